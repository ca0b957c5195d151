/** What the comparison needs when only counts are shown: p-values, standardised differences, the plane, curves in bands. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	aalenJohansen,
	directDifference,
	directShare,
	effectiveSize,
	incidenceAt,
	newcombe,
	newcombeP,
	planeFromCounts,
	type CountedGroup
} from '#lib/stats/index.ts';
import { fixture, near } from './helpers.ts';

const share = fc
	.integer({ min: 1, max: 200 })
	.chain((n) => fc.record({ x: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));

describe('the p-value of Newcombe’s interval', () => {
	test('agrees with R, which solves the same equation by uniroot', () => {
		for (const row of fixture<Record<'x1' | 'n1' | 'x2' | 'n2' | 'p', number>>('newcombeP'))
			near(newcombeP(row.x1, row.n1, row.x2, row.n2), row.p, 1e-7);
	});

	test('says what the interval says: under 5 % exactly when 0 lies outside', () => {
		fc.assert(
			fc.property(share, share, (a, b) => {
				const { lag, hog } = newcombe(a.x, a.n, b.x, b.n)!;
				const p = newcombeP(a.x, a.n, b.x, b.n)!;
				if (Math.abs(p - 0.05) > 1e-9) expect(p < 0.05).toBe(lag > 0 || hog < 0);
				expect(newcombeP(b.x, b.n, a.x, a.n)).toBe(p);
			})
		);
	});

	test('nobody is nothing, equal shares are 1, an impossible share is refused', () => {
		expect(newcombeP(0, 0, 1, 2)).toBeNull();
		expect(newcombeP(3, 6, 5, 10)).toBe(1);
		expect(() => newcombeP(3, 2, 1, 2)).toThrow(RangeError);
	});
});

describe('the difference of two standardised shares', () => {
	interface Row {
		c1: number[];
		n1: number[];
		c2: number[];
		n2: number[];
		standard: number[];
		size: number;
		difference: number;
		lag: number;
		hog: number;
		p: number;
	}
	const strata = (count: number[], n: number[], standard: number[]) =>
		count.map((c, i) => ({ count: c, n: n[i]!, standard: standard[i]! }));

	test('agrees with R', () => {
		for (const row of fixture<Row>('directDifference')) {
			const first = strata(row.c1, row.n1, row.standard);
			const found = directDifference(first, strata(row.c2, row.n2, row.standard))!;
			near(effectiveSize(first), row.size);
			near(found.difference, row.difference);
			near(found.lag, row.lag);
			near(found.hog, row.hog);
			near(found.p, row.p, 1e-7);
		}
	});

	test('with one stratum it is Newcombe’s own, and an empty stratum gives none', () => {
		const found = directDifference([{ count: 7, n: 31, standard: 1 }], [{ count: 12, n: 30, standard: 1 }]);
		expect(found).toMatchObject({ ...newcombe(7, 31, 12, 30)! });
		const hole = strata([1, 0], [4, 0], [1, 1]);
		expect(directDifference(hole, strata([1, 2], [4, 4], [1, 1]))).toBeNull();
		expect([effectiveSize(hole), directShare(hole)]).toEqual([null, null]);
	});
});

describe('the plane from counts', () => {
	interface Row {
		a: CountedGroup;
		b: CountedGroup;
		better: number;
		dearer: number;
	}

	test('its quadrants are near the exact ones that R sums up (20 000 draws: within four standard errors)', () => {
		for (const { a, b, better, dearer } of fixture<Row>('plane')) {
			const { point, cloud, quadrants: q } = planeFromCounts(a, b, { seed: 3, replicates: 20_000 })!;
			expect(cloud).toHaveLength(20_000);
			near(point.cost, a.cost / a.persons - b.cost / b.persons);
			near(point.effect, a.x / a.n - b.x / b.n);
			const within = (found: number, exact: number) =>
				expect(Math.abs(found - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / 20_000));
			within(q.battreDyrare + q.battreBilligare, better);
			within(q.battreDyrare + q.samreDyrare, dearer);
		}
	});

	test('the same seed gives the same cloud; nobody gives none; a cost that is no number is refused', () => {
		const [{ a, b }] = fixture<Row>('plane') as [Row];
		expect(planeFromCounts(a, b, { seed: 7 })).toEqual(planeFromCounts(a, b, { seed: 7 }));
		expect(planeFromCounts(a, b, { seed: 7 })).not.toEqual(planeFromCounts(a, b, { seed: 8 }));
		expect(planeFromCounts(a, { ...b, n: 0, x: 0 })).toBeNull();
		expect(planeFromCounts(a, { ...b, persons: 0 })).toBeNull();
		expect(() => planeFromCounts(a, { ...b, cost: NaN })).toThrow(RangeError);
	});
});

describe('competing exits in bands', () => {
	test('weights are people: the counts of a band give what survfit gives for as many rows', () => {
		const [row] = fixture<Record<'at' | 'p' | 'se' | 'lag' | 'hog', number[]>>('bands');
		const ends = [3, 6, 9, 12, 15];
		const counts = {
			annat: [4, 44, 125, 54, 21],
			arbete_studier: [1, 42, 73, 72, 12],
			'': [68, 27, 33, 11, 3]
		};
		const cells = Object.entries(counts).flatMap(([cause, list]) =>
			list.map((weight, i) => ({ cause: cause || null, time: ends[i]!, weight }))
		);
		const curve = aalenJohansen({
			times: cells.map((c) => c.time),
			causes: cells.map((c) => c.cause),
			weights: cells.map((c) => c.weight)
		});
		row!.at.forEach((time, i) => {
			const found = incidenceAt(curve, 'arbete_studier', time)!;
			near(found.estimate, row!.p[i]!);
			near(found.se, row!.se[i]!);
			near(found.lag, row!.lag[i]!);
			near(found.hog, row!.hog[i]!);
		});
	});
});
