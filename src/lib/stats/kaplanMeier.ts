import { checkLevel } from './interval.ts';
import { jackknifeVariance } from './jackknife.ts';
import { lastUpTo, lifeTable } from './lifeTable.ts';
import { normalQuantile } from './quantile.ts';

/** A probability read off a curve, with its standard error and interval (null where none can be given). */
export interface CurvePoint {
	estimate: number;
	se: number;
	lag: number | null;
	hog: number | null;
}

export interface SurvivalStep extends CurvePoint {
	time: number;
	atRisk: number;
	events: number;
	censored: number;
}

/** Survival by time: `steps` at each distinct time, events and censorings alike; before the first the curve is 1. */
export interface SurvivalCurve {
	n: number;
	events: number;
	steps: SurvivalStep[];
}

export interface SurvivalRows {
	/** Time followed, 0 or more; any unit. */
	times: ArrayLike<number>;
	/** Whether the time ended with the event (else it was still open: censored). */
	events: ArrayLike<boolean>;
	/** What each row counts for; 1 when left out. Whole numbers are so many alike persons, fractions unequal weights. */
	weights?: ArrayLike<number>;
}

/** Log interval p·exp(∓ z·se/p), at most 1; none at p = 0. */
export function logInterval(p: number, se: number, z: number): { lag: number | null; hog: number | null } {
	if (p <= 0) return { lag: null, hog: null };
	const spread = Math.exp((z * se) / p);
	return { lag: p / spread, hog: Math.min(1, p * spread) };
}

/**
 * Kaplan and Meier's estimate of the part still in, with Greenwood's variance and the log interval (R's default).
 *
 * S(t) = Π (1 − dᵢ/nᵢ), Var S = S² Σ dᵢ/(nᵢ(nᵢ−dᵢ)), S·exp(∓ z·se/S). With unequal weights Greenwood's formula does not
 * hold and the jackknife takes its place, as in R.
 * Source: Kaplan & Meier 1958, JASA 53:457-481; Greenwood 1926. Use it only where nothing competes with the event:
 * with other exits, `aalenJohansen`.
 *
 * @throws RangeError on unequal lengths or a negative or missing time or weight
 */
export function kaplanMeier(rows: SurvivalRows, level = 0.95): SurvivalCurve {
	checkLevel(level);
	const z = normalQuantile((1 + level) / 2);
	const causes = Uint8Array.from(rows.events, (event) => (event ? 1 : 0));
	const table = lifeTable({ times: rows.times, causes, weights: rows.weights }, 1);
	const left = table.left[1]!;
	const jackknife = table.squares && jackknifeVariance(table, table.squares, 1);
	let s = 1;
	let greenwood = 0;
	let events = 0;
	const steps = Array.from(table.times, (time, k): SurvivalStep => {
		const n = table.atRisk[k]!;
		const d = left[k]!;
		events += d;
		const last = d >= n;
		s *= last ? 0 : 1 - d / n;
		greenwood += last || d === 0 ? 0 : d / (n * (n - d));
		const se = jackknife && s > 0 ? Math.sqrt(jackknife[k]!) : s * Math.sqrt(greenwood);
		const censored = table.left[0]![k]!;
		return { time, atRisk: n, events: d, censored, estimate: s, se, ...logInterval(s, se, z) };
	});
	return { n: table.atRisk[0] ?? 0, events, steps };
}

/** The curve at time t: 1 before the first step; null after the last when somebody was still in (nobody knows). */
export function survivalAt(curve: SurvivalCurve, t: number): CurvePoint | null {
	const { steps } = curve;
	const last = steps.at(-1);
	if (!last || Number.isNaN(t) || (t > last.time && last.estimate > 0)) return null;
	const step = steps[lastUpTo(t, steps.length, (i) => steps[i]!.time)];
	if (!step) return { estimate: 1, se: 0, lag: 1, hog: 1 };
	const { estimate, se, lag, hog } = step;
	return { estimate, se, lag, hog };
}

/** Where a falling curve goes below `level`; on a flat stretch exactly at it, the middle of the stretch. */
function crossing(
	steps: readonly SurvivalStep[],
	level: number,
	value: (s: SurvivalStep) => number
): number | null {
	const slack = 1e-8;
	const at = steps.findIndex((s) => value(s) <= level + slack);
	if (at < 0) return null;
	const below = steps.findIndex((s) => value(s) < level - slack);
	const flat = value(steps[at]!) >= level - slack;
	return flat && below >= 0 ? (steps[at]!.time + steps[below]!.time) / 2 : steps[at]!.time;
}

/**
 * Time by which the given part has left (the median by default), with the interval where the curve's bounds cross.
 * Source: Brookmeyer & Crowley 1982, Biometrics 38:29-41, in R's form.
 *
 * The estimate is the first time at which no more than the rest are left; where the curve runs level at just that, the
 * middle of the level stretch (R's print.survfit; its quantile() also takes the middle when the last are censored there).
 *
 * @param part more than 0, at most 1
 * @returns estimate and bounds, each null when the curve never comes down so far
 * @throws RangeError on an impossible part
 */
export function survivalTime(
	curve: SurvivalCurve,
	part = 0.5
): { estimate: number | null; lag: number | null; hog: number | null } {
	if (!(part > 0 && part <= 1)) throw new RangeError(`part must be over 0 and at most 1, got ${part}`);
	const { steps } = curve;
	return {
		estimate: crossing(steps, 1 - part, (s) => s.estimate),
		lag: crossing(steps, 1 - part, (s) => s.lag ?? Infinity),
		hog: crossing(steps, 1 - part, (s) => s.hog ?? Infinity)
	};
}
