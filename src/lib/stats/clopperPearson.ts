import { checkLevel, checkShare, type Interval } from './interval.ts';
import { betaQuantile } from './quantile.ts';

/**
 * Clopper and Pearson's exact interval for a share of `x` out of `n`: never covers less than it says, often more.
 *
 * Lower bound B(α/2; x, n−x+1), upper bound B(1−α/2; x+1, n−x), B the beta quantile.
 * Source: Clopper & Pearson 1934, Biometrika 26:404-413.
 *
 * @returns bounds as fractions 0-1, or null when n = 0
 * @throws RangeError on an impossible share or level
 */
export function clopperPearson(x: number, n: number, level = 0.95): Interval | null {
	checkShare(x, n);
	checkLevel(level);
	if (n === 0) return null;
	const tail = (1 - level) / 2;
	return {
		lag: x === 0 ? 0 : betaQuantile(tail, x, n - x + 1),
		hog: x === n ? 1 : betaQuantile(1 - tail, x + 1, n - x)
	};
}
