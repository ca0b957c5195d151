import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MIN_N, verdict, type Target } from '#lib/goals/index.ts';
import { together } from '#lib/goals/verdict.ts';
import { count, evidence, share } from './helpers.ts';

const minst = (varde: number): Target => ({ slag: 'minst', varde, cirka: false });
const hogst = (varde: number): Target => ({ slag: 'hogst', varde, cirka: false });
const said = (mal: Target, ...delar: Parameters<typeof evidence>[0]) => {
	const { status, sakerhet } = verdict(mal, evidence(delar));
	return [status, sakerhet];
};

describe('a share against a limit', () => {
	// The four worked cases of the plan, and their mirror images (x of n at most p is n − x of n at least 1 − p).
	it.each([
		[117, 133, 0.8, 'natt', 'sakert_natt'],
		[75, 95, 0.8, 'ej_natt', 'osakert'],
		[179, 271, 0.8, 'ej_natt', 'sakert_ej_natt'],
		[68, 179, 0.35, 'natt', 'osakert']
	])('%i of %i against %d: %s, %s', (x, n, p, status, sakerhet) => {
		expect(said(minst(p), share(x, n))).toEqual([status, sakerhet]);
		expect(said(hogst(1 - p), share(n - x, n))).toEqual([status, sakerhet]);
	});

	it('exactly on the limit is met, and never sure', () => {
		expect(said(minst(0.8), share(80, 100))).toEqual(['natt', 'osakert']);
		expect(said(minst(0.07), share(7, 100))).toEqual(['natt', 'osakert']);
		expect(said(hogst(0.3), share(30, 100))).toEqual(['natt', 'osakert']);
	});

	it('says nothing of certainty under ten', () => {
		expect(MIN_N).toBe(10);
		expect(said(minst(0.8), share(9, 9))).toEqual(['natt', 'for_litet_underlag']);
		expect(said(minst(0.8), share(0, 9))).toEqual(['ej_natt', 'for_litet_underlag']);
		expect(said(minst(0.8), share(0, 10))).toEqual(['ej_natt', 'sakert_ej_natt']);
	});

	it('a range: the whole interval inside, or outside', () => {
		const mal: Target = { slag: 'intervall', varde: 0.4, till: 0.6, cirka: false };
		// Wilson 500/1000: 0.469-0.531 · 50/100: 0.404-0.596 · 10/20: 0.299-0.701 · 35/100: 0.264-0.447 · 10/100: 0.055-0.174
		expect(said(mal, share(500, 1000))).toEqual(['natt', 'sakert_natt']);
		expect(said(mal, share(50, 100))).toEqual(['natt', 'sakert_natt']);
		expect(said(mal, share(10, 20))).toEqual(['natt', 'osakert']);
		expect(said(mal, share(35, 100))).toEqual(['ej_natt', 'osakert']);
		expect(said(mal, share(10, 100))).toEqual(['ej_natt', 'sakert_ej_natt']);
	});

	it('everybody is a count of exceptions: exact, one is enough', () => {
		expect(said({ slag: 'alla' }, share(40, 40))).toEqual(['natt', 'sakert_natt']);
		expect(said({ slag: 'alla' }, share(39, 40))).toEqual(['ej_natt', 'sakert_ej_natt']);
		expect(said({ slag: 'alla' }, share(3, 3))).toEqual(['natt', 'for_litet_underlag']);
	});

	it('two conditions: both must be met, and the least sure decides how sure', () => {
		expect(said(minst(0.5), share(90, 100), share(80, 100))).toEqual(['natt', 'sakert_natt']);
		expect(said(minst(0.5), share(90, 100), share(52, 100))).toEqual(['natt', 'osakert']);
		expect(said(minst(0.5), share(90, 100), share(48, 100))).toEqual(['ej_natt', 'osakert']);
		expect(said(minst(0.5), share(52, 100), share(10, 100))).toEqual(['ej_natt', 'sakert_ej_natt']);
		const both = verdict(minst(0.5), evidence([share(90, 100), share(48, 100)]));
		expect([both.taljare, both.namnare]).toEqual([48, 100]);
	});
});

describe('too early', () => {
	it('few have had their time while others wait: how many, and when', () => {
		const early = evidence([share(8, 8, 4)], { kan_sagas: '2024-10-23' });
		expect(verdict(minst(0.9), early)).toMatchObject({
			status: 'for_tidigt',
			natt: null,
			sakerhet: null,
			oppna: 4,
			kan_sagas: '2024-10-23'
		});
	});
	it('ten closed windows are judged, the open ones counted beside', () => {
		const ten = evidence([share(10, 10, 30)], { kan_sagas: '2024-10-23' });
		expect(verdict({ slag: 'alla' }, ten)).toMatchObject({ status: 'natt', namnare: 10, oppna: 30 });
	});
	it('a cohort that is complete waits for those who can still turn it, and for no others', () => {
		const complete = (x: number, n: number, open: number, mal: Target = minst(0.5)) =>
			verdict(mal, evidence([share(x, n, open)], { kan_sagas: '2024-10-23', samlad: true })).status;
		// 30 of 40; ten more make 30 of 50 at the least, 60 %.
		expect(complete(30, 40, 10)).toBe('natt');
		// 30 of 61 at the least.
		expect(complete(30, 40, 21)).toBe('for_tidigt');
		// 10 of 40; 18 more make 28 of 58 at the most, 48 %.
		expect(complete(10, 40, 18)).toBe('ej_natt');
		expect(complete(10, 40, 20)).toBe('for_tidigt');
		// Of all, one exception is enough; none so far is not.
		expect(complete(39, 40, 5, { slag: 'alla' })).toBe('ej_natt');
		expect(complete(40, 40, 5, { slag: 'alla' })).toBe('for_tidigt');
		// Two conditions: one that is missed whatever comes decides.
		const both = [share(10, 40, 10), share(30, 40, 30)];
		expect(verdict(minst(0.5), evidence(both, { samlad: true })).status).toBe('ej_natt');
	});
	it('a count of a day may fall again: it waits for the day', () => {
		const today = { slag: 'antal', pagar: true, kan_sjunka: true } as const;
		expect(verdict(minst(30), evidence([count(35)], today)).status).toBe('for_tidigt');
		expect(verdict(minst(30), evidence([count(35)], { ...today, pagar: false })).status).toBe('natt');
	});
	it('a count in a running year: said only when it cannot change', () => {
		const running = { slag: 'antal', pagar: true, kan_sagas: '2025-01-01' } as const;
		const status = (mal: Target, n: number) => verdict(mal, evidence([count(n)], running)).status;
		expect(status(minst(30), 29)).toBe('for_tidigt');
		expect(status(minst(30), 30)).toBe('natt');
		expect(status(hogst(30), 30)).toBe('for_tidigt');
		expect(status(hogst(30), 31)).toBe('ej_natt');
		expect(status({ slag: 'lika', varde: 4, cirka: false }, 4)).toBe('for_tidigt');
		expect(status({ slag: 'lika', varde: 4, cirka: false }, 5)).toBe('ej_natt');
		expect(status({ slag: 'intervall', varde: 4, till: 6, cirka: false }, 5)).toBe('for_tidigt');
		expect(status({ slag: 'intervall', varde: 4, till: 6, cirka: false }, 7)).toBe('ej_natt');
	});
});

describe('counts and values', () => {
	const ended = (mal: Target, n: number) => {
		const { status, sakerhet } = verdict(mal, evidence([count(n)], { slag: 'antal' }));
		return [status, sakerhet];
	};
	it('are exact when the period has ended', () => {
		expect(ended(minst(30), 30)).toEqual(['natt', 'sakert_natt']);
		expect(ended(minst(30), 29)).toEqual(['ej_natt', 'sakert_ej_natt']);
		expect(ended({ slag: 'lika', varde: 2, cirka: false }, 3)).toEqual(['ej_natt', 'sakert_ej_natt']);
	});
	it('a mean without an interval is never sure; a cost of exits is as sure as its interval', () => {
		const mean = { ...count(8.5), namnare: 40 };
		expect(verdict(hogst(12), evidence([mean], { slag: 'varde', utan_intervall: true }))).toMatchObject({
			status: 'natt',
			sakerhet: 'osakert'
		});
		const said = (limit: number, hog: number | null) =>
			verdict(
				hogst(limit),
				evidence([{ ...count(83_333), namnare: 24, lag: 67_887, hog }], { slag: 'varde' })
			).sakerhet;
		expect(said(150_000, 112_118)).toBe('sakert_natt');
		expect(said(100_000, 112_118)).toBe('osakert');
		expect(said(60_000, 112_118)).toBe('sakert_ej_natt');
		expect(said(150_000, null)).toBe('osakert');
	});
	it('cirka is within a tenth', () => {
		const mal: Target = { slag: 'lika', varde: 30, cirka: true };
		expect([27, 33, 26, 34].map((n) => ended(mal, n)[0])).toEqual(['natt', 'natt', 'ej_natt', 'ej_natt']);
	});
});

describe('what is never judged', () => {
	it('a benchmark and what is only followed have a value, no verdict', () => {
		for (const mal of [{ slag: 'foljs' }, { slag: 'riktmarke', varde: 12 }] as Target[])
			expect(verdict(mal, evidence([share(6, 11)]))).toMatchObject({
				status: 'foljs',
				natt: null,
				sakerhet: null,
				taljare: 6,
				namnare: 11
			});
	});
	it('missing data', () => {
		const found = verdict(minst(0.5), evidence([], { saknas: 'enkätsvar, från kansliet' }));
		expect(found).toMatchObject({
			status: 'kan_ej_utvarderas',
			natt: null,
			saknas: 'enkätsvar, från kansliet'
		});
	});
	it('a hidden figure leaves nothing behind, whatever stands beside it', () => {
		const hidden = { ...share(0, 0), status: 'skyddad' as const, oppna: 12 };
		for (const mal of [minst(0.5), { slag: 'alla' }, { slag: 'foljs' }] as Target[]) {
			const { status, ...rest } = verdict(mal, evidence([share(20, 40, 3), hidden]));
			expect(status).toBe('skyddad');
			expect(new Set(Object.values(rest))).toEqual(new Set([null]));
		}
	});
});

describe('several insatser, each with its own target', () => {
	const one = (mal: Target, n: number, more = {}) =>
		verdict(mal, evidence([count(n)], { slag: 'antal', ...more }));
	it('is met when all of them met it', () => {
		expect(together([one(minst(4), 5), one(minst(4), 4)])).toMatchObject({
			natt: true,
			taljare: 2,
			namnare: 2
		});
		expect(together([one(minst(4), 5), one(minst(4), 3)])).toMatchObject({
			natt: false,
			taljare: 1,
			namnare: 2
		});
	});
	it('waits for those that may still meet it, unless one has missed it already', () => {
		const waiting = one(minst(4), 1, { pagar: true, kan_sagas: '2025-01-01' });
		expect(together([one(minst(4), 5), waiting]).status).toBe('for_tidigt');
		expect(together([one(minst(4), 3), waiting]).status).toBe('ej_natt');
	});
	it('is hidden when one of them is', () => {
		const hidden = verdict(
			minst(4),
			evidence([{ ...count(1), varde: null, taljare: null, status: 'skyddad' }])
		);
		expect(together([one(minst(4), 5), hidden])).toMatchObject({ status: 'skyddad', taljare: null });
	});
});

describe('for any share and limit', () => {
	const cases = fc.tuple(fc.integer({ min: 1, max: 400 }), fc.nat(400), fc.integer({ min: 1, max: 99 }));
	it('the verdict is the point estimate, and sure only when the whole interval agrees', () => {
		fc.assert(
			fc.property(cases, fc.boolean(), ([n, x0, percent], least) => {
				const x = Math.min(x0, n);
				const p = percent / 100;
				const figure = share(x, n);
				const { natt, sakerhet, lag, hog, varde } = verdict(least ? minst(p) : hogst(p), evidence([figure]));
				expect(natt).toBe(least ? x * 100 >= percent * n : x * 100 <= percent * n);
				expect(varde).toBe(x / n);
				if (n < MIN_N) expect(sakerhet).toBe('for_litet_underlag');
				else if (sakerhet === 'sakert_natt') expect(least ? lag! >= p - 1e-9 : hog! <= p + 1e-9).toBe(true);
				else if (sakerhet === 'sakert_ej_natt') expect(least ? hog! < p : lag! > p).toBe(true);
				else expect(lag! < p + 1e-9 && hog! > p - 1e-9).toBe(true);
				if (sakerhet === 'sakert_natt') expect(natt).toBe(true);
				if (sakerhet === 'sakert_ej_natt') expect(natt).toBe(false);
			})
		);
	});
	it('twice as many of the same never makes it less sure', () => {
		fc.assert(
			fc.property(cases, ([n, x0, percent]) => {
				const x = Math.min(x0, n);
				const once = said(minst(percent / 100), share(x, n))[1];
				const twice = said(minst(percent / 100), share(2 * x, 2 * n))[1];
				if (once === 'sakert_natt' || once === 'sakert_ej_natt') expect(twice).toBe(once);
			})
		);
	});
});
