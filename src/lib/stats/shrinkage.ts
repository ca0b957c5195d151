import { fitBetaBinomial, type BetaPrior, type Unit, type WeighedPrior } from './betaBinomial.ts';
import { checkLevel, checkShare, type Interval } from './interval.ts';
import { betaQuantile } from './quantile.ts';
import { mean, sum } from './sum.ts';
import { wilson } from './wilson.ts';

/** Shares drawn toward their common mean by one factor. */
export interface JamesStein {
	mean: number;
	/** How much of a unit's distance from the mean is kept, 0-1. */
	factor: number;
	estimates: number[];
}

/**
 * James and Stein's estimator (positive part, toward the mean) for shares that rest on equally many, `n`, each.
 *
 * c = 1 − (k−3) σ² / Σ(y−ȳ)², σ² = ȳ(1−ȳ)/n, estimate ȳ + c(y−ȳ).
 * Source: Efron & Morris 1975, JASA 70:311-319; 1977, Scientific American 236:119-127.
 *
 * @returns null with fewer than four units, where the method says nothing
 * @throws RangeError on a share outside 0-1 or n not positive
 */
export function jamesStein(shares: readonly number[], n: number): JamesStein | null {
	for (const share of shares) checkShare(share, 1);
	if (!(n > 0)) throw new RangeError(`n must be positive, got ${n}`);
	if (shares.length < 4) return null;
	const centre = mean(shares);
	const spread = sum(shares.map((y) => (y - centre) ** 2));
	const noise = (shares.length - 3) * ((centre * (1 - centre)) / n);
	const factor = spread > noise ? 1 - noise / spread : 0;
	return { mean: centre, factor, estimates: shares.map((y) => centre + factor * (y - centre)) };
}

export interface ShrunkenUnit extends Interval {
	/** The unit's own share; null when n = 0. */
	raw: number | null;
	estimate: number;
	/** The part of the estimate that comes from the unit itself, n / (n + strength), 0-1. */
	weight: number;
}

export interface Shrinkage {
	method: 'james-stein' | 'beta-binomial';
	/** The mean the units are drawn toward. */
	mean: number;
	/** How many persons the mean is worth beside a unit's own; Infinity when no real difference is seen. */
	strength: number;
	units: ShrunkenUnit[];
}

/** The beta with this mean and variance, from its one tail to the other. */
function betaInterval(centre: number, variance: number, level: number): Interval {
	const size = (centre * (1 - centre)) / variance - 1;
	if (!(size > 0)) return { lag: 0, hog: 1 };
	const a = centre * size;
	const b = (1 - centre) * size;
	return { lag: betaQuantile((1 - level) / 2, a, b), hog: betaQuantile((1 + level) / 2, a, b) };
}

/** Of one unit: its estimate under a prior, and how much of it is its own. */
function drawn({ x, n }: Unit, { mean: mu, strength }: BetaPrior): { estimate: number; weight: number } {
	const weight = strength === Infinity ? 0 : n / (n + strength);
	return { estimate: weight * (n > 0 ? x / n : 0) + (1 - weight) * mu, weight };
}

/** What the uncertain mean is worth in persons: a unit of n counts for n(M+1)/(M+n), as its members are alike. */
const informationOf = (units: readonly Unit[], strength: number): number =>
	sum(units.map(({ n }) => (n * (strength + 1)) / (strength + n)));

/**
 * Interval of a shrunken share over all the priors that the units leave possible: the beta with the mixture's mean and
 * variance, which holds the chance in the unit's own count, in the common mean, and in how much the units differ at all.
 * Source: Kass & Steffey 1989, JASA 84:717-726; Morris & Tang 2011, Statistical Science 26:271-287.
 */
function mixedInterval(
	unit: Unit,
	possible: readonly (WeighedPrior & { information: number })[],
	level: number
): Interval {
	let centre = 0;
	let second = 0;
	for (const prior of possible) {
		const { mean: mu, strength, information } = prior;
		const { estimate, weight } = drawn(unit, prior);
		const own = (estimate * (1 - estimate)) / (strength + unit.n + 1);
		const shared = ((1 - weight) ** 2 * mu * (1 - mu)) / information;
		centre += prior.weight * estimate;
		second += prior.weight * (own + shared + estimate * estimate);
	}
	return betaInterval(centre, second - centre * centre, level);
}

/**
 * Empirical Bayes estimates of many small units' shares: each is drawn toward the common mean, the more the smaller it is.
 *
 * Beta(Mμ, M(1−μ)) fitted to all units, estimate (Mμ + x)/(M + n). When four or more units have the same n, μ and M
 * are those of James and Stein (M = n(1−c)/c), else of beta-binomial maximum likelihood. The interval does not trust one M.
 * Source: Efron & Morris 1975; Casella 1985, American Statistician 39:83-87.
 *
 * @param units whole counts; a unit with n = 0 gets the mean
 * @returns estimates in the order given, or null when nobody is in any unit
 * @throws RangeError on an impossible share, or counts that are not whole
 */
export function shrink(units: readonly Unit[], level = 0.95): Shrinkage | null {
	checkLevel(level);
	for (const { x, n } of units) {
		checkShare(x, n);
		if (!Number.isInteger(x) || !Number.isInteger(n)) throw new RangeError(`not whole counts: ${x} of ${n}`);
	}
	const used = units.filter((u) => u.n > 0);
	const first = used[0];
	if (!first) return null;
	const equal = used.length >= 4 && used.every((u) => u.n === first.n);
	const stein = equal
		? jamesStein(
				used.map((u) => u.x / u.n),
				first.n
			)
		: null;
	const fit = fitBetaBinomial(used);
	const prior = stein
		? { mean: stein.mean, strength: (first.n * (1 - stein.factor)) / stein.factor }
		: fit.prior;
	const possible = fit.possible.map((one) => ({
		...one,
		information: informationOf(used, one.strength)
	}));
	const pooled = wilson(sum(used.map((u) => u.x)), sum(used.map((u) => u.n)), level)!;

	function unitOf(unit: Unit): ShrunkenUnit {
		const raw = unit.n > 0 ? unit.x / unit.n : null;
		const { estimate, weight } = drawn(unit, prior);
		if (possible.length === 0) return { raw, estimate, weight, ...pooled };
		const { lag, hog } = mixedInterval(unit, possible, level);
		return { raw, estimate, weight, lag: Math.min(lag, estimate), hog: Math.max(hog, estimate) };
	}
	// A million units have few different counts.
	const known = new Map<string, ShrunkenUnit>();
	const once = (unit: Unit): ShrunkenUnit => {
		const key = `${unit.x}/${unit.n}`;
		const found = known.get(key) ?? unitOf(unit);
		known.set(key, found);
		return { ...found };
	};
	return { method: stein ? 'james-stein' : 'beta-binomial', ...prior, units: units.map(once) };
}
