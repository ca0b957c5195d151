import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	clopperPearson,
	detectableDifference,
	newcombe,
	newcombePaired,
	random,
	wilson
} from '#lib/stats/index.ts';
import { fixture, near, printed } from './helpers.ts';

const share = fc
	.integer({ min: 1, max: 2000 })
	.chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
const level = fc.double({ min: 0.5, max: 0.999, noNaN: true });

describe('one share', () => {
	test('agrees with R', () => {
		for (const row of fixture<Record<string, number>>('shares')) {
			const { x, n, level } = row as { x: number; n: number; level: number };
			near(wilson(x, n, level)?.lag, row.wilsonLag!, 1e-10);
			near(wilson(x, n, level)?.hog, row.wilsonHog!, 1e-10);
			near(clopperPearson(x, n, level)?.lag, row.exactLag!, 1e-9);
			near(clopperPearson(x, n, level)?.hog, row.exactHog!, 1e-9);
		}
	});

	test.each([wilson, clopperPearson])('%o says nothing of nobody and refuses the impossible', (interval) => {
		expect(interval(0, 0)).toBeNull();
		for (const [x, n] of [
			[-1, 5],
			[6, 5],
			[1, 0],
			[NaN, 5],
			[1, NaN],
			[1, Infinity]
		] as const) {
			expect(() => interval(x, n)).toThrow(RangeError);
		}
		for (const bad of [0, 1, -1, 95, NaN]) expect(() => interval(1, 2, bad)).toThrow(RangeError);
	});

	test.each([wilson, clopperPearson])(
		'%o holds its share, mirrors, and widens with the level',
		(interval) => {
			fc.assert(
				fc.property(share, level, ([x, n], level) => {
					const { lag, hog } = interval(x, n, level)!;
					expect(lag).toBeLessThanOrEqual(x / n);
					expect(hog).toBeGreaterThanOrEqual(x / n);
					expect(lag).toBeGreaterThanOrEqual(0);
					expect(hog).toBeLessThanOrEqual(1);
					near(interval(n - x, n, level)!.lag, 1 - hog, 1e-9);
					const wider = interval(x, n, level + 0.0005)!;
					expect(wider.lag).toBeLessThanOrEqual(lag);
					expect(wider.hog).toBeGreaterThanOrEqual(hog);
				})
			);
		}
	);

	test.each([wilson, clopperPearson])('%o rises with x and narrows with n', (interval) => {
		fc.assert(
			fc.property(share, ([x, n]) => {
				const now = interval(x, n)!;
				const more = interval(x + 1, n + 1)!;
				expect(more.lag).toBeGreaterThanOrEqual(now.lag);
				expect(more.hog).toBeGreaterThanOrEqual(now.hog - 1e-12);
				const larger = interval(10 * x, 10 * n)!;
				expect(larger.hog - larger.lag).toBeLessThan(now.hog - now.lag);
			})
		);
	});
});

describe('difference of shares', () => {
	test.each([
		// Newcombe 1998, table II, method 10
		[56, 70, 48, 80, '0.0524', '0.3339'],
		[9, 10, 3, 10, '0.1705', '0.8090'],
		[6, 7, 2, 7, '0.0582', '0.8062'],
		[5, 56, 0, 29, '-0.0381', '0.1926'],
		[0, 10, 0, 20, '-0.1611', '0.2775'],
		[0, 10, 0, 10, '-0.2775', '0.2775'],
		[10, 10, 0, 20, '0.6791', '1.0000'],
		[10, 10, 0, 10, '0.6075', '1.0000']
	])('%i/%i - %i/%i as published', (x1, n1, x2, n2, lag, hog) => {
		printed(newcombe(x1, n1, x2, n2)!.lag, lag);
		printed(newcombe(x1, n1, x2, n2)!.hog, hog);
	});

	test('agrees with the formula written in R', () => {
		for (const row of fixture<
			Record<'x1' | 'n1' | 'x2' | 'n2' | 'level' | 'difference' | 'lag' | 'hog', number>
		>('differences')) {
			const found = newcombe(row.x1, row.n1, row.x2, row.n2, row.level)!;
			near(found.difference, row.difference);
			near(found.lag, row.lag);
			near(found.hog, row.hog);
		}
	});

	test('holds the difference, and turns with the order of the groups', () => {
		fc.assert(
			fc.property(share, share, ([x1, n1], [x2, n2]) => {
				const found = newcombe(x1, n1, x2, n2)!;
				expect(found.lag).toBeLessThanOrEqual(found.difference);
				expect(found.hog).toBeGreaterThanOrEqual(found.difference);
				expect(found.lag).toBeGreaterThanOrEqual(-1);
				expect(found.hog).toBeLessThanOrEqual(1);
				const turned = newcombe(x2, n2, x1, n1)!;
				expect(turned.lag).toBe(-found.hog);
				expect(turned.hog).toBe(-found.lag);
			})
		);
	});

	test('says nothing when a group is empty, refuses the impossible', () => {
		expect(newcombe(0, 0, 1, 2)).toBeNull();
		expect(newcombe(1, 2, 0, 0)).toBeNull();
		expect(() => newcombe(3, 2, 1, 2)).toThrow(RangeError);
	});
});

describe('change in a share of the same people', () => {
	const table = fc.record({
		both: fc.integer({ min: 0, max: 90 }),
		before: fc.integer({ min: 0, max: 90 }),
		after: fc.integer({ min: 0, max: 90 }),
		neither: fc.integer({ min: 0, max: 90 })
	});

	test('agrees with the formula written in R', () => {
		for (const { a, b, c, d, lag, hog } of fixture<Record<'a' | 'b' | 'c' | 'd' | 'lag' | 'hog', number>>(
			'pairedShares'
		)) {
			const found = newcombePaired({ both: a, before: b, after: c, neither: d })!;
			near(found.lag, Math.max(-1, lag), 1e-9);
			near(found.hog, Math.min(1, hog), 1e-9);
		}
	});

	test('36, 12, 2, 0 as published: 0.0569 to 0.3404', () => {
		const found = newcombePaired({ both: 36, before: 2, after: 12, neither: 0 })!;
		printed(found.lag, '0.0569');
		printed(found.hog, '0.3404');
	});

	test('holds the change, turns with time, says nothing of nobody', () => {
		fc.assert(
			fc.property(table, (counts) => {
				const found = newcombePaired(counts);
				fc.pre(found !== null);
				expect(found!.lag).toBeLessThanOrEqual(found!.difference);
				expect(found!.hog).toBeGreaterThanOrEqual(found!.difference);
				const turned = newcombePaired({ ...counts, before: counts.after, after: counts.before })!;
				near(turned.lag, -found!.hog, 1e-9);
			})
		);
		expect(newcombePaired({ both: 0, before: 0, after: 0, neither: 0 })).toBeNull();
		expect(() => newcombePaired({ both: 2, before: -1, after: 1, neither: 0 })).toThrow(RangeError);
	});

	test.each([20, 50, 200])('covers 93-98 %% at n = %i where the two go together (seeded)', (n) => {
		const stream = random(n);
		let covered = 0;
		for (let i = 0; i < 10_000; i++) {
			const [p, up, down] = [0.1 + 0.5 * stream.uniform(), 0.4 * stream.uniform(), 0.4 * stream.uniform()];
			const counts = { both: 0, before: 0, after: 0, neither: 0 };
			for (let k = 0; k < n; k++) {
				if (stream.uniform() < p) counts[stream.uniform() < down ? 'before' : 'both']++;
				else counts[stream.uniform() < up ? 'after' : 'neither']++;
			}
			const { lag, hog } = newcombePaired(counts)!;
			const truth = (1 - p) * up - p * down;
			if (lag <= truth && truth <= hog) covered++;
		}
		expect(covered / 10_000).toBeGreaterThan(0.93);
		expect(covered / 10_000).toBeLessThan(0.98);
	});
});

describe('what two groups can tell apart', () => {
	test('agrees with R’s power.prop.test; two of 30 need about 34 percentage points', () => {
		for (const { n, share, difference } of fixture<Record<'n' | 'share' | 'difference', number>>('power')) {
			near(detectableDifference(n, n, share), difference, 1e-5);
		}
		expect(Math.abs(detectableDifference(30, 30)! - 0.34)).toBeLessThan(0.01);
	});
	test('more people tell more apart; too few nothing', () => {
		expect(detectableDifference(30, 60)!).toBeLessThan(detectableDifference(30, 30)!);
		expect(detectableDifference(3, 3)).toBeNull();
		expect(detectableDifference(0, 30)).toBeNull();
		expect(() => detectableDifference(30, 30, 1.5)).toThrow(RangeError);
	});
});
