import { describe, expect, it } from 'vitest';
import { calendarDay } from '#lib/goals/evidence.ts';
import { addMonths, addWait, daysBetween, judgedPeriod, readWindow } from '#lib/goals/windows.ts';

describe('reading fonster', () => {
	it.each([
		['', 'hela'],
		['projekttiden', 'hela'],
		['löpande', 'hela'],
		['kalenderår', 'ar'],
		['per år', 'ar'],
		['halvår och år', 'ar'],
		['mätår', 'matar'],
		['2024', 'spann'],
		['2024-H1', 'spann'],
		['2014-2016', 'spann'],
		['från 2019', 'spann'],
		['år 2', 'planar'],
		['vid avslut', 'efter'],
		['vid utskrivning', 'efter'],
		['3 veckor efter avslut', 'efter'],
		['90 dagar efter utskrivning', 'efter'],
		['2 månader efter erbjudande', 'efter'],
		['2019-12-31', 'dag'],
		['senast 2019-12-31', 'dag'],
		['senast 2019-12-31 kalenderår', 'dag'],
		['senast 11-30 året före', 'varje_ar'],
		['senast 02-28', 'varje_ar']
	])('”%s” is %s', (text, slag) => expect(readWindow(text)?.slag).toBe(slag));

	it('takes the length of a wait', () => {
		expect(readWindow('3 veckor efter avslut')).toEqual({ slag: 'efter', tid: '3_veckor', fran: 'avslut' });
		expect(readWindow('1 år efter avslut')).toEqual({ slag: 'efter', tid: '12_manader', fran: 'avslut' });
	});
	it.each(['när det passar', '3 gånger', '2024-13', '32 december'])('”%s” is not understood', (text) =>
		expect(readWindow(text)).toBeNull()
	);
});

describe('days', () => {
	it('months end where they end', () => {
		expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
		expect(addMonths('2023-11-30', 3)).toBe('2024-02-29');
		expect(addMonths('2024-03-31', -1)).toBe('2024-02-29');
		expect(addWait('2024-02-20', '3_veckor')).toBe('2024-03-12');
		expect(addWait('2024-12-20', '90_dagar')).toBe('2025-03-20');
		expect(daysBetween('2024-03-30', '2024-04-02')).toBe(3);
	});
});

describe('the judged period', () => {
	const open = { fran: '2023-03-15', till: '9999-12-31' };
	const text = (fonster: string, valid: typeof open, per: string) => {
		const period = judgedPeriod(readWindow(fonster)!, valid, per);
		return period && [period.text, period.pagar];
	};
	it('of a yearly goal is the latest whole year that has ended', () => {
		expect(text('kalenderår', open, '2026-06-30')).toEqual(['2025', false]);
		expect(text('kalenderår', open, '2025-12-31')).toEqual(['2025', false]);
		expect(text('kalenderår', open, '2025-12-30')).toEqual(['2024', false]);
	});
	it('is a part of a year when there is no whole one, and the running one when nothing has ended', () => {
		expect(text('kalenderår', open, '2024-06-30')).toEqual(['2023', false]);
		expect(text('kalenderår', open, '2023-06-30')).toEqual(['2023', true]);
		expect(text('kalenderår', open, '2023-01-01')).toBeNull();
	});
	it('of a goal that holds no more is the last whole year it held', () => {
		expect(text('kalenderår', { fran: '2014-01-01', till: '2016-12-31' }, '2026-06-30')).toEqual([
			'2016',
			false
		]);
		expect(text('kalenderår', { fran: '2014-01-01', till: '2016-08-31' }, '2026-06-30')).toEqual([
			'2015',
			false
		]);
	});
	it('of a plan year counts from the first day', () => {
		const plan = { fran: '2016-09-01', till: '2019-08-31' };
		const period = judgedPeriod(readWindow('år 2')!, plan, '2026-01-01');
		expect(period?.span).toEqual({ fran: '2017-09-01', till: '2018-08-31' });
		expect(text('år 3', plan, '2019-01-01')).toEqual(['år 3', true]);
		expect(text('år 3', plan, '2018-01-01')).toBeNull();
	});
	it('of a plan runs until its last day', () => {
		expect(text('hela perioden', { fran: '2024-01-01', till: '2025-12-31' }, '2025-06-30')?.[1]).toBe(true);
		expect(text('hela perioden', open, '2025-06-30')?.[1]).toBe(false);
	});
});

describe('which periods have ended', () => {
	it('a month that has data is over, and no year is judged that the data do not reach', () => {
		expect(calendarDay(undefined, '2024-12-10')).toBe('2024-12-31');
		expect(calendarDay(undefined, '2026-10-31')).toBe('2026-10-31');
		expect(calendarDay('2025-01-15', '2024-12-10')).toBe('2024-12-31');
		expect(calendarDay('2024-06-30', '2024-12-10')).toBe('2024-06-30');
	});
});
