import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { glance, rowsOf } from '../measures/ask.ts';
import { del } from './fixture.ts';
import { buildHouse, type House } from './house.ts';
import type { Fixture } from './tables.ts';

type Deltagande = NonNullable<Fixture['deltagande']>[number];

const one = (id: string, more: Deltagande): Deltagande =>
	del('stig', id, '2024-01-01', { deltagande_id: id, ...more });

const fixture: Fixture = {
	insatser: [
		{
			forbund_id: 'a',
			forbund: 'Förbund A',
			insats_id: 'stig',
			namn: 'Stigen',
			inriktning: 'individinriktad',
			start: '2023-01-01'
		}
	],
	deltagande: [
		// 2024 − 1990 = 34 years, 2024 − 1989 = 35; the months at each edge
		one('u23', { fodelsear: 1990, manader_offentlig_forsorjning: 23 }),
		one('u24', { fodelsear: 1990, manader_offentlig_forsorjning: 24 }),
		one('f11', { fodelsear: 1989, manader_offentlig_forsorjning: 11 }),
		one('f60', { fodelsear: 1989, manader_offentlig_forsorjning: 60 }),
		// only a band: 25-34 lies under 35, 35-44 from 35
		one('b12', { aldersgrupp: '25-34', manader_offentlig_forsorjning: 12 }),
		one('b59', { aldersgrupp: '35-44', manader_offentlig_forsorjning: 59 }),
		// the birth year says 36 years whatever band stands there
		one('m0', { fodelsear: 1988, aldersgrupp: '25-34', manader_offentlig_forsorjning: 0 }),
		// one of the two unknown
		one('x1', { fodelsear: 1990 }),
		one('x2', { manader_offentlig_forsorjning: 6 }),
		// 91 days are 2.99 months of 30.4375, 92 are 3.02; 1 095 are 35.98 and 1 096 are 36.01
		one('d91', { slut: '2024-04-01', sysselsattning_efter: 'studier' }),
		one('d92', { slut: '2024-04-02', sysselsattning_efter: 'ingen' }),
		// 183 days are 6.01 months
		one('d183', { slut: '2024-07-02', sysselsattning_efter: 'ingen' }),
		one('d1095', { slut: '2026-12-31', sysselsattning_efter: 'okand' }),
		one('d1096', { slut: '2027-01-01', sysselsattning_efter: 'eget_foretag' }),
		one('nej', { slut: '2024-01-01', sysselsattning_efter: 'studier', samtycke: 'nej' })
	]
};

let house: House;
beforeAll(async () => {
	house = await buildHouse(fixture, '2027-01-31');
});
afterAll(() => house.close());

const column = async (name: string) => {
	const rows = await house.query<{ id: string; value: string | null }>(
		`select deltagande_id as id, ${name} as value from marts.deltagande`
	);
	return Object.fromEntries(rows.map(({ id, value }) => [id, value]));
};

describe('what a deltagande started with', () => {
	it('months on support, in bands', async () => {
		expect(await column('manader_grupp')).toMatchObject({
			m0: '0-11',
			f11: '0-11',
			b12: '12-23',
			u23: '12-23',
			u24: '24-59',
			b59: '24-59',
			f60: '60-',
			x1: null
		});
	});
	it('age × months: unknown when either is', async () => {
		expect(await column('sammansattning')).toMatchObject({
			u23: 'under_35_kort',
			u24: 'under_35_lang',
			f11: 'fran_35_kort',
			f60: 'fran_35_lang',
			b12: 'under_35_kort',
			b59: 'fran_35_lang',
			m0: 'fran_35_kort',
			x1: null,
			x2: null
		});
	});
});

describe('how long, and how it ended', () => {
	it('whole months of 30.4375 days, three to a band', async () => {
		expect(await column('tid_grupp')).toMatchObject({
			nej: '00-02',
			d91: '00-02',
			d92: '03-05',
			d1095: '33-35',
			d1096: '36-',
			u23: '36-'
		});
	});
	it('the same months, six to a band', async () => {
		expect(await column('tid_halvar')).toMatchObject({
			nej: '00-05',
			d91: '00-05',
			d92: '00-05',
			d183: '06-11',
			d1095: '30-35',
			d1096: '36-'
		});
	});
	it('without consent or with unknown outcome it ended otherwise', async () => {
		expect(await column('utgang')).toMatchObject({
			d91: 'arbete_studier',
			d92: 'annat',
			d1095: 'annat',
			d1096: 'arbete_studier',
			nej: 'annat',
			u23: 'pagar'
		});
	});
	it('deltaganden by both sum to all that began, in their own order', async () => {
		const rows = await rowsOf(house, 'deltaganden', {
			by: ['tid_grupp', 'utgang'],
			from: '2024',
			to: '2024'
		});
		expect(Object.entries(glance(rows))).toEqual([
			['00-02 arbete_studier', '1'],
			['00-02 annat', '1'],
			['03-05 annat', '1'],
			['06-08 annat', '1'],
			['33-35 annat', '1'],
			['36- arbete_studier', '1'],
			['36- pagar', '9']
		]);
		expect(rows.reduce((sum, { varde }) => sum + varde!, 0)).toBe(15);
	});
});
