/**
 * The repair list: refused rows as a workbook, mended here as a person would in a spreadsheet, and loaded like any other file.
 * Every expected count is of rows written in the files below.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx, writeXlsx, type CellValue } from 'hucre/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listFiles } from '#pipelines/files.ts';
import { load } from '#pipelines/load.ts';
import { stegvis } from './cli.ts';
import { csv, deltagande, insats, lost, place, quietIo, type Place } from './support.ts';

let p: Place;
beforeEach(() => {
	p = place('rattelista');
});
afterEach(() => p.remove());

type Sheet = { name: string; rows: CellValue[][] };
type Change = (cells: Record<string, CellValue>) => void;

/** The list of what is refused now. */
async function list(): Promise<Sheet[]> {
	const out = join(p.folder, 'rattelista.xlsx');
	const said = await stegvis('rattelista', '--out', out, '--warehouse', p.warehouse);
	expect(said.code, said.err).toBe(0);
	return (await readXlsx(readFileSync(out))).sheets as Sheet[];
}

/** The list with every row changed; the values and headings alone, as another spreadsheet program would keep them. */
function mended(sheets: Sheet[], change: Change): Promise<Uint8Array> {
	for (const { rows } of sheets) {
		const at = rows.findIndex((row) => row.includes('Rättar'));
		if (at < 0) continue;
		const names = (rows[at] as CellValue[]).map((name) => String(name).replace(/ \*$/, ''));
		for (const row of rows.slice(at + 1)) {
			const cells = Object.fromEntries(names.map((name, i) => [name, row[i] ?? null]));
			change(cells);
			names.forEach((name, i) => (row[i] = cells[name] ?? null));
		}
	}
	return writeXlsx({ sheets: sheets.map(({ name, rows }) => ({ name, rows })) });
}

const quarantine = () =>
	p.query<{ namn: string; rad: number; kod: string }>('select namn, rad, kod from meta.karantan');
const ids = async () =>
	(await p.query<{ id: string }>('select deltagande_id as id from staging.deltagande'))
		.map(({ id }) => id)
		.sort();
/** read = accepted + quarantined + what later files took the place of, for every file there is. */
const unbalanced = () =>
	p.query('select namn from meta.fil where lasta <> accepterade + karantan + ersatta or ersatta < 0');

/** Row 2 holds; 3 has a day that is none, 4 a code nobody knows, 5 an insats that is not there, 6 the id of row 2. */
const files = () => ({
	'insatser.csv': csv([insats()]),
	'deltaganden.csv': csv([
		deltagande(1),
		deltagande(2, { start: '2024-02-31', team: '=1+1' }),
		deltagande(3, { kon: 'Hen', start: '2024-11-01', slut: null }),
		deltagande(4, { insats_id: 'kruus', start: '2024-01-01' }),
		deltagande(1, { deltagare: 'p9' })
	])
});

const mendAll: Change = (cells) => {
	if (cells.Start === '2024-02-31') cells.Start = '2024-02-29';
	if (cells['Kön'] === 'Hen') cells['Kön'] = 'Annat eller uppgift saknas';
	if (cells['Insats-ID'] === 'kruus') cells['Insats-ID'] = 'krus';
	if (cells['Deltagande-ID'] === 'd1') cells['Deltagande-ID'] = 'd9';
};

describe('the list', () => {
	it('has every refused row with all its values, its place and what to do, and takes no text for a formula', async () => {
		p.write(files());
		await p.load();
		const [sheet] = await list();
		const [names, ...rows] = sheet?.rows as CellValue[][];
		expect(sheet?.name).toBe('Deltaganden');
		expect(rows).toHaveLength(4);
		const first = Object.fromEntries((names ?? []).map((name, i) => [name, rows[0]?.[i]]));
		expect(first).toMatchObject({
			'Deltagande-ID *': 'd2',
			'Start *': '2024-02-31',
			Slut: '2024-09-30',
			'Kön *': 'Man',
			Födelseår: 1990,
			Team: '=1+1',
			Fil: 'deltaganden.csv',
			Rad: 3
		});
		expect(first['Så rättas raden']).toContain('ÅÅÅÅ-MM-DD');
		expect(first['Rättar']).toMatch(/^[a-p]{12}-3-[a-p]{12}$/);
		const bytes = readFileSync(join(p.folder, 'rattelista.xlsx'));
		const { unzipSync, strFromU8 } = await import('fflate');
		const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] as Uint8Array);
		expect(xml).not.toContain('<f>');
		expect(xml).toContain('<dataValidation');
		expect(Object.keys(unzipSync(bytes)).some((name) => /comments/.test(name))).toBe(true);
	});

	it('says so when nothing waits, and writes nothing', async () => {
		p.write({ 'insatser.csv': csv([insats()]), 'deltaganden.csv': csv([deltagande(1)]) });
		await p.load();
		const out = join(p.folder, 'x.xlsx');
		const said = await stegvis('rattelista', '--out', out, '--json', '--warehouse', p.warehouse);
		expect([said.code, JSON.parse(said.out)]).toEqual([0, { rader: 0, fil: null }]);
		expect(() => readFileSync(out)).toThrow();
	});

	it('needs a name of a workbook, and a viewer who sees rows', async () => {
		expect((await stegvis('rattelista', '--out', 'x.csv', '--warehouse', p.warehouse)).code).toBe(2);
		const board = await stegvis(
			'rattelista',
			'--out',
			'x.xlsx',
			'--som',
			'styrelse',
			'--warehouse',
			p.warehouse
		);
		expect([board.code, board.err]).toEqual([2, expect.stringContaining('kansliet')]);
	});
});

describe('a mended list', () => {
	it('empties the quarantine of the file it came from, and leaves the rows that were good', async () => {
		p.write(files());
		await p.load();
		expect((await quarantine()).map(({ rad }) => rad).sort()).toEqual([3, 4, 5, 6]);
		expect(await ids()).toEqual(['d1']);
		p.send({ 'rättad.xlsx': await mended(await list(), mendAll) });
		const report = await p.load();
		expect([report.errors, report.warnings, lost(report)]).toEqual([[], [], []]);
		expect(report.files[0]).toMatchObject({ read: 4, accepted: 4, quarantined: 0, rattelista: true });
		expect(await quarantine()).toEqual([]);
		expect(await ids()).toEqual(['d1', 'd2', 'd3', 'd4', 'd9']);
		expect(await unbalanced()).toEqual([]);
		const [came] = await p.query(
			"select lasta, accepterade, karantan, ersatta from meta.fil where namn = 'deltaganden.csv'"
		);
		expect(came).toEqual({ lasta: 5, accepterade: 1, karantan: 0, ersatta: 4 });
	});

	it('stays mended when the file it came from is sent again, alone, with it, or built anew by other rules', async () => {
		p.write(files());
		await p.load();
		const sent = await mended(await list(), mendAll);
		p.send({ 'rättad.xlsx': sent });
		await p.load();
		p.send(files());
		expect((await p.load()).unchanged).toBe(true);
		const all = ['d1', 'd2', 'd3', 'd4', 'd9'];
		// Another smallest group builds every file anew, as other code does.
		for (const [k, send] of [
			[6, files()],
			[7, { ...files(), 'rättad.xlsx': sent }],
			[8, { 'rättad.xlsx': sent }]
		] as const) {
			p.send(send);
			const { warehouse, input } = p;
			const report = await load({ warehouse, files: listFiles([input]).files, k }, quietIo());
			expect([k, report.errors, report.unchanged]).toEqual([k, [], false]);
			expect([k, await ids(), await quarantine(), await unbalanced()]).toEqual([k, all, [], []]);
		}
	});

	it('is read together with the file it mends, in a warehouse that has neither', async () => {
		p.write(files());
		await p.load();
		const sent = await mended(await list(), mendAll);
		const other = place('rattelista');
		other.write({ ...files(), 'a rättad.xlsx': sent });
		const report = await other.load();
		expect([report.errors, lost(report)]).toEqual([[], []]);
		expect(await other.query('select rad, kod from meta.karantan')).toEqual([]);
		expect((await other.query('select deltagande_id from staging.deltagande')).length).toBe(5);
		other.remove();
	});

	it('leaves what is not mended in quarantine, once, and the next list mends that', async () => {
		p.write(files());
		await p.load();
		const half = await mended(await list(), (cells) => {
			if (cells.Start === '2024-02-31') cells.Start = '2024-02-29';
		});
		p.send({ 'rättad.xlsx': half });
		const report = await p.load();
		expect(lost(report)).toEqual([]);
		expect((await quarantine()).map(({ namn, rad }) => `${namn} ${rad}`).sort()).toEqual([
			'rättad.xlsx 3',
			'rättad.xlsx 4',
			'rättad.xlsx 5'
		]);
		expect(await ids()).toEqual(['d1', 'd2']);
		// The same workbook mended further and sent again, though a newer list could be had.
		const sheets = (await readXlsx(half)).sheets as Sheet[];
		p.send({ 'rättad.xlsx': await mended(sheets, mendAll) });
		expect((await p.load()).errors).toEqual([]);
		expect([await quarantine(), await unbalanced()]).toEqual([[], []]);
		expect(await ids()).toEqual(['d1', 'd2', 'd3', 'd4', 'd9']);
	});

	it('of a list mends what that one mended', async () => {
		p.write(files());
		await p.load();
		p.send({
			'ett.xlsx': await mended(
				await list(),
				(cells) => void (cells.Start = cells.Start === '2024-02-31' ? '2024-02-29' : (cells.Start as string))
			)
		});
		await p.load();
		p.send({ 'två.xlsx': await mended(await list(), mendAll) });
		expect((await p.load()).errors).toEqual([]);
		expect([await quarantine(), await unbalanced()]).toEqual([[], []]);
		expect(await ids()).toEqual(['d1', 'd2', 'd3', 'd4', 'd9']);
		p.send(files());
		expect((await p.load()).unchanged).toBe(true);
	});

	it('an old copy that nobody mended does not undo what was mended', async () => {
		p.write(files());
		await p.load();
		const old = await mended(await list(), () => undefined);
		p.send({ 'rättad.xlsx': await mended(await list(), mendAll) });
		await p.load();
		p.send({ 'gammal.xlsx': old });
		await p.load();
		expect(await ids()).toEqual(['d1', 'd2', 'd3', 'd4', 'd9']);
		expect(await unbalanced()).toEqual([]);
	});

	it('is refused row by row when the file has been corrected in the meantime', async () => {
		p.write(files());
		await p.load();
		const late = await mended(await list(), mendAll);
		p.send({
			'deltaganden.csv': csv([
				deltagande(1),
				deltagande(2, { start: '2024-02-28' }),
				deltagande(3, { start: '2024-11-01', slut: null }),
				deltagande(4, { start: '2024-01-01' }),
				deltagande(9)
			])
		});
		await p.load();
		expect(await quarantine()).toEqual([]);
		p.send({
			'rättad.xlsx': late,
			'mål.csv': csv([{ mal_id: 'm1', insats_id: 'krus', text: 'x', matt: 'x', jamforelse: 'följs' }])
		});
		await p.load();
		expect((await quarantine()).map(({ kod }) => kod)).toEqual(Array(4).fill('redan_rattad'));
		expect(
			await p.query(
				"select cast(start as varchar) as start from staging.deltagande where deltagande_id = 'd2'"
			)
		).toEqual([{ start: '2024-02-28' }]);
	});

	it('of money counts each amount once', async () => {
		const rad = (kostnadsslag: string, belopp_kr: string) => ({
			...{ insats_id: 'krus', period: '2024', typ: 'utfall', kostnadsslag, belopp_kr }
		});
		p.write({
			'insatser.csv': csv([insats()]),
			'ekonomi.csv': csv([rad('personal', '1 000,50'), rad('lokaler', 'tolv'), rad('resor', '300')])
		});
		await p.load();
		p.send({
			'rättad.xlsx': await mended(await list(), (cells) => void (cells['Belopp (kr)'] = 12))
		});
		await p.load();
		// 1 000,50 + 12 + 300 kronor, in öre.
		expect(await p.query('select sum(belopp_ore) as ore from inlast.ekonomi')).toEqual([{ ore: 131_250 }]);
		expect(await quarantine()).toEqual([]);
	});
});
