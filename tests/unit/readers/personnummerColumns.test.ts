import { describe, expect, it } from 'vitest';
import { columnsHide } from '#pipelines/readers/personnummerColumns.ts';

/**
 * 29 February 1901 and 1985 are days that never were, so nobody has these numbers; the program lets a 29 February of any year through.
 * Check digits by hand, every other digit doubled. 010229 gives 0+1+0+2+4+9 = 16: with 001 18, so 2; 002 20, so 0; 003 22, so 8; 010 17, so 3.
 * 850229 gives 7+5+0+2+4+9 = 27: 29, so 1; 31, so 9; 33, so 7; 28, so 2. 120229 gives 2+2+0+2+4+9 = 19: 21, so 9; 23, so 7; 25, so 5; 20, so 0.
 */
const LOST = ['102290012', '102290020', '102290038', '102290103'];
const LAST = ['0011', '0029', '0037', '0102'];
const hides = (rows: string[][]) => columnsHide(rows, (cell = '') => cell, 2026);
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
		['two that fit, of four', beside('19850229', ['0011', '0029', '1234', '4321'])],
		['two days with the last four', beside('19850229', ['0011', '0029'])],
		['days when nobody who takes part was born', beside('20120229', ['0019', '0027', '0035', '0100'])],
		['an amount in millions, shortened', [['1,9E+07'], ['2,0E+07']]],
		['a number of places after a start', beside('2024-01-15', ['20', '15', '30', '25'])],
		['cells that are not side by side', LAST.map((four) => ['19850229', 'x', four])]
	])('%s is none', (_, rows) => expect(hides(rows)).toBe(false));
});
