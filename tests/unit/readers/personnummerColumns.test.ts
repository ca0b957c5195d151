import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NO_MAPPING } from '#pipelines/mappning/mapping.ts';
import { readCsv } from '#pipelines/readers/csv.ts';
import { columnsHide, sheetHides } from '#pipelines/readers/personnummerColumns.ts';

/**
 * 29 February 1901 and 1985 are days that never were, so nobody has these numbers; the program lets a 29 February of any year through.
 * Check digits by hand, every other digit doubled. 010229 gives 0+1+0+2+4+9 = 16: with 001 18, so 2; 002 20, so 0; 003 22, so 8; 010 17, so 3;
 * 004 24, so 6; 005 17, so 3; 006 19, so 1.
 * 850229 gives 7+5+0+2+4+9 = 27: 29, so 1; 31, so 9; 33, so 7; 28, so 2. 120229 gives 2+2+0+2+4+9 = 19: 21, so 9; 23, so 7; 25, so 5; 20, so 0.
 */
const LOST = ['102290012', '102290020', '102290038', '102290103'];
const LAST = ['0011', '0029', '0037', '0102'];
const hides = (rows: string[][]) => columnsHide(rows, (cell = '') => cell, { year: 2026 });
const beside = (date: string, last: readonly string[] = LAST) => last.map((four) => ['krus', date, four]);

describe('a column shows what no cell of it does', () => {
	it.each<[string, string[][]]>([
		['zeros that are lost', LOST.map((one) => ['krus', one])],
		['among words', [['deltagare'], ['saknas'], ...LOST.map((one) => [one])]],
		['a day and the last four in the next cell', beside('19850229')],
		['a day with dashes', beside('1985-02-29')],
		['six digits', beside('850229')],
		['the last four without their zeros', beside('19850229', ['11', '29', '37', '102'])],
		['the last four with a dash', beside('19850229', ['-0011', '-0029', '-0037'])],
		['shortened as a spreadsheet shows it', [['1,98502E+11'], ['1,98502E+11'], ['x']]],
		['shortened to nearly nothing', [['1.9E+11'], ['2.0E+11']]]
	])('%s', (_, rows) => expect(hides(rows)).toBe(true));

	it.each<[string, string[][]]>([
		['one that may be chance', [['102290012'], ['500000000']]],
		['two of one and the same', [['102290012'], ['102290012']]],
		['round amounts', [['102290000'], ['103010000'], ['104010000']]],
		// With a right check digit (010301 gives 5, so 5; 010401 gives 6, so 4), but nobody is born as number 000.
		['numbers after 000', [['102290004'], ['103010005'], ['104010004']]],
		['two that fit, of four', beside('19850229', ['0011', '0029', '1234', '4321'])],
		['two days with the last four', beside('19850229', ['0011', '0029'])],
		['days when nobody who takes part was born', beside('20120229', ['0019', '0027', '0035', '0100'])],
		['an amount in millions, shortened', [['1,9E+07'], ['2,0E+07']]],
		['a number of places after a start', beside('2024-01-15', ['20', '15', '30', '25'])],
		['cells that are not side by side', LAST.map((four) => ['19850229', 'x', four])]
	])('%s is none', (_, rows) => expect(hides(rows)).toBe(false));
});

describe('further down', () => {
	const six = [...LOST, '102290046', '102290053', '102290061'].slice(-6);
	/** Like the numbers and none of them: of five that look so three are. */
	const chance = [...LOST.slice(0, 3), '500000000', '600000000'];

	it.each([
		['numbers', six, true],
		['what may be chance', chance, false]
	])('of a sheet: %s', (_, cells, hidden) => {
		const rows = [...Array<string[]>(20_000).fill(['krus', 'p1']), ...cells.map((one) => ['krus', one])];
		expect(sheetHides(rows, (cell = '') => cell)).toBe(hidden);
	});

	it.each([
		['UTF-8', 'utf8', six, true],
		['Windows-1252', 'latin1', six, true],
		['UTF-8, what may be chance', 'utf8', chance, false]
	] as const)('of a text file in %s', async (_, encoding, cells, hidden) => {
		const folder = mkdtempSync(join(tmpdir(), 'kolumner-'));
		const line = (deltagare: string) => `d1;${deltagare};åäö;2024-01-15;kvinna\n`;
		const [clean, below] = [line('p1').repeat(34_000), cells.map(line).join('')];
		// 34 000 lines of 31 bytes: the first megabyte (1 048 576) has none of the numbers, and the next begins just before them.
		const text = `deltagande_id;deltagare;insats_id;start;kon\n${clean}${below.repeat(2000)}`;
		const path = join(folder, 'd.csv');
		writeFileSync(path, text, encoding);
		const read = readCsv('d.csv', path, {
			mapping: NO_MAPPING,
			temp: (ending) => join(folder, `1.${ending}`)
		});
		if (hidden) await expect(read).rejects.toThrow('i en av kolumnerna');
		else expect(await read).toMatchObject({ header: expect.arrayContaining(['deltagare']) });
		rmSync(folder, { recursive: true, force: true });
	});
});
