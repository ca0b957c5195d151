import jstat from 'jstat';
import { betaCdf, binomialDensity, gammaCdf, normalTail, poissonDensity } from './special.ts';

/*
 * Each quantile starts from jstat, which is right to about nine digits in the middle and less in the tails, and is then
 * polished against this house's own distribution functions, so that R's numbers come out to the last digits.
 */
const { jStat } = jstat;

function checkProbability(p: number): void {
	if (!(p >= 0 && p <= 1)) throw new RangeError(`probability must lie between 0 and 1, got ${p}`);
}

function checkPositive(name: string, value: number): void {
	if (!(value > 0)) throw new RangeError(`${name} must be positive, got ${value}`);
}

/**
 * Root of an increasing function by Newton steps kept inside a shrinking bracket.
 *
 * @param gap signed distance from the target at u, and the slope there
 */
function solve(
	start: number,
	low: number,
	high: number,
	gap: (u: number) => readonly [number, number]
): number {
	let u = Math.min(high, Math.max(low, start));
	for (let i = 0; i < 200; i++) {
		const [distance, slope] = gap(u);
		if (distance === 0) return u;
		if (distance > 0) high = u;
		else low = u;
		let next = u - distance / slope;
		if (!(next > low && next < high)) next = (low + high) / 2;
		if (Math.abs(next - u) <= 1e-15 * Math.max(1, Math.abs(u))) return next;
		u = next;
	}
	return u;
}

/** Quantile of the standard normal distribution. */
export function normalQuantile(p: number): number {
	checkProbability(p);
	if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
	if (p === 0.5) return 0;
	const tail = Math.min(p, 1 - p);
	let z = -jStat.normal.inv(tail, 0, 1);
	for (let i = 0; i < 10; i++) {
		const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
		const newton = (normalTail(z) - tail) / density;
		const step = newton / (1 - (z * newton) / 2);
		if (!Number.isFinite(step)) break;
		z += step;
		if (Math.abs(step) <= 1e-15 * z) break;
	}
	return p < 0.5 ? -z : z;
}

/** Quantile of the gamma distribution with the given shape and scale. */
export function gammaQuantile(p: number, shape: number, scale = 1): number {
	checkProbability(p);
	checkPositive('shape', shape);
	checkPositive('scale', scale);
	if (p === 0 || p === 1) return p === 0 ? 0 : Infinity;
	const upper = p > 0.5;
	const target = upper ? 1 - p : p;
	// jstat counts up to `shape` steps a try; above 1000 Wilson and Hilferty's cube is as good a start.
	const start =
		shape < 1000
			? jStat.gamma.inv(p, shape, 1)
			: shape * (1 - 1 / (9 * shape) + normalQuantile(p) / (3 * Math.sqrt(shape))) ** 3;
	const u = solve(start > 0 ? Math.log(start) : -1, -740, Math.log(shape + 800) + 40, (v) => {
		const x = Math.exp(v);
		const distance = gammaCdf(x, shape, upper) - target;
		return [upper ? -distance : distance, shape * poissonDensity(shape, x)];
	});
	return Math.exp(u) * scale;
}

/** Quantile of the chi-squared distribution with `df` degrees of freedom. */
export function chi2Quantile(p: number, df: number): number {
	return gammaQuantile(p, df / 2, 2);
}

/** ln(x / (1 − x)) of the beta quantile x; `fromAbove` counts p from the upper end, so that none of its digits are lost. */
function betaLogitQuantile(p: number, a: number, b: number, fromAbove: boolean): number {
	const upper = p > 0.5 ? !fromAbove : fromAbove;
	const target = p > 0.5 ? 1 - p : p;
	const guess = jStat.beta.inv(fromAbove ? 1 - p : p, a, b);
	const start = guess > 0 && guess < 1 ? guess : a / (a + b);
	return solve(Math.log(start / (1 - start)), -740, 740, (v) => {
		const x = 1 / (1 + Math.exp(-v));
		const y = 1 / (1 + Math.exp(v));
		const distance = betaCdf(x, a, b, upper, y) - target;
		return [upper ? -distance : distance, ((a * b) / (a + b)) * binomialDensity(a, a + b, x, y)];
	});
}

/** Quantile of the beta distribution. */
export function betaQuantile(p: number, a: number, b: number): number {
	checkProbability(p);
	checkPositive('a', a);
	checkPositive('b', b);
	if (p === 0 || p === 1) return p;
	return 1 / (1 + Math.exp(-betaLogitQuantile(p, a, b, false)));
}

/** Quantile of Student's t distribution; `df` may be Infinity. */
export function tQuantile(p: number, df: number): number {
	checkProbability(p);
	checkPositive('df', df);
	if (df === Infinity) return normalQuantile(p);
	if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
	if (p === 0.5) return 0;
	const t = Math.sqrt(df * Math.exp(betaLogitQuantile(2 * Math.min(p, 1 - p), 0.5, df / 2, true)));
	return p < 0.5 ? -t : t;
}
