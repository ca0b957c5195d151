/** How two figures of the same places go together: Spearman's rank correlation, and how sure it is with so few places. */
import { normalQuantile } from '../stats/index.ts';

/** Fewer places than this say nothing: with five, no correlation but a perfect one is told from none. */
export const FEWEST = 6;

/** Ranks from 1, ties shared. */
export function ranks(values: readonly number[]): number[] {
	const order = values.map((value, at) => ({ value, at })).sort((a, b) => a.value - b.value);
	const result = new Array<number>(values.length).fill(0);
	for (let i = 0; i < order.length;) {
		let j = i;
		while (j + 1 < order.length && order[j + 1]!.value === order[i]!.value) j++;
		for (let at = i; at <= j; at++) result[order[at]!.at] = (i + j) / 2 + 1;
		i = j + 1;
	}
	return result;
}

/** Pearson's r; null when either side does not vary. */
export function pearson(x: readonly number[], y: readonly number[]): number | null {
	const n = x.length;
	const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / n;
	const [mx, my] = [mean(x), mean(y)];
	let [xy, xx, yy] = [0, 0, 0];
	for (let i = 0; i < n; i++) {
		const [a, b] = [x[i]! - mx, y[i]! - my];
		xy += a * b;
		xx += a * a;
		yy += b * b;
	}
	const r = xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : null;
	return r === null ? null : Math.max(-1, Math.min(1, r));
}

export interface Correlation {
	/** −1 to 1. */
	r: number;
	lag: number;
	hog: number;
	/** Places. */
	n: number;
}

/**
 * Spearman's ρ with Fisher's z and the standard error √((1 + r²/2) / (n − 3)).
 * Source: Bonett & Wright 2000, Psychometrika 65:23-28.
 *
 * @param pairs both figures of a place; null where one is hidden, and such a place is left out
 * @returns null with fewer than `FEWEST` places, or when a figure is the same everywhere
 */
export function spearman(
	pairs: readonly (readonly [number | null, number | null])[],
	level = 0.95
): Correlation | null {
	const both = pairs.filter((pair): pair is [number, number] => pair[0] !== null && pair[1] !== null);
	if (both.length < FEWEST) return null;
	const r = pearson(ranks(both.map(([x]) => x)), ranks(both.map(([, y]) => y)));
	if (r === null) return null;
	const n = both.length;
	const half = normalQuantile((1 + level) / 2) * Math.sqrt((1 + (r * r) / 2) / (n - 3));
	const z = Math.atanh(Math.max(-1 + 1e-12, Math.min(1 - 1e-12, r)));
	return { r, lag: Math.tanh(z - half), hog: Math.tanh(z + half), n };
}
