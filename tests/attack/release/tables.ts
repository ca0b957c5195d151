/** Random tables with seeds: a few ways to cut the same people, some releases after one another. */
import { SystemBuilder } from '#lib/protection/system.ts';
import type { Published } from './outsider.ts';

export interface Shape {
	/** Number of values of each dimension. */
	sizes: number[];
	/** Tables with up to this many dimensions are published, all smaller ones too. */
	order: number;
	/** Mean of a finest cell. */
	mean: number;
	/** Share of the finest cells that are empty. */
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

function subsets(n: number, most: number): number[][] {
	const all: number[][] = [[]];
	for (let i = 0; i < n; i++) for (const set of [...all]) if (set.length < most) all.push([...set, i]);
	return all;
}

function combinations(sizes: readonly number[]): number[][] {
	return sizes.reduce<number[][]>(
		(all, size) => all.flatMap((one) => Array.from({ length: size }, (_, v) => [...one, v])),
		[[]]
	);
}

export interface Case {
	builder: SystemBuilder;
	/** The figures by number, as the outsider sees them once `shown` is filled in. */
	published: (Published & { figure: number })[];
}

/** Builds the system of a random table over some releases, and what an outsider would hold of it. */
export function randomCase(shape: Shape, k: number, seed: number): Case {
	const next = random(seed);
	const finest = combinations(shape.sizes);
	const tables = subsets(shape.sizes.length, shape.order);
	const builder = new SystemBuilder();
	const published: Case['published'] = [];
	const draw = (mean: number) => (next() < shape.empty ? 0 : Math.floor(-Math.log(1 - next()) * mean));
	let counts = finest.map(() => draw(shape.mean));
	let before: Map<string, { figure: number; value: number }> | null = null;
	let atoms: number[] = [];
	/** Unknowns of the outsider: the first release's cells, then what each later one added. */
	let terms: Map<number, number>[] = [];
	let unknowns = 0;
	for (let release = 0; release < shape.releases; release++) {
		const added = finest.map(() => (release > 0 && next() < 0.15 ? Math.ceil(next() * 3) : 0));
		if (release > 0) counts = counts.map((n, i) => n + added[i]!);
		const earlier = atoms;
		atoms = counts.map((value) =>
			builder.figure({ value, primary: false, part: true, keep: 0 })
		);
		if (release === 0) terms = finest.map(() => new Map([[unknowns++, 1]]));
		else
			terms = terms.map((own, i) => {
				// Nobody came: the outsider is taken to know that nothing changed.
				if (added[i] === 0) {
					builder.sum(atoms[i]!, [earlier[i]!]);
					return own;
				}
				const change = builder.figure({ value: added[i]!, primary: false, part: true, keep: 0 });
				builder.sum(atoms[i]!, [earlier[i]!, change]);
				return new Map([...own, [unknowns++, 1]]);
			});
		const now = new Map<string, { figure: number; value: number }>();
		for (const table of tables) {
			const groups = new Map<string, number[]>();
			for (const [i, values] of finest.entries()) {
				const key = table.map((d) => `${d}=${values[d]}`).join(' ');
				groups.set(key, [...(groups.get(key) ?? []), i]);
			}
			for (const [key, cells] of groups) {
				const value = cells.reduce((sum, i) => sum + counts[i]!, 0);
				const figure = builder.figure({
					value,
					primary: value > 0 && value < k,
					part: false,
					keep: shape.order - table.length
				});
				builder.sum(figure, cells.map((i) => atoms[i]!));
				const over = new Map<number, number>();
				for (const i of cells) for (const [cell, c] of terms[i]!) over.set(cell, (over.get(cell) ?? 0) + c);
				published.push({ name: `${release}: ${key}`, over, value, shown: false, figure });
				const old = before?.get(key);
				if (old) {
					const change = value - old.value;
					const part = builder.figure({
						value: change,
						primary: Math.abs(change) > 0 && Math.abs(change) < k,
						part: true,
						keep: 0,
						signed: true
					});
					builder.sum(figure, [old.figure, part]);
				}
				now.set(key, { figure, value });
			}
		}
		for (const table of tables)
			for (const d of shape.sizes.keys()) {
				const larger = [...table, d].sort((a, b) => a - b);
				if (table.includes(d) || !tables.some((one) => one.join() === larger.join())) continue;
				const keys = [...new Set(finest.map((values) => table.map((t) => `${t}=${values[t]}`).join(' ')))];
				for (const key of keys) {
					const own = (values: number[]) => table.map((t) => `${t}=${values[t]}`).join(' ') === key;
					const children = new Set(
						finest.filter(own).map((values) => larger.map((t) => `${t}=${values[t]}`).join(' '))
					);
					builder.sum(
						now.get(key)!.figure,
						[...children].map((child) => now.get(child)!.figure)
					);
				}
			}
		before = now;
	}
	return { builder, published };
}
