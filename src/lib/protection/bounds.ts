/** The audit: how far hidden figures could be from what they are, by linear programming (HiGHS). */
import loadHighs, { type Highs, type Model } from 'highs';
import type { System } from './system.ts';

/** Loaded once by whoever suppresses; nothing is kept between two uses. */
export const loadSolver = (): Promise<Highs> => loadHighs();

interface Known {
	system: System;
	/** For each figure the sums it stands in. */
	sums: readonly (readonly number[])[];
	isUnknown(cell: number): boolean;
	/**
	 * No figure is let further than this from its true value. That can only make the answer narrower than what an outsider
	 * would find; and figures that need not go far leave room for others to move in the same answer.
	 */
	room(cell: number): number;
}

/**
 * Unknown figures that hang together, as one linear program over how far each is from its true value: every sum goes on
 * holding, no count falls below nothing, and what is known stands still and so is not in it at all.
 */
export class Program {
	/** The figures, in the order of the answers. */
	readonly cells: number[] = [];
	/** What its answers have cost, in answers about a thousand figures: the work grows as the square of the figures. */
	effort = 0;
	readonly #model: Model;
	readonly #column = new Map<number, number>();
	readonly #row = new Map<number, number>();

	constructor(
		highs: Highs,
		readonly known: Known
	) {
		const none = new Float64Array(0);
		this.#model = highs.createModel({
			numCols: 0,
			numRows: 0,
			colCost: none,
			colLower: none,
			colUpper: none,
			rowLower: none,
			rowUpper: none,
			matrix: {
				format: 'csr',
				numRows: 0,
				numCols: 0,
				starts: Int32Array.of(0),
				indices: new Int32Array(0),
				values: none
			}
		});
		// Every figure has a least and a most, so the dual simplex can start anywhere: several times faster here than the primal.
		this.#model.options.set({ output_flag: false, presolve: 'off', simplex_strategy: DUAL });
	}

	has(cell: number): boolean {
		return this.#column.has(cell);
	}

	/** Takes in an unknown figure and every other that hangs together with it through unknown ones. Returns those that are new. */
	take(cell: number): number[] {
		const { system, sums, isUnknown, room } = this.known;
		if (this.has(cell)) return [];
		const fresh = [cell];
		const rows = new Set<number>();
		this.#column.set(cell, this.cells.length);
		for (let at = 0; at < fresh.length; at++)
			for (const index of sums[fresh[at]!]!) {
				rows.add(index);
				for (const other of system.equations[index]!.cells) {
					if (this.has(other) || !isUnknown(other)) continue;
					this.#column.set(other, this.cells.length + fresh.length);
					fresh.push(other);
				}
			}
		this.#model.addVars(
			fresh.map((one) => {
				const { value, signed } = system.figures[one]!;
				return signed ? -room(one) : -Math.min(value, room(one));
			}),
			fresh.map(room)
		);
		this.cells.push(...fresh);
		this.#fill(rows, new Set(fresh));
		return fresh;
	}

	/** Writes the sums of figures just taken in: into those that stand here already, and as new ones. */
	#fill(rows: ReadonlySet<number>, fresh: ReadonlySet<number>): void {
		const starts = [0];
		const indices: number[] = [];
		const values: number[] = [];
		for (const index of rows) {
			const { cells, coefficients } = this.known.system.equations[index]!;
			const entries = new Map<number, number>();
			for (const [i, cell] of cells.entries())
				if (this.has(cell)) entries.set(cell, (entries.get(cell) ?? 0) + coefficients[i]!);
			const row = this.#row.get(index);
			if (row === undefined) {
				for (const [cell, value] of entries) {
					indices.push(this.#column.get(cell)!);
					values.push(value);
				}
				this.#row.set(index, this.#row.size);
				starts.push(indices.length);
			} else
				for (const [cell, value] of entries)
					if (fresh.has(cell)) this.#model.changeCoefficient(row, this.#column.get(cell)!, value);
		}
		const count = starts.length - 1;
		if (count === 0) return;
		this.#model.addRows({
			lower: new Float64Array(count),
			upper: new Float64Array(count),
			matrix: {
				format: 'csr',
				numRows: count,
				numCols: this.cells.length,
				starts: Int32Array.from(starts),
				indices: Int32Array.from(indices),
				values: Float64Array.from(values)
			}
		});
	}

	/**
	 * The answer that makes Σ weight · figure as large as it can be: how far from the truth each figure then is, in the order
	 * of `cells`. Null when none was found.
	 */
	push(weights: ReadonlyMap<number, number>): Float64Array | null {
		this.effort += (this.cells.length / 1000) ** 2;
		const costs = new Float64Array(this.cells.length);
		for (const [cell, weight] of weights) costs[this.#column.get(cell)!] = -weight;
		this.#model.changeColsCost({ kind: 'range', from: 0, to: this.cells.length - 1 }, costs);
		this.#model.run();
		const status = this.#model.getModelStatus();
		return Number(status) === OPTIMAL ? this.#model.getSolution().colValue : null;
	}

	close(): void {
		this.#model.dispose();
	}
}

/** HiGHS's number for dual simplex. */
const DUAL = 1;

/** HiGHS's number for an optimal answer. */
const OPTIMAL = 7;
