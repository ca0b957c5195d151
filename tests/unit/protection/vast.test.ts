import { describe, expect, it } from 'vitest';
import { loadSolver } from '#lib/protection/bounds.ts';
import { suppress } from '#lib/protection/suppress.ts';
import { SystemBuilder } from '#lib/protection/system.ts';

const SIDE = 20;
const K = 5;
const EACH = 100;

/** 20 × 20 × 20 groups of a hundred people and every margin of theirs: 21³ = 9 261 figures that hang together. */
function cube(few: readonly number[]) {
	const system = new SystemBuilder();
	const at = (a: number, b: number, c: number) => (a * (SIDE + 1) + b) * (SIDE + 1) + c;
	const places = Array.from({ length: SIDE + 1 }, (_, i) => i);
	const value = (cell: number) => (few.includes(cell) ? 1 : EACH);
	const people = new Map<number, number>();
	const inside = places.slice(0, SIDE);
	for (const a of inside)
		for (const b of inside)
			for (const c of inside)
				for (const x of [a, SIDE])
					for (const y of [b, SIDE])
						for (const z of [c, SIDE])
							people.set(at(x, y, z), (people.get(at(x, y, z)) ?? 0) + value(at(a, b, c)));
	for (let cell = 0; cell < (SIDE + 1) ** 3; cell++)
		system.figure({ value: people.get(cell)!, primary: few.includes(cell), part: false, keep: 1 });
	for (const a of places)
		for (const b of places) {
			system.sum(
				at(a, b, SIDE),
				inside.map((i) => at(a, b, i))
			);
			system.sum(
				at(a, SIDE, b),
				inside.map((i) => at(a, i, b))
			);
			system.sum(
				at(SIDE, a, b),
				inside.map((i) => at(i, a, b))
			);
		}
	return system;
}

describe('vastly many figures that hang together', () => {
	it('are all shown when there are people enough behind each of them', async () => {
		const { shown, helpers } = suppress(cube([]), K, await loadSolver());
		expect(shown.every(Boolean)).toBe(true);
		expect(helpers).toBe(0);
	});
	it('are nearly all shown when one of them is about too few', async () => {
		const { shown, exposed } = suppress(cube([0]), K, await loadSolver());
		expect(shown[0]).toBe(false);
		expect(exposed).toEqual([]);
		// A cell of a cube needs the seven others of a 2 × 2 × 2 box: each sum it stands in then has two unknowns.
		const hidden = shown.filter((one) => !one).length;
		expect(hidden).toBeGreaterThanOrEqual(8);
		expect(hidden).toBeLessThan(40);
	});
});
