import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kommunerIn } from '#lib/omvarld/index.ts';
import { answerKommuner, readKommunval } from '#pipelines/fragor/kommuner.ts';
import { changeMapping, mappingText } from '#pipelines/mappning/change.ts';
import { decisionsOf } from '#pipelines/mappning/decisions.ts';
import { ownersOf, togetherOf } from '#pipelines/mappning/omvarld.ts';

let folder = '';
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'kommunval-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const IDAG = '2026-11-22';
const VLAND = { forbund_id: 'vland', namn: 'Samordningsförbundet Västmanland' };
const choose = (text: string, koder: string[], andra: string[] = [], forbund = VLAND) =>
	changeMapping(text, [{ gor: 'kommuner', forbund, andra, koder }], IDAG);
const regioner = (text: string) => mappingText(text).omvarld.regioner;
const told = (text: string) =>
	decisionsOf(mappingText(text)).map(({ nyckel, blir, nar }) => [nyckel, blir, nar]);

describe('the förbund’s kommuner as a decision', () => {
	it('one förbund has a list, changed and taken back; what is taken back is none, not silence', () => {
		const one = choose('# Vårt\n', ['1980', '0331']);
		expect(one).toContain('# Vårt');
		expect(regioner(one)).toEqual(['1980', '0331']);
		expect(told(one)).toEqual([['omvarld/regioner', '1980, 0331', IDAG]]);
		expect(regioner(choose(one, ['1981']))).toEqual(['1981']);
		const back = changeMapping(one, [{ gor: 'tillbaka', nyckel: 'omvarld/regioner' }], IDAG);
		expect([regioner(back), told(back), mappingText(back).beslut]).toEqual([[], [], {}]);
	});

	it('with several förbund each has its own, and what a list said stays true of the others', () => {
		const both = choose('omvarld: { regioner: ["1980"] }\n', ['1981'], ['kalmar']);
		expect(regioner(both)).toEqual({ kalmar: ['1980'], vland: ['1981'] });
		expect(regioner(choose('', ['1981'], ['kalmar']))).toEqual({ vland: ['1981'] });
		// What was decided of all is no decision any more, nor what was decided under a name.
		const decided = choose(choose('', ['1980']), ['1981'], ['kalmar']);
		expect(told(decided)).toEqual([
			['omvarld/regioner/kalmar', '1980', null],
			['omvarld/regioner/vland', '1981', IDAG]
		]);
		expect(Object.keys(mappingText(decided).beslut ?? {})).toEqual(['omvarld/regioner/vland']);
		const byName = choose('', ['1980'], ['kalmar'], { ...VLAND, forbund_id: VLAND.namn });
		expect(Object.keys(mappingText(choose(byName, ['1981'], ['kalmar'])).beslut ?? {})).toEqual([
			'omvarld/regioner/vland'
		]);
		const named = choose(`omvarld: { regioner: { ${VLAND.namn}: ["1980"], kalmar: ["0880"] } }\n`, ['1981']);
		expect(regioner(named)).toEqual({ kalmar: ['0880'], vland: ['1981'] });
		const back = changeMapping(both, [{ gor: 'tillbaka', nyckel: 'omvarld/regioner/vland' }], IDAG);
		expect(regioner(back)).toEqual({ kalmar: ['1980'], vland: [] });
	});
});

describe('whose a region is', () => {
	it.each([
		['nothing said keeps what was known', undefined, ['alla'], ['alla']],
		['a list speaks for all', ['1980'], ['kalmar'], ['alla']],
		['a list without it clears', ['1981'], ['alla', 'kalmar'], []],
		['a named förbund leaves the others', { vland: ['1980'] }, ['kalmar', 'vland'], ['kalmar', 'vland']],
		['a named förbund speaks where all did', { vland: ['1980'] }, ['alla'], ['vland']],
		['a named förbund gives it up', { vland: [] }, ['kalmar', 'vland'], ['kalmar']]
	])('%s', (_, said, known, owners) => {
		expect(ownersOf(said as never, '1980', known)).toEqual(owners);
	});

	it('what several folders of a load say is one', () => {
		expect(togetherOf([undefined, undefined])).toBeUndefined();
		expect(togetherOf([['1980'], undefined, ['1981', '1980']])).toEqual(['1980', '1981']);
		expect(togetherOf([['1980'], { a: ['1981'] }])).toEqual({ alla: ['1980'], a: ['1981'] });
		expect(togetherOf([{ a: ['1980'] }, { a: ['1981'], b: ['0880'] }])).toEqual({
			a: ['1980', '1981'],
			b: ['0880']
		});
	});
});

describe('a sent form', () => {
	const kommuner = kommunerIn(
		[
			{ region: '00', region_namn: 'Riket' },
			{ region: '19', region_namn: 'Region Västmanland' },
			{ region: '1980', region_namn: '1980' },
			{ region: '1980', region_namn: 'Västerås' },
			{ region: '1981', region_namn: 'Sala' }
		],
		['0880']
	);
	const answer = (form: Record<string, string>, valda: string[] | null = null) =>
		answerKommuner(
			new Map(Object.entries({ prov: 'p', ...form })),
			{ prov: 'p', valda, fel: null },
			kommuner,
			VLAND,
			[]
		).koder;

	it('is asked about kommuner only, each with its name and län, and those chosen before', () => {
		expect(kommuner).toEqual([
			{ kod: '0880', namn: '0880', lan: 'Kalmar län' },
			{ kod: '1980', namn: 'Västerås', lan: 'Västmanlands län' },
			{ kod: '1981', namn: 'Sala', lan: 'Västmanlands län' }
		]);
	});

	it('ticks and names together are the choice; nothing ticked takes a choice away, and is else no answer', () => {
		expect(answer({ 'kommun:1981': '1', fler: 'västerås, 1981; Sala (1981)' })).toEqual(['1980', '1981']);
		expect(answer({}, ['1980'])).toEqual([]);
		expect(() => answer({})).toThrow(/Ingen kommun var vald/);
	});

	it('with another state, an unknown name or a kommun that was not asked about is refused', () => {
		expect(() => answer({ prov: 'q', 'kommun:1981': '1' })).toThrow(/har ändrats/);
		expect(() => answer({ fler: 'Sala, Solna' })).toThrow(/”Solna” finns inte/);
		// A name that two have says neither.
		const two = kommunerIn(['0001', '9901', '9902'].map((region) => ({ region, region_namn: 'Tvilling' })));
		expect(two.map(({ kod }) => kod)).toEqual(['9901', '9902']);
		const choice = { prov: 'p', valda: null, fel: null };
		const named = new Map([
			['prov', 'p'],
			['fler', 'Tvilling']
		]);
		expect(() => answerKommuner(named, choice, two, VLAND, [])).toThrow(/”Tvilling” finns inte/);
		expect(() => answer({ 'kommun:0180': '1' })).toThrow(/går inte att välja/);
	});
});

describe('what the kept mapping says of a förbund', () => {
	it.each([
		['', null],
		['omvarld: { regioner: ["1981", "1980"] }', ['1980', '1981']],
		['omvarld: { regioner: { kalmar: ["0880"] } }', null],
		['omvarld: { regioner: { vland: [], kalmar: ["1980"] } }', []],
		[`omvarld: { regioner: { ${VLAND.namn}: ["1980"] } }`, ['1980']],
		['omvarld: { regioner: { alla: ["1980"], kalmar: ["0880"] } }', ['1980']]
	])('%s', (text, valda) => {
		const path = join(folder, 'mappning.yml');
		writeFileSync(path, text);
		expect(readKommunval(path, VLAND)).toMatchObject({ valda, fel: null });
	});

	it('one that cannot be read is said to be so, and decides nothing', () => {
		const path = join(folder, 'mappning.yml');
		writeFileSync(path, 'omvarld: [');
		expect(readKommunval(path, VLAND)).toMatchObject({ valda: null, fel: expect.stringContaining('YAML') });
		expect(readKommunval(join(folder, 'finns.inte'), VLAND)).toMatchObject({ valda: null, fel: null });
	});
});
