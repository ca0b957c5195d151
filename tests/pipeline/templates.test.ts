import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '#lib/server/duckdb.ts';
import { columnsOf, contracts, type Column } from '#pipelines/contracts/index.ts';
import { NO_MAPPING } from '#pipelines/mappning/mapping.ts';
import { recognise } from '#pipelines/readers/recognise.ts';
import { readWorkbook } from '#pipelines/readers/xlsx.ts';
import { codeLists, loadLabels, loadReference } from '#pipelines/reference.ts';
import { createInlast, stage } from '#pipelines/stage.ts';
import { stegvis } from './cli.ts';
import { template, type Values } from './filled.ts';

const folder = mkdtempSync(join(tmpdir(), 'stegvis-mallar-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Any value that the contract takes, of one column, as the contract spells it. */
function valueOf(column: Column): fc.Arbitrary<string> {
	const { kind, min = -1000, max = 1000 } = column;
	const codes = codeLists()
		.filter(({ lista }) => lista === column.kodlista)
		.map(({ kod }) => kod);
	const day = fc
		.integer({ min: Date.UTC(1950, 0, 1) / 86_400_000, max: Date.UTC(2026, 9, 31) / 86_400_000 })
		.map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
	switch (kind) {
		case 'datum':
			return day;
		case 'heltal':
			return fc.integer({ min, max }).map(String);
		case 'tal':
			return fc.integer({ min: min * 8, max: max * 8 }).map((eighths) => String(eighths / 8));
		case 'pengar':
			return fc.integer({ min: -1e12, max: 1e12 }).map((ore) => String(ore / 100));
		case 'kod':
			return fc.constantFrom(...codes);
		case 'lista':
			return fc
				.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 3 })
				.map((all) => all.join('|'));
		case 'period':
			return fc
				.tuple(fc.integer({ min: 1990, max: 2030 }), fc.constantFrom('', '-H1', '-T3', '-Q4', '-01', '-12'))
				.map((parts) => parts.join(''));
		case 'aldersband':
			return fc.constantFrom('16-24', '25-34', '55-64');
		case 'malvarde':
			return fc.oneof(fc.integer({ min: 0, max: 999 }).map(String), day, fc.constant('11-30'));
		case 'id':
			return column.forslag
				? fc.constantFrom(...column.forslag)
				: fc.stringMatching(/^[a-zåäöA-ZÅÄÖ][a-zåäö0-9_-]{0,12}$/).filter((text) => text !== 'EXEMPEL');
		default:
			return fc.stringMatching(/^[A-ZÅÄÖ][a-zåäö ,.&<>"'-]{0,40}[a-zåäö]$/);
	}
}

const rowOf = (columns: readonly Column[]): fc.Arbitrary<Values> =>
	fc.record(Object.fromEntries(columns.map((column) => [column.name, valueOf(column)])), {
		requiredKeys: columns.filter(({ required }) => required).map(({ name }) => name)
	}) as fc.Arbitrary<Values>;

describe('a template filled in with any values the contract takes', () => {
	let db: Database;
	let nr = 0;
	beforeAll(async () => {
		db = await openDatabase(':memory:');
		await loadReference(db);
		await loadLabels(db, NO_MAPPING);
		await createInlast(db);
	});
	afterAll(() => db.close());

	it.each(contracts.map((contract) => [contract.source, contract] as const))(
		'%s: every row is taken in as it was meant, and the example is none of them',
		async (source, contract) => {
			const columns = columnsOf(contract);
			const fill = await template(source);
			const rows = fc.array(rowOf(columns), { minLength: 1, maxLength: 8 });
			await fc.assert(
				fc.asyncProperty(rows, async (values) => {
					const path = join(folder, 'ifylld.xlsx');
					writeFileSync(path, await fill({ [source]: values }));
					const temp = () => join(folder, `${++nr}.csv`);
					const book = await readWorkbook('ifylld.xlsx', path, { mapping: NO_MAPPING, temp });
					expect(book.skipped).toEqual([]);
					expect(
						book.tables.map((table) => [table.rows, table.nameless, table.decisions.exempelrader])
					).toEqual([[values.length, 0, 1]]);
					const found = recognise(book.tables[0]!.header, NO_MAPPING)!;
					expect([found.contract.source, found.unknown]).toEqual([source, []]);
					const staged = await stage(db, book.tables[0]!, found, 1, NO_MAPPING);
					expect(staged.rows).toBe(values.length);
					expect(await db.query(`select _fel from avvisat.${source}`)).toEqual([]);
					const codes = columns.filter(({ kind }) => kind === 'kod' || kind === 'lista' || kind === 'datum');
					const taken = await db.query<Values>(
						`select _rad, * from inlast.${source} order by _rad asc nulls last`
					);
					expect(taken.map((row) => codes.map(({ name }) => row[name] ?? ''))).toEqual(
						values.map((row) => codes.map(({ name }) => row[name] ?? ''))
					);
					await db.run(`delete from inlast.${source}`);
				}),
				{ numRuns: 12, seed: 5 }
			);
		}
	);
});

describe('stegvis template', () => {
	const lager = () => join(folder, 'lager');
	it('writes the workbook, and says what to do with it', async () => {
		const out = join(folder, 'fil.xlsx');
		const said = await stegvis('template', 'team', '--out', out, '--warehouse', lager());
		expect([said.code, said.out]).toEqual([0, '']);
		expect(said.err).toContain('bladen Deltaganden, Stegmätningar, Händelser');
		expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
		const json = await stegvis('template', 'antal', '--out', out, '--json', '--warehouse', lager());
		expect(JSON.parse(json.out)).toMatchObject({ mall: 'antal', blad: ['Antal'] });
	});

	it.each([
		[
			'an unknown source',
			['template', 'deltagare', '--out', 'x.xlsx'],
			/ingen mall som heter ”deltagare”.*team, inrapportering, insatser,.*aggregat, omvarld, omvarld_namn\./s
		],
		['no source', ['template', '--out', 'x.xlsx'], /Ange vilken mall. Välj bland: team,/],
		['no file', ['template', 'antal'], /--out antal\.xlsx/],
		['another kind of file', ['template', 'antal', '--out', 'x.csv'], /slutar på \.xlsx/],
		[
			'a folder that is not there',
			['template', 'antal', '--out', '/finns/inte/x.xlsx'],
			/Mappen som filen ska ligga i finns inte/
		],
		['two sources', ['template', 'antal', 'mal', '--out', 'x.xlsx'], /Ange vilken mall/]
	])('%s: exit 2, and what to do', async (_, args, says) => {
		const said = await stegvis(...args, '--warehouse', lager());
		expect(said.code).toBe(2);
		expect(said.err).toMatch(says);
		expect(said.err).not.toMatch(/Error|\.ts:/);
		expect(existsSync('x.xlsx')).toBe(false);
	});
});
