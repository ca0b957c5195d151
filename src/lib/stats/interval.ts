/** A two-sided interval, lower and upper bound, in the unit of the estimate it belongs to. */
export interface Interval {
	lag: number;
	hog: number;
}

/** @throws RangeError unless `level` is a confidence level strictly between 0 and 1. */
export function checkLevel(level: number): void {
	if (!(level > 0 && level < 1))
		throw new RangeError(`confidence level must lie between 0 and 1, got ${level}`);
}

/**
 * Checks a share `x` of `n`. Whole counts are the rule; fractions are let through for weighted counts with an
 * effective sample size.
 *
 * @throws RangeError if `x` or `n` is not finite, is negative, or `x` exceeds `n`.
 */
export function checkShare(x: number, n: number): void {
	if (!Number.isFinite(x) || !Number.isFinite(n) || x < 0 || n < 0 || x > n) {
		throw new RangeError(`impossible share: ${x} of ${n}`);
	}
}
