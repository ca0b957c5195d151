import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeDemo, readSheet, type Record } from './helpers.ts';

/** The published table as printed: studier, prövning/träning, praktik, UVA, subventionerad anställning, anställning utan stöd. */
const KOLUMNER = [
	'Studier',
	'Arbetsprövning/träning',
	'Praktik',
	'UVA',
	'Subventionerad anställning',
	'Anställning utan stöd'
];
const TABELL: [string, (row: Record) => boolean, number[], number, number][] = [
	['alla', () => true, [4, 20, 19, 2, 13, 2], 60, 128],
	['kvinnor', (row) => row['K/M'] === 'K', [0, 15, 11, 0, 6, 2], 34, 72],
	['män', (row) => row['K/M'] === 'M', [4, 5, 8, 2, 7, 0], 26, 56],
	['utländsk härkomst', (row) => row['Utländsk härkomst'] === 'ja', [0, 2, 1, 1, 3, 0], 7, 21]
];

describe('Umeå’s published results come out of the rows', () => {
	let rows: Record[];
	let vuxna: Record[];
	let nasta: Record[];

	beforeAll(async () => {
		const path = join(await makeDemo(), 'Umeå deltagare 2008-2016.xlsx');
		rows = await readSheet(path, 'Steget vidare');
		nasta = await readSheet(path, 'Steget vidare 2.0');
		vuxna = await readSheet(path, 'Gemensamma taget vuxna');
	});

	it('180 began: 98 women, 82 men, 31 with utländsk härkomst, mean age 38.9', () => {
		expect(rows).toHaveLength(180);
		expect(rows.filter((row) => row['K/M'] === 'K')).toHaveLength(98);
		expect(rows.filter((row) => row['K/M'] === 'M')).toHaveLength(82);
		expect(rows.filter((row) => row['Utländsk härkomst'] === 'ja')).toHaveLength(31);
		const age = rows.map((row) => Number((row.Startdatum as string).slice(0, 4)) - Number(row['Född år']));
		expect((age.reduce((a, b) => a + b, 0) / 180).toFixed(1)).toBe('38.9');
		expect(Math.min(...age)).toBeGreaterThanOrEqual(25);
		expect(Math.max(...age)).toBeLessThanOrEqual(64);
	});

	it.each(TABELL)('the table’s row %s', (_, inside, antal, ute, namnare) => {
		const group = rows.filter(inside);
		const count = (kolumn: string) => group.filter((row) => row['Sysselsättning ut'] === kolumn).length;
		expect(KOLUMNER.map(count)).toEqual(antal);
		expect(KOLUMNER.reduce((sum, kolumn) => sum + count(kolumn), 0)).toBe(ute);
		const registered = group.filter((row) => !['', 'okand'].includes(row['Sysselsättning ut'] as string));
		expect(registered).toHaveLength(namnare);
		expect(registered.every((row) => (row.Avslutsdatum as string) <= '2013-10-20')).toBe(true);
	});

	it('the 52 others went on in the next insats as the same persons', () => {
		const others = rows.filter((row) => row.Avslutsdatum === '2013-12-31');
		expect(others).toHaveLength(52);
		expect(others.every((row) => row.Orsak === 'annan_insats')).toBe(true);
		const next = new Map(nasta.map((row) => [row.Person, row]));
		for (const row of others)
			expect(next.get(row.Person as string)).toMatchObject({
				Startdatum: '2014-01-01',
				'K/M': row['K/M'],
				'Född år': row['Född år']
			});
	});

	it('sjukersättning: 6 full time, 5 part time, 7 applications', () => {
		const count = (label: string) => rows.filter((row) => row['Försörjning ut'] === label).length;
		expect(count('Stadigvarande sjukersättning heltid')).toBe(6);
		expect(count('Stadigvarande sjukersättning deltid')).toBe(5);
		expect(count('Ansökan om sjukersättning pågår')).toBe(7);
	});

	it('Gemensamma taget vuxna: 94 ended, 41 to arbete, 18 to studier', () => {
		expect(vuxna.filter((row) => row.Avslutsdatum !== '')).toHaveLength(94);
		const count = (...codes: string[]) =>
			vuxna.filter((row) => codes.includes(row['Sysselsättning ut'] as string)).length;
		expect(count('arbete_osubventionerat', 'arbete_subventionerat', 'eget_foretag')).toBe(41);
		expect(count('studier')).toBe(18);
		expect(vuxna.every((row) => (row.Avslutsdatum as string) <= '2010-06-30')).toBe(true);
	});

	it('Steget vidare 2.0: thirty left each year, 194 in all, eight at each intake', () => {
		expect(nasta).toHaveLength(194);
		for (const year of ['2014', '2015', '2016'])
			expect(
				nasta.filter((row) => row.Avslutsdatum?.startsWith(year) && row.Avslutsdatum !== '2016-12-31')
			).toHaveLength(30);
	});
});
