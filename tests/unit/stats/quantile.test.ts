import { expect, test } from 'vitest';
import { betaQuantile, chi2Quantile, gammaQuantile, normalQuantile, tQuantile } from '#lib/stats/index.ts';
import { betaCdf, binomialCdf, gammaCdf, normalTail } from '#lib/stats/special.ts';
import { fixture, near } from './helpers.ts';

interface Quantile {
	kind: 'normal' | 'gamma' | 'chi2' | 't' | 'beta';
	p: number;
	a: number;
	b: number;
	value: number;
}

const ours = {
	normal: normalQuantile,
	gamma: gammaQuantile,
	chi2: chi2Quantile,
	t: tQuantile,
	beta: betaQuantile
} satisfies Record<Quantile['kind'], (p: number, a: number, b: number) => number>;

const all = fixture<Quantile>('quantiles');

test.each(['normal', 'gamma', 'chi2', 't', 'beta'] as const)('%s quantiles agree with R', (kind) => {
	const rows = all.filter((row) => row.kind === kind);
	expect(rows.length).toBeGreaterThan(8);
	for (const { p, a, b, value } of rows) {
		const error = Math.abs(ours[kind](p, a, b) / value - 1);
		if (value === 0) expect(ours[kind](p, a, b)).toBeCloseTo(0, 14);
		// 1 − 1e-8 itself is only known to eight digits.
		else expect(error, `${kind} ${p} ${a} ${b}: ${ours[kind](p, a, b)} ≠ ${value}`).toBeLessThan(1e-8);
	}
});

test('the ends are the ends of the distribution', () => {
	expect([normalQuantile(0), normalQuantile(1), normalQuantile(0.5)]).toEqual([-Infinity, Infinity, 0]);
	expect([gammaQuantile(0, 2), gammaQuantile(1, 2)]).toEqual([0, Infinity]);
	expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1]);
	expect([tQuantile(0, 3), tQuantile(0.5, 3), tQuantile(1, 3)]).toEqual([-Infinity, 0, Infinity]);
	near(tQuantile(0.975, Infinity), normalQuantile(0.975));
});

test('impossible arguments are refused', () => {
	for (const p of [-0.1, 1.1, NaN]) expect(() => normalQuantile(p)).toThrow(RangeError);
	expect(() => gammaQuantile(0.5, 0)).toThrow(RangeError);
	expect(() => betaQuantile(0.5, -1, 2)).toThrow(RangeError);
	expect(() => tQuantile(0.5, NaN)).toThrow(RangeError);
});

test('distribution functions far out and for large counts', () => {
	// R: pnorm(8.3, lower = FALSE), pbinom(499000, 1e6, .5), pbeta(.3, 2, 5), pgamma(100, 3, lower = FALSE)
	near(normalTail(8.3) * 1e17, 5.205569744890255, 1e-12);
	near(binomialCdf(499000, 1e6, 0.5), 0.022804149932691052, 1e-11);
	near(betaCdf(0.3, 2, 5), 0.579825, 1e-13);
	near(gammaCdf(100, 3, true) * 1e40, 1.897610755368228, 1e-12);
});
