import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costEffectivenessPlane, costPerExit, costRatio, random } from '#lib/stats/index.ts';
import { fixture, near } from './helpers.ts';

interface Cost extends Record<'level' | 'ratio' | 'se', number> {
	effect: number[];
	cost: number[];
	fieller: number[];
	bootstrap: number[];
}
const rowsOf = ({ effect, cost }: Pick<Cost, 'effect' | 'cost'>) =>
	effect.map((e, i) => ({ effect: e, cost: cost[i]! }));
const exits = (n: number, x: number, cost = (i: number) => 100 + i) =>
	Array.from({ length: n }, (_, i) => ({ effect: i < x ? 1 : 0, cost: cost(i) }));

describe('cost ratio', () => {
	test('agrees with R; the bootstrap with boot’s, within what 2 000 draws can say', () => {
		for (const row of fixture<Cost>('cost')) {
			const found = costRatio(rowsOf(row), { level: row.level });
			near(found.ratio, row.ratio);
			near(found.se, row.se);
			near(found.fieller!.lag, row.fieller[0]!, 1e-8);
			near(found.fieller!.hog, row.fieller[1]!, 1e-8);
			near(found.bootstrap!.lag, row.bootstrap[0]!, 0.04);
			near(found.bootstrap!.hog, row.bootstrap[1]!, 0.04);
		}
	});

	test('the same seed gives the same numbers, another seed others, and the order of rows none', () => {
		const rows = rowsOf(fixture<Cost>('cost')[2]!);
		const first = costRatio(rows, { seed: 7 });
		expect(costRatio(rows, { seed: 7 })).toEqual(first);
		expect(costRatio([...rows].reverse(), { seed: 7 })).toEqual(first);
		expect(costRatio(rows, { seed: 8 }).bootstrap).not.toEqual(first.bootstrap);
		expect(costRatio(rows, { seed: 8 }).fieller).toEqual(first.fieller);
	});

	test('under five exits there is no ratio', () => {
		expect(costRatio(exits(40, 4))).toEqual({
			ratio: null,
			n: 40,
			effects: 4,
			se: null,
			fieller: null,
			bootstrap: null
		});
		expect(costRatio(exits(40, 5)).ratio).not.toBeNull();
		expect(costRatio([]).ratio).toBeNull();
		expect(costRatio(exits(40, 0), { minEffects: 0 }).ratio).toBeNull();
		expect(costRatio([{ cost: 10, effect: 8 }])).toMatchObject({ ratio: 1.25, se: null, fieller: null });
	});

	test('few exits of many: no upper limit', () => {
		const found = costRatio(exits(1000, 3), { minEffects: 1 });
		expect(found.fieller!.lag).toBeGreaterThan(0);
		expect(found.fieller!.lag).toBeLessThan(found.ratio!);
		expect(found.fieller!.hog).toBeNull();
		expect(found.bootstrap!.hog).toBeNull();
	});

	test('neither cost nor exits told apart from nothing: no limit at all', () => {
		const rows = exits(60, 2, (i) => (i % 2 ? 1000 : -990));
		expect(costRatio(rows, { minEffects: 1 }).fieller).toEqual({ lag: null, hog: null });
	});

	test('equal rows leave no doubt; impossible rows are refused', () => {
		const same = costRatio(Array.from({ length: 9 }, () => ({ cost: 30, effect: 2 })));
		expect(same).toMatchObject({
			ratio: 15,
			se: 0,
			fieller: { lag: 15, hog: 15 },
			bootstrap: { lag: 15, hog: 15 }
		});
		expect(() => costRatio([{ cost: NaN, effect: 1 }])).toThrow(RangeError);
		expect(() => costRatio([{ cost: 1, effect: -1 }])).toThrow(RangeError);
		expect(() => costRatio(exits(9, 9), { level: 2 })).toThrow(RangeError);
	});

	test('the interval holds the ratio and scales with the money', () => {
		const row = fc.record({
			cost: fc.integer({ min: 0, max: 100_000 }),
			effect: fc.integer({ min: 0, max: 2 })
		});
		fc.assert(
			fc.property(fc.array(row, { minLength: 2, maxLength: 60 }), (rows) => {
				const found = costRatio(rows, { minEffects: 1, replicates: 50 });
				fc.pre(found.ratio !== null);
				const { lag, hog } = found.fieller!;
				if (lag !== null) expect(lag).toBeLessThanOrEqual(found.ratio! * (1 + 1e-9) + 1e-9);
				if (hog !== null) expect(hog).toBeGreaterThanOrEqual(found.ratio! * (1 - 1e-9) - 1e-9);
				const doubled = costRatio(
					rows.map((r) => ({ ...r, cost: 2 * r.cost })),
					{ minEffects: 1, replicates: 50 }
				);
				near(doubled.ratio, 2 * found.ratio!);
				near(doubled.se, 2 * found.se!);
				near(doubled.bootstrap!.lag, found.bootstrap!.lag && 2 * found.bootstrap!.lag);
			})
		);
	});

	test('a known total over exits takes Wilson’s bounds', () => {
		const found = costPerExit(1_000_000, 15, 148)!;
		near(found.ratio, 1_000_000 / 15);
		near(found.lag, 1_000_000 / (148 * 0.16048724172), 1e-9);
		near(found.hog, 1_000_000 / (148 * 0.06238639953), 1e-9);
		expect(costPerExit(1_000_000, 4, 148)).toBeNull();
		expect(costPerExit(1_000_000, 0, 0)).toBeNull();
		expect(() => costPerExit(NaN, 5, 9)).toThrow(RangeError);
	});
});

describe('cost-effectiveness plane', () => {
	const better = exits(80, 40, () => 900);
	const worse = exits(80, 15, () => 1000);
	test('a group that costs less and gets more out lies in its quarter', () => {
		const plane = costEffectivenessPlane(better, worse, { seed: 3 })!;
		near(plane.point.cost, -100);
		near(plane.point.effect, 25 / 80);
		expect(plane.cloud).toHaveLength(2000);
		expect(plane.quadrants.battreBilligare).toBeGreaterThan(0.99);
		near(
			Object.values(plane.quadrants).reduce((a, b) => a + b, 0),
			1,
			1e-9
		);
	});
	test('a group against itself lies evenly about nothing', () => {
		const plane = costEffectivenessPlane(better, better, { seed: 3 })!;
		expect(plane.point).toEqual({ cost: 0, effect: 0 });
		expect(plane.quadrants.battreDyrare + plane.quadrants.battreBilligare).toBeCloseTo(0.5, 1);
	});
	test('is seeded, forgets the order, needs two in each group', () => {
		const plane = costEffectivenessPlane(better, worse, { seed: 3, replicates: 20 });
		expect(costEffectivenessPlane([...better].reverse(), worse, { seed: 3, replicates: 20 })).toEqual(plane);
		expect(costEffectivenessPlane(better, worse.slice(0, 1))).toBeNull();
	});
});

describe('random', () => {
	test('is the same stream on any machine', () => {
		const stream = random(1);
		expect([stream.below(1e6), stream.below(1e6), stream.below(1e6)]).toMatchInlineSnapshot(`
			[
			  107484,
			  520520,
			  476048,
			]
		`);
	});
	test('is even, whole numbers and normals too', () => {
		const stream = random(11);
		const counts = new Array<number>(7).fill(0);
		let total = 0;
		let squares = 0;
		let mean = 0;
		for (let i = 0; i < 70_000; i++) {
			counts[stream.below(7)]!++;
			const z = stream.normal();
			total += z;
			squares += z * z;
			mean += stream.uniform() / 70_000;
		}
		for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
		expect(mean).toBeCloseTo(0.5, 2);
		expect(total / 70_000).toBeCloseTo(0, 1);
		expect(squares / 70_000).toBeCloseTo(1, 1);
	});
});
