import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoadReport } from '#lib/server/report.ts';
import { openDatabase } from '#lib/server/duckdb.ts';
import { paths } from '#lib/server/versions.ts';
import { stegvis } from './cli.ts';
import { load } from '#pipelines/load.ts';
import { csv, deltagande, insats, lost, place, plain, quietIo, root, type Place } from './support.ts';

/** tests/files/omvarld/README.md says whose figures these are, and how the sums are done by hand. */
const published = readFileSync(join(root, 'tests/files/omvarld/scb-helarsekvivalenter.csv'), 'utf8')
	.trim()
	.split('\n')
	.map((line) => line.split(';'));
const sheets = (rows: string[][], name = 'Antal') => writeXlsx({ sheets: [{ name, rows }] });
const kolada = (municipality: string, value: unknown) => ({
	kpi: 'N31816',
	municipality,
	period: 2023,
	values: [{ gender: 'T', count: 1, status: '', value, isdeleted: false }]
});
const mapping =
	'omvarld:\n  regioner: { kalmar_lan: ["1980"] }\n  filer: [{ fil: scb, kalla: SCB, hamtad: 2023-03-24 }]\n';

let p: Place;
let report: LoadReport;
beforeAll(async () => {
	p = place();
	p.write({
		'insatser.csv': csv([
			insats(),
			insats({ insats_id: 'annan', namn: 'Annan', forbund: 'Samordningsförbundet Umeå' })
		]),
		'deltagande.csv': csv([deltagande(1)]),
		'scb.xlsx': await sheets(published),
		'sida 1.json': JSON.stringify({ values: [kolada('1980', 12.5), kolada('0000', '13')], next_url: null }),
		'sida 2.json': JSON.stringify({ values: [kolada('1981', null)], next_url: null }),
		'namn.json': JSON.stringify({ values: [{ id: '1980', title: 'Västerås', type: 'K' }], next_url: null }),
		'anteckningar.json': '{"mina": "egna"}',
		'mappning.yml': mapping
	});
	report = await p.load();
});
afterAll(() => p.remove());

const warnings = (code: string) =>
	report.warnings.filter((one) => one.code === code).map(({ text }) => plain(text));

describe('downloaded statistics', () => {
	it('load, each row in one place; what is no number is refused by name', async () => {
		expect(report.errors).toEqual([]);
		expect(report.published).toBe(true);
		expect(lost(report)).toEqual([]);
		expect(
			report.files.map(({ file, source, read, quarantined }) => [file, source, read, quarantined])
		).toEqual(
			expect.arrayContaining([
				['scb.xlsx', 'omvarld', 153, 0],
				['sida 1.json', 'omvarld', 2, 1],
				['sida 2.json', 'omvarld', 1, 0],
				['namn.json', 'omvarld_namn', 1, 0]
			])
		);
		expect(report.files.some(({ file }) => file === 'anteckningar.json')).toBe(false);
		expect(await p.query("select varde, kod, text from meta.karantan where kalla = 'omvarld'")).toEqual([
			{ varde: '"13"', kod: 'kolada_varde', text: 'Värdet är inget tal. Hämta svaret från Kolada igen.' }
		]);
	});

	it('SCB’s 2020, and no other year, does not equal its parts: both figures are told', () => {
		expect(warnings('total_stammer_inte')).toEqual([
			'Totalen stämmer inte för SCB, Antalet helårsekvivalenter 1990–2021, Riket 2020, 20-64 år: publicerat 790 242, summan av ersättningar 793 210. Båda talen visas; fråga den som har publicerat tabellen.'
		]);
		expect(warnings('omvarld_andel_stammer_inte')).toEqual([
			'Publicerad andel 13,5 % (Riket 2020) stämmer inte med tabellens egna tal: 790 242 av 5 876 835 är 13,45 %.'
		]);
	});

	it('the row is there, with the mark, for every förbund and in the file that boards read', async () => {
		const sql =
			"select forbund_id, varde, summa_delar, hamtad, licens from omvarld where period = '2020' and ersattning = 'totalt' and matt = 'helarsekvivalenter' order by forbund_id";
		const row = { varde: 790242, summa_delar: 793210, hamtad: '2023-03-24', licens: 'CC0 1.0' };
		const expected = [
			{ forbund_id: 'kalmar_lan', ...row },
			{ forbund_id: 'umea', ...row }
		];
		expect(await p.query(sql.replace('from omvarld', 'from marts.omvarld'))).toEqual(expected);
		const release = await openDatabase(
			paths(p.warehouse).version(report.version!).replace('.duckdb', '.slapp.duckdb'),
			{ readOnly: true }
		);
		expect(await release.query(sql.replace('from omvarld', 'from marts.omvarld'))).toEqual(expected);
		release.close();
	});

	it('names stand in a file of their own, and a region is the förbund’s when the mapping says so', async () => {
		expect(
			await p.query(
				"select forbund_id, region_namn, i_forbundet, varde, saknas from marts.omvarld where matt = 'N31816' order by region, forbund_id"
			)
		).toEqual([
			{ forbund_id: 'kalmar_lan', region_namn: 'Västerås', i_forbundet: true, varde: 12.5, saknas: null },
			{ forbund_id: 'umea', region_namn: 'Västerås', i_forbundet: false, varde: 12.5, saknas: null },
			{
				forbund_id: 'kalmar_lan',
				region_namn: '1981',
				i_forbundet: false,
				varde: null,
				saknas: 'ej_tillganglig'
			},
			{ forbund_id: 'umea', region_namn: '1981', i_forbundet: false, varde: null, saknas: 'ej_tillganglig' }
		]);
	});

	it('the command tells them with source, unit and both figures, and asks when it cannot know what is meant', async () => {
		const omvarld = (...args: string[]) => stegvis('omvarld', ...args, '--warehouse', p.warehouse);
		const said = await omvarld('--forbund', 'umea', '--matt', 'helarsekvivalenter', '--region', '00');
		expect([said.code, said.err]).toEqual([0, '']);
		const lines = plain(said.out).trim().split('\n');
		// 17 years of six payments and their total.
		expect([lines[0], lines.length]).toEqual([`version ${report.version}`, 1 + 17 * 7]);
		expect(lines).toContain(
			'SCB · Riket · 2020 · helarsekvivalenter, totalt, 20-64 år: 790 242 antal (summan av ersättningar är 793 210)'
		);
		const json = JSON.parse((await omvarld('--forbund', 'kalmar_lan', '--matt', 'N31816', '--json')).out);
		expect(json).toMatchObject({ forbund: 'kalmar_lan', version: report.version });
		expect(json.rows.map((row: { region: string; varde: number | null }) => [row.region, row.varde])).toEqual(
			[
				['1980', 12.5],
				['1981', null]
			]
		);
		for (const [args, says] of [
			[[], 'Lagret har flera förbund. Skriv --forbund och ett av: kalmar_lan, umea.'],
			[['--forbund', 'x'], 'Det finns inget förbund ”x”.'],
			[['--forbund', 'umea', '--matt', 'N1'], 'Inget tal passar. Måtten är']
		] as const) {
			const refused = await omvarld(...args);
			expect([refused.code, refused.out, refused.err]).toEqual([2, '', expect.stringContaining(says)]);
		}
	});

	it('a later download replaces its own regions and years, and leaves the others', async () => {
		p.send({
			'sida 1.json': JSON.stringify({ values: [kolada('1980', 14)], next_url: null })
		});
		const again = await p.load();
		expect(again.errors).toEqual([]);
		expect(
			await p.query(
				"select region, varde from marts.omvarld where matt = 'N31816' and forbund_id = 'umea' order by region"
			)
		).toEqual([
			{ region: '1980', varde: 14 },
			{ region: '1981', varde: null }
		]);
		expect(
			await p.query("select count(*) as n from marts.omvarld where kalla = 'SCB' and forbund_id = 'umea'")
		).toEqual([{ n: 153 }]);
	});

	it('kommuner that are chosen after their files were published hold for them, without any file', async () => {
		const own = () =>
			p.query(
				'select distinct forbund_id, region from marts.omvarld where i_forbundet order by forbund_id, region'
			);
		// The later download came in a folder that says nothing: what was decided before holds.
		expect(await own()).toEqual([{ forbund_id: 'kalmar_lan', region: '1980' }]);
		const chosen = await load(
			{ warehouse: p.warehouse, files: [], kommuner: { umea: ['1981'] }, k: 5 },
			quietIo()
		);
		expect([chosen.errors, chosen.published, chosen.changes.ommarkta_kommuner]).toEqual([[], true, 1]);
		expect(chosen.warnings.map(({ code }) => code)).not.toContain('omvarld_utan_kommuner');
		expect(await own()).toEqual([
			{ forbund_id: 'kalmar_lan', region: '1980' },
			{ forbund_id: 'umea', region: '1981' }
		]);
		// Another choice is another version, though no file is new: the one before can be shown again.
		const other = await load({ warehouse: p.warehouse, files: [], kommuner: { umea: [] }, k: 5 }, quietIo());
		expect([other.published, other.version === chosen.version]).toEqual([true, false]);
		expect(await own()).toEqual([{ forbund_id: 'kalmar_lan', region: '1980' }]);
	});
});

it('women and men, a group of payments, and a kommun that reported nothing', async () => {
	const q = place();
	const head = [
		'Region',
		'Kön',
		'År',
		'Sjukpenning',
		'Sjukersättning',
		'Aktivitetsersättning',
		'Ohälsa',
		'Ekonomiskt bistånd'
	];
	q.write({
		'insatser.csv': csv([insats()]),
		'deltagande.csv': csv([deltagande(1)]),
		'f.xlsx': await sheets([
			['Försörjningsmått 2023, helårsekvivalenter, 16-65 år'],
			head,
			// By hand: 100 + 50 + 25 = 175, so 180 is wrong and 177 is rounding (four figures, half a step each); 105 + 72 = 177, not 180.
			['1980 Västerås', '', '2023', '100', '50', '25', '180', '0'],
			['1980 Västerås', 'kvinnor', '2023', '60', '30', '15', '105', '0'],
			['1980 Västerås', 'män', '2023', '40', '20', '10', '72', '0'],
			['1981 Sala', '', '2023', '100', '50', '25', '177', '3'],
			['1981 Sala', 'kvinnor', '2023', '60', '..', '15', '99', '1'],
			['1981 Sala', 'män', '2023', '41', '25', '10', '77', '2']
		])
	});
	const said = (await q.load()).warnings.map(({ code, text }) => [code, plain(text)]);
	q.remove();
	const whose =
		'Försörjningsmåttet, Försörjningsmått 2023, helårsekvivalenter, 16-65 år, Västerås 2023, 16-65 år, Ohälsa';
	expect(said.filter(([code]) => code === 'total_stammer_inte').map(([, text]) => text)).toEqual(
		['ersättningar 175', 'kvinnor och män 177'].map(
			(sum) =>
				`Totalen stämmer inte för ${whose}: publicerat 180, summan av ${sum}. Båda talen visas; fråga den som har publicerat tabellen.`
		)
	);
	expect(said.filter(([code]) => code === 'omvarld_bistand_noll').map(([, text]) => text)).toEqual([
		'Ekonomiskt bistånd är 0 i Västerås (1 period, 2023). SCB skriver 0 när en kommun inte har lämnat uppgifter; totalen är då för låg.'
	]);
});
