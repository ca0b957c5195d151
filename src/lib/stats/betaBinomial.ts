/** A share of `x` out of `n` in one unit. */
export interface Unit {
	x: number;
	n: number;
}

/** Beta distribution of the units' true shares, as its mean and its strength (in persons; Infinity: no spread seen). */
export interface BetaPrior {
	mean: number;
	strength: number;
}

/** One of several priors that the units speak for, and how loudly: the weights sum to one. */
export interface WeighedPrior extends BetaPrior {
	weight: number;
}

export interface BetaFit {
	/** The most likely one. */
	prior: BetaPrior;
	/** Those that the units leave possible, by strength. */
	possible: WeighedPrior[];
}

/** How many units have a count above j, for j from `from` to before `to`. */
interface Block {
	from: number;
	to: number;
	units: number;
}

/** A count's distribution as blocks, so that a likelihood costs as much as there are different counts, however large. */
function blocksOf(counts: readonly number[]): Block[] {
	const sorted = counts.filter((c) => c > 0).sort((a, b) => a - b);
	const blocks: Block[] = [];
	let from = 0;
	sorted.forEach((to, i) => {
		if (to > from) blocks.push({ from, to, units: sorted.length - i });
		from = to;
	});
	return blocks;
}

const stirling = (z: number) => (1 / 12 - (1 / 360 - 1 / (1260 * z * z)) / (z * z)) / z;

/** Σ ln(a + j), j = from … to−1: term by term while short or small, the rest by Stirling's series. */
function sumLog(a: number, from: number, to: number): number {
	let total = 0;
	let j = from;
	for (; j < to && (a + j < 32 || to - j < 32); j++) total += Math.log(a + j);
	if (j === to) return total;
	const low = a + j - 1;
	const high = a + to - 1;
	const k = to - j;
	return (
		total + (low + 0.5) * Math.log1p(k / low) + k * (Math.log(high) - 1) + stirling(high) - stirling(low)
	);
}

/** Σ 1/(a + j), j = from … to−1, likewise. */
function sumInverse(a: number, from: number, to: number): number {
	let total = 0;
	let j = from;
	for (; j < to && (a + j < 32 || to - j < 32); j++) total += 1 / (a + j);
	if (j === to) return total;
	const rest = (z: number) => 1 / (2 * z) + (1 / 12 - (1 / 120 - 1 / (252 * z * z)) / (z * z)) / (z * z);
	return total + Math.log1p((to - j) / (a + j)) - rest(a + to) + rest(a + j);
}

const over = (
	blocks: readonly Block[],
	a: number,
	term: (a: number, from: number, to: number) => number
): number => {
	let total = 0;
	for (const { from, to, units } of blocks) total += units * term(a, from, to);
	return total;
};

/** Maximum of a function on [low, high] by golden section. */
function goldenMaximum(low: number, high: number, f: (u: number) => number): number {
	const phi = (Math.sqrt(5) - 1) / 2;
	let u1 = high - phi * (high - low);
	let u2 = low + phi * (high - low);
	let f1 = f(u1);
	let f2 = f(u2);
	while (high - low > 1e-9) {
		if (f1 < f2) {
			[low, u1, f1] = [u1, u2, f2];
			u2 = low + phi * (high - low);
			f2 = f(u2);
		} else {
			[high, u2, f2] = [u2, u1, f1];
			u1 = high - phi * (high - low);
			f1 = f(u1);
		}
	}
	return (low + high) / 2;
}

/** Strengths looked at, as logarithms: from all-or-nothing units to no difference that a million people would show. */
const [WEAKEST, STRONGEST] = [-4, 16];

/**
 * The strengths that carry all but nothing of exp(height), as a grid drawn in until it is fine enough for its peak.
 *
 * @returns log strengths with weights that sum to one
 */
function weighed(height: (logStrength: number) => number): { at: number; weight: number }[] {
	let [low, high] = [WEAKEST, STRONGEST];
	for (let round = 0; ; round++) {
		const at = Array.from({ length: 41 }, (_, i) => low + ((high - low) * i) / 40);
		const heights = at.map(height);
		const top = Math.max(...heights);
		const kept = heights.flatMap((h, i) => (h > top - 12 ? [i] : []));
		if (kept.length >= 12 || round === 6) {
			const parts = heights.map((h) => Math.exp(h - top));
			const total = parts.reduce((a, b) => a + b, 0);
			return at.map((u, i) => ({ at: u, weight: parts[i]! / total })).filter(({ weight }) => weight > 1e-6);
		}
		[low, high] = [at[Math.max(0, kept[0]! - 1)]!, at[Math.min(40, kept.at(-1)! + 1)]!];
	}
}

/**
 * The beta distribution under which the units' counts are most likely (beta-binomial maximum likelihood), and beside it
 * those that are nearly as likely: few units say little of how much they differ.
 *
 * ln L = Σᵢ [Σ_{j<x} ln(Mμ+j) + Σ_{j<n−x} ln(M(1−μ)+j) − Σ_{j<n} ln(M+j)], maximised over the mean μ (concave, by
 * bisection on its slope) for each strength M, and over M by grid and golden section. The possible ones are weighed by the
 * profile likelihood, the variance between units (1/(M+1) of μ(1−μ)) being even on 0-1 beforehand.
 * Source: Griffiths 1973, Biometrics 29:637-648; Morris & Tang 2011, Statistical Science 26:271-287, for the weighing.
 *
 * @param units whole counts, at least one n > 0
 */
export function fitBetaBinomial(units: readonly Unit[]): BetaFit {
	const hits = blocksOf(units.map((u) => u.x));
	const misses = blocksOf(units.map((u) => u.n - u.x));
	const sizes = blocksOf(units.map((u) => u.n));
	const total = units.reduce((a, u) => a + u.n, 0);
	const pooled = units.reduce((a, u) => a + u.x, 0) / total;
	if (pooled === 0 || pooled === 1) return { prior: { mean: pooled, strength: Infinity }, possible: [] };

	function bestMean(strength: number): number {
		let low = 0;
		let high = 1;
		for (let i = 0; i < 60 && high - low > 1e-15; i++) {
			const m = (low + high) / 2;
			const slope = over(hits, strength * m, sumInverse) - over(misses, strength * (1 - m), sumInverse);
			if (slope > 0) low = m;
			else high = m;
		}
		return (low + high) / 2;
	}
	function profile(logStrength: number): number {
		const strength = Math.exp(logStrength);
		const m = bestMean(strength);
		return (
			over(hits, strength * m, sumLog) +
			over(misses, strength * (1 - m), sumLog) -
			over(sizes, strength, sumLog)
		);
	}

	const possible = weighed((u) => profile(u) + u - 2 * Math.log1p(Math.exp(u))).map(
		({ at, weight }): WeighedPrior => ({
			mean: bestMean(Math.exp(at)),
			strength: Math.exp(at),
			weight
		})
	);

	const limit = total * (pooled * Math.log(pooled) + (1 - pooled) * Math.log(1 - pooled));
	const step = 0.5;
	let best = WEAKEST;
	let height = -Infinity;
	for (let u = WEAKEST; u <= STRONGEST; u += step) {
		const h = profile(u);
		if (h > height) [best, height] = [u, h];
	}
	best = goldenMaximum(best - step, best + step, profile);
	if (!(profile(best) > limit + 1e-7)) return { prior: { mean: pooled, strength: Infinity }, possible };
	const strength = Math.exp(best);
	return { prior: { mean: bestMean(strength), strength }, possible };
}
