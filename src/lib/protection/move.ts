/**
 * How far hidden figures can move while every sum still holds: Gaussian elimination over a handful of unknowns.
 * All other figures stand still, so what is found is possible for certain, and never more than an outsider's own bounds.
 */

const EPSILON = 1e-9;

/** A way to change the unknowns together so that every sum stays true. One entry per unknown. */
export type Direction = Float64Array;

/**
 * The directions in which the unknowns can move: a basis of the null space of `matrix` (rows × unknowns, row by row; it is
 * destroyed). A figure that no direction moves can be reckoned out. Gauss–Jordan with the largest pivot.
 */
export function directions(matrix: Float64Array, rows: number, unknowns: number): Direction[] {
	const pivots: number[] = [];
	const free: number[] = [];
	let row = 0;
	for (let column = 0; column < unknowns; column++) {
		let best = row;
		for (let r = row; r < rows; r++)
			if (Math.abs(matrix[r * unknowns + column]!) > Math.abs(matrix[best * unknowns + column]!)) best = r;
		if (row >= rows || Math.abs(matrix[best * unknowns + column]!) < EPSILON) {
			free.push(column);
			continue;
		}
		swap(matrix, row, best, unknowns);
		const scale = matrix[row * unknowns + column]!;
		for (let c = column; c < unknowns; c++) matrix[row * unknowns + c]! /= scale;
		for (let r = 0; r < rows; r++) {
			const factor = matrix[r * unknowns + column]!;
			if (r === row || Math.abs(factor) < EPSILON) continue;
			for (let c = column; c < unknowns; c++)
				matrix[r * unknowns + c]! -= factor * matrix[row * unknowns + c]!;
		}
		pivots.push(column);
		row++;
	}
	return free.map((column) => {
		const direction = new Float64Array(unknowns);
		direction[column] = 1;
		for (const [r, pivot] of pivots.entries()) {
			const entry = -matrix[r * unknowns + column]!;
			direction[pivot] = Math.abs(entry) < EPSILON ? 0 : entry;
		}
		return direction;
	});
}

function swap(matrix: Float64Array, a: number, b: number, width: number): void {
	if (a === b) return;
	for (let c = 0; c < width; c++) {
		const kept = matrix[a * width + c]!;
		matrix[a * width + c] = matrix[b * width + c]!;
		matrix[b * width + c] = kept;
	}
}

/**
 * How far one can go along a direction, forwards and backwards, before some count would fall below nothing.
 * `values` are the true figures; those in `signed` have no floor.
 */
export function reach(
	direction: Direction,
	values: readonly number[],
	signed: readonly boolean[]
): [back: number, forth: number] {
	let back = Infinity;
	let forth = Infinity;
	for (const [i, step] of direction.entries()) {
		if (step === 0 || signed[i]) continue;
		const room = values[i]! / Math.abs(step);
		if (step < 0) forth = Math.min(forth, room);
		else back = Math.min(back, room);
	}
	return [back, forth];
}
