import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { measures } from '#lib/measures/library/index.ts';
import { del, line } from '../models/fixture.ts';
import { buildHouse, type House } from '../models/house.ts';
import type { Fixture } from '../models/tables.ts';
import { rowsOf } from './ask.ts';

const insats = (insats_id: string, more: NonNullable<Fixture['insatser']>[number] = {}) => ({
	forbund_id: 'a',
	forbund: 'Förbund A',
	insats_id,
	namn: insats_id,
	inriktning: 'individinriktad',
	start: '2022-01-01',
	...more
});

const part = (period: string, period_fran: string, period_till: string) => ({
	period,
	period_fran,
	period_till
});
const esf = { finansiering: 'esf' };
const egen = { finansiering: 'parternas_egeninsats' };

const insatser = [
	insats('stig', { platser: 2 }),
	insats('bro', { slut: '2026-08-31' }),
	insats('kurs', { inriktning: 'strukturovergripande' }),
	insats('ny', { start: '2026-07-01' }),
	insats('kort')
];

const fixture: Fixture = {
	insatser,
	deltagande: ['p1', 'p2', 'p3', 'p4'].map((id) =>
		del('stig', id, '2024-02-01', { slut: '2024-10-01', sysselsattning_efter: 'studier' })
	),
	ekonomi: [
		// 2024: insatser 300 + 100 + 40 + 100 + 60 = 600 thousand without egeninsats; administration 120, a fifth of it
		line('stig', '2024', 'utfall', 'personal', 300_000),
		line('stig', '2024', 'utfall', 'personal', 100_000, esf),
		line('stig', '2024', 'utfall', 'lokaler', 40_000, { finansiering: 'annan' }),
		line('stig', '2024', 'utfall', 'lokaler', 60_000, egen),
		line('bro', '2024', 'utfall', 'personal', 100_000),
		line('kurs', '2024', 'utfall', 'extern_tjanst', 60_000),
		line('administration', '2024', 'utfall', 'personal', 120_000),
		// what the parties bear of the administration is not shared out
		line('administration', '2024', 'utfall', 'personal', 7_000, egen),
		// 2025 has no administration
		line('stig', '2025', 'utfall', 'personal', 100_000),
		// 2023: 3 kronor in three lines, 1 krona of administration: 33, 33 and 34 öre
		line('stig', '2023', 'utfall', 'personal', 1),
		line('stig', '2023', 'utfall', 'lokaler', 1),
		line('bro', '2023', 'utfall', 'personal', 1),
		line('administration', '2023', 'utfall', 'personal', 1),
		// 2026, data up to 30 September: H1 is 181 days, January to September 273, the third quarter 92
		line('stig', '2026', 'utfall', 'personal', 181_000, part('2026-H1', '2026-01-01', '2026-06-30')),
		line('stig', '2026', 'utfall', 'personal', 9_000, {
			...egen,
			...part('2026-H1', '2026-01-01', '2026-06-30')
		}),
		line('bro', '2026', 'utfall', 'personal', 273_000),
		line('kurs', '2026', 'utfall', 'personal', 30_000, part('2026-H1', '2026-01-01', '2026-06-30')),
		line('kurs', '2026', 'prognos', 'personal', 50_000),
		line('ny', '2026', 'utfall', 'personal', 92_000, part('2026-Q3', '2026-07-01', '2026-09-30')),
		// 59 days are no line
		line('kort', '2026', 'utfall', 'personal', 5_000, part('2026-01', '2026-01-01', '2026-01-31')),
		line('kort', '2026', 'utfall', 'personal', 5_000, part('2026-02', '2026-02-01', '2026-02-28')),
		// balances are not costs
		line('administration', '2024', 'utfall', 'eget_kapital', 500_000),
		line('administration', '2025', 'utfall', 'eget_kapital', 300_000)
	],
	handelser: [
		// January's before 1 March: in time; February's on 1 April: a day late; August's window is still open
		{ typ: 'rekvisition', datum: '2026-02-28', avser_period: '2026-01' },
		{ typ: 'rekvisition', datum: '2026-04-01', avser_period: '2026-02' },
		{ typ: 'rekvisition', datum: '2026-09-15', avser_period: '2026-08' }
	].map((one) => ({ forbund_id: 'a', insats_id: 'stig', antal: 1, ...one }))
};

let house: House;
beforeAll(async () => {
	house = await buildHouse(fixture, '2026-09-30');
});
afterAll(() => house.close());

const one = async (matt: string, cut = {}) => (await rowsOf(house, matt, cut))[0]!;
const stig = (ar: string) => ({ from: ar, to: ar, where: { insats: ['stig'] } });

describe('a cost in all its variants, 2024, four persons', () => {
	it.each([
		['', 440_000],
		['_utan_esf', 340_000],
		['_forbundsmedel', 300_000],
		['_med_egeninsats', 500_000],
		['_med_egeninsats_utan_esf', 400_000],
		// a fifth more on everything but egeninsats
		['_med_administration', 528_000],
		['_utan_esf_med_administration', 408_000],
		['_forbundsmedel_med_administration', 360_000],
		['_med_egeninsats_med_administration', 588_000],
		['_med_egeninsats_utan_esf_med_administration', 468_000]
	])('%s', async (suffix, kronor) => {
		for (const matt of ['kostnad_per_deltagare', 'kostnad_per_paborjad', 'kostnad_per_avslutad'])
			expect(await one(`${matt}${suffix}`, stig('2024'))).toMatchObject({
				taljare: kronor,
				namnare: 4,
				varde: kronor / 4
			});
		// two places the whole year
		expect(await one(`kostnad_per_plats${suffix}`, stig('2024'))).toMatchObject({ varde: kronor / 2 });
	});
	it('every base has the same ten', () => {
		const ids = measures.map(({ matt }) => matt).filter((matt) => matt.startsWith('budget_per_planerad'));
		expect(ids).toHaveLength(10);
		for (const id of ids)
			expect(measures.map(({ matt }) => matt)).toContain(
				id.replace('budget_per_planerad_deltagare', 'kostnad_per_avslut_arbete_studier')
			);
	});
	it('a year without administration has no figure with it', async () => {
		expect(await one('kostnad_per_plats', stig('2025'))).toMatchObject({ varde: 50_000 });
		expect(await one('kostnad_per_plats_med_administration', stig('2025'))).toMatchObject({
			varde: null,
			status: 'data_saknas'
		});
	});
	it('a structural insats bears its share, but has no cost per anything', async () => {
		const rows = await house.query<{ insats_id: string; ore: number }>(
			`select insats_id, cast(sum(administration_ore) as double) as ore from marts.ekonomi
			where period = '2024' and inriktning <> 'administration' group by 1 order by 1`
		);
		expect(rows).toEqual([
			{ insats_id: 'bro', ore: 2_000_000 },
			{ insats_id: 'kurs', ore: 1_200_000 },
			{ insats_id: 'stig', ore: 8_800_000 }
		]);
		expect(
			await one('kostnad_per_deltagare_med_administration', { where: { insats: ['kurs'] } })
		).toMatchObject({ status: 'ej_tillampligt', varde: null });
	});
	it('öre that do not come out even are still whole, and all there', async () => {
		const rows = await house.query<{ ore: number }>(
			`select cast(administration_ore as double) as ore from marts.ekonomi
			where period = '2023' and inriktning <> 'administration' order by 1`
		);
		expect(rows.map(({ ore }) => ore)).toEqual([33, 33, 34]);
	});
});

describe('property: administration is shared out to the last öre', () => {
	it('whatever the lines, corrections too', async () => {
		const amount = fc.integer({ min: -40_000, max: 900_000_000_00 });
		const samples = fc.sample(fc.array(amount, { minLength: 1, maxLength: 30 }), {
			seed: 20261122,
			numRuns: 3
		});
		for (const [index, list] of samples.entries()) {
			const other = await buildHouse({
				insatser,
				ekonomi: [
					...list.map((ore, i) => line(i % 2 ? 'stig' : 'bro', '2024', 'utfall', 'personal', ore / 100)),
					line('administration', '2024', 'utfall', 'personal', 1_234_567.89 * (index + 1))
				].map((row) => ({ ...row, belopp_ore: Math.round(Number(row.belopp_ore)) }))
			});
			try {
				const [sum] = await other.query<{ delat: number; hela: number; underlag: number }>(
					`select
						cast(sum(administration_ore) as double) as delat,
						cast(sum(case when inriktning = 'administration' then belopp_ore end) as double) as hela,
						cast(sum(case when inriktning <> 'administration' then belopp_ore end) as double) as underlag
					from marts.ekonomi`
				);
				if (sum!.underlag > 0) expect(sum!.delat).toBe(sum!.hela);
				else expect(sum!.delat).toBeNull();
			} finally {
				other.close();
			}
		}
	});
});

describe('forecast, balance, requisitions', () => {
	it('a straight line to the end of the year, where the kansli gave none', async () => {
		const rows = await rowsOf(house, 'prognos_takt', { by: ['insats'], from: '2026', to: '2026' });
		expect(Object.fromEntries(rows.map(({ by, varde, status }) => [by.insats, varde ?? status]))).toEqual({
			// 181 000 in 181 days: 1 000 a day, 365 days
			stig: 365_000,
			// closed in August: nothing more comes
			bro: 273_000,
			// 1 000 a day from July, 184 days
			ny: 184_000,
			kurs: 'data_saknas',
			kort: 'data_saknas'
		});
		expect(await one('prognos', { where: { insats: ['kurs'] } })).toMatchObject({ varde: 50_000 });
	});
	it('a year that is over is its utfall', async () => {
		expect(await one('prognos_takt', stig('2024'))).toMatchObject({ varde: 440_000 });
	});
	it('own capital is the latest balance, and no cost', async () => {
		const at = async (ar: string) => (await one('eget_kapital', { from: ar, to: ar })).varde;
		expect([await at('2023'), await at('2024'), await at('2025'), await at('2026')]).toEqual([
			null,
			500_000,
			300_000,
			300_000
		]);
		expect((await one('eget_kapital')).varde).toBe(300_000);
		expect(
			await one('utfall', { from: '2024', to: '2024', where: { insats: ['administration'] } })
		).toMatchObject({ varde: 120_000 });
	});
	it('rekvisition i tid: one of two, the third is not due', async () => {
		expect(await one('rekvisition_i_tid')).toMatchObject({ taljare: 1, namnare: 2 });
		expect(await one('rekvisition_i_tid', { from: '2026', to: '2026' })).toMatchObject({ namnare: 2 });
	});
});
