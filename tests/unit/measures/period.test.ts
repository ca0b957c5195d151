import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { parsePeriod, periodType } from '#lib/measures/period.ts';

describe('parsePeriod', () => {
	it.each([
		['2024', '2024-01-01', '2024-12-31', 'ar'],
		['2024-H1', '2024-01-01', '2024-06-30', 'halvar'],
		['2024-H2', '2024-07-01', '2024-12-31', 'halvar'],
		['2024-T2', '2024-05-01', '2024-08-31', 'tertial'],
		['2024-T3', '2024-09-01', '2024-12-31', 'tertial'],
		['2024-Q3', '2024-07-01', '2024-09-30', 'kvartal'],
		['2024-02', '2024-02-01', '2024-02-29', 'manad'],
		['2023-02', '2023-02-01', '2023-02-28', 'manad'],
		['1900-02', '1900-02-01', '1900-02-28', 'manad'],
		['2000-02', '2000-02-01', '2000-02-29', 'manad']
	])('%s is %s to %s', (text, fran, till, type) => {
		expect(parsePeriod(text)).toEqual({ fran, till });
		expect(periodType(text)).toBe(type);
	});
	it.each([
		'',
		'24',
		'2024-H3',
		'2024-T4',
		'2024-Q5',
		'2024-Q0',
		'2024-13',
		'2024-00',
		'2024-1',
		'2024-h1',
		'0000',
		'2024 ',
		'2024-01-01'
	])('”%s” is none', (text) => expect(parsePeriod(text)).toBeNull());
	it('never throws, and what it reads begins before it ends', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9]{4}(-([HTQ][0-9]|[0-9]{2}))?$/)), (text) => {
				const span = parsePeriod(text);
				if (span) expect(span.fran < span.till).toBe(true);
			})
		);
	});
	it('the days are those of the Gregorian calendar', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
				const text = `${year}-${String(month).padStart(2, '0')}`;
				const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
				expect(parsePeriod(text)?.till).toBe(last);
			})
		);
	});
});
