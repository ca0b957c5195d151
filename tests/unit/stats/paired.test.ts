import fc from 'fast-check';
import { expect, test } from 'vitest';
import { signedRank, signTest } from '#lib/stats/index.ts';
import { fixture, near } from './helpers.ts';

interface Paired {
	d: number[];
	v: number;
	exact: boolean;
	sign: number;
	p: number;
	uncorrected: number | null;
}

test('agrees with R: binom.test, wilcox.test, and all 2ⁿ signs counted one by one', () => {
	for (const row of fixture<Paired>('paired')) {
		const found = signedRank(row.d);
		expect(found.v).toBe(row.v);
		expect(found.method).toBe(row.exact ? 'exakt' : 'normal');
		near(found.p, row.p, 1e-9);
		if (row.uncorrected !== null) near(signedRank(row.d, false).p, row.uncorrected, 1e-9);
		near(signTest(row.d).p, row.sign, 1e-9);
	}
});

test('nothing changed: nothing to say', () => {
	expect(signTest([])).toEqual({ n: 0, zeros: 0, up: 0, down: 0, p: 1 });
	expect(signedRank([0, 0])).toMatchObject({ n: 0, zeros: 2, v: 0, p: 1 });
	expect(signedRank([1])).toMatchObject({ n: 1, v: 1, p: 1 });
	expect(() => signTest([NaN])).toThrow(RangeError);
	expect(() => signedRank([Infinity])).toThrow(RangeError);
});

test('averages that differ by rounding alone are ties, and none is no change', () => {
	expect(signedRank([0.1 + 0.2, -0.3, 1e-17])).toMatchObject({ n: 2, zeros: 1, v: 1.5 });
});

test('24 changes are exact, 25 are approximated', () => {
	const changes = Array.from({ length: 25 }, (_, i) => (i % 3 === 0 ? -1 : 1) * (i + 1));
	expect(signedRank(changes.slice(0, 24)).method).toBe('exakt');
	expect(signedRank(changes).method).toBe('normal');
});

test('turns with the sign, forgets order, scale and zeros', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 60 }), (d) => {
			for (const paired of [signTest, (x: number[]) => signedRank(x)]) {
				const { p, n } = paired(d);
				expect(p).toBeGreaterThan(0);
				expect(p).toBeLessThanOrEqual(1);
				expect(paired(d.map((x) => -x)).p).toBeCloseTo(p, 12);
				expect(paired([...d].reverse()).p).toBe(p);
				expect(paired(d.map((x) => 4 * x)).p).toBe(p);
				expect(paired([...d, 0])).toMatchObject({ p, n });
			}
		})
	);
});
