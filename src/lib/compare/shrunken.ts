/** Each share beside what it is when it is drawn toward the common mean, the more the smaller the group. */
import { shrink, type Interval } from '../stats/index.ts';
import type { Shown } from './types.ts';

export interface ShrunkenSide extends Interval {
	key: string;
	name: string;
	n: number;
	raw: number;
	estimate: number;
	/** The part of the estimate that is the group's own, 0-1. */
	weight: number;
}

export interface Shrunken {
	mean: number;
	sides: ShrunkenSide[];
}

/** Null with fewer than three sides. */
export function shrunken(sides: readonly Shown[]): Shrunken | null {
	const found = sides.length < 3 ? null : shrink(sides.map(({ x, n }) => ({ x, n })));
	if (!found) return null;
	return {
		mean: found.mean,
		sides: sides.map(({ key, name, n, varde }, i) => {
			const { estimate, weight, lag, hog } = found.units[i]!;
			return { key, name, n, raw: varde, estimate, weight, lag, hog };
		})
	};
}
