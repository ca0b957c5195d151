import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import {
	csv,
	csvNumber,
	harmless,
	jsonStat,
	xlsx,
	type JsonStat,
	type JsonStatCollection
} from '#lib/export/index.ts';
import { openDatabase } from '#lib/server/duckdb.ts';
import { parquet } from '#lib/server/parquet.ts';
import { source, table } from './source.ts';

const FIGURES = ['Täljare', 'Nämnare', 'Värde', 'Intervall från', 'Intervall till', 'n'];
/** Every file must tell these of each of its figures. */
const CARRIED = ['Population', 'Period', 'Källa', 'Status', 'Lagrets version', 'Måttets version', 'Data per'];

describe('texts that a spreadsheet would run', () => {
	it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '＝1', '\u00a0=1', "=cmd|' /C calc'!A0"])(
		'%j is made text',
		(text) => expect(harmless(text)).toBe(`'${text}`)
	);
	it.each(['Team B', '2024–2026', 'a=b', '–', '', "'=1"])('%j is left as it is', (text) =>
		expect(harmless(text)).toBe(text)
	);
});

describe('CSV', () => {
	const text = csv(table);
	const lines = parse(text, { bom: true, delimiter: ';', columns: true }) as Record<string, string>[];

	it('is what Swedish Excel opens: BOM, semicolons, decimal comma, CRLF', () => {
		expect(text.startsWith('\ufeffMått;')).toBe(true);
		expect(text.endsWith('\r\n')).toBe(true);
		expect(lines[2]!.Värde).toBe('0,65625');
		expect(lines[0]!.Värde).toBe('1234');
	});

	it('has a line a figure, each with all it must carry', () => {
		expect(lines).toHaveLength(4);
		for (const line of lines) for (const name of CARRIED) expect(line[name]).not.toBe('');
		expect(lines[0]!.År).toBe('inte uppdelat');
		expect(lines[2]!.Urval).toBe('Kön: Kvinna');
	});

	it('leaves what is hidden empty, with its status and never 0', () => {
		for (const line of [lines[1]!, lines[3]!]) {
			expect(FIGURES.map((name) => line[name])).toEqual(['', '', '', '', '', '']);
			expect(line.Status).toBe('skyddad');
			expect(line['Varför siffran saknas']).toContain('färre än');
		}
	});

	it('runs no formula', () => {
		expect(lines[0]!.Insats).toBe(`'=2+5; "A"`);
		for (const line of lines) for (const value of Object.values(line)) expect(value).not.toMatch(/^[=+@-]\D/);
	});

	it('writes every number so that it can be read back, without an exponent', () => {
		fc.assert(
			fc.property(fc.double({ min: -1e15, max: 1e15, noNaN: true }), (value) => {
				const text = csvNumber(value);
				expect(text).toMatch(/^-?\d+(,\d+)?$/);
				expect(Math.abs(Number(text.replace(',', '.')) - value)).toBeLessThan(1e-11);
			})
		);
	});
});

describe('XLSX', () => {
	it('has typed cells: numbers with their format, hidden ones empty, texts never formulas', async () => {
		const bytes = await xlsx(source, table);
		const { sheets } = await readXlsx(bytes);
		expect(sheets.map(({ name }) => name)).toEqual(['Siffror', 'Definitioner', 'Om uttaget']);
		const [head, first, second, third] = sheets[0]!.rows;
		const at = (name: string) => head!.indexOf(name);
		expect(first![at('Värde')]).toBe(1234);
		expect(first![at('Insats')]).toBe('=2+5; "A"');
		expect(second![at('Värde')] ?? null).toBeNull();
		expect(second![at('Status')]).toBe('skyddad');
		expect(third![at('Värde')]).toBe(0.65625);
		const xml = Object.entries(unzipSync(bytes)).filter(([name]) => /worksheets\/.*\.xml$/.test(name));
		for (const [, sheet] of xml) expect(strFromU8(sheet)).not.toMatch(/<f[ >]/);
		const styles = strFromU8(unzipSync(bytes)['xl/styles.xml']!);
		expect(styles).toContain('0.0%');
	});

	it('defines each of its measures on a sheet of its own', async () => {
		const { sheets } = await readXlsx(await xlsx(source, table));
		const texts = sheets[1]!.rows.map((row) => row.join('|'));
		expect(texts.filter((row) => row.startsWith('Avslutade deltaganden|'))).not.toHaveLength(0);
		expect(texts.some((row) => row.startsWith('Avslut till arbete eller studier|Nämnare|'))).toBe(true);
		expect(sheets[2]!.rows.flat().join(' ')).toContain('Syntetiska');
	});

	it('is the same bytes for the same answers', async () => {
		expect(await xlsx(source, table)).toEqual(await xlsx(source, table));
	});
});

describe('JSON-stat 2', () => {
	const found = jsonStat(source) as JsonStatCollection;
	const [ended, outcome] = found.link.item as [JsonStat, JsonStat];
	const at = (set: JsonStat, ...codes: string[]) => {
		const dimension = set.dimension as Record<string, { category: { index: string[] } }>;
		return codes.reduce(
			(all, code, i) => all * set.size[i]! + dimension[set.id[i]!]!.category.index.indexOf(code),
			0
		);
	};

	it('is a dataset for each cut, so that cuts of their own make no large cube', () => {
		expect(found).toMatchObject({ version: '2.0', class: 'collection', label: 'Två mått' });
		expect(found.link.item.map(({ id }) => id.join())).toEqual([
			'matt,insats,uppgift',
			'matt,insats,ar,uppgift'
		]);
		expect(jsonStat({ ...source, answers: [source.answers[0]!] })).toMatchObject({ class: 'dataset' });
	});

	it('has a value a combination, in row-major order', () => {
		expect(outcome.size).toEqual([1, 2, 2, 6]);
		expect(outcome.value).toHaveLength(24);
		expect(ended.value[at(ended, 'avslutade', 'a', 'varde')]).toBe(1234);
		expect(outcome.value[at(outcome, 'avslut_arbete_studier', 'a', '2024', 'taljare')]).toBe(21);
		expect(outcome.value[at(outcome, 'avslut_arbete_studier', 'a', '2024', 'n')]).toBe(32);
		expect(outcome.role).toEqual({ metric: ['uppgift', 'matt'], time: ['ar'], geo: ['insats'] });
	});

	it('has null and a status for what is hidden, and for what was never asked', () => {
		const gone = at(ended, 'avslutade', 'b', 'varde');
		expect([ended.value[gone], ended.status[gone]]).toEqual([null, 'skyddad']);
		const never = at(outcome, 'avslut_arbete_studier', 'a', '2025', 'varde');
		expect([outcome.value[never], outcome.status[never]]).toEqual([null, 'data_saknas']);
		for (const set of found.link.item)
			set.value.forEach((value, i) => {
				if (set.status[i]) expect(value).toBeNull();
			});
	});

	it('carries what its figures mean', () => {
		expect(JSON.stringify(ended.extension)).toContain('"population"');
		expect(ended.extension).toMatchObject({ version: '3d441f010c86', sett_som: 'styrelse' });
		expect(ended.note).toEqual(expect.arrayContaining([expect.stringContaining('Syntetiska')]));
	});
});

describe('Parquet', () => {
	it('is typed, has all its rows, and leaves nothing behind', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'stegvis-parquet-'));
		try {
			const bytes = await parquet(source, table, folder);
			expect(readdirSync(folder)).toEqual([]);
			const path = join(folder, 'uttag.parquet');
			writeFileSync(path, bytes);
			const database = await openDatabase(':memory:');
			const rows = await database.query(
				`select matt, insats_text, ar, varde, status, population, version, typeof(varde) as typ from '${path}'`
			);
			database.close();
			expect(rows).toHaveLength(4);
			expect(rows[0]).toMatchObject({
				matt: 'avslutade',
				insats_text: '=2+5; "A"',
				varde: 1234,
				typ: 'DOUBLE'
			});
			expect(rows[1]).toMatchObject({ varde: null, status: 'skyddad', version: '3d441f010c86' });
			expect(rows[2]).toMatchObject({ ar: '2024', varde: 0.65625 });
		} finally {
			rmSync(folder, { recursive: true });
		}
	});
});
