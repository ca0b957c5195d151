/** Which figures must be hidden so that no hidden one can be reckoned out, or be known closer than K. */
import type { Highs } from 'highs';
import { componentsOf, sumsOf, type Component } from './components.ts';
import { Program } from './bounds.ts';
import { mixed } from './mixed.ts';
import type { System } from './system.ts';

/** Broad pushes without anything new before the figures are taken one by one. */
const PATIENCE = 2;
/** How dear it is to hide a figure that must be given company in one more sum, beside what figures are worth. */
const ALONE = 4;

export interface Suppressed {
	/** Per figure: may it be shown? */
	shown: boolean[];
	/** Hidden to help others, not for their own sake. */
	helpers: number;
	/** Linear programs solved. */
	programs: number;
	/** Figures that no hiding could save, because earlier releases give them away. */
	exposed: number[];
}

class Work {
	readonly sums: number[][];
	readonly unknown: Uint8Array;
	/** Lowest and highest value each unknown has been seen to take in some possible answer. */
	readonly low: Float64Array;
	readonly high: Float64Array;
	/** How many unknowns stand in each sum. */
	readonly company: Int32Array;
	helpers = 0;
	programs = 0;
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

	isWide(cell: number): boolean {
		return this.high[cell]! - this.low[cell]! >= this.k - 1e-6;
	}

	see(cells: readonly number[], answer: Float64Array): void {
		for (const [i, cell] of cells.entries()) {
			const value = answer[i]!;
			if (value < this.low[cell]!) this.low[cell] = value;
			if (value > this.high[cell]!) this.high[cell] = value;
		}
	}

	/** May the figure be hidden for another's sake? */
	isFree(cell: number): boolean {
		const { fixed, value } = this.system.figures[cell]!;
		return this.unknown[cell] === 0 && fixed !== 'visas' && value !== 0;
	}

	/** What hiding a figure costs: what it is worth to the reader, and every sum that would then need company for it. */
	cost(cell: number): number {
		let alone = 0;
		for (const index of this.sums[cell]!) if (this.company[index] === 0) alone++;
		const { keep, value } = this.system.figures[cell]!;
		return keep + ALONE * alone + value / 1e6;
	}

	cheapest(cells: Iterable<number>): number {
		let best = -1;
		let least = Infinity;
		for (const cell of cells) {
			if (!this.isFree(cell)) continue;
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
		return this.cheapest(found);
	}

	/** Hides a figure for another's sake. */
	cover(cell: number, hidden: number[]): void {
		this.unknown[cell] = 1;
		for (const index of this.sums[cell]!) this.company[index]!++;
		this.helpers++;
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
				this.cover(best, hidden);
				fresh.push(best);
			}
		}
		return hidden;
	}

	/** Pushes many figures at once, this way and that; each answer shows a possible value for every one of them. */
	pushAll(program: Program, cells: readonly number[]): number[] {
		let left = cells.filter((cell) => !this.isWide(cell));
		let patience = PATIENCE;
		for (let round = 0; left.length > 0 && patience > 0; round++) {
			const weights = new Map(left.map((cell) => [cell, mixed(cell, round)]));
			for (const sign of [1, -1]) {
				const answer = program.push(new Map([...weights].map(([cell, weight]) => [cell, weight * sign])));
				this.programs++;
				if (answer) this.see(program.cells, answer);
			}
			const after = left.filter((cell) => !this.isWide(cell));
			patience = after.length < left.length ? PATIENCE : patience - 1;
			left = after;
		}
		return left;
	}

	/** Pushes one figure as far as it goes both ways. */
	pushOne(program: Program, cell: number): boolean {
		for (const weight of [1, -1]) {
			const answer = program.push(new Map([[cell, weight]]));
			this.programs++;
			if (answer) this.see(program.cells, answer);
			if (this.isWide(cell)) return true;
		}
		return false;
	}

	component({ cells, equations }: Component): void {
		this.accompany(cells.filter((cell) => this.isGuarded(cell)));
		let guarded = cells.filter((cell) => this.isGuarded(cell));
		if (guarded.length === 0) return;
		const program = new Program(
			this.highs,
			this.system,
			cells,
			equations,
			(cell) => this.unknown[cell] === 1,
			2 * this.k
		);
		/** Everything that can be hidden is: what is narrow even then cannot be saved, and nothing is given up for it. */
		let bare: Program | undefined;
		const isLost = (cell: number): boolean => {
			bare ??= new Program(
				this.highs,
				this.system,
				cells,
				equations,
				(one) => this.unknown[one] === 1 || this.isFree(one),
				2 * this.k
			);
			const reach = [1, -1].map((weight) => {
				const answer = bare!.push(new Map([[cell, weight]]));
				this.programs++;
				return answer ? answer[cells.indexOf(cell)]! : this.system.figures[cell]!.value;
			});
			return reach[0]! - reach[1]! < this.k - 1e-6;
		};
		const tried = new Set<number>();
		try {
			while (guarded.length > 0) {
				const left = this.pushAll(program, guarded);
				guarded = [];
				for (const cell of left) {
					if (this.isWide(cell) || this.pushOne(program, cell)) continue;
					const lost = !tried.has(cell) && isLost(cell);
					tried.add(cell);
					const help = lost ? -1 : this.helper(cell);
					if (help < 0) {
						this.exposed.push(cell);
						continue;
					}
					const hidden: number[] = [];
					this.cover(help, hidden);
					hidden.push(...this.accompany([help]));
					for (const one of hidden) program.free(one);
					guarded.push(cell, ...hidden);
				}
			}
		} finally {
			program.close();
			bare?.close();
		}
	}

	run(): Suppressed {
		for (const component of componentsOf(this.system)) this.component(component);
		return {
			shown: this.system.figures.map(({ part }, cell) => !part && this.unknown[cell] === 0),
			helpers: this.helpers,
			programs: this.programs,
			exposed: this.exposed
		};
	}
}

/**
 * Secondary suppression over everything that is shown together: starts from the figures that may not be shown, gives each
 * company in every sum it stands in, and hides the least worth helper until every hidden figure could be K or more apart.
 * Each linear program's answer is a possible truth, so a figure that it moves cannot be reckoned out. The same input gives
 * the same answer.
 */
export function suppress(system: System, k: number, highs: Highs): Suppressed {
	return new Work(system, k, highs).run();
}
