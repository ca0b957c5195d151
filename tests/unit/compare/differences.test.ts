import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { againstRest, funnel, pairwise, shrunken, type Shown } from '#lib/compare/index.ts';
import { shown } from './made.ts';

describe('differences', () => {
	it('of a pair are Newcombe’s (56/70 and 48/80: 0.0524–0.3339), the higher first', () => {
		const [pair, ...rest] = pairwise([shown('B', 48, 80), shown('A', 56, 70)]);
		expect(rest).toEqual([]);
		expect(pair).toMatchObject({ name: 'A', mot: 'B', first: { x: 56, n: 70 }, second: { x: 48, n: 80 } });
		expect([pair!.difference, pair!.lag, pair!.hog].map((x) => x.toFixed(6))).toEqual([
			'0.200000',
			'0.052431',
			'0.333873'
		]);
		expect(pair!.justerat).toBe(pair!.p);
		expect(pair!.skild).toBe(true);
	});

	it('against the others sum what is shown: 90/300, 200/400, 300/1000 → 90/300 against 500/1400', () => {
		const rest = againstRest([shown('A', 90, 300), shown('B', 200, 400), shown('C', 300, 1000)]);
		expect(rest.map(({ name, mot, second }) => [name, mot, second])).toEqual([
			['A', null, { x: 500, n: 1400 }],
			['B', null, { x: 390, n: 1300 }],
			['C', null, { x: 290, n: 700 }]
		]);
	});

	it('are judged together: what is told apart alone (56/70 and 48/80) is not among forty-five pairs', () => {
		const many = Array.from({ length: 8 }, (_, i) => shown(`C${i}`, 70, 100));
		const pairs = pairwise([shown('A', 56, 70), shown('B', 48, 80), ...many]);
		expect(pairs).toHaveLength(45);
		const one = pairs.find(({ name, mot }) => name === 'A' && mot === 'B')!;
		expect(one.p).toBeLessThan(0.05);
		expect(one.skild).toBe(false);
	});

	it('need three for the others together, and two for anything', () => {
		expect(againstRest([shown('A', 1, 2), shown('B', 1, 2)])).toEqual([]);
		expect(pairwise([shown('A', 1, 2)])).toEqual([]);
	});

	const list = fc
		.array(
			fc.integer({ min: 1, max: 90 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n))),
			{ minLength: 2, maxLength: 6 }
		)
		.map((counts) => counts.map(([x, n], i) => shown(`S${i}`, x, n)));

	it('do not hang on the order, and an adjusted p is never under its own', () => {
		fc.assert(
			fc.property(list, (sides: Shown[]) => {
				const found = pairwise(sides);
				const back = new Map(
					pairwise([...sides].reverse()).map((d) => [[d.name, d.mot].sort().join(), d.justerat])
				);
				for (const d of found) {
					expect(d.justerat).toBeGreaterThanOrEqual(d.p);
					expect(back.get([d.name, d.mot].sort().join())).toBeCloseTo(d.justerat, 12);
					expect(d.lag).toBeLessThanOrEqual(d.difference);
					expect(d.hog).toBeGreaterThanOrEqual(d.difference);
				}
			})
		);
	});
});

describe('the funnel', () => {
	it('stands around the share of all, and expects one in twenty outside', () => {
		const found = funnel([
			shown('A', 20, 100),
			shown('B', 20, 100),
			shown('C', 60, 100),
			shown('D', 20, 100)
		])!;
		expect(found.theta).toBe(0.3);
		expect(found.expected).toBeCloseTo(0.2, 12);
		expect(found.sides.map(({ place }) => place)).toEqual(['under_95', 'under_95', 'over_99_8', 'under_95']);
		expect(funnel([shown('A', 1, 2), shown('B', 1, 2)])).toBeNull();
	});
});

describe('shrunken shares', () => {
	it('lie between the share and the mean, the smaller group further drawn', () => {
		const found = shrunken([
			shown('A', 9, 10),
			shown('B', 90, 100),
			shown('C', 30, 100),
			shown('D', 50, 100)
		])!;
		const [a, b] = found.sides;
		expect(a!.estimate).toBeLessThan(b!.estimate);
		expect(b!.estimate).toBeGreaterThan(found.mean);
		expect(a!.weight).toBeLessThan(b!.weight);
		expect(shrunken([shown('A', 1, 2)])).toBeNull();
	});
});
