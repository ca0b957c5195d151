/** Which figures must be hidden so that no hidden one can be reckoned out, or be known closer than K. */
import type { Highs } from 'highs';
import { Program } from './bounds.ts';
import { componentsOf } from './components.ts';
import { Cover } from './cover.ts';
import { mixed } from './mixed.ts';
import type { System } from './system.ts';

/** Broad pushes without enough new before the figures are taken one by one. */
const PATIENCE = 2;
/** Enough is when the narrow ones have become so much fewer. */
const ENOUGH = 0.9;
/** How many times K a whole may be moved, so that many of its parts can move at once. */
const FAR = 20;
/** Effort, as a program counts it, between each time that figures are hidden wholesale; a förbund as most are never comes there. */
const EFFORT = 5000;
/** The same where most is lost anyway: more effort saves next to nothing there, and takes minutes. */
const EFFORT_SPARSE = 125;
/** Help in vain before it is asked whether help is possible, where that is hardly ever in doubt or dear to know. */
const SELDOM = 8;
/** So many figures hang together that there is time for broad strokes only. */
const VAST = 7_500;
/** So many figures hang together before any is hidden wholesale. */
const MANY = 500;
/** A table of which more than this is hidden for its own sake goes whole, where vastly many figures hang together. */
const THIN = 0.3;
/** People are sparse where more than this share of the figures may not be shown for their own sake. */
const SPARSE = 0.3;
/** How large a share of the figures still shown goes each time. */
const CLEAR = [0.5, 0.5, 0.75, 1];

export interface Suppressed {
	/** Per figure: may it be shown? */
	shown: boolean[];
	/** Hidden by this run to help others, not for their own sake. */
	helpers: number;
	/** Linear programs solved. */
	programs: number;
	/** Figures that no hiding could save, because earlier releases give them away. */
	exposed: number[];
}

class Work {
	readonly cover: Cover;
	/** Lowest and highest value each unknown has been seen to take in some possible answer. */
	readonly low: Float64Array;
	readonly high: Float64Array;
	/** Figures that are the sum of others somewhere. */
	readonly wholes: ReadonlySet<number>;
	/** After so much help in vain it is asked whether help is possible at all: seldom in doubt when nothing is out already. */
	readonly doubt: number;
	programs = 0;
	readonly exposed: number[] = [];

	constructor(
		readonly system: System,
		readonly k: number,
		readonly highs: Highs
	) {
		const { figures, equations } = system;
		this.cover = new Cover(system);
		this.wholes = new Set(
			equations.flatMap(({ cells, coefficients }) => cells.filter((_, i) => coefficients[i]! > 0))
		);
		this.doubt = figures.some(({ fixed }) => fixed === 'visas') ? 1 : SELDOM;
		this.low = Float64Array.from(figures, ({ value }) => value);
		this.high = Float64Array.from(this.low);
	}

	isWide(cell: number): boolean {
		return this.high[cell]! - this.low[cell]! >= this.k - 1e-6;
	}

	/** An answer is a possible truth: it widens what the figures could be. */
	see(cells: readonly number[], off: Float64Array): void {
		for (const [i, cell] of cells.entries()) {
			const value = this.system.figures[cell]!.value + off[i]!;
			if (value < this.low[cell]!) this.low[cell] = value;
			if (value > this.high[cell]!) this.high[cell] = value;
		}
	}

	/** Pushes many figures at once, this way and that; each answer shows a possible value for every one of them. */
	pushAll(program: Program, cells: readonly number[]): number[] {
		let left = cells.filter((cell) => !this.isWide(cell));
		let patience = PATIENCE;
		for (let round = 0; left.length > 0 && patience > 0; round++) {
			const weights = new Map(left.map((cell) => [cell, round === 0 ? 1 : mixed(cell, round)]));
			for (const sign of [1, -1]) {
				const answer = program.push(new Map([...weights].map(([cell, weight]) => [cell, weight * sign])));
				this.programs++;
				if (answer) this.see(program.cells, answer);
			}
			const after = left.filter((cell) => !this.isWide(cell));
			patience = after.length < ENOUGH * left.length ? PATIENCE : patience - 1;
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

	program(isUnknown: (cell: number) => boolean): Program {
		const { system } = this;
		const { sums } = this.cover;
		const room = (cell: number) => (this.wholes.has(cell) ? FAR : 1) * this.k;
		return new Program(this.highs, { system, sums, isUnknown, room });
	}

	/**
	 * Would the figure be narrow even when everything that can be hidden is? Then it cannot be saved, and nothing is given up
	 * for it.
	 */
	isLost(cell: number): boolean {
		const bare = this.program((one) => this.cover.unknown[one] === 1 || this.cover.isFree(one));
		try {
			bare.take(cell);
			const reach = [1, -1].map((weight) => {
				this.programs++;
				return bare.push(new Map([[cell, weight]]))?.[0] ?? 0;
			});
			return reach[0]! - reach[1]! < this.k - 1e-6;
		} finally {
			bare.close();
		}
	}

	/**
	 * Hides what a narrow figure needs, and all that needs then; null when nothing can help it. One at a time, but among vastly
	 * many figures one more for each time that was not enough.
	 */
	help(cell: number, rounds: number, isVast: boolean): number[] | null {
		if (rounds === (isVast ? SELDOM : this.doubt) && this.isLost(cell)) return null;
		const hidden: number[] = [];
		for (let more = 0; more <= (isVast ? rounds : 0); more++) {
			const best = this.cover.helper(cell);
			if (best < 0) break;
			this.cover.hide(best, hidden);
			hidden.push(...this.cover.accompany([best]));
		}
		return hidden.length > 0 ? hidden : null;
	}

	/**
	 * Sees to it that every guarded figure that hangs together with `first` can be K or more apart. Where people are spread so
	 * thin that the effort runs out (`isSparse`: most may not be shown anyway, and it runs out soon), what is least worth is
	 * hidden wholesale. Returns all it looked at.
	 */
	knot(first: number, all: readonly number[], isSparse: boolean): readonly number[] {
		const program = this.program((cell) => this.cover.unknown[cell] === 1);
		const isVast = all.length > VAST;
		const effort = isSparse ? EFFORT_SPARSE : isVast ? EFFORT / 4 : EFFORT;
		const rounds = new Map<number, number>();
		const take = (cells: readonly number[]) =>
			cells.flatMap((cell) => program.take(cell)).filter((cell) => this.cover.isGuarded(cell));
		let cleared = 0;
		try {
			let guarded = take([first]);
			while (guarded.length > 0) {
				const left = this.pushAll(program, guarded);
				guarded = [];
				for (const [i, cell] of left.entries()) {
					if (cleared < CLEAR.length && program.effort > effort * (cleared + 1)) {
						guarded.push(...take(this.cover.clear(all, CLEAR[cleared++]!)), ...left.slice(i));
						break;
					}
					if (this.isWide(cell) || this.pushOne(program, cell)) continue;
					const round = rounds.get(cell) ?? 0;
					rounds.set(cell, round + 1);
					const hidden = this.help(cell, round, isVast);
					if (hidden) guarded.push(cell, ...take(hidden));
					else this.exposed.push(cell);
				}
			}
			return program.cells;
		} finally {
			program.close();
		}
	}

	group({ cells }: Group): void {
		const guarded = cells.filter((cell) => this.cover.isGuarded(cell));
		const told = cells.filter((cell) => !this.system.figures[cell]!.part);
		const sparse = guarded.filter((cell) => !this.system.figures[cell]!.part).length / told.length;
		const isSparse = told.length > MANY && sparse > 1 / 2;
		if (cells.length > VAST && sparse > SPARSE) {
			// Years are many and people few: what would be lost in the end is given up before it has cost anything.
			this.cover.thin(cells, THIN);
			for (const share of CLEAR.slice(0, 2)) this.cover.clear(cells, share);
		}
		this.cover.accompany(guarded);
		// People spread so thin that most must be hidden anyway: the finest goes at once.
		if (isSparse) this.cover.clear(cells, CLEAR[0]!);
		const done = new Set<number>();
		for (const cell of cells)
			if (this.cover.isGuarded(cell) && !done.has(cell))
				for (const one of this.knot(cell, cells, isSparse)) done.add(one);
	}
}

/** Figures that hang together, with something among them that must not be known. */
export interface Group {
	cells: readonly number[];
	/** What it is likely to cost to decide. */
	weight: number;
}

/** The groups of a system, the heaviest first. What is decided in one says nothing about another. */
export function groupsOf(system: System): Group[] {
	const cover = new Cover(system);
	return componentsOf(system)
		.map(({ cells }) => ({
			cells,
			weight: cells.filter((cell) => cover.isGuarded(cell)).length * cells.length
		}))
		.filter(({ weight }) => weight > 0)
		.sort((a, b) => b.weight - a.weight || a.cells[0]! - b.cells[0]!);
}

/** What became of some groups. */
export interface Found extends Pick<Suppressed, 'programs' | 'exposed'> {
	/** Hidden to help others. */
	hidden: readonly number[];
}

/** Decides groups of a system one after another, as they come. */
export function suppressGroups(system: System, k: number, highs: Highs, groups: Iterable<Group>): Found {
	const work = new Work(system, k, highs);
	for (const group of groups) work.group(group);
	return { hidden: work.cover.hidden, programs: work.programs, exposed: work.exposed };
}

/** What was found of all groups, put together. */
export function together(system: System, found: readonly Found[]): Suppressed {
	const { unknown } = new Cover(system);
	const hidden = found.flatMap((one) => one.hidden);
	for (const cell of hidden) unknown[cell] = 1;
	return {
		shown: system.figures.map(({ part }, cell) => !part && unknown[cell] === 0),
		helpers: hidden.length,
		programs: found.reduce((sum, { programs }) => sum + programs, 0),
		exposed: found.flatMap(({ exposed }) => exposed).sort((a, b) => a - b)
	};
}

/**
 * Secondary suppression over everything that is shown together: starts from the figures that may not be shown, gives each
 * company in every sum it stands in, and hides the least worth helper until every hidden figure could be K or more apart.
 * Each linear program's answer is a possible truth, so a figure that it moves cannot be reckoned out. The same input gives
 * the same answer.
 */
export function suppress(system: System, k: number, highs: Highs): Suppressed {
	return together(system, [suppressGroups(system, k, highs, groupsOf(system))]);
}
