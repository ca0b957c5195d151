import type { Interval } from './interval.ts';
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
