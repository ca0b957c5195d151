import { orderOf, sum } from './sum.ts';

/** Persons followed from a start: how long, and which of the causes ended it (0 = still open, censored). */
export interface Followed {
	times: ArrayLike<number>;
	/** Whole numbers 0 … causes. */
	causes: ArrayLike<number>;
	/** What each person counts for; 1 when left out. */
	weights?: ArrayLike<number> | undefined;
}

/** Per distinct time, in order: how many were at risk just before it and how many left at it. */
export interface LifeTable {
	times: Float64Array;
	atRisk: Float64Array;
	/** Leavers by cause, `left[0]` the censored. */
	left: Float64Array[];
	/** Sums of squared weights of the same, where a weight is no number of persons (a fraction); else null. */
	squares: Float64Array[] | null;
}

/** Times nearer to each other than this, or than this part of their mean, are one time. As R's survival package. */
const SAME = 2 ** -26;

function check({ times, causes, weights }: Followed, causeCount: number): void {
	if (causes.length !== times.length || (weights && weights.length !== times.length)) {
		throw new RangeError('times, causes and weights must be equally long');
	}
	for (let i = 0; i < times.length; i++) {
		if (!(times[i]! >= 0 && times[i]! < Infinity)) throw new RangeError(`impossible time: ${times[i]}`);
		if (!(causes[i]! >= 0 && causes[i]! <= causeCount)) throw new RangeError(`unknown cause: ${causes[i]}`);
		if (weights && !(weights[i]! >= 0 && weights[i]! < Infinity)) {
			throw new RangeError(`impossible weight: ${weights[i]}`);
		}
	}
}

/**
 * The distinct times, ascending. Times that differ by rounding only (0.1 + 0.2 and 0.3 months) are one time.
 * Source: aeqSurv of R's survival package.
 */
function distinct(sorted: Float64Array): Float64Array {
	const unique = sorted.filter((t, i) => i === 0 || t !== sorted[i - 1]);
	const same = SAME * Math.max(1, sum(unique) / unique.length);
	return unique.filter((t, i) => i === 0 || t - unique[i - 1]! > same);
}

/**
 * Counts leavers by distinct time. Equal times are one time; those censored at a time are at risk at it. Persons of no
 * weight are left out. The order of the rows does not matter, down to the last bit.
 *
 * @throws RangeError on unequal lengths, a negative or missing time or weight, or an unknown cause
 */
export function lifeTable(followed: Followed, causeCount: number): LifeTable {
	check(followed, causeCount);
	const { times: rows, causes, weights } = followed;
	const sorted = Float64Array.from(rows).sort();
	const times = distinct(weights ? sorted.filter(positiveTimes(rows, weights)) : sorted);
	const columns = () => Array.from({ length: causeCount + 1 }, () => new Float64Array(times.length));
	const left = columns();
	const squares = weights && !wholeNumbers(weights) ? columns() : null;

	const add = (row: number) => {
		const weight = weights ? weights[row]! : 1;
		if (weight === 0) return;
		const cause = causes[row]!;
		const at = lastUpTo(rows[row]!, times.length, (k) => times[k]!);
		left[cause]![at]! += weight;
		if (squares) squares[cause]![at]! += weight * weight;
	};
	if (weights) orderOf(rows.length, (i, j) => weights[i]! - weights[j]!).forEach(add);
	else for (let row = 0; row < rows.length; row++) add(row);

	const atRisk = new Float64Array(times.length);
	let risk = 0;
	for (let k = times.length - 1; k >= 0; k--) {
		for (const cause of left) risk += cause[k]!;
		atRisk[k] = risk;
	}
	return { times, atRisk, left, squares };
}

function wholeNumbers(weights: ArrayLike<number>): boolean {
	for (let i = 0; i < weights.length; i++) if (!Number.isInteger(weights[i])) return false;
	return true;
}

/** Whether a time belongs to somebody of weight. */
function positiveTimes(rows: ArrayLike<number>, weights: ArrayLike<number>): (time: number) => boolean {
	const kept = new Set<number>();
	for (let i = 0; i < rows.length; i++) if (weights[i]! > 0) kept.add(rows[i]!);
	return (time) => kept.has(time);
}

/** Position of the last of `length` ascending times that is ≤ t, −1 when all are later. */
export function lastUpTo(t: number, length: number, timeAt: (i: number) => number): number {
	let low = -1;
	let high = length;
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if (timeAt(middle) <= t) low = middle;
		else high = middle;
	}
	return low;
}
