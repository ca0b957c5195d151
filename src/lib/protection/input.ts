/** What a release is decided from: counted figures, and how everybody knows that they hang together. */
import type { Address } from './lattice.ts';
import type { Rule } from './primary.ts';

export interface Counted extends Address {
	n: number;
	/** False for a remainder that nobody is shown, but that could be had by subtraction. */
	published: boolean;
}

/** What an earlier release held of a figure, and whether it was shown. Releases are numbered from the oldest. */
export interface Earlier extends Address {
	release: number;
	n: number;
	shown: boolean;
}

export interface Sum {
	whole: string;
	parts: readonly string[];
}

/** Σ plus = Σ minus, between counts with the same place and cut. */
export interface Balance {
	plus: readonly Address[];
	minus: readonly Address[];
}

export interface ReleaseInput {
	k: number;
	figures: readonly Counted[];
	/** Which counts make up the measures, and how strict each is. */
	rules: readonly Rule[];
	/** A place is the sum of its places, a time of its times; held to be so where the figures say so. */
	places: readonly Sum[];
	times: readonly Sum[];
	/** Counts of different persons, who may be in several parts of a whole: a whole is then at least each part, at most their sum. */
	overlapping: ReadonlySet<number>;
	/** Times that are no figure anywhere, only what is left of others: an earlier release does not remember them. */
	unseen: readonly string[];
	/** Counts that are sums of each other for everybody: Σ coefficient · count = 0. */
	linked: readonly (readonly [count: number, coefficient: number][])[];
	balances: readonly Balance[];
	earlier: readonly Earlier[];
	/** Does a cut tell something of the people in it that they would mind? */
	tells(cut: string): boolean;
	/** The largest place a place is in. */
	top(place: string): string;
	/** How much the reader misses a figure: the least missed is hidden first. */
	keep(address: Address): number;
}
