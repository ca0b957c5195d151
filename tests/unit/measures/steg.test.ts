import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { del } from '../models/fixture.ts';
import { buildHouse, type House } from '../models/house.ts';
import type { Fixture } from '../models/tables.ts';
import { glance, rowsOf } from './ask.ts';

type Matning = NonNullable<Fixture['stegmatning']>[number];
type Skala = NonNullable<Fixture['instrument']>[number];

const scale = (instrument: string, fraga: string, values: string[], more: Skala = {}): Skala[] => [
	...values.map((skalvarde, ordning) => ({
		instrument,
		version: '1',
		fraga,
		skalvarde,
		ordning,
		riktning: 1,
		...more
	})),
	{ instrument, version: '1', fraga, skalvarde: 'vet ej', saknas: 'vet_ej', riktning: more.riktning ?? 1 }
];

const matt = (
	deltagande_id: string | null,
	instrument: string,
	fraga: string,
	tillfalle: string,
	datum: string,
	varde: string,
	more: Matning = {}
): Matning => ({
	forbund_id: 'a',
	insats_id: 'stig',
	instrument,
	version: '1',
	fraga,
	tillfalle,
	datum,
	bedomare: 'deltagare',
	varde,
	deltagande_id,
	...more
});

const d = (deltagande_id: string, slut: string | null = '2024-12-01') =>
	del('stig', `p${deltagande_id}`, '2024-01-01', { deltagande_id, slut });

const six = ['1', '2', '3', '4', '5', '6'];

const fixture: Fixture = {
	insatser: [
		{
			forbund_id: 'a',
			forbund: 'Förbund A',
			insats_id: 'stig',
			namn: 'Stigen',
			inriktning: 'individinriktad',
			start: '2023-01-01'
		},
		{
			forbund_id: 'a',
			forbund: 'Förbund A',
			insats_id: 'bro',
			namn: 'Bron',
			inriktning: 'individinriktad',
			start: '2023-01-01'
		}
	],
	deltagande: [d('d1'), d('d2'), d('d3'), d('d4'), d('d5', null), d('d6'), d('d7')],
	instrument: [
		...scale('bip', 'a', six),
		...scale('bip', 'b', six),
		// lower is better, in words: their order counts
		...scale('oro', 'x', ['ingen', 'lite', 'mycket'], { riktning: -1 }),
		// a step is at least two points
		...scale('was', 'w', six, { minsta_steg: 2 }),
		// no direction: neither framåt nor bakåt
		...scale('typ', 't', ['1', '2'], { riktning: 0 })
	],
	stegmatning: [
		// d1: a 2→4, b 3→3: mean of changes (2 + 0)/2 = 1 > 0, framåt; an earlier start counts, not the later one
		matt('d1', 'bip', 'a', 'start', '2024-01-05', '2'),
		matt('d1', 'bip', 'b', 'start', '2024-01-05', '3'),
		matt('d1', 'bip', 'a', 'start', '2024-02-05', '6'),
		matt('d1', 'bip', 'a', 'under', '2024-05-05', '1'),
		matt('d1', 'bip', 'a', 'avslut', '2024-11-01', '1'),
		matt('d1', 'bip', 'a', 'avslut', '2024-11-20', '4'),
		matt('d1', 'bip', 'b', 'avslut', '2024-11-20', '3'),
		// d2: a 4→3, b answered only at the end: the pair rests on a alone, −1, bakåt
		matt('d2', 'bip', 'a', 'start', '2024-01-05', '4'),
		matt('d2', 'bip', 'b', 'start', '2024-01-05', 'vet ej'),
		matt('d2', 'bip', 'a', 'avslut', '2024-11-20', '3'),
		matt('d2', 'bip', 'b', 'avslut', '2024-11-20', '6'),
		// d3: +1 and −1: oförändrad
		matt('d3', 'bip', 'a', 'start', '2024-01-05', '1'),
		matt('d3', 'bip', 'b', 'start', '2024-01-05', '2'),
		matt('d3', 'bip', 'a', 'avslut', '2024-11-20', '2'),
		matt('d3', 'bip', 'b', 'avslut', '2024-11-20', '1'),
		// d4: only a start, ended: no pair; d5: only a start, still there: not asked for yet
		matt('d4', 'bip', 'a', 'start', '2024-01-05', '1'),
		matt('d5', 'bip', 'a', 'start', '2024-01-05', '1'),
		// d6: both, but no question in common: no pair
		matt('d6', 'bip', 'a', 'start', '2024-01-05', '1'),
		matt('d6', 'bip', 'b', 'avslut', '2024-11-20', '1'),
		// the handledare sees d1 otherwise: never pooled with what d1 said
		matt('d1', 'bip', 'a', 'start', '2024-01-05', '5', { bedomare: 'handledare' }),
		matt('d1', 'bip', 'a', 'avslut', '2024-11-20', '2', { bedomare: 'handledare' }),
		// anonymous: cannot be paired
		matt(null, 'bip', 'a', 'start', '2024-01-05', '1'),
		matt(null, 'bip', 'a', 'avslut', '2024-11-20', '6'),
		// oro falls from mycket to lite: framåt, by one step of order
		matt('d1', 'oro', 'x', 'start', '2024-01-05', 'mycket'),
		matt('d1', 'oro', 'x', 'avslut', '2024-11-20', 'lite'),
		// was: +1 is less than the smallest step, +2 is one
		matt('d1', 'was', 'w', 'start', '2024-01-05', '1'),
		matt('d1', 'was', 'w', 'avslut', '2024-11-20', '2'),
		matt('d2', 'was', 'w', 'start', '2024-01-05', '1'),
		matt('d2', 'was', 'w', 'avslut', '2024-11-20', '3'),
		matt('d1', 'typ', 't', 'start', '2024-01-05', '1'),
		matt('d1', 'typ', 't', 'avslut', '2024-11-20', '2')
	]
};

let house: House;
beforeAll(async () => {
	house = await buildHouse(fixture);
});
afterAll(() => house.close());

const of = async (id: string, cut = {}) => glance(await rowsOf(house, id, cut));

describe('stegförflyttning, each pair worked out beside its rows above', () => {
	it('framåt, oförändrad and bakåt share one denominator per instrument and rater', async () => {
		expect(await of('stegforflyttning_framat')).toEqual({
			'bip 1 deltagare': '1/3',
			'bip 1 handledare': '0/1',
			'oro 1 deltagare': '1/1',
			'was 1 deltagare': '1/2'
		});
		expect(await of('stegforflyttning_oforandrad', { where: { instrument: ['bip', 'was'] } })).toEqual({
			'bip 1 deltagare': '1/3',
			'bip 1 handledare': '0/1',
			'was 1 deltagare': '1/2'
		});
		expect(await of('stegforflyttning_bakat', { where: { instrument: ['bip'] } })).toEqual({
			'bip 1 deltagare': '1/3',
			'bip 1 handledare': '1/1'
		});
	});
	it('parandel: d1 d2 d3 of d1 d2 d3 d4 d6; d5 is still there', async () => {
		expect(await of('parandel', { where: { instrument: ['bip'], bedomare: ['deltagare'] } })).toEqual({
			'bip 1 deltagare': '3/5'
		});
	});
	it('median change: 1, −1 and 0 give 0; per question a: +2 −1 +1', async () => {
		const [row] = await rowsOf(house, 'stegforflyttning_median', {
			where: { instrument: ['bip'], bedomare: ['deltagare'] }
		});
		expect(row).toMatchObject({ varde: 0, n: 3, taljare: null, namnare: null, status: 'visas' });
		expect(
			await of('stegforflyttning_framat_fraga', { where: { fraga: ['a'], bedomare: ['deltagare'] } })
		).toEqual({
			'bip 1 deltagare a': '2/3'
		});
	});
	it('an insats without measurements says so beside those that have', async () => {
		expect(
			await of('stegforflyttning_framat', { by: ['insats'], where: { bedomare: ['deltagare'] } })
		).toEqual({
			'bro – – –': 'data_saknas',
			'stig bip 1 deltagare': '1/3',
			'stig oro 1 deltagare': '1/1',
			'stig was 1 deltagare': '1/2'
		});
	});
	it('why a pair cannot be judged', async () => {
		const rows = await house.query<{ deltagande_id: string; orsak: string }>(
			`select deltagande_id, orsak from marts.stegforflyttning where utfall = 'ej_bedombar' order by 1`
		);
		expect(rows).toEqual([
			{ deltagande_id: 'd4', orsak: 'avslut_saknas' },
			{ deltagande_id: 'd5', orsak: 'avslut_saknas' },
			{ deltagande_id: 'd6', orsak: 'ingen_gemensam_fraga' }
		]);
	});
	it('the period is the day of the last measurement', async () => {
		expect(await of('stegforflyttning_framat', { from: '2024-Q1', to: '2024-Q3' })).toEqual({
			'– – –': 'data_saknas'
		});
		expect((await of('stegforflyttning_framat', { from: '2024-11', to: '2024-11' }))['bip 1 deltagare']).toBe(
			'1/3'
		);
	});
});
