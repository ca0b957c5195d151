/** A million rows take seconds, and what they say is right. */
import { expect, test, vi } from 'vitest';
import {
	aalenJohansen,
	clopperPearson,
	costRatio,
	directRate,
	funnelLimits,
	holm,
	incidenceAt,
	indirect,
	kaplanMeier,
	newcombe,
	random,
	shrink,
	signedRank,
	signTest,
	survivalAt
} from '#lib/stats/index.ts';
import { near } from './helpers.ts';

const million = 1_000_000;
vi.setConfig({ testTimeout: 180_000 }); // a busy machine is slow, not wrong

/** Runs and says how many seconds it took. */
function timed<T>(run: () => T): { result: T; seconds: number } {
	const start = performance.now();
	const result = run();
	return { result, seconds: (performance.now() - start) / 1000 };
}

test('time to exit: exponential in days, one time each, a third by each cause', () => {
	const stream = random(1);
	const times = Float64Array.from({ length: million }, () => -365 * Math.log(1 - stream.uniform()));
	const open = times.map((t) => Math.min(t, 730));
	const kinds = ['arbete', 'flytt', 'avliden'];
	const causes = Array.from(times, (t) => (t < 730 ? kinds[stream.below(3)]! : null));
	const km = timed(() => kaplanMeier({ times: open, events: causes.map((c) => c !== null) }));
	near(survivalAt(km.result, 365)!.estimate, Math.exp(-1), 0.01);
	const aj = timed(() => aalenJohansen({ times: open, causes }));
	near(incidenceAt(aj.result, 'arbete', 730)!.estimate, (1 - Math.exp(-2)) / 3, 0.01);
	expect(km.seconds).toBeLessThan(60);
	expect(aj.seconds).toBeLessThan(60);
});

test('a million units, each a few people', () => {
	const stream = random(6);
	const units = Array.from({ length: million }, () => {
		const n = 5 + stream.below(30);
		return { x: stream.below(n + 1), n };
	});
	const { result, seconds } = timed(() => shrink(units)!);
	near(result.mean, 0.5, 0.01);
	near(result.strength, 2, 0.01);
	expect(result.units).toHaveLength(million);
	expect(seconds).toBeLessThan(60);
});

test('unequal weights: a million rows', () => {
	const stream = random(7);
	const times = Float64Array.from({ length: million }, () => stream.below(1500));
	const events = Array.from(times, () => stream.uniform() < 0.5);
	const weights = Float64Array.from(times, () => 0.5 + stream.uniform());
	const { result, seconds } = timed(() => kaplanMeier({ times, events, weights }));
	const plainly = kaplanMeier({ times, events });
	near(survivalAt(result, 700)!.estimate, survivalAt(plainly, 700)!.estimate, 0.01);
	// Weights even on 0.5-1.5 have mean square 13/12: the variance grows by so much.
	near(survivalAt(result, 700)!.se / survivalAt(plainly, 700)!.se, Math.sqrt(13 / 12), 0.02);
	expect(seconds).toBeLessThan(60);
});

test('long censoring: a few events under a million still open', () => {
	const times = Float64Array.from({ length: million }, (_, i) => (i < 10 ? 5 : 4000 + (i % 365)));
	const curve = kaplanMeier({ times, events: Array.from(times, (_, i) => i < 10) });
	near(survivalAt(curve, 4364)!.estimate, 1 - 1e-5, 1e-12);
	expect(survivalAt(curve, 4365)).toBeNull();
});

test('paired changes', () => {
	const stream = random(2);
	const changes = Array.from({ length: million }, () => stream.below(5) - 2);
	const { result, seconds } = timed(() => [signedRank(changes).p, signTest(changes).p]);
	for (const p of result) expect(p).toBeGreaterThan(0.0001);
	expect(signTest(changes.map((d) => d + 1)).p).toBe(0);
	expect(seconds).toBeLessThan(60);
});

test('cost: the mean’s own limit takes over from row by row, and says the same', () => {
	const stream = random(3);
	const rows = Array.from({ length: million }, () => {
		const effect = stream.uniform() < 0.3 ? 1 : 0;
		return { effect, cost: 50_000 + 20_000 * effect + 10_000 * stream.normal() };
	});
	const { result, seconds } = timed(() => costRatio(rows));
	near(result.ratio, 56_000 / 0.3, 0.01);
	near(result.bootstrap!.lag, result.fieller!.lag, 0.001);
	near(result.bootstrap!.hog, result.fieller!.hog, 0.001);
	expect(seconds).toBeLessThan(60);
	const few = rows.slice(0, 2_400);
	const resampled = costRatio(few).bootstrap!;
	const limit = costRatio(few, { replicates: 2300 }).bootstrap!;
	near(limit.lag, resampled.lag, 0.01);
	near(limit.hog, resampled.hog, 0.01);
});

test('counts in millions, and thousands of units', () => {
	const { seconds } = timed(() => {
		near(clopperPearson(300_000, million)!.lag, 0.29910203, 1e-6);
		near(newcombe(300_000, million, 299_000, million)!.difference, 0.001, 1e-9);
		expect(funnelLimits(0.3, million)!.lag).toBeGreaterThan(0.299);
		near(indirect(1e9, 1e9)!.hog, 1 + 1.96 * Math.sqrt(1e-9), 1e-7);
		near(directRate([{ count: 3e5, n: 1e6, standard: 1 }])!.lag, 0.298927, 1e-5);
		const stream = random(4);
		const units = Array.from({ length: 20_000 }, () => {
			const n = 10 + stream.below(90);
			return { x: stream.below(n + 1), n };
		});
		// Even counts are beta-binomial with a = b = 1.
		near(shrink(units)!.strength, 2, 0.05);
		expect(shrink([...units, { x: million, n: 2 * million }])!.mean).toBeCloseTo(0.5, 2);
		expect(holm(Array<number>(100_000).fill(0.5))).toHaveLength(100_000);
	});
	expect(seconds).toBeLessThan(60);
});
