import { ages, drawBackground, months, SYSSELSATTNING_FORE, type Profile } from '../background.ts';
import { DATA_END } from '../dates.ts';
import { drawAvslut, drawOregistrerat, drawOutcome, INGET_UTFALL, type Utfall } from '../outcome.ts';
import { random, type Random } from '../random.ts';
import type { Deltagande } from '../types.ts';
import { drawStart, endAfter, type Spell } from './intake.ts';
import { quotas, STRATA, TEAMS, type Stratum, type Team } from './vastmanlandMix.ts';

const START = '2024-03-28';
const FELREGISTRERADE = 3;
type Ending = { stratum: Stratum; utfall: Utfall | null };

/** Spells in the order they were drawn, until `ended` of them have ended; those still running come along. */
function drawSpells(rng: Random, ended: number): { ended: Spell[]; open: Spell[] } {
	const done: Spell[] = [];
	const open: Spell[] = [];
	while (done.length < ended) {
		const start = drawStart(rng, START, DATA_END);
		const days = rng.chance(0.06) ? rng.int(366, 450) : Math.max(20, Math.round(rng.normal(245, 75)));
		const slut = endAfter(start, days);
		if (slut === null) open.push({ start, slut });
		else done.push({ start, slut });
	}
	return { ended: done, open };
}

function profileOf(rng: Random, stratum: Stratum): Profile {
	const ung = stratum.startsWith('ung');
	const kort = stratum.endsWith('kort');
	return {
		kvinnor: 0.6,
		alder: ung ? ages(rng, 17, 34, 26, 5) : ages(rng, 35, 64, 46, 8),
		utbildning: { forgymnasial: 34, gymnasial: 46, eftergymnasial: 15, okand: 5 },
		remittent: kort
			? { af: 60, kommun: 15, fk: 10, region: 10, egen_ansokan: 5 }
			: { fk: 40, kommun: 28, af: 16, region: 13, egen_ansokan: 2, annan: 1 },
		forsorjning: kort
			? { a_kassa: 1 }
			: {
					sjukpenning: 38,
					forsorjningsstod: 30,
					aktivitetsersattning: 14,
					aktivitetsstod: 12,
					sjukersattning: 2,
					etableringsersattning: 4
				},
		sysselsattning: SYSSELSATTNING_FORE,
		manader: kort ? () => rng.int(2, 23) : () => 24 + months(rng, 40)() - 1
	};
}

/** In the two short strata a-kassa stands alone and months are stated, so that a stratum can be read off the row. */
function drawRow(
	rng: Random,
	team: Team,
	spell: Spell,
	stratum: Stratum,
	id: (prefix: string) => string
): Deltagande {
	const background = drawBackground(rng, profileOf(rng, stratum), spell.start);
	const kort = stratum.endsWith('kort');
	const forsorjning = kort ? 'a_kassa' : (background.forsorjning_fore ?? 'forsorjningsstod');
	return {
		deltagande_id: id('VD'),
		deltagare: id('V'),
		insats_id: team.insats_id,
		...spell,
		...background,
		forsorjning_fore: forsorjning,
		manader_offentlig_forsorjning: background.manader_offentlig_forsorjning ?? (kort ? 12 : 48),
		utlandsk_bakgrund: null,
		samtycke: 'ja',
		...INGET_UTFALL,
		avslutsorsak: null,
		fullfoljt: null
	};
}

function finish(rng: Random, row: Deltagande, utfall: Utfall | null): Deltagande {
	if (utfall === null) return { ...row, ...drawOregistrerat(rng, 0.5) };
	return { ...row, ...drawOutcome(rng, utfall, row), ...drawAvslut(rng, utfall) };
}

function endings(rng: Random, team: Team): Ending[] {
	const registered = quotas(team).flatMap(({ stratum, registrerade, till_arbete, till_studier }) =>
		Array.from({ length: registrerade }, (_, i): Ending => ({
			stratum,
			utfall: i < till_arbete ? 'arbete' : i < till_arbete + till_studier ? 'studier' : 'annat'
		}))
	);
	const rest = Math.round((team.registrerade * team.oregistrerade) / 100);
	const unregistered = Array.from({ length: rest }, (): Ending => ({
		stratum: rng.weighted(team.mix),
		utfall: null
	}));
	return rng.shuffle([...registered, ...unregistered]);
}

/** Rows made by mistake: marked felregistrering, with an outcome that must count nowhere. */
function mistakes(rng: Random, team: Team, id: (prefix: string) => string): Deltagande[] {
	return Array.from({ length: FELREGISTRERADE }, () => {
		const start = drawStart(rng, START, '2026-08-31');
		const spell = { start, slut: endAfter(start, rng.int(1, 20)) };
		const row = drawRow(rng, team, spell, rng.pick(STRATA), id);
		return { ...finish(rng, row, 'arbete'), avslutsorsak: 'felregistrering', fullfoljt: null };
	});
}

/** Some come back, or move to another team: the later spell gets the earlier one's person. Outcomes stay as they are. */
function relink(rng: Random, rows: Deltagande[], wanted: number): void {
	const ended = rng.shuffle(
		rows.filter((row) => row.slut !== null && row.avslutsorsak !== 'felregistrering')
	);
	const taken = new Set<Deltagande>();
	let links = 0;
	for (const earlier of ended) {
		if (links === wanted) return;
		if (taken.has(earlier)) continue;
		const later = rows.find(
			(row) =>
				!taken.has(row) &&
				row.start > (earlier.slut as string) &&
				row.kon === earlier.kon &&
				row.fodelsear === earlier.fodelsear &&
				row.samtycke === earlier.samtycke
		);
		if (!later) continue;
		later.deltagare = earlier.deltagare;
		later.utbildning = earlier.utbildning;
		taken.add(earlier).add(later);
		links++;
	}
}

/** Västmanland's five team, 2024-03-28 and on. About 3 700 spells. */
export function vastmanland(seed: number, id: (prefix: string) => string): Deltagande[] {
	const rng = random(seed, 'vastmanland');
	const rows = TEAMS.flatMap((team) => {
		const ends = endings(rng, team);
		const spells = drawSpells(rng, ends.length);
		const done = spells.ended.map((spell, i) => {
			const { stratum, utfall } = ends[i] as Ending;
			return finish(rng, drawRow(rng, team, spell, stratum, id), utfall);
		});
		const open = spells.open.map((spell) => {
			const row = drawRow(rng, team, spell, rng.weighted(team.mix), id);
			return rng.chance(0.05) ? { ...row, samtycke: 'nej' } : row;
		});
		return [...done, ...open, ...mistakes(rng, team, id)];
	});
	relink(rng, rows, 130);
	return rows;
}
