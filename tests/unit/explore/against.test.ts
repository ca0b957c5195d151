import { describe, expect, it } from 'vitest';
import { hasRest, previous, restOf, setAgainst } from '#lib/explore/against.ts';
import { measureOf } from '#lib/measures/library/index.ts';
import { newcombe } from '#lib/stats/newcombe.ts';
import { count, hidden, share } from './rows.ts';

const outcome = measureOf('avslut_arbete_studier')!;
const ended = measureOf('avslutade')!;

describe('the period before', () => {
	it.each([
		['2025', '2025', '2024', '2024'],
		['2024', '2026', '2021', '2023'],
		['2024-H1', '2024-H1', '2023-H2', '2023-H2'],
		['2024-Q1', '2024-Q2', '2023-Q3', '2023-Q4'],
		['2024-T3', '2024-T3', '2024-T2', '2024-T2'],
		['2024-01', '2024-03', '2023-10', '2023-12']
	])('%s–%s: %s–%s', (from, to, first, last) => {
		expect(previous({ from, to })).toEqual({ from: first, to: last });
	});
	it.each([
		['2024', '2024-H1'],
		['2025', '2024'],
		['igår', '2024']
	])('%s–%s has none', (from, to) => expect(previous({ from, to })).toBeNull());
});

describe('the rest', () => {
	const rest = (
		part: ReturnType<typeof share>,
		whole: ReturnType<typeof share>,
		others = [share({}, 20, 40)]
	) => restOf(outcome, whole, part, others, 5, false);

	it('is the whole without the part', () => {
		// 60 of 100 without 31 of 58: 29 of 42.
		expect(rest(share({ kon: 'kvinna' }, 31, 58), share({}, 60, 100))).toMatchObject({
			by: { kon: 'kvinna' },
			taljare: 29,
			namnare: 42,
			varde: 29 / 42,
			status: 'visas'
		});
	});

	it.each([
		['its numerator is small', share({}, 58, 60), share({}, 60, 100)],
		['its denominator is small', share({}, 60, 97), share({}, 60, 100)],
		['those it is not true of are few', share({}, 10, 60), share({}, 48, 100)]
	])('is not told when %s', (_, part, whole) => {
		expect(rest(part, whole)).toMatchObject({ taljare: null, varde: null, status: 'skyddad' });
	});

	it('is never told when it would be one hidden figure', () => {
		const whole = share({}, 60, 100);
		expect(rest(share({}, 31, 58), whole, [hidden({})]).status).toBe('skyddad');
		expect(rest(share({}, 31, 58), whole, [hidden({}), share({}, 8, 20)]).status).toBe('skyddad');
		expect(rest(share({}, 31, 58), whole, [hidden({}), hidden({})]).status).toBe('visas');
	});

	it('is hidden when the part or the whole is', () => {
		expect(restOf(outcome, share({}, 60, 100), hidden({}), [], 5, false).status).toBe('skyddad');
		expect(restOf(outcome, hidden({}), share({}, 31, 58), [], 5, false).status).toBe('skyddad');
	});

	it('is there for what adds up, and not for persons or costs', () => {
		expect(hasRest(outcome)).toBe(true);
		expect(hasRest(ended)).toBe(true);
		expect(hasRest(measureOf('deltagare')!)).toBe(false);
		expect(hasRest(measureOf('kostnad_per_deltagare')!)).toBe(false);
	});
});

describe('set against', () => {
	it('tells shares apart by Newcombe with Holm over all of them', () => {
		const sets = setAgainst(outcome, [
			{ here: share({}, 56, 70), there: share({}, 48, 80) },
			{ here: share({}, 10, 40), there: share({}, 9, 40) }
		]);
		// Newcombe 1998, table II, example (a), method 10: 56/70 − 48/80 = 0.2 (0.0524 to 0.3339).
		expect(sets[0]!.difference).toBeCloseTo(0.2, 10);
		expect(sets[0]!.lag).toBeCloseTo(0.0524, 4);
		expect(sets[0]!.hog).toBeCloseTo(0.3339, 4);
		expect(sets[0]!.skild).toBe(true);
		expect(sets[1]!.skild).toBe(false);
		expect(newcombe(56, 70, 48, 80)!.lag).toBe(sets[0]!.lag);
	});

	it('has no interval for amounts, and nothing where a side is hidden', () => {
		const [plain, gone, none] = setAgainst(ended, [
			{ here: count({}, 30), there: count({}, 24) },
			{ here: count({}, 30), there: hidden({}) },
			{ here: count({}, 30), there: undefined }
		]);
		expect(plain).toEqual({ difference: 6, lag: null, hog: null, skild: null });
		expect(gone).toEqual({ difference: null, lag: null, hog: null, skild: null });
		expect(none!.difference).toBeNull();
	});
});
