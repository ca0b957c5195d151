/** Which unknowns can move together with one of them: those that share its sums, and theirs. */
import type { System } from './system.ts';

/** For each figure the sums it stands in. */
export function sumsOf({ figures, equations }: System): number[][] {
	const at: number[][] = figures.map(() => []);
	for (const [index, { cells }] of equations.entries()) for (const cell of cells) at[cell]!.push(index);
	return at;
}

/** No more than this many unknowns are looked at in one sum; the others stand still, which only narrows what is found. */
const SCANNED = 400;

/**
 * Grows a group of unknowns around one: first those that stand in most of the sums already touched, so that the group closes
 * upon itself, and of these the largest, which have most room to move.
 */
export class Neighbourhood {
	readonly cells: number[] = [];
	readonly place = new Map<number, number>();
	readonly equations = new Set<number>();
	#score = new Map<number, number>();

	constructor(
		readonly system: System,
		readonly sums: readonly (readonly number[])[],
		readonly isUnknown: (cell: number) => boolean,
		start: number
	) {
		this.#add(start);
	}

	#add(cell: number): void {
		this.place.set(cell, this.cells.push(cell) - 1);
		this.#score.delete(cell);
		for (const index of this.sums[cell]!) {
			if (this.equations.has(index)) continue;
			this.equations.add(index);
			let scanned = 0;
			for (const other of this.system.equations[index]!.cells) {
				if (this.place.has(other) || !this.isUnknown(other)) continue;
				this.#score.set(other, (this.#score.get(other) ?? 0) + 1);
				if (++scanned >= SCANNED) break;
			}
		}
	}

	/** Adds up to `count` unknowns; false when there are no more. */
	grow(count: number): boolean {
		for (let i = 0; i < count; i++) {
			let best = -1;
			let bestScore = -1;
			for (const [cell, shared] of this.#score) {
				// Closing more sums beats size; size is squeezed below one so that it only breaks ties.
				const size = Math.abs(this.system.figures[cell]!.value);
				const score = shared + size / (1 + size) / 2;
				if (score > bestScore) [best, bestScore] = [cell, score];
			}
			if (best < 0) return i > 0;
			this.#add(best);
		}
		return true;
	}

	/** The touched sums as a matrix, row by row. */
	matrix(): Float64Array {
		const width = this.cells.length;
		const matrix = new Float64Array(this.equations.size * width);
		let row = 0;
		for (const index of this.equations) {
			const { cells, coefficients } = this.system.equations[index]!;
			for (const [i, cell] of cells.entries()) {
				const at = this.place.get(cell);
				if (at !== undefined) matrix[row * width + at]! += coefficients[i]!;
			}
			row++;
		}
		return matrix;
	}
}
