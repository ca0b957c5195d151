import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { omvarldCard } from '#dashboards/styrelse/omvarld.ts';
import { view } from '#dashboards/omvarld/view.ts';
import { omvarldSchema } from '#pipelines/mappning/omvarld.ts';
import type { OmvarldRow } from '#lib/omvarld/index.ts';
import type { Scope } from '#lib/server/scope.ts';
import { row as published } from '../omvarld/row.ts';

const scope = {
	path: '/omvarld',
	meta: { version: 'prov' },
	forbund: { forbund_id: 'x', namn: 'Samordningsförbundet X', kort: 'X' },
	catalog: {
		forbund: [{ forbund_id: 'x', namn: 'X', kort: 'X' }],
		codes: new Map([['ersattning', [{ kod: 'totalt', etikett: 'Totalt', ordning: 12 }]]])
	},
	link: (path: string) => path
} as unknown as Scope;
/** SCB's own 2020: a total that its parts do not give. */
const row = (over: Partial<OmvarldRow>): OmvarldRow =>
	published({
		...{ varde: 790242, summa_delar: 793210, delar: 'ersättningar', licens: 'CC0 1.0', hamtad: '2023-03-24' },
		...over
	});
const share = row({ matt: 'andel_av_befolkningen', varde: 13.5, summa_delar: null });
const plain = (value: unknown) => JSON.stringify(value).replaceAll('\u00a0', ' ');

describe('the page', () => {
	it('without data says so, and how to get it', () => {
		const empty = view(scope, []);
		expect(empty.lead).toContain('Ingen omvärldsdata är inläst');
		expect([empty.figure, empty.sources, empty.mismatch]).toEqual([null, null, null]);
		expect(empty.fetching.open).toBe(true);
		expect(empty.fetching.all.map(({ title }) => title)).toContain('Nyckeltal från Kolada');
		expect(empty.title).toBe('Omvärlden runt Samordningsförbundet X');
	});
	it('what it tells a person to write is a mapping that the programs read as it stands', () => {
		const [written, command] = view(scope, []).fetching.all.flatMap(({ steps }) =>
			steps.flatMap(({ skriv }) => skriv ?? [])
		);
		expect(omvarldSchema.parse((parse(written!) as { omvarld: unknown }).omvarld)).toEqual({
			regioner: ['1980', '1981'],
			filer: [{ fil: 'scb', hamtad: '2026-03-27' }]
		});
		expect(command).toBe('npm run -s stegvis -- load MAPP');
	});
	it('shows both figures where a total is not its parts, whose they are, and on what terms', () => {
		const shown = view(scope, [row({}), share]);
		expect(plain(shown.mismatch)).toMatch(/Riket 2020.*790 242.*793 210/);
		expect(plain(shown.figure!.table)).toContain('790 242; delarna ger 793 210');
		expect(plain(shown.figure!.notes)).toContain(
			'Riket 2020: den publicerade totalen är 790 242, men delarna ger 793 210.'
		);
		expect(plain(shown.figure!.foot)).toContain('Källa: SCB, hämtad 24 mars 2023 (CC0 1.0).');
		expect(plain(shown.sources)).toMatch(/SCB.*CC0 1\.0.*24 mars 2023/);
		expect(shown.notes.join()).toContain('väljer dem här på sidan');
		expect(shown.kommuner).toBeNull();
		expect(shown.figure!.drawn).not.toBeNull();
	});
	it('never works with Kolada’s values: they stand as they are, under their own name', () => {
		const kpi = {
			kalla: 'Kolada',
			matt: 'N1',
			tabell: 'N1',
			matt_namn: 'Nyckeltal',
			ersattning: null,
			alder: null,
			summa_delar: null
		};
		const shown = view(scope, [
			row({ ...kpi, region: '1980', region_namn: 'A', i_forbundet: true, varde: 3.25 }),
			row({ ...kpi, region: '1981', region_namn: 'B', i_forbundet: true, varde: null }),
			row({ ...kpi, region: '0180', region_namn: 'C', varde: 9 })
		]);
		expect(shown.figure).toBeNull();
		expect(shown.indicators).toHaveLength(1);
		expect(shown.indicators[0]!.columns.map(({ label }) => label)).toEqual(['Period', 'A', 'B']);
		expect(shown.indicators[0]!.rows[0]!.cells).toMatchObject({
			'1980': { text: '3,25' },
			'1981': { text: 'uppgift saknas' }
		});
	});
});

describe('the form for the förbund’s kommuner', () => {
	const fraga = { prov: 'p', forbund: 'x', valda: null, fel: null };
	const kommun = (region: string, region_namn: string, i_forbundet = false) =>
		row({ region, region_namn, i_forbundet });
	const two = [row({}), kommun('1980', 'Västerås'), kommun('1981', 'Sala')];
	const boxes = (rows: OmvarldRow[], valda: string[] | null = null) =>
		view(scope, rows, { ...fraga, valda }).kommuner!.grupper.flatMap(({ title, kommuner }) =>
			kommuner.map(({ text, vald }) => `${title}: ${text}${vald ? ' x' : ''}`)
		);

	it('offers the kommuner of what is loaded, those that are chosen or shown ticked', () => {
		const shown = view(scope, two, fraga);
		expect([shown.notes.join(), shown.kommuner!.open, shown.kommuner!.title]).toEqual([
			expect.not.stringContaining('utpekad'),
			true,
			'Välj förbundets kommuner'
		]);
		expect(boxes(two)).toEqual(['Kommuner: Sala (1981)', 'Kommuner: Västerås (1980)']);
		expect(boxes([kommun('1980', 'Västerås', true), kommun('1981', 'Sala')])).toEqual([
			'Kommuner: Sala (1981)',
			'Kommuner: Västerås (1980) x'
		]);
		expect(boxes(two, ['0180'])[0]).toBe('Kommuner: 0180 x');
	});
	it('says what is chosen and not published, and is folded when there is nothing to ask', () => {
		const own = [kommun('1980', 'Västerås', true), kommun('1981', 'Sala')];
		expect(view(scope, own, { ...fraga, valda: ['1980'] }).kommuner).toMatchObject({ open: false });
		const waits = view(scope, own, { ...fraga, valda: ['1980', '1981'] }).kommuner!;
		expect([waits.open, waits.lead]).toEqual([
			true,
			expect.stringContaining('Ni har valt Västerås och Sala, men det är inte publicerat än.')
		]);
	});
	it('says so when no kommun is loaded, and is not there without data', () => {
		const country = view(scope, [row({})], fraga).kommuner!;
		expect([country.grupper, country.lead]).toEqual([[], expect.stringContaining('inga kommuner')]);
		expect(view(scope, [], fraga).kommuner).toBeNull();
	});
	it('many are found by län or by name, those chosen first', () => {
		const many = Array.from({ length: 31 }, (_, i) => kommun(String(1701 + i), `K${i}`));
		const groups = view(scope, many, {
			...fraga,
			valda: ['1705']
		}).kommuner!;
		expect(groups.grupper.map(({ title, open }) => [title, open])).toEqual([
			['Valda', true],
			['Värmlands län (30)', false]
		]);
		expect(groups.lista).toContain('K4 (1705)');
	});
});

describe('the board’s card', () => {
	it('is there only with data, up to the board’s year, and says what it is not', () => {
		expect(omvarldCard(scope, [], '2024')).toBeNull();
		expect(omvarldCard(scope, [row({})], '2019')).toBeNull();
		const card = omvarldCard(scope, [row({}), share], '2024')!;
		expect(plain(card.title)).toBe(
			'"I riket motsvarade ersättningarna 2020 att 790 242 personer försörjdes på heltid, 13,5 % av befolkningen 20–64 år."'
		);
		expect(plain(card.lines)).toContain('13,5 %');
		expect(card.note).toContain('inte deltagarna i insatserna');
		expect(plain(card)).not.toMatch(/tack vare|på grund av|beror på|lett till/);
	});
});
