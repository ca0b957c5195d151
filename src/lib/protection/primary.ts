/** What may not stand by itself, before anything is reckoned from anything else. */
import type { Address } from './lattice.ts';

/** K may be set per förbund, but never below this. */
export const smallestK = 3;

/** Too few to be shown, and not nobody. */
export const isPrimary = (n: number, k: number): boolean => n > 0 && n < k;

/** Everybody the same: all of them or none of them, which says of each what it says of all. */
export const isUniform = (part: number, whole: number): boolean =>
	whole > 0 && (part === 0 || part === whole);

/** One measure as the release sees it: how many (`whole`), how many of them (`part`), by the counts' numbers. */
export interface Rule {
	whole: number;
	part?: number;
	/** About persons both sides are guarded; about answers only how many answered. */
	skydd: 'person' | 'svar';
	/**
	 * When all are alike: hidden both when all did and when nobody did; for one value of several only when all have it; never
	 * for what has been registered, which says nothing about anyone.
	 */
	uniform: 'both' | 'all' | 'never';
	/** Is the figure at this address one of the measure's own? */
	covers(address: Address): boolean;
}
