import { checkShare, type Interval } from './interval.ts';
import { normalTail } from './special.ts';
import { wilson } from './wilson.ts';

/** A difference between two shares, −1 to 1, and its interval. */
export interface ShareDifference extends Interval {
	difference: number;
}

/**
 * Difference p1 − p2 between the shares of two independent groups.
 *
 * With Wilson's bounds l, u of each share: lower d − √((p1−l1)² + (u2−p2)²), upper d + √((u1−p1)² + (p2−l2)²).
 * Source: method 10 (hybrid score, no continuity correction) in Newcombe 1998, Statistics in Medicine 17:873-890.
 *
 * @returns null when either group is empty
 * @throws RangeError on an impossible share or level
 */
export function newcombe(
	x1: number,
	n1: number,
	x2: number,
	n2: number,
	level = 0.95
): ShareDifference | null {
	const first = wilson(x1, n1, level);
	const second = wilson(x2, n2, level);
	if (!first || !second) return null;
	const p1 = x1 / n1;
	const p2 = x2 / n2;
	const difference = p1 - p2;
	return {
		difference,
		lag: Math.max(-1, difference - Math.hypot(p1 - first.lag, second.hog - p2)),
		hog: Math.min(1, difference + Math.hypot(first.hog - p1, p2 - second.lag))
	};
}

/** Wilson's bound of a share at z standard deviations: the lower with `side` −1, the upper with 1. */
function bound(x: number, n: number, z: number, side: -1 | 1): number {
	const half = z * Math.sqrt((x * (n - x)) / n + (z * z) / 4);
	return (x + (z * z) / 2 + side * half) / (n + z * z);
}

/**
 * The two-sided p-value that belongs to `newcombe`: 1 − the highest level at which its interval still excludes 0, so that
 * a decision by p never says another thing than the interval beside it.
 *
 * The z at which |p1 − p2| = √((p1−l1)² + (u2−p2)²) (the higher share first), found by halving; p = 2 Φ(−z).
 * Source: inversion of method 10 in Newcombe 1998, Statistics in Medicine 17:873-890.
 *
 * @returns 0-1; 1 for equal shares; null when either group is empty
 * @throws RangeError on an impossible share
 */
export function newcombeP(x1: number, n1: number, x2: number, n2: number): number | null {
	checkShare(x1, n1);
	checkShare(x2, n2);
	if (n1 === 0 || n2 === 0) return null;
	const [p1, p2] = [x1 / n1, x2 / n2];
	if (p1 === p2) return 1;
	if (p1 < p2) return newcombeP(x2, n2, x1, n1);
	const excludes = (z: number) => p1 - p2 > Math.hypot(p1 - bound(x1, n1, z, -1), bound(x2, n2, z, 1) - p2);
	let low = 0;
	let high = 1;
	while (excludes(high) && high < 64) high *= 2;
	for (let i = 0; i < 80; i++) {
		const middle = (low + high) / 2;
		if (excludes(middle)) low = middle;
		else high = middle;
	}
	return 2 * normalTail(low);
}

/** The same people before and after: how many had it both times, only before, only after, neither time. */
export interface PairedCounts {
	both: number;
	before: number;
	after: number;
	neither: number;
}

/**
 * Change after − before in a share, of the same people.
 *
 * As `newcombe`, less what the two shares have in common: √(δ₁² − 2φδ₁δ₂ + δ₂²), φ the correlation of the fourfold table
 * with the numerator ad − bc moved n/2 toward 0 when positive.
 * Source: method 10 in Newcombe 1998, Statistics in Medicine 17:2635-2650.
 *
 * @returns null when there is nobody
 * @throws RangeError on a negative or missing count, or an impossible level
 */
export function newcombePaired(counts: PairedCounts, level = 0.95): ShareDifference | null {
	const { both, before, after, neither } = counts;
	const n = both + before + after + neither;
	for (const count of [both, before, after, neither]) checkShare(count, n);
	const later = wilson(both + after, n, level);
	const earlier = wilson(both + before, n, level);
	if (!later || !earlier) return null;
	const p1 = (both + after) / n;
	const p2 = (both + before) / n;
	const margins = (both + after) * (before + neither) * (both + before) * (after + neither);
	const cross = both * neither - before * after;
	const phi = margins > 0 ? (cross > 0 ? Math.max(0, cross - n / 2) : cross) / Math.sqrt(margins) : 0;
	const width = (a: number, b: number) => Math.sqrt(Math.max(0, a * a - 2 * phi * a * b + b * b));
	const difference = (after - before) / n;
	return {
		difference,
		lag: Math.max(-1, difference - width(p1 - later.lag, earlier.hog - p2)),
		hog: Math.min(1, difference + width(later.hog - p1, p2 - earlier.lag))
	};
}
