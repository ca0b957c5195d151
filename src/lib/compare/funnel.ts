/** The funnel: how far from the common share a group of a size lands by chance alone. */
import { funnelLimits, funnelPlace, type FunnelPlace, type Interval } from '../stats/index.ts';
import { together } from './differences.ts';
import type { Shown } from './types.ts';

export interface FunnelSide {
	key: string;
	name: string;
	n: number;
	varde: number;
	place: FunnelPlace;
	/** The 95 % limits for a group of its size. */
	limits: Interval;
}

export interface Funnel {
	/** The share of all sides together. */
	theta: number;
	sides: FunnelSide[];
	/** How many would fall outside the 95 % limits by chance alone, on average. */
	expected: number;
}

/** Null with fewer than three sides, where there is no crowd to stand out from. */
export function funnel(sides: readonly Shown[]): Funnel | null {
	if (sides.length < 3) return null;
	const { x, n } = together(sides);
	const theta = x / n;
	return {
		theta,
		sides: sides.map((side) => ({
			key: side.key,
			name: side.name,
			n: side.n,
			varde: side.varde,
			place: funnelPlace(side.x, side.n, theta)!,
			limits: funnelLimits(theta, side.n)!
		})),
		expected: sides.length * 0.05
	};
}
