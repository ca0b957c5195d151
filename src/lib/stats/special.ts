/**
 * Densities and distribution functions behind the intervals, good to about 13 digits also far out in the tails
 * and for large counts, where jstat's are not.
 */
const LN_SQRT_2PI = 0.9189385332046728;

const LANCZOS = [
	0.9999999999999971, 57.15623566586292, -59.59796035547549, 14.136097974741746, -0.4919138160976202,
	3.399464998481189e-5, 4.652362892704858e-5, -9.837447530487956e-5, 0.0001580887032249125,
	-0.00021026444172410488, 0.00021743961811521265, -0.0001643181065367639, 8.441822398385275e-5,
	-2.6190838401581408e-5, 3.6899182659531625e-6
];

/** ln Γ(x) for x > 0. Source: Lanczos 1964 with Godfrey's coefficients (g = 607/128, 15 terms). */
export function logGamma(x: number): number {
	let series = LANCZOS[0]!;
	for (let i = 1; i < LANCZOS.length; i++) series += LANCZOS[i]! / (x + i);
	const t = x + 5.2421875;
	return (x + 0.5) * Math.log(t) - t + LN_SQRT_2PI + Math.log(series / x);
}

/** What Stirling's formula leaves over of ln Γ(x+1). Source: Loader 2000, as in R's nmath. */
function stirlingError(x: number): number {
	if (x <= 15) return logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - LN_SQRT_2PI;
	const y = 1 / (x * x);
	return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188) * y) * y) * y) * y) / x;
}

/** x ln(x/m) + m − x without cancellation when x is near m. Source: Loader 2000. */
function devianceTerm(x: number, m: number): number {
	if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
	const v = (x - m) / (x + m);
	let total = (x - m) * v;
	let term = 2 * x * v;
	for (let j = 1; j < 1000; j++) {
		term *= v * v;
		const next = total + term / (2 * j + 1);
		if (next === total) break;
		total = next;
	}
	return total;
}

/** Poisson density m^x e^−m / Γ(x+1), also between whole numbers. */
export function poissonDensity(x: number, m: number): number {
	if (m === 0) return x === 0 ? 1 : 0;
	if (x < 1e-300) return Math.exp(-m);
	return Math.exp(-stirlingError(x) - devianceTerm(x, m) - LN_SQRT_2PI - 0.5 * Math.log(x));
}

/** Binomial density of x out of n, also between whole numbers; `q` is 1 − p, given so that no digits are lost. */
export function binomialDensity(x: number, n: number, p: number, q = 1 - p): number {
	if (p === 0) return x === 0 ? 1 : 0;
	if (q === 0) return x === n ? 1 : 0;
	if (x === 0) return Math.exp(n * (p < 0.5 ? Math.log1p(-p) : Math.log(q)));
	if (x === n) return Math.exp(n * (q < 0.5 ? Math.log1p(-q) : Math.log(p)));
	const rest = n - x;
	const deviance = devianceTerm(x, n * p) + devianceTerm(rest, n * q);
	const stirling = stirlingError(n) - stirlingError(x) - stirlingError(rest);
	return Math.exp(stirling - deviance - LN_SQRT_2PI - 0.5 * (Math.log(x) + Math.log1p(-x / n)));
}

const TINY = 1e-300;
const EPS = 1e-16;

/** Lentz's evaluation of b0 + a1/(b1 + a2/(b2 + …)). Source: Thompson & Barnett 1986. */
function continuedFraction(b0: number, term: (i: number) => readonly [a: number, b: number]): number {
	let f = b0 || TINY;
	let c = f;
	let d = 0;
	for (let i = 1; i < 200_000; i++) {
		const [a, b] = term(i);
		d = 1 / (b + a * d || TINY);
		c = b + a / c || TINY;
		const step = c * d;
		f *= step;
		if (Math.abs(step - 1) < 4 * EPS) break;
	}
	return f;
}

/** Regularised incomplete gamma function: P(shape, x), or with `upper` its complement. Source: DLMF 8.7, 8.9. */
export function gammaCdf(x: number, shape: number, upper = false): number {
	if (x <= 0) return upper ? 1 : 0;
	if (x === Infinity) return upper ? 0 : 1;
	const density = poissonDensity(shape, x);
	if (x < shape + 1) {
		let total = 1;
		let term = 1;
		for (let i = 1; i < 200_000; i++) {
			term *= x / (shape + i);
			total += term;
			if (term < total * EPS) break;
		}
		const lower = Math.min(1, density * total);
		return upper ? 1 - lower : lower;
	}
	const fraction = continuedFraction(x + 1 - shape, (i) => [-i * (i - shape), x + 2 * i + 1 - shape]);
	const tail = Math.min(1, (density * shape) / fraction);
	return upper ? tail : 1 - tail;
}

/** Regularised incomplete beta function I_x(a, b), or with `upper` its complement. Source: DLMF 8.17.22. */
export function betaCdf(x: number, a: number, b: number, upper = false, y = 1 - x): number {
	if (x <= 0) return upper ? 1 : 0;
	if (y <= 0) return upper ? 0 : 1;
	if (x > (a + 1) / (a + b + 2)) return betaCdf(y, b, a, !upper, x);
	const fraction = continuedFraction(1, (i) => {
		const m = i >> 1;
		const odd = i % 2 === 1;
		const top = odd ? -(a + m) * (a + b + m) : m * (b - m);
		return [(top * x) / ((a + 2 * m) * (odd ? a + 2 * m + 1 : a + 2 * m - 1)), 1];
	});
	const lower = Math.min(1, (binomialDensity(a, a + b, x, y) * b) / (a + b) / fraction);
	return upper ? 1 - lower : lower;
}

/** P(X ≤ r) for a binomial count. */
export function binomialCdf(r: number, n: number, p: number): number {
	if (r < 0) return 0;
	return r >= n ? 1 : betaCdf(p, r + 1, n - r, true);
}

/** P(Z > z) for a standard normal. */
export function normalTail(z: number): number {
	const half = gammaCdf((z * z) / 2, 0.5, true) / 2;
	return z >= 0 ? half : 1 - half;
}
