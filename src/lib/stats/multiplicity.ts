import { orderOf } from './sum.ts';

/** Runs over the p-values in order of size; ties keep one value whatever their order in the list. */
function adjust(
	pValues: readonly number[],
	descending: boolean,
	step: (p: number, rank: number, previous: number) => number
): number[] {
	for (const p of pValues) if (!(p >= 0 && p <= 1)) throw new RangeError(`not a p-value: ${p}`);
	const order = orderOf(pValues.length, (i, j) => pValues[i]! - pValues[j]!);
	if (descending) order.reverse();
	const adjusted = new Array<number>(pValues.length);
	let previous = descending ? 1 : 0;
	order.forEach((at, i) => {
		const rank = descending ? pValues.length - i : i + 1;
		previous = step(pValues[at]!, rank, previous);
		adjusted[at] = previous;
	});
	return adjusted;
}

/**
 * Holm's step-down p-values: holds the risk of even one false finding among all comparisons.
 *
 * p(i) → max over j ≤ i of (m − j + 1) p(j), at most 1. Source: Holm 1979, Scandinavian Journal of Statistics 6:65-70.
 *
 * @returns adjusted p-values in the order given
 * @throws RangeError on a value outside 0-1
 */
export function holm(pValues: readonly number[]): number[] {
	const m = pValues.length;
	return adjust(pValues, false, (p, rank, previous) => Math.max(previous, Math.min(1, (m - rank + 1) * p)));
}

/**
 * Benjamini and Hochberg's step-up p-values: holds the expected part of the findings that are false.
 *
 * p(i) → min over j ≥ i of m p(j) / j, at most 1. Source: Benjamini & Hochberg 1995, JRSS B 57:289-300.
 *
 * @returns adjusted p-values in the order given
 * @throws RangeError on a value outside 0-1
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
	const m = pValues.length;
	return adjust(pValues, true, (p, rank, previous) => Math.min(previous, (m / rank) * p));
}
