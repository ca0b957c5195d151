import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildHouse, type House } from '../models/house.ts';
import { small } from '../models/fixture.ts';
import type { Fixture } from '../models/tables.ts';
import { glance, rowsOf } from './ask.ts';

type Svar = NonNullable<Fixture['enkatsvar']>[number];

let id = 0;
const svar = (varde: string, count: number, more: Svar = {}): Svar[] =>
	Array.from({ length: count }, () => ({
		forbund_id: 'a',
		insats_id: 'stig',
		svar_id: `s${++id}`,
		enkat: 'nns',
		version: '2021',
		respondentgrupp: 'deltagare',
		fraga: 'q1',
		svar: varde,
		matar: 2024,
		...more
	}));

const fraga = { enkat: 'nns', version: '2021', fraga: 'q1', indikator: 'i01' };

const published = (
	matt: string,
	taljare: number,
	namnare: number | null,
	period: string,
	grupp: string | null = null
) => ({
	forbund_id: 'a',
	insats_id: 'stig',
	period,
	period_fran: `${period}-01-01`,
	period_till: `${period}-12-31`,
	matt,
	taljare,
	namnare,
	grupp
});

const fixture: Fixture = {
	...small,
	enkat: [
		{ ...fraga, skalvarde: 'alltid', ordning: 4, positivt: 'ja' },
		{ ...fraga, skalvarde: 'ofta', ordning: 3, positivt: 'ja' },
		{ ...fraga, skalvarde: 'sällan', ordning: 2, positivt: 'nej' },
		{ ...fraga, skalvarde: 'vet ej', saknas: 'vet_ej' }
	],
	// 2024: 7 alltid + 4 ofta positive of 16 valid, 2 vet ej; another version is never pooled; an answer off the scale is not valid
	enkatsvar: [
		...svar('alltid', 7),
		...svar('ofta', 4),
		...svar('sällan', 5),
		...svar('vet ej', 2),
		...svar('hejsan', 1),
		...svar('alltid', 3, { matar: 2025, datum: '2025-02-01' })
	],
	utskick: [{ forbund_id: 'a', insats_id: 'stig', enkat: 'nns', version: '2021', matar: 2024, antal: 30 }],
	aggregat: [
		published('ute totalt', 60, 128, '2013', 'alla'),
		published('ute totalt', 34, 72, '2013', 'kvinnor'),
		published('ute: kolumn 1', 4, null, '2013'),
		published('ute totalt', 70, 140, '2014', 'alla')
	],
	antal: [
		{
			forbund_id: 'a',
			insats_id: 'stig',
			period: '2024',
			period_fran: '2024-01-01',
			period_till: '2024-12-31',
			kategori: 'anonyma',
			antal: 6
		},
		{
			forbund_id: 'a',
			insats_id: 'stig',
			period: '2024',
			period_fran: '2024-01-01',
			period_till: '2024-12-31',
			kategori: 'anonyma',
			antal: 4,
			kon: 'man'
		}
	],
	handelser: [
		{ forbund_id: 'a', insats_id: 'kurs', typ: 'utbildade', datum: '2024-03-01', antal: 25 },
		{ forbund_id: 'a', insats_id: 'kurs', typ: 'styrgruppsmote', datum: '2024-03-01' },
		{ forbund_id: 'a', insats_id: 'kurs', typ: 'styrgruppsmote', datum: '2025-03-01' }
	]
};

let house: House;
beforeAll(async () => {
	house = await buildHouse(fixture);
});
afterAll(() => house.close());

const of = async (matt: string, cut = {}) => glance(await rowsOf(house, matt, cut));
const y2024 = { from: '2024', to: '2024' };

describe('surveys', () => {
	it('positive of valid; vet ej apart; the year of the question', async () => {
		expect(await of('indikator_positiv', y2024)).toEqual({ 'nns 2021 i01': '11/16' });
		expect(await of('indikator_vet_ej', y2024)).toEqual({ 'nns 2021 i01': '2/18' });
		expect(await of('indikator_positiv', { by: ['matar'] })).toEqual({
			'2024 nns 2021 i01': '11/16',
			'2025 nns 2021 i01': '3/3'
		});
	});
	it('an answer dated by its year belongs to no quarter', async () => {
		expect(await of('indikator_positiv', { from: '2024-Q1', to: '2024-Q1' })).toEqual({
			'– – –': 'data_saknas'
		});
	});
	it('svarsfrekvens: 19 answers of 30 sent; 2025 has answers but no known number sent', async () => {
		expect(await of('svarsfrekvens', { by: ['matar'] })).toEqual({ '2024 nns 2021': '19/30' });
	});
});

describe('published results', () => {
	it('come out as they stand, and without a denominator there is no share', async () => {
		const rows = await rowsOf(house, 'aggregat', { where: { insats: ['stig'] } });
		expect(glance(rows)).toEqual({
			'ute totalt alla 2013': '60/128',
			'ute totalt alla 2014': '70/140',
			'ute totalt kvinnor 2013': '34/72',
			'ute: kolumn 1 alla 2013': '4'
		});
		expect(rows[0]!.varde).toBe(60 / 128);
		expect(rows[3]).toMatchObject({ taljare: 4, namnare: null, varde: null, n: 4, status: 'visas' });
	});
});

describe('counts without persons', () => {
	it('a total beside its parts is not counted twice: 4 men and 2 more', async () => {
		expect(await of('antal')).toEqual({ anonyma: '6' });
		expect(await of('antal', { by: ['kon'] })).toEqual({ 'man anonyma': '4', '– anonyma': '2' });
	});
	it('täckning: outcome known of 3, ended 4 in stig 2024 and 6 anonymous', async () => {
		// anna bo cia have an outcome, dag has not, the wrongly registered one is not there
		expect(await of('tackning', { ...y2024, where: { insats: ['stig'] } })).toEqual({ '': '3/10' });
		// by a dimension the anonymous have not they stand under no value
		expect(await of('tackning', { ...y2024, by: ['fullfoljt'], where: { insats: ['stig'] } })).toEqual({
			ja: '1/1',
			'–': '2/9'
		});
	});
	it('events sum their numbers, one where none is said', async () => {
		expect(await of('handelser', y2024)).toEqual({ styrgruppsmote: '1', utbildade: '25' });
	});
});
