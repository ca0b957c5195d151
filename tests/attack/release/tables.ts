/** Random tables with seeds: a few ways to cut the same people, some releases after one another. */
import type { Highs } from 'highs';
import { suppress } from '#lib/protection/suppress.ts';
import { SystemBuilder, type Figure } from '#lib/protection/system.ts';
import type { Published } from './outsider.ts';

export interface Shape {
	/** Number of values of each dimension. */
	sizes: number[];
	/** Tables with up to this many dimensions are published, all smaller ones too. */
	order: number;
	/** Mean of a smallest group. */
	mean: number;
	/** Share of the smallest groups that are empty. */
	empty: number;
	releases: number;
}

export function random(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

const subsets = (n: number, most: number): number[][] => {
	const all: number[][] = [[]];
	for (let i = 0; i < n; i++) for (const set of [...all]) if (set.length < most) all.push([...set, i]);
	return all;
};

const combinations = (sizes: readonly number[]): number[][] =>
	sizes.reduce<number[][]>(
		(all, size) => all.flatMap((one) => Array.from({ length: size }, (_, v) => [...one, v])),
		[[]]
	);

const keyOf = (table: readonly number[], values: readonly number[]) =>
	table.map((d) => `${d}=${values[d]}`).join(' ');

/** A figure of some release, as it came out. */
interface Out {
	key: string;
	value: number;
	over: Map<number, number>;
	shown: boolean;
}

export interface Outcome {
	/** Every figure of every release. */
	published: Published[];
	/** What must not be known: hidden figures, and changes that are about too few. */
	targets: Published[];
	/** Of the first release. */
	exposed: number;
	/** Figures about too few that are shown all the same. */
	shownPrimary: string[];
	/** Per release the names of what is shown, sorted. */
	shown: string[][];
}

interface Release {
	figures: Map<string, Out>;
	atoms: { value: number; unknown: number }[];
}

const isPrimary = (n: number, k: number) => n > 0 && n < k;

class Table {
	readonly finest: number[][];
	readonly tables: number[][];
	/** Per table: key → indices of its smallest groups. */
	readonly groups: Map<string, number[]>[];
	#unknowns = 0;

	constructor(
		readonly shape: Shape,
		readonly k: number,
		readonly highs: Highs
	) {
		this.finest = combinations(shape.sizes);
		this.tables = subsets(shape.sizes.length, shape.order);
		this.groups = this.tables.map((table) => {
			const groups = new Map<string, number[]>();
			for (const [i, values] of this.finest.entries()) {
				const key = keyOf(table, values);
				groups.set(key, [...(groups.get(key) ?? []), i]);
			}
			return groups;
		});
	}

	/** The outsider is taken to know which of the smallest groups are the same people as before. */
	#atoms(counts: readonly number[], before: Release | undefined): Release['atoms'] {
		return counts.map((value, i) => {
			const old = before?.atoms[i];
			return old?.value === value ? old : { value, unknown: this.#unknowns++ };
		});
	}

	#over(atoms: Release['atoms'], cells: readonly number[]): Map<number, number> {
		return new Map(cells.map((i) => [atoms[i]!.unknown, 1]));
	}

	/** A figure is the sum of the figures that one more dimension cuts it into. */
	#margins(system: SystemBuilder, index: ReadonlyMap<string, number>): void {
		for (const [t, table] of this.tables.entries())
			for (const d of this.shape.sizes.keys()) {
				const finer = [...table, d].sort((a, b) => a - b);
				if (table.includes(d) || !this.tables.some((one) => one.join() === finer.join())) continue;
				for (const [key, cells] of this.groups[t]!) {
					const inside = new Set(cells.map((i) => keyOf(finer, this.finest[i]!)));
					system.sum(
						index.get(key)!,
						[...inside].map((one) => index.get(one)!)
					);
				}
			}
	}

	/** One more release, with all earlier ones out: unchanged figures are the same figure, changed ones are tied by a difference. */
	release(
		counts: readonly number[],
		earlier: readonly Release[],
		order: (n: number) => number[]
	): [Release, number] {
		const { k } = this;
		const system = new SystemBuilder();
		const atoms = this.#atoms(counts, earlier.at(-1));
		/** Figures by the people in them: the same people in two tables or releases are one figure. */
		const parts = new Map<number, number>();
		const part = ({ value, unknown }: Release['atoms'][number]): number => {
			const known = parts.get(unknown);
			if (known !== undefined) return known;
			const made = system.figure({ value, primary: false, part: true, keep: 0 });
			parts.set(unknown, made);
			return made;
		};
		const now = new Map<string, number>();
		const figures = new Map<string, Out>();
		for (const t of order(this.tables.length)) {
			for (const [key, cells] of this.groups[t]!) {
				const value = cells.reduce((sum, i) => sum + counts[i]!, 0);
				const figure = system.figure({
					value,
					primary: isPrimary(value, k),
					part: false,
					keep: this.shape.order - this.tables[t]!.length
				});
				system.sum(
					figure,
					cells.map((i) => part(atoms[i]!))
				);
				now.set(key, figure);
				figures.set(key, { key, value, over: this.#over(atoms, cells), shown: false });
			}
		}
		this.#margins(system, now);
		let newer = now;
		for (const old of [...earlier].reverse()) {
			const index = new Map<string, number>();
			for (const one of old.figures.values()) {
				const same = newer.get(one.key)!;
				const figure = system.figures[same]!;
				const fixed: Figure['fixed'] = one.shown ? 'visas' : 'skyddad';
				if (figure.value === one.value) {
					index.set(one.key, same);
					if (one.shown) figure.fixed = fixed;
					else figure.fixed ??= fixed;
				} else {
					const made = system.figure({ value: one.value, primary: false, part: false, keep: 0, fixed });
					index.set(one.key, made);
					for (const is of new Set([same, now.get(one.key)!])) {
						const value = system.figures[is]!.value - one.value;
						const change = system.figure({
							value,
							primary: isPrimary(Math.abs(value), k),
							part: true,
							keep: 0,
							signed: true
						});
						system.balance([is], [made, change]);
					}
				}
				const cells = this.groups.find((groups) => groups.has(one.key))!.get(one.key)!;
				system.sum(
					index.get(one.key)!,
					cells.map((i) => part(old.atoms[i]!))
				);
			}
			this.#margins(system, index);
			newer = index;
		}
		const audit = suppress(system, k, this.highs);
		for (const [key, figure] of now) figures.get(key)!.shown = audit.shown[figure]!;
		return [{ figures, atoms }, audit.exposed.length];
	}
}

/** Releases a random table once or more, and gathers what an outsider would hold of it. */
export function simulate(
	shape: Shape,
	k: number,
	seed: number,
	highs: Highs,
	order: (n: number) => number[] = (n) => Array.from({ length: n }, (_, i) => i)
): Outcome {
	const next = random(seed);
	const table = new Table(shape, k, highs);
	const draw = () => (next() < shape.empty ? 0 : Math.floor(-Math.log(1 - next()) * shape.mean));
	let counts = table.finest.map(draw);
	const releases: Release[] = [];
	let exposed = 0;
	for (let nr = 0; nr < shape.releases; nr++) {
		if (nr > 0) counts = counts.map((n) => (next() < 0.15 ? Math.max(0, n + Math.ceil(next() * 5) - 2) : n));
		const [made, lost] = table.release(counts, releases, order);
		if (nr === 0) exposed = lost;
		releases.push(made);
	}
	const published = releases.flatMap(({ figures }, nr) =>
		[...figures.values()].map(({ key, ...one }) => ({ ...one, name: `${nr}: ${key}` }))
	);
	const changes = releases.slice(1).flatMap(({ figures }, i) =>
		releases.slice(0, i + 1).flatMap((before, nr) =>
			[...figures.values()].flatMap((one): Published[] => {
				const old = before.figures.get(one.key)!;
				const value = one.value - old.value;
				if (!isPrimary(Math.abs(value), k)) return [];
				const over = new Map(one.over);
				for (const [cell, c] of old.over) over.set(cell, (over.get(cell) ?? 0) - c);
				return [{ name: `${nr}→${i + 1}: ${one.key}`, over, value, shown: false }];
			})
		)
	);
	return {
		published,
		targets: [...published.filter(({ shown }) => !shown), ...changes],
		exposed,
		shownPrimary: published
			.filter(({ value, shown }) => shown && isPrimary(value, k))
			.map(({ name }) => name),
		shown: releases.map(({ figures }) =>
			[...figures.values()]
				.filter(({ shown }) => shown)
				.map(({ key }) => key)
				.sort()
		)
	};
}
