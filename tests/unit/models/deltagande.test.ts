import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { glance, rowsOf } from '../measures/ask.ts';
import { del } from './fixture.ts';
import { buildHouse, type House } from './house.ts';
import type { Fixture } from './tables.ts';

type Deltagande = NonNullable<Fixture['deltagande']>[number];

const ended = (id: string, fore: string | null, efter: string | null, more: Deltagande = {}): Deltagande =>
	del('stig', id, '2024-01-01', {
		deltagande_id: id,
		slut: '2024-07-01',
		sysselsattning_fore: fore,
		sysselsattning_efter: efter,
		...more
	});

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
		// works or studies after: began (b1 b2), more hours (o1), same (s1), fewer (s2), from work to studies (s3), unknown before (u1 u2)
		ended('b1', 'ingen', 'arbete_osubventionerat'),
		ended('b2', 'arbetstraning_praktik', 'studier'),
		ended('o1', 'arbete_subventionerat', 'arbete_subventionerat', {
			omfattning_fore: 25,
			omfattning_efter: 50
		}),
		ended('s1', 'studier', 'studier', { omfattning_fore: 50, omfattning_efter: 50 }),
		ended('s2', 'studier', 'studier', { omfattning_fore: 50, omfattning_efter: 25 }),
		ended('s3', 'arbete_osubventionerat', 'studier'),
		ended('u1', null, 'eget_foretag', { omfattning_fore: 0, omfattning_efter: 100 }),
		ended('u2', 'okand', 'studier'),
		// does not: searching, in rehabilitation, nothing, SoL
		ended('n1', 'ingen', 'aktivt_arbetssokande'),
		ended('n2', 'ingen', 'arbetslivsinriktad_rehabilitering'),
		ended('n3', 'aktivt_arbetssokande', 'ingen'),
		ended('n4', 'ingen', 'sysselsattning_sol_lss'),
		// no outcome: unknown, not stated, without consent, still there
		ended('x1', 'ingen', 'okand'),
		ended('x2', 'ingen', null),
		ended('x3', 'ingen', 'studier', { samtycke: 'nej' }),
		del('stig', 'x4', '2024-01-01', { deltagande_id: 'x4', sysselsattning_efter: 'studier' }),
		// ages and incomes
		ended('a1', 'ingen', 'ingen', {
			fodelsear: 1999,
			forsorjning_fore: 'sjukpenning|forsorjningsstod',
			forsorjning_efter: 'lon_eget_foretag'
		}),
		ended('a2', 'ingen', 'ingen', {
			fodelsear: 2008,
			forsorjning_fore: 'a_kassa',
			forsorjning_efter: 'a_kassa|lon_eget_foretag'
		}),
		ended('a3', 'ingen', 'ingen', {
			aldersgrupp: '45-54',
			forsorjning_fore: 'okand',
			forsorjning_efter: 'a_kassa'
		}),
		ended('a4', 'ingen', 'ingen', { fodelsear: 1950, forsorjning_fore: 'a_kassa' })
	],
	uppfoljning: [
		// b1 at 3 months (92 days) and again at 4 (the later one in the phase counts); at a year (365 days)
		{ forbund_id: 'a', deltagande_id: 'b1', datum: '2024-10-01', sysselsattning: 'ingen' },
		{ forbund_id: 'a', deltagande_id: 'b1', datum: '2024-11-01', sysselsattning: 'studier' },
		{ forbund_id: 'a', deltagande_id: 'b1', datum: '2025-07-01', sysselsattning: 'ingen' },
		{ forbund_id: 'a', deltagande_id: 'b2', datum: '2024-10-05', sysselsattning: 'okand' },
		{ forbund_id: 'a', deltagande_id: 'n1', datum: '2024-10-05', sysselsattning: 'ingen' }
	]
};

let house: House;
beforeAll(async () => {
	house = await buildHouse(fixture, '2025-12-31');
});
afterAll(() => house.close());

const one = async (matt: string) => glance(await rowsOf(house, matt))[''];
const column = async (name: string) => {
	const rows = await house.query<{ id: string; value: unknown }>(
		`select deltagande_id as id, ${name} as value from marts.deltagande`
	);
	return Object.fromEntries(rows.map(({ id, value }) => [id, value]));
};

describe('outcome, 16 with a known one: b1 b2 o1 s1 s2 s3 u1 u2 n1–n4 a1–a4', () => {
	it('arbete b1 o1 u1; studier b2 s1 s2 s3 u2; ute also n2', async () => {
		expect(await one('avslut_arbete')).toBe('3/16');
		expect(await one('avslut_studier')).toBe('5/16');
		expect(await one('avslut_arbete_studier')).toBe('8/16');
		expect(await one('ute_i_sysselsattning')).toBe('9/16');
	});
	it('täckning: of 19 ended', async () => expect(await one('tackning')).toBe('16/19'));
	it('the four SUS groups after make up the 14 whose start is known too (not u1 who works, u2 who studies)', async () => {
		expect(await one('sus_forvarvsarbete_efter')).toBe('2/14');
		expect(await one('sus_studier_efter')).toBe('4/14');
		expect(await one('sus_aktivt_arbetssokande_efter')).toBe('1/14');
		expect(await one('sus_ovriga_efter')).toBe('7/14');
		expect(await one('sus_arbetar_studerar_efter')).toBe('6/14');
	});
	it('and before, the same 14', async () => {
		expect(await one('sus_forvarvsarbete_fore')).toBe('2/14');
		expect(await one('sus_studier_fore')).toBe('2/14');
		expect(await one('sus_aktivt_arbetssokande_fore')).toBe('1/14');
		expect(await one('sus_ovriga_fore')).toBe('9/14');
		expect(await one('sus_arbetar_studerar_fore')).toBe('4/14');
	});
	it('began or increased: b1 b2 o1 of eight; unknown before is no beginning', async () => {
		expect(await one('borjat_eller_okat')).toBe('3/8');
		expect(await column('borjat_eller_okat')).toMatchObject({
			b1: true,
			b2: true,
			o1: true,
			s1: false,
			s2: false,
			s3: false,
			u1: false,
			u2: false,
			n1: null
		});
	});
});

describe('what deltaganden are cut by', () => {
	it('age at start, from birth year or as stated; none outside the groups', async () => {
		expect(await column('aldersgrupp')).toMatchObject({
			a1: '25-34',
			a2: '16-24',
			a3: '45-54',
			a4: null,
			b1: null
		});
	});
	it('several incomes are one value, and belong to each of their groups', async () => {
		expect(await column('forsorjning_fore')).toMatchObject({
			a1: 'flera',
			a2: 'a_kassa',
			a3: 'okand',
			b1: null
		});
		// known before and after: a1 a2
		expect(await one('forsorjning_ohalsa_fore')).toBe('1/2');
		expect(await one('forsorjning_ekonomiskt_bistand_fore')).toBe('1/2');
		expect(await one('forsorjning_arbetsmarknadsstod_efter')).toBe('1/2');
		expect(await one('forsorjning_egen_forsorjning_efter')).toBe('2/2');
	});
	it('what is not stated can be asked for', async () => {
		const cut = { where: { aldersgrupp: ['ej_angivet', '45-54'] } };
		expect((await rowsOf(house, 'nya', cut))[0]!.varde).toBe(18);
	});
	it('days and months in the insats: 182 days each for 19, and x4 till the data end', async () => {
		expect(await column('dagar')).toMatchObject({ b1: 182, x4: 730 });
		const [row] = await rowsOf(house, 'tid_i_insats');
		expect(row!.varde).toBeCloseTo(182 / 30.4375, 9);
	});
});

describe('follow-up', () => {
	it('the latest known one in each phase after the end', async () => {
		expect(glance(await rowsOf(house, 'uppfoljning_arbete_studier'))).toEqual({
			'3_manader': '1/2',
			'12_manader': '0/1'
		});
	});
});
