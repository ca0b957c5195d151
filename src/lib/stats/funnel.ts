import { checkLevel, checkShare, type Interval } from './interval.ts';
import { normalQuantile } from './quantile.ts';
import { binomialCdf } from './special.ts';

/** The smallest count r with P(X ≤ r) ≥ p, less the part of its probability that lies beyond p. */
function interpolatedCount(p: number, n: number, theta: number): number {
	const guess = n * theta + normalQuantile(p) * Math.sqrt(n * theta * (1 - theta));
	let low = -1;
	let high = n;
	let r = Math.min(n - 1, Math.max(0, Math.floor(guess)));
	for (let width = 1; ; width *= 2) {
		if (binomialCdf(r, n, theta) >= p) {
			high = r;
			if (r - width <= low) break;
			r -= width;
		} else {
			low = r;
			if (r + width >= high) break;
			r += width;
		}
	}
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if (binomialCdf(middle, n, theta) >= p) high = middle;
		else low = middle;
	}
	const at = binomialCdf(high, n, theta);
	return high - (at - p) / (at - binomialCdf(high - 1, n, theta));
}

/**
 * Limits within which a share of `n` falls if its true value is `theta`: exact binomial, interpolated so that the
 * funnel is smooth in n. `n` is a whole number.
 *
 * (r − α)/n with r = min{r: F(r) ≥ p}, α = (F(r) − p)/(F(r) − F(r−1)), p = (1 ∓ level)/2, kept within 0-1.
 * Source: Spiegelhalter 2005, Statistics in Medicine 24:1185-1202, appendix A.1.1.
 *
 * For a handful of people and a theta near 0 or 1 a limit may fall short of theta itself (n 1, theta 0.01: both limits 0);
 * no share that such a unit can have lies between.
 *
 * @param theta the reference share, 0-1, usually the mean of all units
 * @returns null when n = 0
 * @throws RangeError on an impossible theta, n or level
 */
export function funnelLimits(theta: number, n: number, level = 0.95): Interval | null {
	checkLevel(level);
	checkShare(theta, 1);
	if (!Number.isInteger(n) || n < 0) throw new RangeError(`n must be a whole number, got ${n}`);
	if (n === 0) return null;
	if (theta === 0 || theta === 1) return { lag: theta, hog: theta };
	const limit = (p: number) => Math.min(1, Math.max(0, interpolatedCount(p, n, theta) / n));
	return { lag: limit((1 - level) / 2), hog: limit((1 + level) / 2) };
}

/** Where a unit stands in the funnel: within the 95 % limits, beyond them, or beyond the 99.8 % limits too. */
export type FunnelPlace = 'inom' | 'over_95' | 'under_95' | 'over_99_8' | 'under_99_8';

/** Places the share `x` of `n` in the funnel around `theta`; null when n = 0. A point on a limit counts as within it. */
export function funnelPlace(x: number, n: number, theta: number): FunnelPlace | null {
	checkShare(x, n);
	const wide = funnelLimits(theta, n, 0.998);
	const narrow = funnelLimits(theta, n, 0.95);
	if (!wide || !narrow) return null;
	const share = x / n;
	if (share > wide.hog) return 'over_99_8';
	if (share < wide.lag) return 'under_99_8';
	if (share > narrow.hog) return 'over_95';
	return share < narrow.lag ? 'under_95' : 'inom';
}
