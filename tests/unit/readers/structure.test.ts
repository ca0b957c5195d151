import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '#lib/server/duckdb.ts';
import { splitRecord, structureScanner } from '#pipelines/readers/structure.ts';

const cell = fc.oneof(
	fc.stringMatching(/^[a-zåäö0-9 ]{0,6}$/),
	fc.constantFrom('"', '""', 'a"b', ';', ',', '\n', '\r\n', '', ' ', "'", '\\', '#', '\\"', 'ö\n;"x"')
);
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe('splitting a record', () => {
	it('gives back the cells that were written, quoted where they must be', () => {
		fc.assert(
			fc.property(
				fc.array(cell, { minLength: 1, maxLength: 6 }),
				fc.constantFrom(';', ',', '\t', '|'),
				(cells, mark) => {
					const line = cells
						.map((one) => (/["\r\n]/.test(one) || one.includes(mark) ? quoted(one) : one))
						.join(mark);
					expect(splitRecord(line, mark)).toEqual(cells);
				}
			),
			{ seed: 4180, numRuns: 1000 }
		);
	});

	it('reads any line as csv-parse does, and refuses what csv-parse refuses', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[ab;" ]{1,14}$/), (line) => {
				let expected: string[] | null;
				try {
					expected = (parse(line, {
						delimiter: ';',
						relax_column_count: true,
						skip_empty_lines: false
					})[0] as string[]) ?? [''];
				} catch {
					expected = null;
				}
				const got = splitRecord(line, ';');
				expect(typeof got === 'string' ? null : got).toEqual(expected);
			}),
			{ seed: 4180, numRuns: 3000 }
		);
	});

	it.each([
		['a;"b', 'oppen'],
		['a;"b""', 'oppen'],
		['a"b;c', 'trasig'],
		['"a"b;c', 'trasig']
	])('%s is %s', (line, verdict) => {
		expect(splitRecord(line, ';')).toBe(verdict);
	});
});

describe('the verdict that a file is clean', () => {
	let db: Database;
	const folder = mkdtempSync(join(tmpdir(), 'stegvis-struktur-'));
	beforeAll(async () => {
		db = await openDatabase(':memory:');
	});
	afterAll(() => {
		db.close();
		rmSync(folder, { recursive: true, force: true });
	});

	const scan = (bytes: Buffer, columns: number, step = bytes.length || 1) => {
		const scanner = structureScanner(';', columns);
		for (let i = 0; i < bytes.length; i += step) scanner.push(bytes.subarray(i, i + step));
		return scanner.end();
	};
	const duck = async (bytes: Buffer, columns: number): Promise<(string | null)[][]> => {
		const path = join(folder, 'f.csv');
		writeFileSync(path, bytes);
		const names = Array.from({ length: columns }, (_, i) => `c${i}`);
		const rows = await db.query<Record<string, string | null>>(
			`select * from read_csv('${path}', columns = {${names.map((n) => `'${n}': 'VARCHAR'`).join(', ')}}, auto_detect = false, header = true, delim = ';', quote = '"', escape = '"', max_line_size = 16777216, encoding = 'utf-8')`
		);
		return rows.map((row) => names.map((name) => row[name] || null));
	};

	it('never differs from what DuckDB reads: same rows, same cells', async () => {
		let clean = 0;
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.stringMatching(/^[abö;"\r\n ]{0,8}$/), { maxLength: 5 }),
				fc.constantFrom('\n', '\r\n', '\r'),
				fc.boolean(),
				async (lines, end, last) => {
					const bytes = Buffer.from(['h;i', ...lines].join(end) + (last ? end : ''));
					const verdict = scan(bytes, 2);
					if (!verdict.clean) return;
					clean++;
					const expected = parse(bytes, { delimiter: ';', from: 2 }) as string[][];
					expect(await duck(bytes, 2)).toEqual(expected.map((row) => row.map((one) => one || null)));
					expect(verdict.records - 1).toBe(expected.length);
				}
			),
			{ seed: 4180, numRuns: 1500 }
		);
		expect(clean).toBeGreaterThan(100);
	});

	it('does not depend on how the bytes are cut', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[ab;"\r\n]{0,60}$/), fc.integer({ min: 1, max: 7 }), (text, step) => {
				const whole = scan(Buffer.from(text), 2);
				const cut = scan(Buffer.from(text), 2, step);
				expect(whole.clean ? cut : cut.clean).toEqual(whole.clean ? whole : false);
			}),
			{ seed: 4180, numRuns: 3000 }
		);
	});

	it.each([
		['too few columns', 'a;b\n1\n'],
		['too many columns', 'a;b\n1;2;3\n'],
		['a blank line', 'a;b\n\n1;2\n'],
		['a line of delimiters only', 'a;b\n1;2\n;\n'],
		['a line of blanks only', 'a;b\n1;2\n ; \n'],
		['a quote in the middle', 'a;b\n1;2"3\n'],
		['a quote that never closes', 'a;b\n1;"2\n'],
		['mixed line ends', 'a;b\r\n1;2\n'],
		['old Macintosh line ends', 'a;b\r1;2\r']
	])('is not given to %s', (_, text) => {
		expect(scan(Buffer.from(text), 2).clean).toBe(false);
	});

	it('knows the longest line, whatever ends it', () => {
		const long = 'x'.repeat(5000);
		for (const end of ['\n', '\r\n', '\r']) {
			const { longestLine } = scan(Buffer.from(`a;b${end}1;${long}${end}2;3${end}`), 2);
			expect(longestLine).toBeGreaterThanOrEqual(5000);
			expect(longestLine).toBeLessThan(5010);
		}
	});
});
