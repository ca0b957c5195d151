import { describe, expect, it } from 'vitest';
import { Cover } from '#lib/protection/cover.ts';
import { SystemBuilder, type Figure } from '#lib/protection/system.ts';

const figure = (value: number, more: Partial<Figure> = {}): Figure => ({
	value,
	primary: false,
	part: false,
	keep: 1,
	...more
});

/** Two tables of four figures each; of the first two are too few, of the second one. */
function tables() {
	const system = new SystemBuilder();
	for (const value of [3, 2, 40, 50]) system.figure(figure(value, { table: 0, primary: value < 5 }));
	for (const value of [1, 20, 30, 40]) system.figure(figure(value, { table: 1, primary: value < 5 }));
	return { system, all: [0, 1, 2, 3, 4, 5, 6, 7] };
}

describe('a thin table', () => {
	it('goes whole when more of it than the share is hidden anyway, and only then', () => {
		const { system, all } = tables();
		const cover = new Cover(system);
		expect(cover.thin(all, 0.3).sort()).toEqual([2, 3]);
		expect([...cover.unknown]).toEqual([1, 1, 1, 1, 1, 0, 0, 0]);
		expect(cover.hidden).toHaveLength(2);
	});
	it('is left as it is at the very share', () => {
		const { system, all } = tables();
		expect(new Cover(system).thin(all, 0.5)).toEqual([]);
	});
	it('keeps what an earlier release has shown: that cannot be called back', () => {
		const { system, all } = tables();
		system.figures[3]!.fixed = 'visas';
		expect(new Cover(system).thin(all, 0.3)).toEqual([2]);
	});
	it('gives what it hides company in the sums it stands in', () => {
		const { system, all } = tables();
		const [whole, rest] = [system.figure(figure(90)), system.figure(figure(50))];
		system.sum(whole, [2, rest]);
		const hidden = new Cover(system).thin(all, 0.3);
		expect(hidden.slice(0, 2)).toEqual([2, 3]);
		expect(hidden).toHaveLength(3);
		expect([whole, rest]).toContain(hidden[2]);
	});
	it('is never made of figures that nobody is shown', () => {
		const system = new SystemBuilder();
		system.figure(figure(2, { table: 0, primary: true, part: true }));
		system.figure(figure(9, { table: 0 }));
		expect(new Cover(system).thin([0, 1], 0.3)).toEqual([]);
	});
});
