import { worksOrStudies } from './background.ts';
import type { Random } from './random.ts';
import type { Deltagande } from './types.ts';

export type Utfall = 'arbete' | 'studier' | 'annat';
type Fore = Pick<Deltagande, 'forsorjning_fore' | 'sysselsattning_fore' | 'omfattning_fore'>;
export type Efter = Pick<Deltagande, 'forsorjning_efter' | 'sysselsattning_efter' | 'omfattning_efter'>;

export const INGET_UTFALL: Efter = {
	forsorjning_efter: null,
	sysselsattning_efter: null,
	omfattning_efter: null
};

/** What a person lives on and does at the end, given the kind of outcome and how it was at start. */
export function drawOutcome(rng: Random, utfall: Utfall, fore: Fore): Efter {
	if (utfall === 'arbete') {
		const before = worksOrStudies(fore.sysselsattning_fore) ? (fore.omfattning_fore ?? 0) : 0;
		const omfattning = Math.max(before, rng.pick([25, 50, 50, 50, 75, 75, 80, 100, 100, 100, 100]));
		const stod = omfattning < 100 ? rng.weighted({ '': 5, '|sjukpenning': 3, '|forsorjningsstod': 1 }) : '';
		return {
			sysselsattning_efter: rng.weighted({
				arbete_osubventionerat: 50,
				arbete_subventionerat: 45,
				eget_foretag: 5
			}),
			omfattning_efter: omfattning,
			forsorjning_efter: `lon_eget_foretag${stod}`
		};
	}
	if (utfall === 'studier') {
		return {
			sysselsattning_efter: 'studier',
			omfattning_efter: rng.pick([50, 50, 75, 100, 100, 100]),
			forsorjning_efter: rng.weighted({ studiestod: 8, 'studiestod|forsorjningsstod': 1, aktivitetsstod: 1 })
		};
	}
	const efter = rng.weighted({
		aktivt_arbetssokande: 27,
		arbetslivsinriktad_rehabilitering: 14,
		arbetstraning_praktik: 13,
		sysselsattning_sol_lss: 8,
		ingen: 38
	});
	const kvar = (fore.forsorjning_fore ?? 'forsorjningsstod').split('|')[0] as string;
	const stod = kvar === 'lon_eget_foretag' ? 'sjukpenning' : kvar;
	return {
		sysselsattning_efter: efter,
		omfattning_efter:
			efter === 'arbetstraning_praktik' || efter === 'arbetslivsinriktad_rehabilitering'
				? rng.pick([25, 25, 50, 50, 75])
				: null,
		forsorjning_efter: rng.chance(0.75)
			? stod
			: rng.weighted({ forsorjningsstod: 4, aktivitetsstod: 3, sjukpenning: 2, sjukersattning: 1, okand: 1 })
	};
}

/** Why it ended. Those who went to work or studies mostly ended as planned. */
export function drawAvslut(rng: Random, utfall: Utfall): { avslutsorsak: string; fullfoljt: string | null } {
	const avslutsorsak =
		utfall === 'annat'
			? rng.weighted({
					enligt_plan: 52,
					avbrott_halsa: 16,
					avbrott_eget_val: 10,
					uteblivit: 7,
					annan_insats: 9,
					avbrott_flytt: 4,
					okand: 2
				})
			: rng.weighted({ enligt_plan: 92, avbrott_eget_val: 3, avbrott_flytt: 2, annan_insats: 3 });
	const fullfoljt = rng.chance(0.03) ? null : avslutsorsak === 'enligt_plan' ? 'ja' : 'nej';
	return { avslutsorsak, fullfoljt };
}

/** An ended spell without a registered outcome: no consent, or nobody wrote it down. */
export function drawOregistrerat(
	rng: Random,
	noConsent: number
): Efter & Pick<Deltagande, 'samtycke' | 'avslutsorsak' | 'fullfoljt'> {
	if (rng.chance(noConsent)) {
		const avslutsorsak = rng.weighted({
			enligt_plan: 5,
			atertaget_samtycke: 3,
			avbrott_eget_val: 2,
			okand: 2
		});
		return { ...INGET_UTFALL, samtycke: 'nej', avslutsorsak, fullfoljt: null };
	}
	const avslutsorsak = rng.weighted({
		okand: 30,
		uteblivit: 30,
		avbrott_flytt: 20,
		avbrott_halsa: 18,
		avliden: 2
	});
	return {
		...INGET_UTFALL,
		sysselsattning_efter: avslutsorsak === 'avliden' || rng.chance(0.5) ? null : 'okand',
		samtycke: 'ja',
		avslutsorsak,
		fullfoljt: rng.chance(0.4) ? null : 'nej'
	};
}
