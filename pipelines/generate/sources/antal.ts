import { random } from '../random.ts';
import type { Deltagande, Row } from '../types.ts';
import { TEAMS } from '../insats/vastmanlandMix.ts';

/** The total one team reported for 2025 that its own rows do not give: a planted warning, never a refusal. */
export const AVVIKANDE_TOTAL = {
	insats_id: 'samordningsteam_fns',
	period: '2025',
	kategori: 'avslutade',
	for_mycket: 2
};

/** Rådgivande team: anonymous consultations a year, as many as its events say, and volume participants. */
export function radgivandeAntal(seed: number, handelser: readonly Row[]): Row[] {
	const rng = random(seed, 'radgivande antal');
	const consultations = handelser.filter((row) => row.typ === 'anonym_konsultation');
	return Array.from({ length: 11 }, (_, i) => String(2016 + i)).flatMap((period) => {
		const antal = consultations.filter((row) => String(row.datum).startsWith(period)).length;
		const base = { insats_id: 'radgivande_team', period };
		return [
			{ ...base, kategori: 'anonyma_konsultationer', antal },
			{ ...base, kategori: 'volym', antal: rng.int(6, 15) }
		];
	});
}

/** Västmanland's team: anonymous participants per half-year by kön, and reported totals for 2025. */
export function vastmanlandAntal(seed: number, rows: readonly Deltagande[]): Row[] {
	const rng = random(seed, 'vastmanland antal');
	const halves = ['2024-H1', '2024-H2', '2025-H1', '2025-H2', '2026-H1'];
	const anonyma = TEAMS.flatMap(({ insats_id, registrerade }) =>
		halves.flatMap((period) =>
			['kvinna', 'man'].map((kon) => ({
				insats_id,
				period,
				kategori: 'anonyma',
				antal: rng.int(1, Math.ceil(registrerade / 100) + 2),
				kon
			}))
		)
	);
	const totals = TEAMS.map(({ insats_id }) => {
		const antal = rows.filter(
			(row) =>
				row.insats_id === insats_id && row.slut?.startsWith('2025') && row.avslutsorsak !== 'felregistrering'
		).length;
		const extra = insats_id === AVVIKANDE_TOTAL.insats_id ? AVVIKANDE_TOTAL.for_mycket : 0;
		return { insats_id, period: '2025', kategori: 'avslutade', antal: antal + extra };
	});
	return [...anonyma, ...totals];
}

/** KRUS: those who asked about a place, a year. */
export function krusAntal(seed: number): Row[] {
	const rng = random(seed, 'krus antal');
	return Array.from({ length: 8 }, (_, i) => ({
		insats_id: 'krus',
		period: String(2019 + i),
		kategori: 'intresseanmalningar',
		antal: i === 0 ? 21 : rng.int(44, 68)
	}));
}
