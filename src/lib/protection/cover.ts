/** Figures hidden for the sake of others: which, and what company they need. */
import { sumsOf } from './components.ts';
import type { System } from './system.ts';

/** How dear it is to hide a figure that must be given company in one more sum, beside what figures are worth. */
const ALONE = 4;

/** What is hidden so far, and how more is chosen. */
export class Cover {
	readonly sums: number[][];
	readonly unknown: Uint8Array;
	/** How many unknowns stand in each sum. */
	readonly company: Int32Array;
	/** Hidden for another's sake. */
	readonly hidden: number[] = [];

	constructor(readonly system: System) {
		const { figures } = system;
		this.sums = sumsOf(system);
		this.unknown = new Uint8Array(figures.length);
		for (const [cell, { primary, loose, part, fixed }] of figures.entries())
			if (fixed !== 'visas' && (part || primary || loose || fixed === 'skyddad')) this.unknown[cell] = 1;
		this.company = Int32Array.from(
			system.equations,
			({ cells }) => cells.filter((cell) => this.unknown[cell] === 1).length
		);
	}

	/** Must stay unknown: every hidden figure, and parts that are about too few. */
	isGuarded(cell: number): boolean {
		const { part, primary, loose } = this.system.figures[cell]!;
		return this.unknown[cell] === 1 && (primary || !(part || loose));
	}

	/** May the figure be hidden for another's sake? */
	isFree(cell: number): boolean {
		return this.unknown[cell] === 0 && this.system.figures[cell]!.fixed !== 'visas';
	}

	/** Nothing can be taken from a figure that is nobody, so it is poor company: asked only when nothing else helps. */
	isSome(cell: number): boolean {
		return this.isFree(cell) && this.system.figures[cell]!.value !== 0;
	}

	/** What hiding a figure costs: what it is worth to the reader, and every sum that would then need company for it. */
	cost(cell: number): number {
		let alone = 0;
		for (const index of this.sums[cell]!) if (this.company[index] === 0) alone++;
		const { keep, value } = this.system.figures[cell]!;
		return keep + ALONE * alone + value / 1e6;
	}

	cheapest(cells: Iterable<number>, may = (cell: number) => this.isSome(cell)): number {
		let best = -1;
		let least = Infinity;
		for (const cell of cells) {
			if (!may(cell)) continue;
			const cost = this.cost(cell);
			if (cost < least) [best, least] = [cell, cost];
		}
		return best;
	}

	/** A sum in which nothing else is unknown gives the figure away; -1 when there is none. */
	single(cell: number): number {
		for (const index of this.sums[cell]!) if (this.company[index] === 1) return index;
		return -1;
	}

	/**
	 * The shown figure that is least worth to the reader among those close to `cell`: in its own sums, or in the sums of the
	 * hidden figures there. Further away only when nothing is left there. -1 when all is fixed.
	 */
	helper(cell: number): number {
		const { equations } = this.system;
		const seen = new Set<number>([cell]);
		let ring = [cell];
		const found: number[] = [];
		for (let distance = 1; ring.length > 0; distance++) {
			const next: number[] = [];
			for (const one of ring)
				for (const index of this.sums[one]!)
					for (const other of equations[index]!.cells) {
						if (seen.has(other)) continue;
						seen.add(other);
						if (this.unknown[other] === 1) next.push(other);
						else found.push(other);
					}
			const best = distance >= 2 ? this.cheapest(found) : -1;
			if (best >= 0) return best;
			ring = next;
		}
		const best = this.cheapest(found);
		return best >= 0 ? best : this.cheapest(found, (one) => this.isFree(one));
	}

	/** Hides a figure for another's sake. */
	hide(cell: number, hidden: number[]): void {
		this.unknown[cell] = 1;
		for (const index of this.sums[cell]!) this.company[index]!++;
		this.hidden.push(cell);
		hidden.push(cell);
	}

	/** Gives every figure company in each of its sums, and that company the same. Returns all that was hidden for it. */
	accompany(cells: readonly number[]): number[] {
		const fresh = [...cells];
		const hidden: number[] = [];
		while (fresh.length > 0) {
			const cell = fresh.pop()!;
			for (let index = this.single(cell); index >= 0; index = this.single(cell)) {
				const best = this.cheapest(this.system.equations[index]!.cells);
				if (best < 0) break;
				this.hide(best, hidden);
				fresh.push(best);
			}
		}
		return hidden;
	}

	/** Hides the tables of which more than `share` is hidden anyway, whole. Returns what was hidden for it. */
	thin(cells: readonly number[], share: number): number[] {
		const tables = new Map<number, number[]>();
		for (const cell of cells) {
			const { table, part } = this.system.figures[cell]!;
			if (part || table === undefined) continue;
			const own = tables.get(table);
			if (own) own.push(cell);
			else tables.set(table, [cell]);
		}
		const hidden: number[] = [];
		for (const own of tables.values()) {
			const left = own.filter((cell) => this.isFree(cell));
			if (own.length - left.length > share * own.length) for (const cell of left) this.hide(cell, hidden);
		}
		return [...hidden, ...this.accompany(hidden)];
	}

	/** The shown figures least worth to the reader, in so large a share of all there are: hidden at once, with their company. */
	clear(cells: readonly number[], share: number): number[] {
		const free = cells.filter((cell) => this.isSome(cell));
		const keeps = free.map((cell) => this.system.figures[cell]!.keep).sort((a, b) => a - b);
		const most = keeps[Math.ceil(keeps.length * share) - 1] ?? -1;
		const hidden: number[] = [];
		for (const cell of free) if (this.system.figures[cell]!.keep <= most) this.hide(cell, hidden);
		return [...hidden, ...this.accompany(hidden)];
	}
}
