/** Random tables let out one after another; an outsider who knows every sum tries to find what was hidden. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Highs } from 'highs';
import { loadSolver } from '#lib/protection/bounds.ts';
import { attack } from './outsider.ts';
import { random, simulate, type Shape } from './tables.ts';

let highs: Highs;
beforeAll(async () => {
	highs = await loadSolver();
});

const shapes: Record<string, Shape> = {
	'två dimensioner, glest': { sizes: [4, 5], order: 2, mean: 3, empty: 0.3, releases: 1 },
	'två dimensioner, tätt': { sizes: [6, 8], order: 2, mean: 15, empty: 0.02, releases: 1 },
	'tre dimensioner, glest': { sizes: [3, 4, 3], order: 3, mean: 3, empty: 0.4, releases: 1 },
	'tre dimensioner, två åt gången': { sizes: [4, 4, 3], order: 2, mean: 6, empty: 0.2, releases: 1 },
	'fyra dimensioner': { sizes: [3, 2, 3, 2], order: 3, mean: 6, empty: 0.2, releases: 1 },
	'fem dimensioner, två åt gången': { sizes: [3, 2, 2, 3, 2], order: 2, mean: 2, empty: 0.4, releases: 1 },
	'sex dimensioner': { sizes: [2, 2, 2, 2, 2, 2], order: 3, mean: 2, empty: 0.1, releases: 1 },
	'två utgåvor': { sizes: [4, 3], order: 2, mean: 8, empty: 0.2, releases: 2 },
	'tre utgåvor, tre dimensioner': { sizes: [3, 2, 3], order: 2, mean: 7, empty: 0.2, releases: 3 },
	'fyra utgåvor': { sizes: [3, 4], order: 2, mean: 10, empty: 0.1, releases: 4 }
};

const SEEDS = 20;

describe.each(Object.entries(shapes))('%s', (_, shape) => {
	for (const k of [3, 5])
		it(`inget dolt går att räkna ut, K = ${k}`, () => {
			for (let seed = 1; seed <= SEEDS; seed++) {
				const { published, targets, exposed, shownPrimary } = simulate(shape, k, seed, highs);
				const found = { seed, shownPrimary, exposed, ...attack(highs, published, targets, k) };
				expect(found).toEqual({ seed, shownPrimary: [], exposed: 0, exact: [], narrow: [] });
			}
		});
});

it('hides something, and not everything', () => {
	for (const shape of Object.values(shapes)) {
		const all = Array.from({ length: SEEDS }, (_, i) => simulate(shape, 5, i + 1, highs).published).flat();
		const shown = all.filter((one) => one.shown).length;
		expect(shown).toBeGreaterThan(all.length / 20);
		expect(shown).toBeLessThan(all.length);
	}
});

it('finds what is not hidden well enough: the outsider is no straw man', () => {
	const shape = shapes['två dimensioner, glest']!;
	let caught = 0;
	for (let seed = 1; seed <= SEEDS; seed++) {
		const { published } = simulate(shape, 5, seed, highs);
		const naive = published.map((one) => ({ ...one, shown: one.value === 0 || one.value >= 5 }));
		const hidden = naive.filter(({ shown }) => !shown);
		caught += attack(highs, naive, hidden, 5).narrow.length;
	}
	expect(caught).toBeGreaterThan(SEEDS);
});

it('gives the same answer again', () => {
	for (const shape of Object.values(shapes))
		expect(simulate(shape, 5, 99, highs).shown).toEqual(simulate(shape, 5, 99, highs).shown);
});

it('protects as well in whatever order the tables come', () => {
	const shape = shapes['tre dimensioner, två åt gången']!;
	for (let seed = 1; seed <= SEEDS; seed++) {
		const next = random(seed);
		const order = (n: number) =>
			Array.from({ length: n }, (_, i) => [next(), i] as const)
				.sort(([a], [b]) => a - b)
				.map(([, i]) => i);
		const { published, targets, shownPrimary } = simulate(shape, 5, seed, highs, order);
		expect(attack(highs, published, targets, 5)).toEqual({ exact: [], narrow: [] });
		expect(shownPrimary).toEqual([]);
	}
});
