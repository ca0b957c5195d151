import { fitBetaBinomial, type Unit } from './betaBinomial.ts';
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

/**
 * Interval of a shrunken share: the beta with the estimate as its mean and, as its variance, the posterior variance plus
 * what the uncertain mean adds. Source: Kass & Steffey 1989, JASA 84:717-726 (first-order correction).
 */
function posteriorInterval(estimate: number, variance: number, level: number): Interval {
	const size = (estimate * (1 - estimate)) / variance - 1;
	if (!(size > 0)) return { lag: 0, hog: 1 };
	const a = estimate * size;
	const b = (1 - estimate) * size;
	return {
		lag: Math.min(estimate, betaQuantile((1 - level) / 2, a, b)),
		hog: Math.max(estimate, betaQuantile((1 + level) / 2, a, b))
	};
}

/**
 * Empirical Bayes estimates of many small units' shares: each is drawn toward the common mean, the more the smaller it is.
 *
 * Beta(Mμ, M(1−μ)) fitted to all units, estimate (Mμ + x)/(M + n). When four or more units have the same n, μ and M
 * are those of James and Stein (M = n(1−c)/c), else of beta-binomial maximum likelihood.
 * Source: Efron & Morris 1975; Casella 1985, American Statistician 39:83-87.
 *
 * @param units whole counts; a unit with n = 0 gets the mean
 * @returns estimates in the order given, or null when nobody is in any unit
 * @throws RangeError on an impossible share
 */
export function shrink(units: readonly Unit[], level = 0.95): Shrinkage | null {
	checkLevel(level);
	for (const { x, n } of units) checkShare(x, n);
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
	const prior = stein
		? { mean: stein.mean, strength: (first.n * (1 - stein.factor)) / stein.factor }
		: fitBetaBinomial(used);
	const { mean: mu, strength } = prior;
	const weightOf = (n: number) => (strength === Infinity ? 0 : n / (n + strength));
	// Information about the mean: a unit of n is worth n(M+1)/(M+n) persons, as its members are alike.
	const information = sum(
		used.map(({ n }) => (strength === Infinity ? n : (n * (strength + 1)) / (strength + n)))
	);
	const pooled = wilson(sum(used.map((u) => u.x)), sum(used.map((u) => u.n)), level)!;

	return {
		method: stein ? 'james-stein' : 'beta-binomial',
		mean: mu,
		strength,
		units: units.map(({ x, n }) => {
			const weight = weightOf(n);
			const raw = n > 0 ? x / n : null;
			const estimate = weight * (raw ?? 0) + (1 - weight) * mu;
			if (mu === 0 || mu === 1) return { raw, estimate, weight, ...pooled };
			const own = strength === Infinity ? 0 : (estimate * (1 - estimate)) / (strength + n + 1);
			const shared = ((1 - weight) ** 2 * mu * (1 - mu)) / information;
			return { raw, estimate, weight, ...posteriorInterval(estimate, own + shared, level) };
		})
	};
}
