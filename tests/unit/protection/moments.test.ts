import { describe, expect, it } from 'vitest';
import { dimensionOf } from '#lib/measures/dimensions.ts';
import { parsePeriod } from '#lib/measures/period.ts';
import type { Question } from '#lib/measures/question.ts';
import { moments, waysTo, type Extent } from '#lib/protection/moments.ts';

/** Data from 2021 to 31 October 2024; persons were counted once for 2022 to 2024, and for 2021 to 2023. */
const extent: Extent = {
	firstYear: 2021,
	lastYear: 2024,
	dataPer: '2024-10-31',
	runs: new Set(['2022..2024', '2021..2023']),
	fine: new Set()
};
/** The same data told by half-year from 2022 and by month from 2023. */
const finer: Extent = {
	...extent,
	fine: new Set([
		...[2022, 2023, 2024].flatMap((year) => [`${year}-H1`, `${year}-H2`]),
		...[2023, 2024].flatMap((year) =>
			Array.from({ length: year === 2024 ? 10 : 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`)
		)
	])
};

const span = (from: string | null, to: string | null) => ({
	fran: from ? parsePeriod(from)!.fran : '0001-01-01',
	till: to ? parsePeriod(to)!.till : '9999-12-31'
});
const ways = (kind: Parameters<typeof waysTo>[0], from: string | null, to: string | null) =>
	waysTo(kind, span(from, to), extent).map(({ times, empty }) => [times.join(' + '), empty.join(' + ')]);

describe('what lies by its date', () => {
	it('a year is that year, or all time when nobody is in the others', () => {
		expect(ways('datum', '2023', '2023')).toEqual([
			['2023', ''],
			['*', '2021 + 2022 + 2024 + odaterat']
		]);
	});
	it('the last three years have a figure of their own, and are their years', () => {
		expect(ways('datum', '2022', '2024')).toEqual([
			['2022..2024', ''],
			['2022 + 2023 + 2024', ''],
			['*', '2021 + odaterat']
		]);
	});
	it('other whole years are the sum of their years', () => {
		expect(ways('datum', '2021', '2022')).toEqual([
			['2021 + 2022', ''],
			['*', '2023 + 2024 + odaterat']
		]);
	});
	it('before the first year and after the last day of the data there is nothing', () => {
		expect(ways('datum', '2015', '2021')).toEqual(ways('datum', '2021', '2021'));
		expect(ways('datum', null, '2021')).toEqual(ways('datum', '2021', '2021'));
		expect(ways('datum', '2022', null)).toEqual(ways('datum', '2022', '2024'));
		// The data end with October, so November and December are nothing.
		expect(ways('datum', '2024-01', '2024-10')).toEqual(ways('datum', '2024', '2024'));
		expect(ways('inom', '2015', '2030')[0]).toEqual(['2021 + 2022 + 2023 + 2024', '']);
	});
	it('a part of a year is not in the lattice, nor what lies outside the data', () => {
		for (const [from, to] of [
			['2023-H1', '2023-H1'],
			['2023-H2', '2024'],
			['2021', '2024-09'],
			['2022-02', '2022-02'],
			['2030', '2031'],
			['2010', '2012']
		] as const)
			expect([from, to, ways('datum', from, to)]).toEqual([from, to, []]);
	});
	it('without a period it is all time', () => {
		expect(waysTo('datum', undefined, extent)).toEqual([{ times: ['*'], empty: [] }]);
		expect(waysTo('overlapp', undefined, extent)).toEqual([{ times: ['*'], empty: [] }]);
	});
});

describe('persons, who do not add up', () => {
	it('a year, and the runs of years they were counted once for', () => {
		expect(ways('overlapp', '2023', '2023')[0]).toEqual(['2023', '']);
		expect(ways('overlapp', '2022', '2024')[0]).toEqual(['2022..2024', '']);
		expect(ways('overlapp', '2021', '2023')[0]).toEqual(['2021..2023', '']);
	});
	it('any other run only when nobody is outside it: the sum of years counts them twice', () => {
		expect(ways('overlapp', '2022', '2023')).toEqual([['*', '2021 + 2024 + odaterat']]);
		expect(ways('overlapp', '2021', '2024')).toEqual([['*', 'odaterat']]);
	});
});

describe('what stands on a day', () => {
	it('the end of a year, or the last day of the data', () => {
		expect(ways('vid_slut', '2023', '2023')).toEqual([['@2023-12-31', '']]);
		expect(ways('vid_slut', '2024', '2024')).toEqual([['@2024-10-31', '']]);
		expect(ways('vid_slut', null, null)).toEqual([['@2024-10-31', '']]);
		expect(waysTo('vid_slut', undefined, extent)).toEqual([{ times: ['@2024-10-31'], empty: [] }]);
	});
	it('in the beginning is the day before', () => {
		expect(ways('vid_start', '2023', '2024')).toEqual([['@2022-12-31', '']]);
		expect(ways('vid_start', '2021', '2021')).toEqual([['@2020-12-31', '']]);
		// Before the data began nobody stood there, and after their last day nobody has come or gone.
		expect(ways('vid_start', '2010-H2', '2021')).toEqual([['@2020-12-31', '']]);
		expect(ways('vid_start', '2025', '2025')).toEqual([['@2024-10-31', '']]);
	});
	it('a day in between is not in the lattice: not counted is not nobody', () => {
		expect(ways('vid_slut', '2023-H1', '2023-H1')).toEqual([]);
		expect(ways('vid_slut', '2023', '2024-09')).toEqual([]);
		expect(ways('vid_start', '2023-H2', '2024')).toEqual([]);
	});
});

describe('periods within a year', () => {
	const fine = (kind: Parameters<typeof waysTo>[0], from: string, to: string) =>
		waysTo(kind, span(from, to), finer).map(({ times, empty }) => [times.join(' + '), empty.join(' + ')]);
	it('a half-year is itself, or its months; a quarter its months; a year itself first', () => {
		expect(fine('datum', '2022-H1', '2022-H1')).toEqual([['2022-H1', '']]);
		expect(fine('datum', '2023-H1', '2023-H1')).toEqual([
			['2023-H1', ''],
			['2023-01 + 2023-02 + 2023-03 + 2023-04 + 2023-05 + 2023-06', '']
		]);
		expect(fine('datum', '2023-Q4', '2023-Q4')).toEqual([['2023-10 + 2023-11 + 2023-12', '']]);
		expect(fine('datum', '2023', '2023').map(([times]) => times)).toEqual([
			'2023',
			'*',
			'2023-H1 + 2023-H2',
			'2023-01 + 2023-02 + 2023-03 + 2023-04 + 2023-05 + 2023-06 + 2023-07 + 2023-08 + 2023-09 + 2023-10 + 2023-11 + 2023-12'
		]);
		expect(fine('datum', '2022-Q1', '2022-Q1')).toEqual([]);
	});
	it('the last half-year and quarter end with the data', () => {
		expect(fine('datum', '2024-H2', '2024-H2').map(([times]) => times)).toEqual([
			'2024-H2',
			'2024-07 + 2024-08 + 2024-09 + 2024-10'
		]);
		expect(fine('datum', '2024-Q4', '2024-Q4')).toEqual([['2024-10', '']]);
		expect(fine('datum', '2024-09', '2024-09')).toEqual([['2024-09', '']]);
	});
	it('persons of two half-years are no sum, nor those of months', () => {
		expect(fine('overlapp', '2023-H2', '2023-H2')).toEqual([['2023-H2', '']]);
		expect(fine('overlapp', '2022-H2', '2023-H1')).toEqual([]);
		expect(fine('overlapp', '2023-Q1', '2023-Q1')).toEqual([]);
	});
	it('who is there stands at the middle of the latest years', () => {
		expect(fine('vid_slut', '2023-H1', '2023-H1')).toEqual([['@2023-06-30', '']]);
		expect(fine('vid_start', '2023-H2', '2023-H2')).toEqual([['@2023-06-30', '']]);
		expect(fine('vid_slut', '2021-H1', '2021-H1')).toEqual([]);
		expect(fine('vid_slut', '2023-03', '2023-03')).toEqual([]);
	});
});

describe('the periods of an answer', () => {
	const question = (tid: string, more: Partial<Question> = {}): Question => ({
		by: [dimensionOf(tid)!],
		tid: dimensionOf(tid)!,
		conditions: [],
		spans: [],
		...more
	});
	const named = (tid: string, more: Partial<Question> = {}) =>
		moments(question(tid, more), 'datum', extent)!.map(({ by, ways: own }) => [by[tid], own.length > 0]);
	it('are the years of the data, and no later than its last day', () => {
		expect(named('ar')).toEqual(['2021', '2022', '2023', '2024'].map((ar) => [ar, true]));
		expect(named('halvar', { span: span('2023', '2024') })).toEqual(
			['2023-H1', '2023-H2', '2024-H1', '2024-H2'].map((name) => [name, false])
		);
		expect(named('kvartal', { span: span('2024', '2024') }).map(([name]) => name)).toEqual([
			'2024-Q1',
			'2024-Q2',
			'2024-Q3',
			'2024-Q4'
		]);
		expect(named('manad', { span: span('2024-08', null) }).map(([name]) => name)).toEqual([
			'2024-08',
			'2024-09',
			'2024-10'
		]);
	});
	it('a year cut short by the span is not the year', () => {
		expect(named('ar', { span: span('2022-H2', '2023') })).toEqual([
			['2022', false],
			['2023', true]
		]);
	});
	it('periods picked out one by one are kept; several at once without a cut are no time of the lattice', () => {
		const picked = (...names: string[]) => [names.map((name) => parsePeriod(name)!)];
		expect(named('ar', { spans: picked('2021', '2023') })).toEqual([
			['2021', true],
			['2023', true]
		]);
		const bare = (spans: Question['spans']) =>
			moments({ by: [], conditions: [], spans }, 'datum', extent)?.map(({ ways: own }) => own[0]?.times);
		expect(bare(picked('2023'))).toEqual([['2023']]);
		expect(bare(picked('2021', '2023'))).toBeUndefined();
	});
});
