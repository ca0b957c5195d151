import { bootstrapMeans, inOrder, momentsOf, sampleQuantile } from './bootstrap.ts';
import type { BootstrapOptions, CostEffect, Moments } from './bootstrap.ts';
import { checkLevel, checkShare } from './interval.ts';
import { tQuantile } from './quantile.ts';
import { wilson } from './wilson.ts';

/** Bounds of a cost ratio; null above means that there is no upper limit, null below that there is no lower. */
export interface RatioInterval {
	lag: number | null;
	hog: number | null;
}

/** Cost per effect, or why there is none. */
export interface CostRatio {
	/** ΣC / ΣE; null under the set number of effects. */
	ratio: number | null;
	/** Rows. */
	n: number;
	/** ΣE. */
	effects: number;
	/** Delta-method standard error; null with fewer than two rows. */
	se: number | null;
	fieller: RatioInterval | null;
	bootstrap: RatioInterval | null;
}

export interface CostRatioOptions extends BootstrapOptions {
	level?: number;
	/** Effects below which no ratio is given: it would say more about chance than about cost. */
	minEffects?: number;
}

/**
 * Fieller's interval for a ratio of means: the ratios R for which mean(C) − R·mean(E) is not told apart from 0 by t.
 *
 * Roots of (ē² − t²vₑ) R² − 2(c̄ē − t²v_ce) R + (c̄² − t²v_c) = 0, v the variances of the means. If ē is not told apart from
 * 0 the set is open: all ratios, or those on one side of a gap.
 * Source: Fieller 1954, JRSS B 16:175-185; as in Briggs & Fenn 1998, Health Economics 7:723-740.
 */
function fieller(m: Moments, level: number): RatioInterval {
	const t2 = tQuantile((1 + level) / 2, m.n - 1) ** 2 / m.n;
	const a = m.effect ** 2 - t2 * m.varEffect;
	const b = m.cost * m.effect - t2 * m.covariance;
	const c = m.cost ** 2 - t2 * m.varCost;
	const root = Math.sqrt(Math.max(0, b * b - a * c));
	if (a > 0) return { lag: (b - root) / a, hog: (b + root) / a };
	// The cost is not told apart from 0 either, or every ratio fits.
	if (c <= 0 || b * b <= a * c) return { lag: null, hog: null };
	return m.cost > 0 ? { lag: c / (b + root), hog: null } : { lag: null, hog: c / (b - root) };
}

function percentiles(rows: readonly CostEffect[], level: number, options: BootstrapOptions): RatioInterval {
	const { cost, effect } = bootstrapMeans(rows, options);
	const ratios = cost.map((c, b) => (effect[b]! > 0 ? c / effect[b]! : Infinity));
	const bound = (p: number) => {
		const value = sampleQuantile(ratios, p);
		return Number.isFinite(value) ? value : null;
	};
	return { lag: bound((1 - level) / 2), hog: bound((1 + level) / 2) };
}

/**
 * Cost per effect ΣC/ΣE over persons whose cost and effect are both known, with three views of its certainty: delta
 * standard error √(Σ(C−RE)²/(n(n−1)))/ē, Fieller's interval and a seeded percentile bootstrap.
 *
 * Source: Cochran 1977, Sampling Techniques, ch. 6 (delta); Fieller 1954; Efron & Tibshirani 1993.
 *
 * @returns ratio null under `minEffects` effects (5 unless told); an interval's `hog` null: no upper limit
 * @throws RangeError on a missing number, a negative effect or an impossible level
 */
export function costRatio(rows: readonly CostEffect[], options: CostRatioOptions = {}): CostRatio {
	const { level = 0.95, minEffects = 5 } = options;
	checkLevel(level);
	const ordered = inOrder(rows);
	const n = ordered.length;
	const m = momentsOf(ordered);
	const effects = n > 0 ? m.effect * n : 0;
	const none = { ratio: null, n, effects, se: null, fieller: null, bootstrap: null };
	if (n === 0 || m.effect === 0 || effects < minEffects - 1e-9) return none;
	const ratio = m.cost / m.effect;
	if (n < 2) return { ...none, ratio };
	const residual = m.varCost - 2 * ratio * m.covariance + ratio * ratio * m.varEffect;
	return {
		ratio,
		n,
		effects,
		se: Math.sqrt(Math.max(0, residual) / n) / m.effect,
		fieller: fieller(m, level),
		bootstrap: percentiles(ordered, level, options)
	};
}

/**
 * Cost per exit when only the total cost is known: the cost is taken as it stands, the chance lies in how many of `n`
 * left by that exit. Bounds: total / (n · Wilson's bounds).
 *
 * @param total total cost
 * @param x exits of the kind, of all `n` exits
 * @returns null under `minEffects` exits (5 unless told)
 * @throws RangeError on an impossible share or level, or a cost that is not a number
 */
export function costPerExit(
	total: number,
	x: number,
	n: number,
	{ level = 0.95, minEffects = 5 }: { level?: number; minEffects?: number } = {}
): { ratio: number; lag: number; hog: number | null } | null {
	checkShare(x, n);
	if (!Number.isFinite(total)) throw new RangeError(`not a cost: ${total}`);
	const share = wilson(x, n, level);
	if (!share || x === 0 || x < minEffects) return null;
	const [a, b] = [total / (n * share.hog), total / (n * share.lag)];
	return { ratio: total / x, lag: Math.min(a, b), hog: Math.max(a, b) };
}
