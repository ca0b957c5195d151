/** The audit: how low and how high hidden figures could be, by linear programming (HiGHS). */
import loadHighs, { type Highs, type Model } from 'highs';
import type { System } from './system.ts';

/** Loaded once by whoever suppresses; nothing is kept between two uses. */
export const loadSolver = (): Promise<Highs> => loadHighs();

/**
 * The figures that hang together, as one linear program: a shown figure stands still, a hidden one may be anything from
 * nothing up, and every sum holds. No figure is let further than `room` from its true value: that can only make the answer
 * narrower than what an outsider would find, and keeps the program small.
 */
export class Program {
	readonly #model: Model;
	readonly #place: Map<number, number>;

	constructor(
		highs: Highs,
		readonly system: System,
		readonly cells: readonly number[],
		equations: readonly number[],
		isUnknown: (cell: number) => boolean,
		readonly room: number
	) {
		this.#place = new Map(cells.map((cell, i) => [cell, i]));
		const starts = [0];
		const indices: number[] = [];
		const values: number[] = [];
		for (const index of equations) {
			const { cells: own, coefficients } = system.equations[index]!;
			const row = new Map<number, number>();
			for (const [i, cell] of own.entries()) {
				const at = this.#place.get(cell)!;
				row.set(at, (row.get(at) ?? 0) + coefficients[i]!);
			}
			for (const [at, coefficient] of row) {
				indices.push(at);
				values.push(coefficient);
			}
			starts.push(indices.length);
		}
		const limits = cells.map((cell) => this.#limits(cell, isUnknown(cell)));
		const nothing = new Float64Array(equations.length);
		this.#model = highs.createModel({
			numCols: cells.length,
			numRows: equations.length,
			colCost: new Float64Array(cells.length),
			colLower: limits.map(([low]) => low),
			colUpper: limits.map(([, high]) => high),
			rowLower: nothing,
			rowUpper: nothing,
			matrix: {
				format: 'csr',
				numRows: equations.length,
				numCols: cells.length,
				starts: Int32Array.from(starts),
				indices: Int32Array.from(indices),
				values: Float64Array.from(values)
			}
		});
		// Primal simplex goes on from the last answer, which stays possible when only the goal changes or a figure is let free.
		this.#model.options.set({ output_flag: false, presolve: 'off', simplex_strategy: PRIMAL });
	}

	#limits(cell: number, unknown: boolean): [number, number] {
		const { value, signed } = this.system.figures[cell]!;
		if (!unknown) return [value, value];
		return [signed ? value - this.room : Math.max(0, value - this.room), value + this.room];
	}

	/** From now on the figure is hidden. */
	free(cell: number): void {
		this.#model.changeColBounds(this.#place.get(cell)!, ...this.#limits(cell, true));
	}

	/** The answer that makes Σ weight · figure as large as it can be: a possible value for every figure. Null when none was found. */
	push(weights: ReadonlyMap<number, number>): Float64Array | null {
		const costs = new Float64Array(this.cells.length);
		for (const [cell, weight] of weights) costs[this.#place.get(cell)!] = -weight;
		this.#model.changeColsCost({ kind: 'range', from: 0, to: this.cells.length - 1 }, costs);
		this.#model.run();
		const status = this.#model.getModelStatus();
		return Number(status) === OPTIMAL ? this.#model.getSolution().colValue : null;
	}

	close(): void {
		this.#model.dispose();
	}
}

/** HiGHS's number for primal simplex. */
const PRIMAL = 4;

/** HiGHS's number for an optimal answer. */
const OPTIMAL = 7;
