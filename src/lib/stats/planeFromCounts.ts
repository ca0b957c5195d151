import { checkShare } from './interval.ts';
import { quadrantsOf, type CostEffectivenessPlane } from './incremental.ts';
import type { BootstrapOptions } from './bootstrap.ts';
import { random, type Random } from './random.ts';
import { binomialDensity, poissonDensity } from './special.ts';

/** A group of which only sums are known. */
export interface CountedGroup {
	/** What was spent in all, in any unit. */
	cost: number;
	/** How many it was spent on. */
	persons: number;
	/** Exits of the kind, of all `n` exits. */
	x: number;
	n: number;
}

/** Draws whole numbers from a density on `from` … `to`, by the table of its sums. */
function sampler(from: number, to: number, density: (value: number) => number): (stream: Random) => number {
	const sums = new Float64Array(to - from + 1);
	let total = 0;
	for (let i = 0; i < sums.length; i++) sums[i] = total += density(from + i);
	return (stream) => {
		const at = stream.uniform() * total;
		let low = 0;
		let high = sums.length - 1;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (sums[middle]! > at) high = middle;
			else low = middle + 1;
		}
		return from + low;
	};
}

/** The part of the whole numbers that a count with this mean and spread can reach, nine deviations to either side. */
const reach = (mean: number, deviation: number, most: number): [number, number] => [
	Math.max(0, Math.floor(mean - 9 * deviation - 9)),
	Math.min(most, Math.ceil(mean + 9 * deviation + 9))
];

function drawsOf({ cost, persons, x, n }: CountedGroup, seed: number, replicates: number) {
	const stream = random(seed);
	const share = x / n;
	const [exitFrom, exitTo] = reach(x, Math.sqrt(n * share * (1 - share)), n);
	const exits = sampler(exitFrom, exitTo, (value) => binomialDensity(value, n, share));
	const [from, to] = reach(persons, Math.sqrt(persons), Infinity);
	const people = sampler(Math.max(1, from), to, (value) => poissonDensity(value, persons));
	return Array.from({ length: replicates }, () => ({
		effect: exits(stream) / n,
		cost: cost / people(stream)
	}));
}

/**
 * The cost-effectiveness plane when only sums are known: extra cost a person against extra share of exits, the first group
 * less the second, with a seeded parametric bootstrap cloud made from the counts alone.
 *
 * Exits are drawn as Binomial(n, x/n); the money is taken as it was spent, and the number it was spent on is drawn as
 * Poisson(persons). The two are drawn apart, as they are counted on different groups (taken part, ended).
 * Source: Efron & Tibshirani 1993, ch. 6.5 (parametric bootstrap); the plane as in `costEffectivenessPlane`.
 *
 * @returns null when either group has no exits counted or nobody to spend on
 * @throws RangeError on an impossible share, a negative number of persons or a cost that is not a number
 */
export function planeFromCounts(
	first: CountedGroup,
	second: CountedGroup,
	{ seed = 1, replicates = 1000 }: BootstrapOptions = {}
): CostEffectivenessPlane | null {
	for (const { cost, persons, x, n } of [first, second]) {
		checkShare(x, n);
		if (!Number.isFinite(cost) || !(persons >= 0))
			throw new RangeError(`impossible cost: ${cost} on ${persons}`);
	}
	if (first.n === 0 || second.n === 0 || first.persons < 1 || second.persons < 1) return null;
	const seeds = random(seed);
	const a = drawsOf(first, seeds.below(2 ** 32), replicates);
	const b = drawsOf(second, seeds.below(2 ** 32), replicates);
	const cloud = a.map(({ cost, effect }, i) => ({ cost: cost - b[i]!.cost, effect: effect - b[i]!.effect }));
	const point = {
		cost: first.cost / first.persons - second.cost / second.persons,
		effect: first.x / first.n - second.x / second.n
	};
	return { point, cloud, quadrants: quadrantsOf(cloud) };
}
