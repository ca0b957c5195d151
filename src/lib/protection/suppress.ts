/** Which figures must be hidden so that no hidden one can be reckoned out, or be known closer than K. */
import type { Highs } from 'highs';
import { boundsOf, reduce } from './bounds.ts';
import { directions, reach } from './move.ts';
import { Neighbourhood, sumsOf } from './neighbours.ts';
import type { System } from './system.ts';

/** Sizes of the groups tried by elimination before the linear program is asked. */
const STEPS = [10, 14, 24, 48];
/** The largest group the linear program is given. */
const MOST = 260;

export interface Suppressed {
	/** Per figure: may it be shown? */
	shown: boolean[];
	/** Hidden to help others, not for their own sake. */
	helpers: number;
	/** How many hidden figures elimination alone cleared, and how many went to the linear program. */
	byElimination: number;
	byProgram: number;
	/** Figures that no hiding could save, because earlier releases or the sums themselves give them away. */
	exposed: number[];
}

class Work {
	readonly sums: number[][];
	readonly unknown: Uint8Array;
	/** Lowest and highest value each unknown has been seen to take in some possible answer. */
	readonly low: Float64Array;
	readonly high: Float64Array;
	readonly queue: number[] = [];
	/** Hidden, but not yet looked after in each sum. */
	readonly fresh: number[] = [];
	byElimination = 0;
	byProgram = 0;
	helpers = 0;
	readonly exposed: number[] = [];

	constructor(
		readonly system: System,
		readonly k: number,
		readonly highs: Highs
	) {
		const { figures } = system;
		this.sums = sumsOf(system);
		this.unknown = new Uint8Array(figures.length);
		this.low = Float64Array.from(figures, ({ value }) => value);
		this.high = Float64Array.from(this.low);
		for (const [cell, { primary, part, fixed }] of figures.entries()) {
			if (fixed === 'visas') continue;
			if (part || primary || fixed === 'skyddad') this.unknown[cell] = 1;
			if (this.isGuarded(cell)) this.fresh.push(cell);
		}
	}

	/** Must stay unknown: every hidden figure, and parts that are about too few. */
	isGuarded(cell: number): boolean {
		const { part, primary } = this.system.figures[cell]!;
		return this.unknown[cell] === 1 && (!part || primary);
	}

	isWide(cell: number): boolean {
		return this.high[cell]! - this.low[cell]! >= this.k - 1e-6;
	}

	see(cell: number, value: number): void {
		if (value < this.low[cell]!) this.low[cell] = value;
		if (value > this.high[cell]!) this.high[cell] = value;
	}

	/** Moves along every direction found; each end is a possible answer for all that moved. */
	walk(around: Neighbourhood, target: number): void {
		const { cells } = around;
		const values = cells.map((cell) => this.system.figures[cell]!.value);
		const signed = cells.map((cell) => this.system.figures[cell]!.signed === true);
		const at = around.place.get(target)!;
		for (const direction of directions(around.matrix(), around.equations.size, cells.length)) {
			if (direction[at] === 0) continue;
			const [back, forth] = reach(direction, values, signed);
			for (const [i, step] of direction.entries()) {
				if (step === 0) continue;
				this.see(cells[i]!, values[i]! - Math.min(back, 1e9) * step);
				this.see(cells[i]!, values[i]! + Math.min(forth, 1e9) * step);
			}
		}
	}

	/** True when the figure's possible values are at least K apart. */
	certify(cell: number): boolean {
		if (this.isWide(cell)) return true;
		const around = new Neighbourhood(this.system, this.sums, (other) => this.unknown[other] === 1, cell);
		let more = true;
		for (const step of STEPS) {
			if (!more) break;
			more = around.grow(step);
			this.walk(around, cell);
			if (this.isWide(cell)) {
				this.byElimination++;
				return true;
			}
		}
		if (more) around.grow(MOST - around.cells.length);
		this.program(around, cell);
		return this.isWide(cell);
	}

	program(around: Neighbourhood, cell: number): void {
		this.byProgram++;
		const { figures, equations } = this.system;
		const rows = reduce(equations, around.equations, around.place, (one) => figures[one]!.value);
		const signed = around.cells.map((one) => figures[one]!.signed === true);
		const { low, high, at } = boundsOf(this.highs, around.place.get(cell)!, rows, signed);
		this.see(cell, Math.max(low, -1e9));
		this.see(cell, Math.min(high, 1e9));
		for (const answer of at)
			if (answer) for (const [i, one] of around.cells.entries()) this.see(one, answer[i]!);
	}

	/**
	 * The shown figure that is least worth to the reader among those close to `cell`: in its own sums, or in the sums of the
	 * hidden figures there. Further away only when nothing is left there. -1 when all is fixed.
	 */
	helper(cell: number): number {
		const { equations } = this.system;
		const seen = new Set<number>([cell]);
		let ring = [cell];
		let best = -1;
		for (let distance = 1; ring.length > 0; distance++) {
			const next: number[] = [];
			for (const one of ring)
				for (const index of this.sums[one]!)
					for (const other of equations[index]!.cells) {
						if (seen.has(other)) continue;
						seen.add(other);
						if (this.unknown[other] === 1) next.push(other);
						else if (this.isBetter(other, best)) best = other;
					}
			if (best >= 0 && distance >= 2) return best;
			ring = next;
		}
		return best;
	}

	isBetter(other: number, best: number): boolean {
		const { fixed, value, keep } = this.system.figures[other]!;
		if (fixed === 'visas' || value === 0) return false;
		if (best < 0) return true;
		const now = this.system.figures[best]!;
		return keep < now.keep || (keep === now.keep && value < now.value);
	}

	hide(cell: number): void {
		this.unknown[cell] = 1;
		this.helpers++;
		this.fresh.push(cell);
	}

	/** A sum in which nothing else is unknown gives the figure away; -1 when there is none. */
	single(cell: number): number {
		for (const index of this.sums[cell]!) {
			const { cells } = this.system.equations[index]!;
			if (!cells.some((other) => other !== cell && this.unknown[other] === 1)) return index;
		}
		return -1;
	}

	/** Gives every newly hidden figure company in each of its sums, and that company the same. */
	accompany(): void {
		while (this.fresh.length > 0) {
			const cell = this.fresh.pop()!;
			this.queue.push(cell);
			for (let index = this.single(cell); index >= 0; index = this.single(cell)) {
				let best = -1;
				for (const other of this.system.equations[index]!.cells)
					if (other !== cell && this.isBetter(other, best)) best = other;
				if (best < 0) break;
				this.hide(best);
			}
		}
	}

	run(): Suppressed {
		this.accompany();
		while (this.queue.length > 0) {
			const cell = this.queue.pop()!;
			while (this.single(cell) >= 0 || !this.certify(cell)) {
				const help = this.helper(cell);
				if (help < 0) {
					this.exposed.push(cell);
					break;
				}
				this.hide(help);
				this.accompany();
			}
		}
		const { figures } = this.system;
		return {
			shown: figures.map(({ part }, cell) => !part && this.unknown[cell] === 0),
			helpers: this.helpers,
			byElimination: this.byElimination,
			byProgram: this.byProgram,
			exposed: this.exposed
		};
	}
}

/**
 * Secondary suppression over everything that is shown together: starts from the figures that may not be shown, and hides the
 * least worth helper until every hidden figure could be K or more apart (elimination first, a linear program where that does
 * not settle it). Order of work is the order of the figures, so the same input gives the same answer.
 */
export function suppress(system: System, k: number, highs: Highs): Suppressed {
	return new Work(system, k, highs).run();
}
