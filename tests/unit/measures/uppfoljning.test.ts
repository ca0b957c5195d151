import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { del } from '../models/fixture.ts';
import { buildHouse, type House } from '../models/house.ts';
import type { Fixture } from '../models/tables.ts';
import { glance, rowsOf } from './ask.ts';

type Deltagande = NonNullable<Fixture['deltagande']>[number];

const ended = (id: string, slut: string, more: Deltagande = {}): Deltagande =>
	del('stig', id, '2024-01-01', { deltagande_id: id, slut, ...more });

const after = (deltagande_id: string, datum: string, sysselsattning: string) => ({
	forbund_id: 'a',
	deltagande_id,
	datum,
	sysselsattning
});

/** The data end on 30 June 2025: three months have passed for whom ended by 30 March, six by 30 December, twelve by 30 June 2024. */
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
		ended('a', '2024-06-30'), // mature at 3, 6 and 12 months
		ended('b', '2024-06-30'),
		ended('c', '2024-07-01'), // a day too late for 12
		ended('d', '2025-03-30'), // mature at 3 on the very last day
		ended('e', '2025-03-31'), // 31 March + 3 months is 30 June: mature too
		ended('f', '2025-04-01'), // open at 3
		ended('n', '2024-06-30', { samtycke: 'nej' }),
		ended('z', '2024-06-30', { avslutsorsak: 'avliden' }),
		del('stig', 'k', '2024-01-01', { deltagande_id: 'k' })
	],
	uppfoljning: [
		after('a', '2024-09-30', 'studier'),
		after('a', '2024-12-30', 'ingen'),
		after('a', '2025-06-30', 'eget_foretag'),
		after('b', '2024-09-15', 'ingen'),
		after('c', '2024-10-01', 'okand'), // not known: not followed up
		after('c', '2024-12-30', 'arbete_subventionerat'),
		// early: done before the three months have passed, and they have not passed yet
		after('f', '2025-06-15', 'studier'),
		after('z', '2024-09-30', 'ingen')
	]
};

let house: House;
beforeAll(async () => {
	house = await buildHouse(fixture, '2025-06-30');
});
afterAll(() => house.close());

const one = async (matt: string, cut = {}) => glance(await rowsOf(house, matt, cut))[''];

describe('follow-up on those whose time has come', () => {
	it('3 months: a b c d e are mature, a and b followed up, a studies; f is open', async () => {
		expect(await one('uppfoljda_3_manader')).toBe('2/5');
		expect(await one('uppfoljning_3_manader_arbete_studier')).toBe('1/2');
		expect(await one('uppfoljning_3_manader_oppna')).toBe('1');
	});
	it('6 months: a b c; a (ingen) and c (works) followed up; d e f open', async () => {
		expect(await one('uppfoljda_6_manader')).toBe('2/3');
		expect(await one('uppfoljning_6_manader_arbete_studier')).toBe('1/2');
		expect(await one('uppfoljning_6_manader_oppna')).toBe('3');
	});
	it('12 months: a b; a followed up and works; c d e f open', async () => {
		expect(await one('uppfoljda_12_manader')).toBe('1/2');
		expect(await one('uppfoljning_12_manader_arbete_studier')).toBe('1/1');
		expect(await one('uppfoljning_12_manader_oppna')).toBe('4');
	});
	it('mature and open are all that could be followed up: six of the eight ended', async () => {
		for (const manader of [3, 6, 12])
			for (const cut of [{}, { from: '2024', to: '2024' }, { from: '2025', to: '2026' }]) {
				const [mature] = await rowsOf(house, `uppfoljda_${manader}_manader`, cut);
				const [open] = await rowsOf(house, `uppfoljning_${manader}_manader_oppna`, cut);
				const all = { '': 6, '2024': 3, '2025': 3 }[('from' in cut && cut.from) || ''];
				expect((mature!.namnare ?? 0) + open!.varde!).toBe(all);
			}
	});
	it('the period is when they ended', async () => {
		expect(await one('uppfoljda_3_manader', { from: '2025', to: '2025' })).toBe('0/2');
	});
	it('the figure by phase leaves out f, whose three months have not passed', async () => {
		expect(glance(await rowsOf(house, 'uppfoljning_arbete_studier', { from: '2025', to: '2025' }))).toEqual({
			'–': 'data_saknas'
		});
	});
	it('a window of the families does not close after the data end, whatever period is asked for', async () => {
		// six weeks after the end: for f 13 May, for all of them before the data end; three months: not for f
		expect(await one('handelse__avslut__plan__6_veckor', { to: '2026' })).toBe('0/7');
		expect(await one('handelse__avslut__plan__3_manader', { to: '2026' })).toBe('0/6');
		expect(await one('handelse__avslut__plan__3_manader')).toBe('0/6');
	});
});
