import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMeasure } from '#lib/measures/run.ts';
import type { Cut, Viewer } from '#lib/measures/types.ts';
import { buildHouse, type House } from '../models/house.ts';
import { small } from '../models/fixture.ts';

const kansli: Viewer = { role: 'kansli', insatser: null, forbund: null };
let house: House;

beforeAll(async () => {
	house = await buildHouse(small);
});
afterAll(() => house.close());

const ask = async (matt: string, cut: Partial<Cut> = {}, viewer = kansli) =>
	(await runMeasure(house, viewer, matt, cut)).rows;

const y2024 = { from: '2024', to: '2024', where: { forbund: ['a'] } };

/** Rows as `key: value` for reading at a glance. */
const values = async (matt: string, cut: Partial<Cut>) =>
	Object.fromEntries(
		(await ask(matt, cut)).map((row) => [Object.values(row.by).join(' '), row.varde ?? row.status])
	);

describe('volume, counted by hand from the fixture', () => {
	it('deltagare counts a person once: anna bo cia dag eva fia gun', async () => {
		expect((await ask('deltagare', y2024))[0]).toMatchObject({ varde: 7, n: 7, status: 'visas' });
	});
	it('and once in each insats she is in', async () => {
		expect(await values('deltagare', { ...y2024, by: ['insats'] })).toEqual({
			bro: 2,
			kurs: 'ej_tillampligt',
			stig: 5,
			stig_norr: 1
		});
	});
	it('an insats brings its teams', async () => {
		const cut = { from: '2024', to: '2024', where: { insats: ['stig'] } };
		expect((await ask('deltagare', cut))[0]?.varde).toBe(6);
	});
	it('the same pseudonym in another förbund is another person', async () => {
		expect((await ask('deltagare', { from: '2024', to: '2024' }))[0]?.varde).toBe(8);
	});
	it('nya, avslutade, pågående and the identity between them', async () => {
		// in 2024: bo cia dag eva gun anna(bro) fia begin; anna(stig) bo cia dag fia end
		expect((await ask('nya', y2024))[0]?.varde).toBe(7);
		expect((await ask('avslutade', y2024))[0]?.varde).toBe(5);
		const before = (await ask('pagaende', { ...y2024, from: '2023', to: '2023' }))[0]?.varde;
		const after = (await ask('pagaende', y2024))[0]?.varde;
		expect([before, after]).toEqual([1, 3]);
	});
	it('without a period pågående is at the last day of the data: eva and gun', async () => {
		expect((await ask('pagaende', { where: { forbund: ['a'] } }))[0]?.varde).toBe(2);
	});
	it('by quarter, in time order', async () => {
		const rows = await ask('nya', { ...y2024, by: ['kvartal'] });
		expect(rows.map(({ by, varde }) => [by.kvartal, varde])).toEqual([
			['2024-Q1', 4],
			['2024-Q2', 1],
			['2024-Q3', 2]
		]);
	});
});

describe('outcome', () => {
	it('avslut till arbete eller studier: anna and bo of anna, bo, cia; fia is unknown, dag without consent', async () => {
		const [row] = await ask('avslut_arbete_studier', y2024);
		expect(row).toMatchObject({ taljare: 2, namnare: 3, n: 3, varde: 2 / 3, status: 'visas' });
		expect(row!.lag!).toBeLessThan(2 / 3);
		expect(row!.hog!).toBeGreaterThan(2 / 3);
	});
	it('nobody ended in stig_norr: data saknas; kurs: ej tillämpligt', async () => {
		expect(await values('avslut_arbete_studier', { ...y2024, by: ['insats'] })).toEqual({
			bro: 'data_saknas',
			kurs: 'ej_tillampligt',
			stig: 2 / 3,
			stig_norr: 'data_saknas'
		});
	});
});

describe('money', () => {
	it('budget and utfall leave out income, egeninsats and detail lines under an overpost', async () => {
		expect(await values('budget', { ...y2024, by: ['insats'] })).toMatchObject({
			stig: 500_000,
			kurs: 'data_saknas'
		});
		expect(await values('utfall', { ...y2024, by: ['insats'] })).toEqual({
			administration: 90_000,
			bro: 'data_saknas',
			kurs: 70_000,
			stig: 450_000.5,
			stig_norr: 'data_saknas'
		});
	});
	it('kostnad per deltagare: the money of stig over its own 5, and its teams too by parent', async () => {
		expect(await values('kostnad_per_deltagare', { ...y2024, by: ['insats'] })).toEqual({
			bro: 'data_saknas',
			kurs: 'ej_tillampligt',
			stig: 90_000.1,
			stig_norr: 'data_saknas'
		});
		expect(await values('kostnad_per_deltagare', { ...y2024, by: ['overordnad'] })).toMatchObject({
			stig: 75_000.08
		});
	});
	it('people are counted over the days the money covers, also when no period is named', async () => {
		// 2023: anna was there, no money; all time would be the same 5 persons, so look at what began
		const [row] = await ask('kostnad_per_paborjad', { where: { insats: ['stig'] } });
		expect(row).toMatchObject({ taljare: 450_000.5, namnare: 5, varde: 90_000.1 });
	});
});
