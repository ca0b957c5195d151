import { describe, expect, it } from 'vitest';
import { surroundingsOf, unfinishedYears, yearsOf, type OmvarldRow } from '#lib/omvarld/index.ts';
import { row } from './row.ts';

const own = (region: string, over: Partial<OmvarldRow>) =>
	row({ region, region_namn: `Kommun ${region}`, i_forbundet: true, ...over });
const people = (over: Partial<OmvarldRow>) =>
	row({ matt: 'folkmangd', ersattning: null, varde: 1000, ...over });
const months = (values: readonly (number | null)[], over: Partial<OmvarldRow> = {}) =>
	values.map((varde, i) => row({ period: `2021-${String(i + 1).padStart(2, '0')}`, varde, ...over }));

describe('a year', () => {
	it('is the published one; else the mean of twelve months, by hand (1 + … + 12) / 12 = 6.5', () => {
		const twelve = months([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
		expect(yearsOf([row({ summa_delar: 103 }), ...twelve])).toEqual([
			{ year: 2020, varde: 100, medel: false, summaDelar: 103 },
			{ year: 2021, varde: 6.5, medel: true, summaDelar: null }
		]);
		expect(yearsOf([...twelve, row({ period: '2021', varde: 7 })])).toMatchObject([
			{ varde: 7, medel: false }
		]);
	});
	it('is not there when a month is missing or not available', () => {
		expect(yearsOf(months([1, 2, 3]))).toEqual([]);
		expect(yearsOf(months([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, null]))).toEqual([]);
	});
	it('that is not whole is told of: two of twelve months; not a year that is published or complete', () => {
		expect(
			unfinishedYears([
				...months([1, 2, null]),
				row({}),
				...months([1], { kalla: 'X' }),
				row({ period: '2021', kalla: 'X' })
			])
		).toEqual([{ kalla: 'SCB', year: '2021', antal: 2, av: 12 }]);
		expect(unfinishedYears(months([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]))).toEqual([]);
	});
	it('of two tables is that of the one fetched last, and months of two tables never mix', () => {
		expect(
			yearsOf([row({ hamtad: '2022-01-01', varde: 2 }), row({ tabell: 'a', hamtad: '2023-01-01', varde: 3 })])
		).toMatchObject([{ varde: 3 }]);
		expect(
			yearsOf([
				...months([1, 1, 1, 1, 1, 1]),
				...months([0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2], { tabell: 'u' }).slice(6)
			])
		).toEqual([]);
	});
	it('may be told in quarters: (10 + 20 + 30 + 40) / 4 = 25', () => {
		expect(
			yearsOf([10, 20, 30, 40].map((varde, i) => row({ period: `2019-Q${i + 1}`, varde })))
		).toMatchObject([{ year: 2019, varde: 25, medel: true }]);
	});
});

describe('the surroundings', () => {
	it('sum the förbund’s kommuner when each has the year: 30 + 20 of 400 + 100 is 10 %, beside the country’s own share', () => {
		const found = surroundingsOf([
			own('1980', { varde: 30 }),
			own('1981', { varde: 20 }),
			own('1980', { varde: 31, period: '2021' }),
			own('1980', { matt: 'folkmangd', ersattning: null, varde: 400 }),
			own('1981', { matt: 'folkmangd', ersattning: null, varde: 100 }),
			row({ varde: 790242, summa_delar: 793210 }),
			people({ varde: 5876835 }),
			row({ matt: 'andel_av_befolkningen', varde: 13.5 })
		])!;
		expect(found.own).toMatchObject({ namn: 'Förbundets kommuner', summed: true });
		expect(found.own!.points).toEqual([
			{ year: 2020, varde: 50, medel: false, summaDelar: null, andel: 0.1, egenAndel: true }
		]);
		// As published, 13,5 %; the figures themselves would give 13,4.
		expect(found.country!.points).toEqual([
			{ year: 2020, varde: 790242, medel: false, summaDelar: 793210, andel: 0.135, egenAndel: false }
		]);
		expect(found.kommuner).toEqual(['Kommun 1980', 'Kommun 1981']);
		expect(found.parts).toEqual({ year: 2020, rows: [{ ersattning: 'totalt', own: 50, country: 790242 }] });
	});
	it('keep ages apart, and take those that are about the förbund', () => {
		const found = surroundingsOf([
			row({ period: '2023' }),
			own('1980', { alder: '20-65', varde: 7 }),
			row({ alder: '20-65', varde: 9 })
		])!;
		expect([found.alder, found.own!.points[0]!.varde, found.country!.points[0]!.varde]).toEqual([
			'20-65',
			7,
			9
		]);
		expect(found.own!.points[0]!.andel).toBeNull();
	});
	it('are nothing when nothing is loaded, or only values that are never worked with', () => {
		expect(surroundingsOf([])).toBeNull();
		expect(surroundingsOf([row({ matt: 'N31816', ersattning: null, kalla: 'Kolada' })])).toBeNull();
		expect(surroundingsOf([row({ varde: null })])).toBeNull();
	});
});
