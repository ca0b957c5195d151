import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { generateDemo } from '#pipelines/generate/index.ts';

/** The tests read the files by themselves, by other means than the generator and the loader. */
export type Record = { [column: string]: string };

export const SEED = 7;
export const quiet = { log: () => {} };

export async function makeDemo(seed = SEED): Promise<string> {
	const out = join(mkdtempSync(join(tmpdir(), 'stegvis-demo-')), 'demo');
	await generateDemo({ out, seed, ...quiet });
	return out;
}

export function readCsv(path: string, delimiter = ';', encoding: 'utf8' | 'latin1' = 'utf8'): Record[] {
	return parse(readFileSync(path).toString(encoding), { delimiter, columns: true, bom: true }) as Record[];
}

const text = (value: unknown): string =>
	value instanceof Date
		? value.toISOString().slice(0, 10)
		: value === null || value === undefined
			? ''
			: String(value);

export async function readSheet(path: string, name: string): Promise<Record[]> {
	const book = await readXlsx(readFileSync(path));
	const sheet = book.sheets.find((sheet) => sheet.name === name);
	if (!sheet) throw new Error(`${path}: ${name}`);
	const [head, ...rows] = sheet.rows.map((row) => row.map(text));
	return rows.map((row) => Object.fromEntries((head as string[]).map((column, i) => [column, row[i] ?? ''])));
}

/** Sum in whole öre of an amount column with two decimals. */
export const ore = (rows: Record[], column = 'belopp_kr'): number =>
	rows.reduce((sum, row) => sum + Math.round(Number(row[column]) * 100), 0);
