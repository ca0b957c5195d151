/**
 * Compensated sum, correct to the last digit or two whatever the length of the list.
 * Source: Neumaier 1974, Zeitschrift für Angewandte Mathematik und Mechanik 54:39-51.
 */
export function sum(values: Iterable<number>): number {
	let total = 0;
	let lost = 0;
	for (const value of values) {
		const next = total + value;
		lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
		total = next;
	}
	return Number.isFinite(lost) ? total + lost : total;
}

/** Mean of the values, NaN when there are none. */
export function mean(values: ArrayLike<number> & Iterable<number>): number {
	return sum(values) / values.length;
}

/** The order of the rows by the given comparison, ties by position: sums over it are the same on any machine. */
export function orderOf(length: number, compare: (i: number, j: number) => number): Uint32Array {
	const order = new Uint32Array(length);
	for (let i = 0; i < length; i++) order[i] = i;
	return order.sort((i, j) => compare(i, j) || i - j);
}
