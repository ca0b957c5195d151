import type { Random } from './random.ts';
import { year } from './dates.ts';

export type Weights = Readonly<Record<string, number>>;

/** Who an insats takes in: the demo's shape of age, kön, education, referral and support at start. */
export interface Profile {
	kvinnor: number;
	alder: () => number;
	utbildning: Weights;
	remittent: Weights;
	forsorjning: Weights;
	sysselsattning: Weights;
	/** Months on public support. */
	manader: () => number;
}

export const SYSSELSATTNING_FORE: Weights = {
	ingen: 46,
	aktivt_arbetssokande: 24,
	arbetstraning_praktik: 8,
	arbete_osubventionerat: 7,
	arbete_subventionerat: 3,
	studier: 4,
	sysselsattning_sol_lss: 4,
	okand: 4
};

export interface Background {
	kon: string;
	fodelsear: number;
	utbildning: string | null;
	remittent: string | null;
	forsorjning_fore: string | null;
	sysselsattning_fore: string | null;
	omfattning_fore: number | null;
	manader_offentlig_forsorjning: number | null;
}

const WORKS = new Set(['arbete_osubventionerat', 'arbete_subventionerat', 'eget_foretag', 'studier']);
export const worksOrStudies = (code: string | null): boolean => code !== null && WORKS.has(code);

/** Omfattning only for those who work, study or train; part time is the rule at start. */
export function omfattningFore(rng: Random, sysselsattning: string | null): number | null {
	if (worksOrStudies(sysselsattning)) return rng.pick([10, 20, 25, 25, 25, 40, 50, 50]);
	if (sysselsattning === 'arbetstraning_praktik') return rng.pick([10, 15, 25, 25, 50]);
	return null;
}

/** A second support beside the first, now and then: försörjning is a list. */
function second(rng: Random, first: string, sysselsattning: string | null): string {
	if (worksOrStudies(sysselsattning) && sysselsattning !== 'studier' && first !== 'lon_eget_foretag')
		return `${first}|lon_eget_foretag`;
	if (first === 'sjukpenning' && rng.chance(0.12)) return 'sjukpenning|forsorjningsstod';
	if (first === 'aktivitetsstod' && rng.chance(0.3)) return 'aktivitetsstod|forsorjningsstod';
	if (first === 'etableringsersattning' && rng.chance(0.4)) return 'etableringsersattning|forsorjningsstod';
	return first;
}

/** Draws one person's background at `start`. `aktivitetsersattning` ends at 30: older persons get sjukpenning. */
export function drawBackground(rng: Random, profile: Profile, start: string): Background {
	const alder = profile.alder();
	let forsorjning = rng.weighted(profile.forsorjning);
	if (forsorjning === 'aktivitetsersattning' && alder >= 30) forsorjning = 'sjukpenning';
	if (forsorjning === 'studiestod' && alder >= 45) forsorjning = 'forsorjningsstod';
	const sysselsattning = rng.weighted(profile.sysselsattning);
	return {
		kon: rng.chance(0.008) ? 'annat' : rng.chance(profile.kvinnor) ? 'kvinna' : 'man',
		fodelsear: year(start) - alder,
		utbildning: rng.weighted(profile.utbildning),
		remittent: rng.chance(0.02) ? null : rng.weighted(profile.remittent),
		forsorjning_fore: rng.chance(0.02) ? null : second(rng, forsorjning, sysselsattning),
		sysselsattning_fore: sysselsattning,
		omfattning_fore: omfattningFore(rng, sysselsattning),
		manader_offentlig_forsorjning: rng.chance(0.04) ? null : profile.manader()
	};
}

/** Whole years between two ages with a hump at `mode`. */
export function ages(rng: Random, from: number, to: number, mode: number, sd: number): () => number {
	return () => {
		for (;;) {
			const age = Math.round(rng.normal(mode, sd));
			if (age >= from && age <= to) return age;
		}
	};
}

/** Months on support: many short, a long tail, never above 240. */
export function months(rng: Random, typical: number): () => number {
	return () => {
		const u = rng.next();
		return Math.min(240, Math.max(1, Math.round((typical * (0.3 + u)) / (1.3 - u))));
	};
}
