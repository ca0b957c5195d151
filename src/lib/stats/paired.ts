import { binomialCdf, normalTail } from './special.ts';

/** Test of whether paired changes lean one way. */
export interface PairedTest {
	/** Changes that are not zero: the ones the test stands on. */
	n: number;
	/** Pairs without change, left out. */
	zeros: number;
	/** Two-sided p-value; 1 when nothing changed. */
	p: number;
}

export interface SignTest extends PairedTest {
	up: number;
	down: number;
}

export interface SignedRankTest extends PairedTest {
	/** Sum of the ranks of the positive changes. */
	v: number;
	method: 'exakt' | 'normal';
}

/** Averages of scale steps differ in the last digits only by rounding: such changes are equal, or none. */
function rounded(differences: Iterable<number>): number[] {
	return Array.from(differences, (d) => {
		if (!Number.isFinite(d)) throw new RangeError(`not a change: ${d}`);
		return Math.round(d * 1e9) / 1e9;
	});
}

/**
 * Exact sign test of paired changes (after − before): 2 P(X ≤ min(up, down)), X binomial with a half; zeros left out.
 * Source: Hollander & Wolfe 1999, Nonparametric Statistical Methods, 3.4.
 *
 * @throws RangeError on a change that is not a number
 */
export function signTest(differences: Iterable<number>): SignTest {
	const all = rounded(differences);
	const up = all.filter((d) => d > 0).length;
	const down = all.filter((d) => d < 0).length;
	const n = up + down;
	return { n, zeros: all.length - n, up, down, p: Math.min(1, 2 * binomialCdf(Math.min(up, down), n, 0.5)) };
}

/** Twice the mid-rank of each value in an ascending list (whole numbers), and Σ(t³ − t) over the groups of ties. */
function doubledRanks(sorted: readonly number[]): { ranks: number[]; ties: number } {
	const ranks: number[] = [];
	let ties = 0;
	for (let from = 0; from < sorted.length;) {
		let to = from + 1;
		while (to < sorted.length && sorted[to] === sorted[from]) to++;
		const t = to - from;
		ties += t ** 3 - t;
		for (let i = from; i < to; i++) ranks.push(from + 1 + to);
		from = to;
	}
	return { ranks, ties };
}

/** Two-sided p over all 2ⁿ ways to give the ranks signs; counts the ways by sum. */
function permutationP(ranks: readonly number[], v: number): number {
	const total = ranks.reduce((a, b) => a + b, 0);
	const ways = new Float64Array(total + 1);
	ways[0] = 1;
	let reach = 0;
	for (const rank of ranks) {
		for (let s = reach; s >= 0; s--) ways[s + rank]! += ways[s]!;
		reach += rank;
	}
	const far = Math.min(v, total - v);
	let count = 0;
	for (let s = 0; s <= far; s++) count += ways[s]!;
	return Math.min(1, (2 * count) / 2 ** ranks.length);
}

/**
 * Wilcoxon's signed-rank test of paired changes (after − before). Zeros are left out, ties get mid-ranks.
 *
 * Under 25 changes: exact, over all signs of the ranks as they stand, ties and all. From 25: normal approximation with
 * mean n(n+1)/4, variance n(n+1)(2n+1)/24 − Σ(t³−t)/48 and continuity correction ½, as R's wilcox.test.
 * Source: Hollander & Wolfe 1999, 3.1; Pratt & Gibbons 1981 for the conditional exact distribution.
 *
 * @param correct use the continuity correction in the normal approximation
 * @throws RangeError on a change that is not a number
 */
export function signedRank(differences: Iterable<number>, correct = true): SignedRankTest {
	const all = rounded(differences);
	const changes = all.filter((d) => d !== 0).sort((a, b) => Math.abs(a) - Math.abs(b));
	const n = changes.length;
	const { ranks, ties } = doubledRanks(changes.map(Math.abs));
	let doubledV = 0;
	changes.forEach((d, i) => (doubledV += d > 0 ? ranks[i]! : 0));
	const found = { n, zeros: all.length - n, v: doubledV / 2 };
	if (n < 25) return { ...found, p: permutationP(ranks, doubledV), method: 'exakt' };
	const distance = Math.abs(found.v - (n * (n + 1)) / 4) - (correct ? 0.5 : 0);
	const variance = (n * (n + 1) * (2 * n + 1)) / 24 - ties / 48;
	return {
		...found,
		p: Math.min(1, 2 * normalTail(Math.max(0, distance) / Math.sqrt(variance))),
		method: 'normal'
	};
}
