import { checkLevel, checkShare, type Interval } from './interval.ts';
import { newcombe, newcombeP, type ShareDifference } from './newcombe.ts';
import { gammaQuantile } from './quantile.ts';
import { sum } from './sum.ts';
import { wilson } from './wilson.ts';

/** One stratum (an age group, say): `count` of `n` in the unit, and how much the stratum weighs in the standard. */
export interface Stratum {
	count: number;
	n: number;
	/** Size in the standard population, in any unit. */
	standard: number;
}

export interface Standardised extends Interval {
	/** The figure as it stands: Σcount / Σn. */
	crude: number;
	/** The figure with the strata in the standard's proportions. */
	adjusted: number;
}

/** Weights that sum to one, for strata that weigh anything; null when one of those has nobody in the unit. */
function weighted(strata: readonly Stratum[]): { count: number; n: number; w: number }[] | null {
	for (const { count, n, standard } of strata) {
		if (![count, n, standard].every((value) => Number.isFinite(value) && value >= 0)) {
			throw new RangeError(`impossible stratum: ${count} of ${n}, standard ${standard}`);
		}
	}
	const total = sum(strata.map((s) => s.standard));
	if (total === 0) return null;
	const used = strata.filter((s) => s.standard > 0);
	if (used.some((s) => s.n === 0)) return null;
	return used.map(({ count, n, standard }) => ({ count, n, w: standard / total }));
}

const crudeOf = (strata: readonly Stratum[]): number =>
	sum(strata.map((s) => s.count)) / sum(strata.map((s) => s.n));

/**
 * Directly standardised rate with Fay and Feuer's gamma interval, for counts of events (rare, or per exposure).
 *
 * r = Σ wᵢ cᵢ/nᵢ, v = Σ wᵢ² cᵢ/nᵢ², m = max wᵢ/nᵢ; lower Γ(α/2; r²/v, v/r), upper Γ(1−α/2; (r+m)²/(v+m²), (v+m²)/(r+m)),
 * arguments shape and scale. Source: Fay & Feuer 1997, Statistics in Medicine 16:791-801.
 *
 * @returns rates per one; null when a stratum of the standard has nobody in the unit (it cannot be standardised)
 * @throws RangeError on a negative or missing number
 */
export function directRate(strata: readonly Stratum[], level = 0.95): Standardised | null {
	checkLevel(level);
	const rows = weighted(strata);
	if (!rows) return null;
	const tail = (1 - level) / 2;
	const r = sum(rows.map(({ count, n, w }) => (w * count) / n));
	const v = sum(rows.map(({ count, n, w }) => (w * w * count) / (n * n)));
	const m = rows.reduce((most, { n, w }) => Math.max(most, w / n), 0);
	return {
		crude: crudeOf(strata),
		adjusted: r,
		lag: r === 0 ? 0 : gammaQuantile(tail, (r * r) / v, v / r),
		hog: gammaQuantile(1 - tail, (r + m) ** 2 / (v + m * m), (v + m * m) / (r + m))
	};
}

/**
 * Directly standardised share (at most one outcome a person), with Wilson's interval at the effective size
 * 1 / Σ(wᵢ²/nᵢ): strata that weigh much and hold few people widen it. With weights as in the unit itself it is Wilson's.
 * Source: Kish 1965 for the effective size; Yan & Su 2010, Statistics in Biopharmaceutical Research 2:329-335, for the idea.
 *
 * @returns fractions 0-1; null when a stratum of the standard has nobody in the unit
 * @throws RangeError on an impossible share
 */
export function directShare(strata: readonly Stratum[], level = 0.95): Standardised | null {
	for (const { count, n } of strata) checkShare(count, n);
	const rows = weighted(strata);
	if (!rows) return null;
	const adjusted = Math.min(1, sum(rows.map(({ count, n, w }) => (w * count) / n)));
	const size = effectiveSize(strata)!;
	const interval = wilson(adjusted * size, size, level)!;
	return { crude: crudeOf(strata), adjusted, ...interval };
}

/** The effective size behind a directly standardised share, 1 / Σ(wᵢ²/nᵢ); null where it cannot be standardised. */
export function effectiveSize(strata: readonly Stratum[]): number | null {
	const rows = weighted(strata);
	return rows && 1 / sum(rows.map(({ n, w }) => (w * w) / n));
}

/**
 * Difference between two directly standardised shares, first − second, with Newcombe's interval and p-value at their
 * effective sizes. Both must be standardised to the same standard.
 * Source: Newcombe 1998 (method 10) on the effective sizes of Kish 1965; Zou & Donner 2008, Statistics in Medicine
 * 27:1693-1702, for joining two intervals so.
 *
 * @returns null when either cannot be standardised
 * @throws RangeError on an impossible share
 */
export function directDifference(
	first: readonly Stratum[],
	second: readonly Stratum[],
	level = 0.95
): (ShareDifference & { p: number }) | null {
	const [a, b] = [directShare(first, level), directShare(second, level)];
	const [n1, n2] = [effectiveSize(first), effectiveSize(second)];
	if (!a || !b || !n1 || !n2) return null;
	const counts = [a.adjusted * n1, n1, b.adjusted * n2, n2] as const;
	return { ...newcombe(...counts, level)!, p: newcombeP(...counts)! };
}

export interface ObservedExpected extends Interval {
	/** Observed / expected: over 1 is more than the strata of the unit would lead to expect. */
	ratio: number;
	/** The older log-normal interval, ratio · exp(∓ z/√O); null when nothing was observed. For comparison with others. */
	logNormal: Interval | null;
}

/**
 * Indirectly standardised ratio O/E with the exact Poisson interval Γ(α/2; O)/E to Γ(1−α/2; O+1)/E.
 * Source: Garwood 1936; Breslow & Day 1987, IARC Scientific Publications 82, ch. 2.
 *
 * @param observed count in the unit
 * @param expected count if every stratum of the unit had the standard's rate, see `expectedCount`
 * @returns null when nothing is expected
 * @throws RangeError on a negative or missing number
 */
export function indirect(observed: number, expected: number, level = 0.95): ObservedExpected | null {
	checkLevel(level);
	if (!(observed >= 0 && expected >= 0 && Number.isFinite(observed) && Number.isFinite(expected))) {
		throw new RangeError(`impossible counts: observed ${observed}, expected ${expected}`);
	}
	if (expected === 0) return null;
	const tail = (1 - level) / 2;
	const ratio = observed / expected;
	const spread = Math.exp(Math.sqrt(gammaQuantile(level, 0.5, 2) / observed));
	return {
		ratio,
		lag: observed === 0 ? 0 : gammaQuantile(tail, observed) / expected,
		hog: gammaQuantile(1 - tail, observed + 1) / expected,
		logNormal: observed === 0 ? null : { lag: ratio / spread, hog: ratio * spread }
	};
}

/** Σ nᵢ · rateᵢ: what the unit's own strata would give at the standard's rates. */
export function expectedCount(strata: readonly { n: number; rate: number }[]): number {
	return sum(strata.map(({ n, rate }) => n * rate));
}
