import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildHouse, type House } from '../models/house.ts';
import { del, line } from '../models/fixture.ts';
import type { Fixture } from '../models/tables.ts';
import { rowsOf } from './ask.ts';

const insats = (insats_id: string, more: NonNullable<Fixture['insatser']>[number] = {}) => ({
	forbund_id: 'a',
	forbund: 'Förbund A',
	insats_id,
	namn: insats_id,
	inriktning: 'individinriktad',
	start: '2022-07-01',
	...more
});

const work = { slut: '2024-06-01', sysselsattning_efter: 'arbete_osubventionerat' };

const fixture: Fixture = {
	insatser: [
		insats('stig', { platser: 12, slut: '2024-09-30' }),
		// money on the parent, people in its two teams
		insats('moder'),
		insats('team_1', { overordnad_insats: 'moder' }),
		insats('team_2', { overordnad_insats: 'moder' }),
		insats('kurs', { inriktning: 'strukturovergripande' })
	],
	deltagande: [
		del('stig', 'a', '2022-08-01', { slut: '2022-12-01' }),
		del('stig', 'b', '2023-02-01', work),
		del('stig', 'c', '2023-02-01', work),
		del('stig', 'd', '2024-02-01', work),
		del('stig', 'e', '2024-02-01', work),
		del('team_1', 'f', '2024-02-01'),
		del('team_2', 'f', '2024-05-01'),
		del('team_2', 'g', '2022-08-01', { slut: '2022-09-01' })
	],
	ekonomi: [
		line('stig', '2023', 'budget', 'personal', 300_000),
		line('stig', '2024', 'budget', 'personal', 600_000),
		line('stig', '2023', 'utfall', 'personal', 310_000),
		line('stig', '2024', 'utfall', 'personal', 200_000, { period: '2024-H1', period_till: '2024-06-30' }),
		line('moder', '2024', 'utfall', 'personal', 80_000),
		line('kurs', '2024', 'utfall', 'personal', 999_999)
	],
	mal: [
		{
			forbund_id: 'a',
			mal_id: 'M1',
			insats_id: 'stig',
			text: 'x',
			population: 'deltagare',
			matt: 'antal unika',
			jamforelse: '>=',
			varde: 30,
			enhet: 'personer',
			fonster: 'kalenderår'
		},
		{
			forbund_id: 'a',
			mal_id: 'M2',
			insats_id: 'team_*',
			text: 'y',
			population: 'avslutade',
			matt: 'andel',
			jamforelse: 'foljs'
		}
	]
};

let house: House;
beforeAll(async () => {
	house = await buildHouse(fixture, '2024-12-31');
});
afterAll(() => house.close());

const one = async (matt: string, insats_id: string, cut = {}) =>
	(await rowsOf(house, matt, { where: { insats: [insats_id] }, ...cut }))[0];

describe('cost and people meet over the same days', () => {
	it('without a period: money 2023-01-01 to 2024-06-30, so a (2022) is not counted', async () => {
		expect(await one('kostnad_per_deltagare', 'stig')).toMatchObject({
			taljare: 510_000,
			namnare: 4,
			varde: 127_500
		});
	});
	it('2024: the year’s money is only its first half', async () => {
		expect(await one('kostnad_per_deltagare', 'stig', { from: '2024', to: '2024' })).toMatchObject({
			taljare: 200_000,
			namnare: 4,
			varde: 50_000
		});
	});
	it('by year, each with its own days', async () => {
		const rows = await rowsOf(house, 'kostnad_per_deltagare', { by: ['ar'], where: { insats: ['stig'] } });
		// in 2023 b and c were there; H1 2024 lies inside 2024
		expect(rows.map(({ by, taljare, namnare }) => [by.ar, taljare, namnare])).toEqual([
			['2023', 310_000, 2],
			['2024', 200_000, 4]
		]);
	});
	it('a team stands under its parent’s money: f once, g not in 2024', async () => {
		expect(await one('kostnad_per_deltagare', 'moder')).toMatchObject({
			taljare: 80_000,
			namnare: 1,
			varde: 80_000
		});
	});
	it('per avslut till arbete: four are too few for a ratio', async () => {
		expect(await one('kostnad_per_avslut_arbete_studier', 'stig')).toMatchObject({
			namnare: 4,
			varde: null,
			status: 'for_litet_underlag'
		});
		expect(await one('kostnad_per_avslutad', 'stig')).toMatchObject({ namnare: 4, varde: 127_500 });
	});
	it('per årsplats: 12 places × 18 months of money = 18 place-years', async () => {
		expect(await one('kostnad_per_plats', 'stig')).toMatchObject({ namnare: 18, varde: 28_333.33 });
	});
	it('budget per planerad: 900 000 over 30 a year in two years', async () => {
		expect(await one('budget_per_planerad_deltagare', 'stig')).toMatchObject({ namnare: 60, varde: 15_000 });
		expect(await one('budget_per_planerad_deltagare', 'moder')).toMatchObject({ status: 'data_saknas' });
	});
	it('a structural insats has none, and is in no total', async () => {
		expect(await one('kostnad_per_deltagare', 'kurs')).toMatchObject({
			status: 'ej_tillampligt',
			taljare: null
		});
		const [row] = await rowsOf(house, 'kostnad_per_deltagare', {});
		expect(row).toMatchObject({ taljare: 590_000, namnare: 5 });
	});
	it('avvikelse needs both sides', async () => {
		expect(await one('avvikelse', 'stig', { from: '2023', to: '2023' })).toMatchObject({ varde: 10_000 });
		expect(await one('avvikelse', 'moder')).toMatchObject({ varde: null, status: 'data_saknas' });
	});
	it('an insats that only holds its teams does not say 0 in their place, but its own money is its own', async () => {
		const insatser = async (matt: string) =>
			(await rowsOf(house, matt, { by: ['insats'] })).map(({ by }) => by.insats);
		expect(await insatser('nya')).toEqual(['kurs', 'stig', 'team_1', 'team_2']);
		expect(await insatser('utfall')).toEqual(['kurs', 'moder', 'stig', 'team_1', 'team_2']);
	});
	it('a goal for a pattern of insatser becomes one for each', async () => {
		expect(
			await house.query('select insats_id from marts.mal where mal_id = $m order by 1', { m: 'M2' })
		).toEqual([{ insats_id: 'team_1' }, { insats_id: 'team_2' }]);
	});
});
