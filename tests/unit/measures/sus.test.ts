import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measures } from '#lib/measures/library/index.ts';
import { del } from '../models/fixture.ts';
import { buildHouse, type House } from '../models/house.ts';
import type { Fixture } from '../models/tables.ts';
import { glance, rowsOf } from './ask.ts';

type Deltagande = NonNullable<Fixture['deltagande']>[number];

const work = 'arbete_osubventionerat';
const seek = 'aktivt_arbetssokande';

const ended = (id: string, sys: [string | null, string | null], more: Deltagande = {}): Deltagande =>
	del('stig', id, '2024-01-01', {
		deltagande_id: id,
		slut: '2024-07-01',
		sysselsattning_fore: sys[0],
		sysselsattning_efter: sys[1],
		...more
	});

const money = (id: string, fore: string | null, efter: string | null, more: Deltagande = {}): Deltagande =>
	ended(id, [null, null], { forsorjning_fore: fore, forsorjning_efter: efter, ...more });

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
		// both known, ten: before 2 work, 3 seek, 5 ingen
		ended('w1', [work, work]),
		ended('w2', [work, 'ingen']),
		ended('s1', [seek, work]),
		ended('s2', [seek, 'studier']),
		ended('s3', [seek, seek]),
		ended('i1', ['ingen', work]),
		ended('i2', ['ingen', 'eget_foretag']),
		ended('i3', ['ingen', 'arbetstraning_praktik']),
		ended('i4', ['ingen', seek]),
		ended('i5', ['ingen', 'ingen']),
		// not in the pair: before unknown, after unknown, without consent, still there
		ended('x1', ['okand', work]),
		ended('x2', [work, null]),
		ended('x3', ['ingen', work], { samtycke: 'nej' }),
		del('stig', 'x4', '2024-01-01', { sysselsattning_fore: 'ingen' }),
		// income: two sources before for m1; m5 and m6 are not known on both sides
		money('m1', 'sjukpenning|forsorjningsstod', 'lon_eget_foretag'),
		money('m2', 'forsorjningsstod', 'forsorjningsstod|lon_eget_foretag'),
		money('m3', 'forsorjningsstod', 'a_kassa'),
		money('m4', 'a_kassa', 'a_kassa'),
		money('m5', 'forsorjningsstod', 'okand'),
		money('m6', null, 'a_kassa'),
		money('m7', 'forsorjningsstod', 'a_kassa', { samtycke: 'nej' })
	]
};

let house: House;
beforeAll(async () => {
	house = await buildHouse(fixture, '2024-12-31');
});
afterAll(() => house.close());

const of = async (id: string, cut = {}) => glance(await rowsOf(house, id, cut));
const three = async (id: string) => [
	(await of(`${id}_fore`))[''],
	(await of(`${id}_efter`))[''],
	(await of(`${id}_forandring`))['']
];

describe('sysselsättning before and after, the same ten persons', () => {
	it('the four groups, and works or studies', async () => {
		// work: before w1 w2, after w1 s1 i1 i2
		expect(await three('sus_forvarvsarbete')).toEqual(['2/10', '4/10', '2/10']);
		expect(await three('sus_studier')).toEqual(['0/10', '1/10', '1/10']);
		// seek: before s1 s2 s3, after s3 i4
		expect(await three('sus_aktivt_arbetssokande')).toEqual(['3/10', '2/10', '-1/10']);
		// others: before i1-i5, after w2 i3 i5
		expect(await three('sus_ovriga')).toEqual(['5/10', '3/10', '-2/10']);
		expect(await three('sus_arbetar_studerar')).toEqual(['2/10', '5/10', '3/10']);
	});
	it('the change is told in number and in points, without an interval of a share', async () => {
		const [row] = await rowsOf(house, 'sus_ovriga_forandring');
		expect(row).toMatchObject({ taljare: -2, namnare: 10, n: 10, varde: -0.2, lag: null, hog: null });
	});
	it('each code of its own', async () => {
		expect(await three('sysselsattning_arbete_osubventionerat')).toEqual(['2/10', '3/10', '1/10']);
		expect(await three('sysselsattning_eget_foretag')).toEqual(['0/10', '1/10', '1/10']);
		expect(await three('sysselsattning_ingen')).toEqual(['5/10', '2/10', '-3/10']);
	});
	it('the flow from one group: of those who looked for work before, one works, one studies, one still looks', async () => {
		const cut = { where: { sus_fore: ['aktivt_arbetssokande'] } };
		expect(await of('sus_forvarvsarbete_efter', cut)).toEqual({ '': '1/3' });
		expect(await of('sus_studier_efter', cut)).toEqual({ '': '1/3' });
		expect(await of('sus_forvarvsarbete_efter', { by: ['sus_fore'] })).toEqual({
			forvarvsarbete: '1/2',
			aktivt_arbetssokande: '1/3',
			ovriga: '2/5'
		});
	});
	it('the groups before and after sum to all, and the changes to none', async () => {
		const ids = ['forvarvsarbete', 'studier', 'aktivt_arbetssokande', 'ovriga'];
		for (const [side, total] of [
			['fore', 10],
			['efter', 10],
			['forandring', 0]
		] as const) {
			const rows = await Promise.all(ids.map((id) => rowsOf(house, `sus_${id}_${side}`)));
			expect(rows.reduce((sum, [row]) => sum + row!.taljare!, 0)).toBe(total);
		}
	});
	it('what ended is all who ended with a known outcome, start known or not: x1 too', async () => {
		expect(await of('avslut_arbete')).toEqual({ '': '5/11' });
	});
});

describe('försörjning before and after: m1 m2 m3 m4', () => {
	it('each source; one person may have several', async () => {
		expect(await three('forsorjning_forsorjningsstod')).toEqual(['3/4', '1/4', '-2/4']);
		expect(await three('forsorjning_lon_eget_foretag')).toEqual(['0/4', '2/4', '2/4']);
		expect(await three('forsorjning_a_kassa')).toEqual(['1/4', '2/4', '1/4']);
		expect(await three('forsorjning_sjukpenning')).toEqual(['1/4', '0/4', '-1/4']);
	});
	it('and the groups of the försörjningsmått', async () => {
		expect(await three('forsorjning_ohalsa')).toEqual(['1/4', '0/4', '-1/4']);
		expect(await three('forsorjning_ekonomiskt_bistand')).toEqual(['3/4', '1/4', '-2/4']);
		expect(await three('forsorjning_arbetsmarknadsstod')).toEqual(['1/4', '2/4', '1/4']);
		expect(await three('forsorjning_egen_forsorjning')).toEqual(['0/4', '2/4', '2/4']);
	});
	it('after given one source before: of the two with försörjningsstöd alone, one has a-kassa', async () => {
		const from = (source: string) => ({ where: { forsorjning_fore: [source] } });
		expect(await of('forsorjning_a_kassa_efter', from('forsorjningsstod'))).toEqual({ '': '1/2' });
		expect(await of('forsorjning_forsorjningsstod_efter', from('forsorjningsstod'))).toEqual({ '': '1/2' });
		expect(await of('forsorjning_lon_eget_foretag_efter', { by: ['forsorjning_fore'] })).toEqual({
			a_kassa: '0/1',
			forsorjningsstod: '1/2',
			flera: '1/1'
		});
	});
	it('every source of the code list but unknown has its three measures', async () => {
		const codes = await house.query<{ kod: string }>(
			`select kod from reference.kodlista where lista = 'forsorjning' and kod <> 'okand'`
		);
		const ids = measures.map(({ matt }) => matt);
		for (const { kod } of codes)
			for (const side of ['fore', 'efter', 'forandring']) expect(ids).toContain(`forsorjning_${kod}_${side}`);
	});
	it('and every code of sysselsättning is a measure or a group of its own', async () => {
		const codes = await house.query<{ kod: string }>(
			`select kod from reference.kodlista where lista = 'sysselsattning' and kod <> 'okand'`
		);
		const ids = measures.map(({ matt }) => matt);
		for (const { kod } of codes)
			expect(ids.includes(`sysselsattning_${kod}_efter`) || ids.includes(`sus_${kod}_efter`), kod).toBe(true);
	});
});
