/** Files in the shapes that the sources really write; tests/files/omvarld/README.md says where each shape was seen. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCsvOrPublished } from '#pipelines/readers/omvarld/csv.ts';
import { looksLikeJsonStat, looksLikeKolada } from '#pipelines/readers/omvarld/json.ts';
import { readJsonStat } from '#pipelines/readers/omvarld/jsonstat.ts';
import { readKolada } from '#pipelines/readers/omvarld/kolada.ts';
import { readPublished } from '#pipelines/readers/omvarld/published.ts';
import { desk, written } from './support.ts';

const path = (name: string) => fileURLToPath(new URL(`../../../files/omvarld/${name}`, import.meta.url));
let d: ReturnType<typeof desk>;
beforeEach(() => (d = desk()));
afterEach(() => d.remove());
const put = (content: unknown): string => {
	const file = join(d.folder, 'prov.json');
	writeFileSync(file, JSON.stringify(content));
	return file;
};
const told = (one: Record<string, string>) =>
	[one.region, one.kon, one.alder, one.period, one.ersattning, one.matt, one.varde ?? one.saknas].join(' ');

describe('Kolada’s API, version 3', () => {
	it('values: a region is the län it covers, a missing value says so, and there is a page more', async () => {
		expect(looksLikeKolada(path('kolada-v3-data.json'))).toBe(true);
		const table = await readKolada('a.json', path('kolada-v3-data.json'), d.context);
		expect(
			written(table).map(({ region, kon = '', varde, saknas }) => [region, kon, varde ?? saknas])
		).toEqual([
			['1980', '', '42.5'],
			['1980', 'man', '40.2'],
			['1980', 'kvinna', '44.8'],
			['19', '', 'ej_tillganglig'],
			['00', '', '38']
		]);
		expect(table.notices?.map(({ kod }) => kod)).toEqual(['kolada_fler_sidor']);
	});
	it('names of nyckeltal and of regions, and version 2’s next_page', async () => {
		const kpi = await readKolada('a.json', path('kolada-v3-kpi.json'), d.context);
		expect(written(kpi)).toMatchObject([{ slag: 'matt', kod: 'N31816', namn: 'Ett nyckeltal, andel (%)' }]);
		expect(looksLikeKolada(path('kolada-v3-municipality.json'))).toBe(true);
		const regions = await readKolada('a.json', path('kolada-v3-municipality.json'), d.context);
		expect(written(regions).map(({ slag, kod, namn }) => [slag, kod, namn])).toEqual([
			['region', '00', 'Riket'],
			['region', '19', 'Region Västmanland'],
			['region', '1980', 'Västerås']
		]);
		const first = JSON.parse(readFileSync(path('kolada-v3-data.json'), 'utf8'));
		const older = { ...first, next_url: undefined, next_page: 'http://api.kolada.se/v2/data?page=2' };
		const table = await readKolada('a.json', put(older), d.context);
		expect(table.notices?.map(({ kod }) => kod)).toEqual(['kolada_fler_sidor']);
	});
	it.each([
		['units', { kpi: 'N1', period: 2022, ou: 'V11001', values: [] }],
		['names of units', { id: 'V11001', title: 'En skola', municipality: '1980' }],
		['groups', { id: 'G1', title: 'Grupp', members: [{ member_id: '1980', member_title: 'Västerås' }] }]
	])('%s are refused by what they are', async (_, row) => {
		await expect(readKolada('a.json', put({ values: [row] }), d.context)).rejects.toMatchObject({
			code: 'kolada_annat'
		});
	});
});

describe('the statistics database', () => {
	it('CSV in Windows-1252: what is counted and when in one heading, no title; the file’s name says whose it is', async () => {
		const name = 'HE0000T02N2_20250401-101010.csv';
		const table = await readCsvOrPublished(name, path(name), d.context);
		const lines = written(table);
		expect(lines.map(told)).toEqual([
			'1980  20-64 2024-01 sjukpenning helarsekvivalenter 120',
			'1980  20-64 2024-02 sjukpenning helarsekvivalenter 118.5',
			'1980  20-64 2024-01 ekonomiskt_bistand helarsekvivalenter 0',
			'1980  20-64 2024-02 ekonomiskt_bistand helarsekvivalenter ej_tillganglig',
			'1980  20-64 2024-01 totalt andel_av_befolkningen 12.5',
			'1980  20-64 2024-02 totalt andel_av_befolkningen 12.4',
			'1980 kvinna 20-64 2024-01 sjukpenning helarsekvivalenter 70',
			'1980 kvinna 20-64 2024-02 sjukpenning helarsekvivalenter 69',
			'1980 kvinna 20-64 2024-01 ekonomiskt_bistand helarsekvivalenter 0',
			'1980 kvinna 20-64 2024-02 ekonomiskt_bistand helarsekvivalenter ej_tillganglig',
			'1980 kvinna 20-64 2024-01 totalt andel_av_befolkningen 13.1',
			'1980 kvinna 20-64 2024-02 totalt andel_av_befolkningen 13'
		]);
		expect(lines[0]).toMatchObject({ kalla: 'SCB', tabell: 'HE0000T02N2', licens: 'CC0 1.0', _rad: '2' });
		expect([table.sheet, table.decisions.kodning]).toEqual([null, 'Windows-1252']);
	});
	it('CSV with everything in rows; a row about something unknown is left and told of', async () => {
		const table = await readCsvOrPublished('TAB1386_sv.csv', path('TAB1386_sv.csv'), d.context);
		expect(written(table).map(told)).toEqual([
			'00  20-65 2024-01 totalt helarsekvivalenter 790000',
			'00  20-65 2024-01  folkmangd 6000000'
		]);
		expect(table.notices).toEqual([
			{
				kod: 'omvarld_okanda_rader',
				text: expect.stringContaining('1\u00a0rad gäller något som inte är känt')
			}
		]);
	});
	it('a CSV that is nobody’s table is refused as before', async () => {
		const file = join(d.folder, 'x.csv');
		writeFileSync(file, 'vad;är;det\n1;2;3\n');
		await expect(readCsvOrPublished('x.csv', file, d.context)).rejects.toMatchObject({
			code: 'okand_rubrikrad'
		});
	});

	it('JSON-stat 2.0: codes and labels, sparse status, and the table’s own name', async () => {
		expect(looksLikeJsonStat(path('scb-jsonstat2.json'))).toBe(true);
		expect(looksLikeKolada(path('scb-jsonstat2.json'))).toBe(false);
		const lines = written(await readJsonStat('a.json', path('scb-jsonstat2.json'), d.context));
		expect(lines.map(told)).toEqual([
			'1980  20-64 2024-01 sjukpenning helarsekvivalenter 120',
			'1980  20-64 2024-02 sjukpenning helarsekvivalenter 118',
			'1980  20-64 2024-01 sjuk_och_aktivitetsersattning helarsekvivalenter 300',
			'1980  20-64 2024-02 sjuk_och_aktivitetsersattning helarsekvivalenter ej_tillganglig',
			'00  20-64 2024-01 sjukpenning helarsekvivalenter 150000',
			'00  20-64 2024-02 sjukpenning helarsekvivalenter 149000',
			'00  20-64 2024-01 sjuk_och_aktivitetsersattning helarsekvivalenter 220000',
			'00  20-64 2024-02 sjuk_och_aktivitetsersattning helarsekvivalenter 219000'
		]);
		expect(lines[0]).toMatchObject({ kalla: 'SCB', tabell: 'HE0000T02N2', region_namn: 'Västerås' });
	});
	const whole = JSON.parse(readFileSync(path('scb-jsonstat2.json'), 'utf8'));
	it.each([
		['sizes beyond the limit', { ...whole, size: [2, 1, 1, 2, 9e8] }, 'for_stor_fil'],
		['a size that is not the dimension’s', { ...whole, size: [2, 1, 1, 2, 3] }, 'okand_json'],
		['no values', { ...whole, value: undefined }, 'okand_json'],
		['a dimension that is not described', { ...whole, dimension: {} }, 'okand_json'],
		[
			'another subject',
			{
				class: 'dataset',
				label: 'Båtar efter region och år',
				id: ['Region', 'Tid'],
				size: [1, 1],
				dimension: {
					Region: { category: { label: { '00': 'Riket' } } },
					Tid: { label: 'år', category: { label: { 2023: '2023' } } }
				},
				value: [1]
			},
			'okand_json'
		]
	])('JSON-stat with %s is refused by name', async (_, content, code) => {
		await expect(readJsonStat('a.json', put(content), d.context)).rejects.toMatchObject({ code });
	});

	it('today’s Excel: no title, headings repeated, labels beside their texts below', async () => {
		const rows = [
			['', '', 'Sjukpenning', '', 'Summa helårsekvivalenter', ''],
			['', '', '2024M01', '2024M02', '2024M01', '2024M02'],
			['1980 Västerås', 'män och kvinnor totalt', '120', '118', '900', '901'],
			['', 'kvinnor', '70', '69', '..', '500'],
			[],
			['Uppgift om kommun saknas för vissa ersättningsdagar.'],
			['tabellinnehåll:'],
			['Sjukpenning:'],
			['Alla varianter ingår.'],
			['Kontakt:'],
			['Namn Namnsson, SCB'],
			['Databas:', 'Statistikdatabasen'],
			['Intern referenskod:', 'HE0000T02N2'],
			['Källa:', 'SCB', '', ''],
			['Enhet:', '', ''],
			['antal', 'Sjukpenning, Summa helårsekvivalenter', 'andel']
		];
		const table = await readPublished('x.xlsx', { name: 'HE0000T02N2', rows }, d.context);
		expect(written(table!).map(told)).toEqual([
			'1980   2024-01 sjukpenning helarsekvivalenter 120',
			'1980   2024-02 sjukpenning helarsekvivalenter 118',
			'1980   2024-01 totalt helarsekvivalenter 900',
			'1980   2024-02 totalt helarsekvivalenter 901',
			'1980 kvinna  2024-01 sjukpenning helarsekvivalenter 70',
			'1980 kvinna  2024-02 sjukpenning helarsekvivalenter 69',
			'1980 kvinna  2024-01 totalt helarsekvivalenter ej_tillganglig',
			'1980 kvinna  2024-02 totalt helarsekvivalenter 500'
		]);
		expect([table!.notices, table!.unknown]).toEqual([[], []]);
	});
	it('one first column: the labels below are no region, whatever stands beside them; a mark beside a value is not read', async () => {
		const rows = [
			['Antal helårsekvivalenter 20-64 år efter region och månad'],
			[],
			['', 'Sjukpenning', '', 'Arbetslöshetsersättning', ''],
			['1980 Västerås', '120', 'p', '30', ''],
			[],
			['Källa:', 'SCB'],
			['Senaste uppdatering:', '20250326 08:00'],
			['Referenstid:', '2024']
		];
		const table = await readPublished('x.xlsx', { name: '2024', rows }, d.context);
		expect(written(table!).map(told)).toEqual([
			'1980  20-64 2024 sjukpenning helarsekvivalenter 120',
			'1980  20-64 2024 arbetsloshetsersattning helarsekvivalenter 30'
		]);
		expect(table!.notices).toEqual([]);
	});
	it('a value that could be a year is a value: the row that names the first columns is the last heading', async () => {
		const rows = [
			['region', 'Sjukpenning 2024M01'],
			['1980 Västerås', '2024']
		];
		const table = await readPublished('x.xlsx', { name: 'TAB1386', rows }, d.context);
		expect(written(table!).map(told)).toEqual(['1980   2024-01 sjukpenning helarsekvivalenter 2024']);
	});
	it('code and text of each thing, when both were asked for', async () => {
		const rows = [
			['', '', '000005L1 - Sjukpenning'],
			['', '', '2024M01 - 2024M01'],
			['1980 - Västerås', '1 - män', '50']
		];
		const table = await readPublished('x.xlsx', { name: 'TAB1386', rows }, d.context);
		expect(written(table!).map(told)).toEqual(['1980 man  2024-01 sjukpenning helarsekvivalenter 50']);
	});
});

it('försörjningsmåttet: ages with a hyphen that does not break, and both older and newer ages', async () => {
	const rows = [
		['Försörjningsmått 2023'],
		[
			'Region',
			'År',
			'Sjukpenning inkl. rehabiliteringspenning, totalt utbetalt belopp (tkr)',
			'Antal invånare, 16\u201165 år'
		],
		['1980 Västerås', '2023', '1000', '99000']
	];
	const table = await readPublished('x.xlsx', { name: 'Data', rows }, d.context);
	expect(written(table!).map(told)).toEqual([
		'1980  16-65 2023 sjukpenning belopp 1000',
		'1980  16-65 2023  folkmangd 99000'
	]);
});
