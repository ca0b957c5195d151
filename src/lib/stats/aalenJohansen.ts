import { checkLevel } from './interval.ts';
import { jackknifeVariance } from './jackknife.ts';
import { logInterval, type CurvePoint } from './kaplanMeier.ts';
import { lastUpTo, lifeTable } from './lifeTable.ts';
import { normalQuantile } from './quantile.ts';

export interface CompetingStep {
	time: number;
	atRisk: number;
	/** Still in: reached by none of the causes. */
	still: number;
	/** Cumulative incidence of each cause, in the order of `causes`. They and `still` sum to one. */
	incidence: CurvePoint[];
}

/** Cumulative incidence by time; `steps` at each distinct time, before the first all are still in. */
export interface CompetingCurve {
	n: number;
	causes: string[];
	steps: CompetingStep[];
}

export interface CompetingRows {
	/** Time followed, 0 or more; any unit. */
	times: ArrayLike<number>;
	/** What ended it; null when it was still open (censored). */
	causes: ArrayLike<string | null>;
	/** What each row counts for; 1 when left out. Whole numbers are so many alike persons, fractions unequal weights. */
	weights?: ArrayLike<number>;
}

/**
 * Aalen and Johansen's cumulative incidence with competing causes: the part that has left by each cause, where those who
 * left by another are not censored but gone. (1 − Kaplan-Meier per cause overstates it.)
 *
 * C_k(t) = Σ S(tᵢ₋) d_kᵢ/nᵢ. The covariance of (S, C_k) is carried from time to time with the multinomial covariance of
 * the steps; for one cause it is Greenwood's, in general the infinitesimal jackknife of R's survfit,
 * which is used outright when the weights are unequal. Log interval.
 * Source: Aalen & Johansen 1978, Scandinavian Journal of Statistics 5:141-150; Andersen et al. 1993, IV.4.1.3.
 *
 * @param named causes to report though nobody left by them
 * @throws RangeError on unequal lengths or a negative or missing time or weight
 */
export function aalenJohansen(
	rows: CompetingRows,
	{ level = 0.95, named = [] }: { level?: number; named?: readonly string[] } = {}
): CompetingCurve {
	checkLevel(level);
	const z = normalQuantile((1 + level) / 2);
	const seen = new Set(named);
	for (let i = 0; i < rows.causes.length; i++) if (rows.causes[i] != null) seen.add(rows.causes[i]!);
	const causes = [...seen].sort();
	const codes = new Map<string | null, number>(causes.map((cause, k) => [cause, k + 1]));
	const coded = Uint32Array.from(rows.causes, (cause) => codes.get(cause) ?? 0);
	const table = lifeTable({ times: rows.times, causes: coded, weights: rows.weights }, causes.length);
	const { squares } = table;
	const jackknife = squares && causes.map((_, k) => jackknifeVariance(table, squares, k + 1));

	let s = 1;
	let varS = 0;
	const c = new Float64Array(causes.length);
	const varC = new Float64Array(causes.length);
	const covariance = new Float64Array(causes.length);
	const steps = Array.from(table.times, (time, i): CompetingStep => {
		const n = table.atRisk[i]!;
		let leaving = 0;
		for (let k = 0; k < causes.length; k++) leaving += table.left[k + 1]![i]!;
		const h = leaving >= n ? 1 : leaving / n;
		const incidence = causes.map((_, k): CurvePoint => {
			const hk = table.left[k + 1]![i]! / n;
			c[k]! += s * hk;
			varC[k]! += 2 * hk * covariance[k]! + hk * hk * varS + (s * s * hk * (1 - hk)) / n;
			covariance[k] = (1 - h) * (covariance[k]! + hk * varS) - (s * s * hk * (1 - h)) / n;
			const estimate = Math.min(1, c[k]!);
			const se = Math.sqrt(Math.max(0, jackknife ? jackknife[k]![i]! : varC[k]!));
			return { estimate, se, ...logInterval(estimate, se, z) };
		});
		varS = (1 - h) ** 2 * varS + (s * s * h * (1 - h)) / n;
		s *= 1 - h;
		return { time, atRisk: n, still: s, incidence };
	});
	return { n: table.atRisk[0] ?? 0, causes, steps };
}

/**
 * The cumulative incidence of one cause at time t: 0 before the first step; null for an unknown cause, or after the last
 * step when somebody was still in.
 */
export function incidenceAt(curve: CompetingCurve, cause: string, t: number): CurvePoint | null {
	const k = curve.causes.indexOf(cause);
	const last = curve.steps.at(-1);
	if (k < 0 || !last || Number.isNaN(t) || (t > last.time && last.still > 1e-12)) return null;
	const { steps } = curve;
	const step = steps[lastUpTo(t, steps.length, (i) => steps[i]!.time)];
	return step ? step.incidence[k]! : { estimate: 0, se: 0, lag: null, hog: null };
}
