/** How often the intervals hold the truth, over shares from 5 to 95 %. */
import { describe, expect, test } from 'vitest';
import { funnelLimits, newcombe, random, wilson } from '#lib/stats/index.ts';
import { binomialDensity } from '#lib/stats/special.ts';

const shares = Array.from({ length: 91 }, (_, i) => 0.05 + i / 100);

function binomial(n: number, p: number, stream: ReturnType<typeof random>): number {
	let x = 0;
	for (let i = 0; i < n; i++) if (stream.uniform() < p) x++;
	return x;
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
});
