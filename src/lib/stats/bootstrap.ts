import { random } from './random.ts';
import { mean, orderOf, sum } from './sum.ts';

/** A person (or unit): what was spent on them and what came of it. */
export interface CostEffect {
	/** Cost, in any unit; the house uses öre. */
	cost: number;
	/** Effect, such as 1 for an exit to work and 0 for another; never negative. */
	effect: number;
}

/** Means and (co)variances of cost and effect over the rows, divided by n − 1. */
export interface Moments {
	n: number;
	cost: number;
	effect: number;
	varCost: number;
	varEffect: number;
	covariance: number;
}

export interface BootstrapOptions {
	/** Whole number; the same seed and rows give the same numbers on any machine, whatever the order of the rows. */
	seed?: number;
	replicates?: number;
}

/** Above this many draws the means are drawn from their normal limit instead of row by row. */
const MAX_DRAWS = 5e6;

/**
 * Rows in an order of their own, so that no sum and no draw hangs on the order they came in.
 *
 * @throws RangeError on a number that is missing, or a negative effect
 */
export function inOrder(rows: readonly CostEffect[]): CostEffect[] {
	for (const { cost, effect } of rows) {
		if (!Number.isFinite(cost) || !Number.isFinite(effect) || effect < 0) {
			throw new RangeError(`impossible row: cost ${cost}, effect ${effect}`);
		}
	}
	const order = orderOf(
		rows.length,
		(i, j) => rows[i]!.cost - rows[j]!.cost || rows[i]!.effect - rows[j]!.effect
	);
	return Array.from(order, (i) => rows[i]!);
}

/** Moments of rows already in order. */
export function momentsOf(rows: readonly CostEffect[]): Moments {
	const n = rows.length;
	const cost = mean(rows.map((r) => r.cost));
	const effect = mean(rows.map((r) => r.effect));
	const spread = (f: (r: CostEffect) => number) => (n > 1 ? sum(rows.map(f)) / (n - 1) : NaN);
	return {
		n,
		cost,
		effect,
		varCost: spread((r) => (r.cost - cost) ** 2),
		varEffect: spread((r) => (r.effect - effect) ** 2),
		covariance: spread((r) => (r.cost - cost) * (r.effect - effect))
	};
}

/**
 * Mean cost and mean effect in resamples of the rows with replacement, `replicates` of them.
 *
 * Over 5·10⁶ draws in all, the means are drawn from the bivariate normal they tend to.
 * Source: Efron & Tibshirani 1993, An Introduction to the Bootstrap.
 *
 * @param rows in order, see `inOrder`
 */
export function bootstrapMeans(
	rows: readonly CostEffect[],
	{ seed = 1, replicates = 2000 }: BootstrapOptions = {}
): { cost: Float64Array; effect: Float64Array } {
	const stream = random(seed);
	const n = rows.length;
	const cost = new Float64Array(replicates);
	const effect = new Float64Array(replicates);
	if (n * replicates > MAX_DRAWS) {
		const m = momentsOf(rows);
		const sdEffect = Math.sqrt(m.varEffect / n);
		const slope = m.varEffect > 0 ? m.covariance / m.varEffect : 0;
		const rest = Math.sqrt(Math.max(0, m.varCost - slope * m.covariance) / n);
		for (let b = 0; b < replicates; b++) {
			const shift = sdEffect * stream.normal();
			effect[b] = m.effect + shift;
			cost[b] = m.cost + slope * shift + rest * stream.normal();
		}
		return { cost, effect };
	}
	const costs = Float64Array.from(rows, (r) => r.cost);
	const effects = Float64Array.from(rows, (r) => r.effect);
	for (let b = 0; b < replicates; b++) {
		let totalCost = 0;
		let totalEffect = 0;
		for (let i = 0; i < n; i++) {
			const at = stream.below(n);
			totalCost += costs[at]!;
			totalEffect += effects[at]!;
		}
		cost[b] = totalCost / n;
		effect[b] = totalEffect / n;
	}
	return { cost, effect };
}

/** Quantile of a sample between its order statistics (type 6: position (B+1)p), infinite if it lands on such a value. */
export function sampleQuantile(values: Float64Array, p: number): number {
	const sorted = Float64Array.from(values).sort();
	const position = Math.min(sorted.length, Math.max(1, (sorted.length + 1) * p));
	const below = sorted[Math.floor(position) - 1]!;
	const above = sorted[Math.ceil(position) - 1]!;
	return below === above ? below : below + (position - Math.floor(position)) * (above - below);
}
