import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { del } from '../models/fixture.ts';
import { buildHouse, type House } from '../models/house.ts';
import type { Fixture } from '../models/tables.ts';
import { glance, rowsOf } from './ask.ts';

type Matning = NonNullable<Fixture['stegmatning']>[number];
type Skala = NonNullable<Fixture['instrument']>[number];

const scale = (instrument: string, values: readonly (number | string)[], more: Skala = {}): Skala[] =>
	values.map((skalvarde, ordning) => ({
		instrument,
		version: '1',
		fraga: 'q',
		skalvarde: String(skalvarde),
		ordning,
		riktning: 1,
		...more
	}));

const said = (
	deltagande_id: string | null,
	instrument: string,
	tillfalle: string,
	datum: string,
	varde: number | string,
	bedomare = 'deltagare'
): Matning => ({
	forbund_id: 'a',
	insats_id: 'stig',
	instrument,
	version: '1',
	fraga: 'q',
	tillfalle,
	datum,
	bedomare,
	varde: String(varde),
	deltagande_id
});

const ended = (id: string, fore: string | null, efter: string | null, more = {}) =>
	del('stig', id, '2024-01-01', {
		deltagande_id: id,
		slut: '2024-06-30',
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
		// the ladder: 1 ingen · 2 SoL/LSS · 3 rehabilitering, praktik · 4 söker · 5 med stöd, studier · 6 utan stöd, eget
		ended('d1', 'ingen', 'arbetstraning_praktik'), // 1 → 3 framåt
		ended('d2', 'aktivt_arbetssokande', 'studier'), // 4 → 5 framåt
		ended('d3', 'studier', 'arbete_subventionerat'), // 5 → 5 oförändrad, though another code
		ended('d4', 'arbete_osubventionerat', 'aktivt_arbetssokande'), // 6 → 4 bakåt
		ended('d5', 'okand', 'studier'), // no pair
		ended('d6', 'ingen', null), // no pair
		ended('d7', 'ingen', 'studier', { samtycke: 'nej' }), // no pair
		del('stig', 'd8', '2024-01-01', { deltagande_id: 'd8' }) // still there
	],
	instrument: [
		// at the end only, 1-5: the middle is 3
		...scale('narmare', [1, 2, 3, 4, 5]),
		{ instrument: 'narmare', version: '1', fraga: 'q', skalvarde: 'vet ej', saknas: 'vet_ej', riktning: 1 },
		// −2 to 3 has both signs: the middle is 0, not 0.5; lower is better
		...scale('langre', [-2, -1, 0, 1, 2, 3], { riktning: -1 }),
		// one point from the middle is not enough
		...scale('steg2', [1, 2, 3, 4, 5], { minsta_steg: 2 }),
		...scale('bip', [1, 2, 3, 4, 5, 6]),
		...scale('inkomst', [0, 1, 2])
	],
	stegmatning: [
		// framåt 4 5, oförändrad 3, bakåt 2; one vet ej; the anonymous one counts; at uppföljning is not at avslut
		said('d1', 'narmare', 'avslut', '2024-06-30', 4),
		said('d2', 'narmare', 'avslut', '2024-06-30', 3),
		said('d3', 'narmare', 'avslut', '2024-06-30', 2),
		said('d4', 'narmare', 'avslut', '2024-06-30', 'vet ej'),
		said(null, 'narmare', 'avslut', '2024-06-30', 5),
		said('d1', 'narmare', 'uppfoljning', '2024-09-30', 1),
		// lower is better: −1 framåt, 0 oförändrad, 3 bakåt
		said('d1', 'langre', 'avslut', '2024-06-30', -1),
		said('d2', 'langre', 'avslut', '2024-06-30', 0),
		said('d3', 'langre', 'avslut', '2024-06-30', 3),
		// 4 is one above the middle: oförändrad; 5 is two: framåt
		said('d1', 'steg2', 'avslut', '2024-06-30', 4),
		said('d2', 'steg2', 'avslut', '2024-06-30', 5),
		// a repeated rating is none of this, even for the one who only answered at the end
		said('d1', 'bip', 'start', '2024-01-05', 2),
		said('d1', 'bip', 'avslut', '2024-06-30', 5),
		said('d2', 'bip', 'avslut', '2024-06-30', 5),
		// register: d1 0 → 2 at avslut → 1 a year later: the latest counts, framåt; d2 2 → 2; d3 2 → 0; d4 only a start;
		// d5 only later
		said('d1', 'inkomst', 'start', '2024-01-01', 0, 'register'),
		said('d1', 'inkomst', 'avslut', '2024-06-30', 2, 'register'),
		said('d1', 'inkomst', 'uppfoljning', '2025-06-30', 1, 'register'),
		said('d2', 'inkomst', 'start', '2024-01-01', 2, 'register'),
		said('d2', 'inkomst', 'avslut', '2024-06-30', 2, 'register'),
		said('d3', 'inkomst', 'start', '2024-01-01', 2, 'register'),
		said('d3', 'inkomst', 'uppfoljning', '2025-01-31', 0, 'register'),
		said('d4', 'inkomst', 'start', '2024-01-01', 0, 'register'),
		said('d5', 'inkomst', 'avslut', '2024-06-30', 2, 'register')
	]
};

let house: House;
beforeAll(async () => {
	house = await buildHouse(fixture, '2025-12-31');
});
afterAll(() => house.close());

const of = async (id: string, cut = {}) => glance(await rowsOf(house, id, cut));

describe('what kind an instrument is', () => {
	it('follows from how it is used', async () => {
		expect(await of('stegmatningar')).toEqual({
			'upprepad bip 1 deltagare': '3',
			'overgang narmare 1 deltagare': '6',
			'overgang langre 1 deltagare': '3',
			'overgang steg2 1 deltagare': '2',
			'register inkomst 1 register': '9'
		});
	});
	it('the kinds never meet: each instrument answers in its own measures only', async () => {
		const instruments = async (matt: string) =>
			(await rowsOf(house, matt)).flatMap(({ by }) => (by.instrument ? [by.instrument] : []));
		expect(await instruments('stegforflyttning_framat')).toEqual(['bip']);
		expect((await instruments('stegomdome_framat')).sort()).toEqual(['langre', 'narmare', 'steg2']);
		expect(await instruments('registersteg_framat')).toEqual(['inkomst']);
	});
});

describe('omdöme vid avslut', () => {
	it('above, on and under the middle of the scale, the way that is framåt', async () => {
		expect(await of('stegomdome_framat')).toEqual({
			'narmare 1 deltagare q': '2/4',
			'langre 1 deltagare q': '1/3',
			'steg2 1 deltagare q': '1/2'
		});
		expect(await of('stegomdome_oforandrad')).toEqual({
			'narmare 1 deltagare q': '1/4',
			'langre 1 deltagare q': '1/3',
			'steg2 1 deltagare q': '1/2'
		});
		expect(await of('stegomdome_bakat')).toEqual({
			'narmare 1 deltagare q': '1/4',
			'langre 1 deltagare q': '1/3',
			'steg2 1 deltagare q': '0/2'
		});
	});
	it('how many answered on the scale', async () => {
		expect((await of('stegomdome_besvarat'))['narmare 1 deltagare q']).toBe('4/5');
	});
});

describe('statustrappa', () => {
	it('d1 d2 up, d3 on the same step, d4 down; three of seven ended have no pair', async () => {
		expect(await of('statustrappa_framat')).toEqual({ '': '2/4' });
		expect(await of('statustrappa_oforandrad')).toEqual({ '': '1/4' });
		expect(await of('statustrappa_bakat')).toEqual({ '': '1/4' });
		expect(await of('statustrappa_parandel')).toEqual({ '': '4/7' });
	});
});

describe('registerövergång', () => {
	it('the earliest start against the latest later', async () => {
		expect(await of('registersteg_framat')).toEqual({ 'inkomst 1 q': '1/3' });
		expect(await of('registersteg_oforandrad')).toEqual({ 'inkomst 1 q': '1/3' });
		expect(await of('registersteg_bakat')).toEqual({ 'inkomst 1 q': '1/3' });
		expect(await of('registersteg_parandel')).toEqual({ 'inkomst 1 q': '3/5' });
	});
	it('belongs to the day of the later one: d1 in June 2025, d3 in January, d2 d4 d5 in June 2024', async () => {
		expect(await of('registersteg_parandel', { by: ['halvar'] })).toEqual({
			'2024-H1 inkomst 1 q': '1/3',
			'2025-H1 inkomst 1 q': '2/2'
		});
	});
});
