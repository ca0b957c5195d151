/** Many units at once: funnel, shrinkage, standardisation, multiplicity. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	benjaminiHochberg,
	directRate,
	directShare,
	expectedCount,
	funnelLimits,
	funnelPlace,
	holm,
	indirect,
	jamesStein,
	shrink,
	wilson
} from '#lib/stats/index.ts';
import { fixture, near } from './helpers.ts';

const unit = fc
	.integer({ min: 0, max: 120 })
	.chain((n) => fc.record({ x: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));

describe('funnel', () => {
	test('agrees with R', () => {
		for (const row of fixture<Record<'theta' | 'n' | 'level' | 'lag' | 'hog', number>>('funnel')) {
			const found = funnelLimits(row.theta, row.n, row.level)!;
			near(found.lag, row.lag, 1e-8);
			near(found.hog, row.hog, 1e-8);
		}
	});

	test('holds its centre, stays within 0-1, and the 99.8 % limits lie outside the 95 % ones', () => {
		fc.assert(
			fc.property(
				fc.double({ min: 0.001, max: 0.999, noNaN: true }),
				fc.integer({ min: 1, max: 5000 }),
				(theta, n) => {
					const narrow = funnelLimits(theta, n)!;
					const wide = funnelLimits(theta, n, 0.998)!;
					expect(narrow.lag).toBeGreaterThanOrEqual(wide.lag);
					expect(narrow.hog).toBeLessThanOrEqual(wide.hog);
					expect(wide.lag).toBeGreaterThanOrEqual(0);
					expect(wide.hog).toBeLessThanOrEqual(1);
					expect(narrow.lag).toBeLessThanOrEqual(theta);
					expect(narrow.hog).toBeGreaterThanOrEqual(theta - 1 / n);
				}
			)
		);
	});

	test('places a unit', () => {
		expect(funnelPlace(20, 100, 0.2)).toBe('inom');
		expect(funnelPlace(29, 100, 0.2)).toBe('over_95');
		expect(funnelPlace(33, 100, 0.2)).toBe('over_99_8');
		expect(funnelPlace(11, 100, 0.2)).toBe('under_95');
		expect(funnelPlace(8, 100, 0.2)).toBe('under_99_8');
		expect(funnelPlace(0, 0, 0.2)).toBeNull();
		expect(funnelPlace(0, 7, 0)).toBe('inom');
		expect(funnelPlace(1, 7, 0)).toBe('over_99_8');
	});

	test('refuses the impossible, says nothing of nobody', () => {
		expect(funnelLimits(0.2, 0)).toBeNull();
		expect(funnelLimits(1, 9)).toEqual({ lag: 1, hog: 1 });
		for (const [theta, n] of [
			[-0.1, 5],
			[1.1, 5],
			[0.5, 2.5],
			[0.5, -1],
			[NaN, 5]
		] as const) {
			expect(() => funnelLimits(theta, n)).toThrow(RangeError);
		}
	});
});

describe('shrinkage', () => {
	test('beta-binomial maximum likelihood agrees with R’s optimiser', () => {
		for (const row of fixture<{
			x: number[];
			n: number[];
			mean: number;
			strength: number;
			estimates: number[];
		}>('shrinkage')) {
			const found = shrink(row.x.map((x, i) => ({ x, n: row.n[i]! })))!;
			expect(found.method).toBe('beta-binomial');
			near(found.mean, row.mean, 1e-5);
			near(found.strength, row.strength, 1e-4);
			found.units.forEach((u, i) => near(u.estimate, row.estimates[i]!, 1e-5));
		}
	});

	test('units of one size are James and Stein’s', () => {
		const units = [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7].map((x) => ({
			x,
			n: 45
		}));
		const found = shrink(units)!;
		const direct = jamesStein(
			units.map((u) => u.x / u.n),
			45
		)!;
		expect(found.method).toBe('james-stein');
		found.units.forEach((u, i) => near(u.estimate, direct.estimates[i]!, 1e-12));
	});

	test('no more spread than chance: all at the common mean; three units do not prove that none differs', () => {
		const found = shrink([
			{ x: 10, n: 20 },
			{ x: 15, n: 30 },
			{ x: 20, n: 40 }
		])!;
		expect(found.strength).toBe(Infinity);
		for (const [i, own] of [wilson(10, 20)!, wilson(15, 30)!, wilson(20, 40)!].entries()) {
			const u = found.units[i]!;
			expect(u).toMatchObject({ estimate: 0.5, weight: 0 });
			// Wider than the mean's own, 2 · 1.96 √(0.25/90) = 0.2067, narrower than Wilson's of the unit alone.
			expect(u.hog - u.lag).toBeGreaterThan(0.2067);
			expect(u.hog - u.lag).toBeLessThan(own.hog - own.lag);
		}
		const alike = shrink(Array.from({ length: 2000 }, () => ({ x: 10, n: 20 })))!.units[0]!;
		expect(alike.hog - alike.lag).toBeLessThan(0.1);
		expect(jamesStein([0.5, 0.5, 0.5, 0.5], 10)!.factor).toBe(0);
	});

	test('the edges: nobody, one unit, nothing but zeros, a unit without people', () => {
		expect(shrink([])).toBeNull();
		expect(shrink([{ x: 0, n: 0 }])).toBeNull();
		expect(shrink([{ x: 3, n: 10 }])!.units[0]!.estimate).toBeCloseTo(0.3, 12);
		const zeros = shrink([
			{ x: 0, n: 10 },
			{ x: 0, n: 20 }
		])!;
		expect(zeros.units[0]).toMatchObject({ estimate: 0, ...wilson(0, 30)! });
		const withEmpty = shrink([
			{ x: 2, n: 10 },
			{ x: 30, n: 40 },
			{ x: 0, n: 0 }
		])!;
		expect(withEmpty.units[2]).toMatchObject({ raw: null, weight: 0, estimate: withEmpty.mean });
		expect(jamesStein([0.1, 0.2, 0.3], 10)).toBeNull();
		expect(() => shrink([{ x: 3, n: 2 }])).toThrow(RangeError);
		expect(() => shrink([{ x: 1.5, n: 2 }])).toThrow(RangeError);
	});

	test('all or nothing: a unit of five is not known to the thousandth', () => {
		const found = shrink([
			{ x: 0, n: 5 },
			{ x: 5, n: 5 }
		])!;
		expect(found.units[0]!.estimate).toBeLessThan(0.01);
		expect(found.units[0]!.hog).toBeGreaterThan(0.3);
	});

	test('lies between the unit’s own share and the mean, within its interval, whatever the order', () => {
		fc.assert(
			fc.property(fc.array(unit, { minLength: 1, maxLength: 12 }), (units) => {
				const found = shrink(units);
				fc.pre(found !== null);
				for (const u of found!.units) {
					const ends = [u.raw ?? found!.mean, found!.mean];
					expect(u.estimate).toBeGreaterThanOrEqual(Math.min(...ends) - 1e-12);
					expect(u.estimate).toBeLessThanOrEqual(Math.max(...ends) + 1e-12);
					expect(u.lag).toBeLessThanOrEqual(u.estimate);
					expect(u.hog).toBeGreaterThanOrEqual(u.estimate);
					expect(u.lag).toBeGreaterThanOrEqual(0);
					expect(u.hog).toBeLessThanOrEqual(1);
				}
				const turned = shrink([...units].reverse())!.units.reverse();
				found!.units.forEach((u, i) => near(turned[i]!.estimate, u.estimate, 1e-9));
			}),
			{ numRuns: 60 }
		);
	});
});

describe('standardisation', () => {
	interface Direct extends Record<'level' | 'crude' | 'adjusted' | 'lag' | 'hog', number> {
		count: number[];
		n: number[];
		standard: number[];
	}
	const strataOf = (row: Direct) =>
		row.count.map((count, i) => ({ count, n: row.n[i]!, standard: row.standard[i]! }));

	test('Fay and Feuer’s interval agrees with R', () => {
		for (const row of fixture<Direct>('direct')) {
			const found = directRate(strataOf(row), row.level)!;
			for (const key of ['crude', 'adjusted', 'lag', 'hog'] as const)
				near(found[key] * 1000, row[key] * 1000, 1e-9);
		}
	});

	test('one stratum is exact Poisson', () => {
		const rate = directRate([{ count: 7, n: 31, standard: 1 }])!;
		const exact = indirect(7, 31)!;
		near(rate.lag, exact.lag);
		near(rate.hog, exact.hog);
	});

	test('a share weighted as the unit itself is the share with Wilson’s interval', () => {
		const found = directShare([
			{ count: 4, n: 12, standard: 12 },
			{ count: 9, n: 20, standard: 20 },
			{ count: 2, n: 30, standard: 30 }
		])!;
		near(found.adjusted, found.crude);
		near(found.lag, wilson(15, 62)!.lag);
		near(found.hog, wilson(15, 62)!.hog);
	});

	test('what cannot be standardised is not', () => {
		expect(directRate([])).toBeNull();
		expect(directShare([{ count: 0, n: 0, standard: 3 }])).toBeNull();
		expect(
			directRate([
				{ count: 1, n: 5, standard: 1 },
				{ count: 0, n: 0, standard: 1 }
			])
		).toBeNull();
		const unused = directShare([
			{ count: 1, n: 5, standard: 1 },
			{ count: 0, n: 0, standard: 0 },
			{ count: 3, n: 5, standard: 0 }
		])!;
		near(unused.adjusted, 0.2);
		near(unused.crude, 0.4);
		expect(() => directRate([{ count: -1, n: 5, standard: 1 }])).toThrow(RangeError);
		expect(() => directShare([{ count: 6, n: 5, standard: 1 }])).toThrow(RangeError);
	});

	test('the interval holds the standardised figure; the standard’s unit does not matter', () => {
		const stratum = fc.integer({ min: 1, max: 300 }).chain((n) =>
			fc.record({
				n: fc.constant(n),
				count: fc.integer({ min: 0, max: n }),
				standard: fc.integer({ min: 1, max: 1e6 })
			})
		);
		fc.assert(
			fc.property(fc.array(stratum, { minLength: 1, maxLength: 6 }), (strata) => {
				for (const standardise of [directRate, directShare]) {
					const found = standardise(strata)!;
					expect(found.lag).toBeLessThanOrEqual(found.adjusted + 1e-12);
					expect(found.hog).toBeGreaterThanOrEqual(found.adjusted - 1e-12);
					const scaled = standardise(strata.map((s) => ({ ...s, standard: s.standard / 64 })))!;
					expect(scaled).toEqual(found);
				}
			})
		);
	});

	test('exact Poisson agrees with R’s poisson.test', () => {
		for (const row of fixture<Record<'o' | 'e' | 'ratio' | 'lag' | 'hog', number>>('indirect')) {
			const found = indirect(row.o, row.e)!;
			near(found.ratio, row.ratio);
			near(found.lag, row.lag);
			near(found.hog, row.hog);
		}
		expect(indirect(0, 0)).toBeNull();
		expect(indirect(0, 2)!.logNormal).toBeNull();
		expect(() => indirect(-1, 2)).toThrow(RangeError);
		expect(() => indirect(1, NaN)).toThrow(RangeError);
		near(
			expectedCount([
				{ n: 10, rate: 0.5 },
				{ n: 20, rate: 0.1 }
			]),
			7
		);
	});
});

describe('many comparisons', () => {
	test('agrees with R’s p.adjust', () => {
		for (const row of fixture<Record<'p' | 'holm' | 'bh', number[]>>('multiplicity')) {
			holm(row.p).forEach((p, i) => near(p, row.holm[i]!, 1e-12));
			benjaminiHochberg(row.p).forEach((p, i) => near(p, row.bh[i]!, 1e-12));
		}
	});

	test('never below the raw value, Holm never below Benjamini-Hochberg, order kept', () => {
		fc.assert(
			fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (p) => {
				const strict = holm(p);
				const mild = benjaminiHochberg(p);
				p.forEach((raw, i) => {
					expect(mild[i]).toBeGreaterThanOrEqual(raw);
					expect(strict[i]).toBeGreaterThanOrEqual(mild[i]! - 1e-12);
					expect(strict[i]).toBeLessThanOrEqual(1);
				});
				expect(holm([...p].reverse()).reverse()).toEqual(strict);
				expect(benjaminiHochberg([...p].reverse()).reverse()).toEqual(mild);
			})
		);
		expect(() => holm([1.2])).toThrow(RangeError);
		expect(() => benjaminiHochberg([NaN])).toThrow(RangeError);
	});
});
