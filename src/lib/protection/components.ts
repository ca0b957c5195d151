/** Figures that hang together through sums; what happens in one such group says nothing about another. */
import type { System } from './system.ts';

export interface Component {
	cells: number[];
	equations: number[];
}

/** For each figure the sums it stands in. */
export function sumsOf({ figures, equations }: System): number[][] {
	const at: number[][] = figures.map(() => []);
	for (const [index, { cells }] of equations.entries()) for (const cell of cells) at[cell]!.push(index);
	return at;
}

/** The groups, in the order of their first figure. A figure in no sum is a group of its own. */
export function componentsOf({ figures, equations }: System): Component[] {
	const parent = Int32Array.from(figures, (_, i) => i);
	const root = (cell: number): number => {
		let at = cell;
		while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
		return at;
	};
	for (const { cells } of equations) {
		const first = root(cells[0]!);
		for (const cell of cells) parent[root(cell)] = first;
	}
	const found = new Map<number, Component>();
	for (const cell of figures.keys()) {
		const at = root(cell);
		const group = found.get(at) ?? { cells: [], equations: [] };
		group.cells.push(cell);
		found.set(at, group);
	}
	for (const [index, { cells }] of equations.entries()) found.get(root(cells[0]!))!.equations.push(index);
	return [...found.values()];
}
