/** How often the intervals hold the truth, over shares from 5 to 95 %. */
import { describe, expect, test } from 'vitest';
import {
	aalenJohansen,
	clopperPearson,
	costPerExit,
	costRatio,
	directRate,
	directShare,
	funnelLimits,
	incidenceAt,
	kaplanMeier,
	newcombe,
	random,
	shrink,
	survivalAt,
	survivalTime,
	wilson
} from '#lib/stats/index.ts';
import { binomialDensity } from '#lib/stats/special.ts';

const shares = Array.from({ length: 91 }, (_, i) => 0.05 + i / 100);

function binomial(n: number, p: number, stream: ReturnType<typeof random>): number {
	let x = 0;
	for (let i = 0; i < n; i++) if (stream.uniform() < p) x++;
	return x;
}

/** Counts how often bounds hold the truth; an open bound holds all on its side. */
function counter() {
	let [held, all] = [0, 0];
	return {
		add(bounds: { lag: number | null; hog: number | null }, truth: number) {
			all++;
			if ((bounds.lag ?? -Infinity) <= truth && truth <= (bounds.hog ?? Infinity)) held++;
		},
		part: () => held / all
	};
}

function within(part: number, low = 0.93, high = 0.97): void {
	expect(part).toBeGreaterThanOrEqual(low);
	expect(part).toBeLessThanOrEqual(high);
}

describe.each([20, 50, 200])('n = %i', (n) => {
	test('Wilson covers 93-97 % on average, counted exactly', () => {
		const intervals = Array.from({ length: n + 1 }, (_, x) => wilson(x, n)!);
		let covered = 0;
		for (const p of shares) {
			intervals.forEach(({ lag, hog }, x) => {
				if (lag <= p && p <= hog) covered += binomialDensity(x, n, p) / shares.length;
			});
		}
		expect(covered).toBeGreaterThan(0.93);
		expect(covered).toBeLessThan(0.97);
	});

	test('Wilson covers 93-97 % in a seeded simulation', () => {
		const stream = random(20 + n);
		let covered = 0;
		const draws = 20_000;
		for (let i = 0; i < draws; i++) {
			const p = shares[i % shares.length]!;
			const { lag, hog } = wilson(binomial(n, p, stream), n)!;
			if (lag <= p && p <= hog) covered++;
		}
		expect(covered / draws).toBeGreaterThan(0.93);
		expect(covered / draws).toBeLessThan(0.97);
	});

	test('Newcombe covers 93-97 % in a seeded simulation', () => {
		const stream = random(n);
		let covered = 0;
		const draws = 20_000;
		for (let i = 0; i < draws; i++) {
			const p1 = 0.05 + 0.9 * stream.uniform();
			const p2 = 0.05 + 0.9 * stream.uniform();
			const { lag, hog } = newcombe(binomial(n, p1, stream), n, binomial(n, p2, stream), n)!;
			if (lag <= p1 - p2 && p1 - p2 <= hog) covered++;
		}
		expect(covered / draws).toBeGreaterThan(0.93);
		expect(covered / draws).toBeLessThan(0.97);
	});

	test('the 95 % funnel leaves out about one unit in twenty that does not differ', () => {
		let inside = 0;
		for (const theta of shares) {
			const { lag, hog } = funnelLimits(theta, n)!;
			for (let x = 0; x <= n; x++) {
				if (x / n >= lag && x / n <= hog) inside += binomialDensity(x, n, theta) / shares.length;
			}
		}
		expect(inside).toBeGreaterThan(0.92);
		expect(inside).toBeLessThan(0.97);
	});

	test('Clopper-Pearson never covers less than 95 %, counted exactly', () => {
		const intervals = Array.from({ length: n + 1 }, (_, x) => clopperPearson(x, n)!);
		for (const p of shares) {
			let covered = 0;
			intervals.forEach(({ lag, hog }, x) => {
				if (lag <= p && p <= hog) covered += binomialDensity(x, n, p);
			});
			expect(covered).toBeGreaterThanOrEqual(0.95 - 1e-9);
		}
	});

	test('curves: Kaplan-Meier at a day, its median, Aalen-Johansen at a day, a third still open', () => {
		const stream = random(n);
		const [still, median, left] = [counter(), counter(), counter()];
		for (let draw = 0; draw < 4000; draw++) {
			const truth = 0.2 + 0.6 * stream.uniform();
			const rate = -Math.log(truth);
			const own = Array.from({ length: n }, () => -Math.log(1 - stream.uniform()) / rate);
			const open = own.map(() => 3 * stream.uniform());
			const times = own.map((t, i) => Math.min(t, open[i]!));
			const events = own.map((t, i) => t <= open[i]!);
			const curve = kaplanMeier({ times, events });
			const at = survivalAt(curve, 1);
			if (at) still.add(at, truth);
			median.add(survivalTime(curve), Math.log(2) / rate);
			const causes = events.map((event) => (!event ? null : stream.uniform() < 0.6 ? 'arbete' : 'annat'));
			const share = incidenceAt(aalenJohansen({ times, causes }), 'arbete', 1);
			if (share) left.add(share, 0.6 * (1 - truth));
		}
		// The log interval, which the design names, is a little short for twenty people.
		within(still.part(), n === 20 ? 0.925 : 0.93);
		for (const one of [median, left]) within(one.part());
	});

	test('money: Fieller, and exits under a known total', () => {
		const stream = random(n);
		const [fieller, exits] = [counter(), counter()];
		for (let draw = 0; draw < 4000; draw++) {
			const p = 0.2 + 0.5 * stream.uniform();
			const rows = Array.from({ length: n }, () => {
				const effect = stream.uniform() < p ? 1 : 0;
				return { effect, cost: 50 + 20 * effect + 15 * stream.normal() };
			});
			const found = costRatio(rows, { minEffects: 1, replicates: 2 }).fieller;
			if (found) fieller.add(found, (50 + 20 * p) / p);
			const per = costPerExit(1000, binomial(n, p, stream), n, { minEffects: 1 });
			if (per) exits.add(per, 1000 / (n * p));
		}
		within(fieller.part());
		within(exits.part());
	});

	test('standardised: a share with unequal weights; a rate covers at least so often', () => {
		const stream = random(n);
		const [share, rate] = [counter(), counter()];
		const first = Math.round(0.6 * n);
		for (let draw = 0; draw < 6000; draw++) {
			const [p, w] = [0.2 + 0.5 * stream.uniform(), 0.5 + 0.3 * stream.uniform()];
			const stratum = (size: number, q: number, standard: number) => ({
				count: binomial(size, q, stream),
				n: size,
				standard
			});
			const people = [stratum(first, p, 1 - w), stratum(n - first, 0.7 * p, w)];
			share.add(directShare(people)!, (1 - w) * p + w * 0.7 * p);
			const rare = [stratum(10 * first, p / 10, 1 - w), stratum(10 * (n - first), p / 10, w)];
			rate.add(directRate(rare)!, p / 10);
		}
		within(share.part());
		within(rate.part(), 0.94, 1);
	});

	test('shrunken shares of twelve insatser that differ', () => {
		const stream = random(n);
		const covers = counter();
		for (let draw = 0; draw < 300; draw++) {
			const units = Array.from({ length: 12 }, () => {
				const size = Math.round(n / 2 + n * stream.uniform());
				// The middle of eleven even numbers is beta(6, 6).
				const truth = Float64Array.from({ length: 11 }, () => stream.uniform()).sort()[5]!;
				return { x: binomial(size, truth, stream), n: size, truth };
			});
			shrink(units)!.units.forEach((unit, i) => covers.add(unit, units[i]!.truth));
		}
		within(covers.part());
	});
});
