import { createHash } from 'node:crypto';
import { normalise } from '../contracts/lexical.ts';

/** Headings of a repair list besides the contract's. */
export const SA_RATTAS = 'Så rättas raden';
export const FIL = 'Fil';
export const RAD = 'Rad';
/** Which refused row the row mends; hidden in the workbook. */
export const RATTAR = 'Rättar';

const OWN = new Set([SA_RATTAS, FIL, RAD, RATTAR].map(normalise));

/** Where a heading row says which rows are mended, or undefined for a file that is no repair list. */
export function rattarPlace(headings: readonly string[]): number | undefined {
	const place = headings.findIndex((heading) => normalise(heading) === normalise(RATTAR));
	return place < 0 ? undefined : place;
}

/** True for a column that a repair list has for the reader's sake. */
export const isListColumn = (heading: string): boolean => OWN.has(normalise(heading));

/** Twelve letters that tell a text from others, in SQL. Letters only, so that they can never be taken for a personnummer. */
export const printSql = (text: string): string =>
	`translate(left(md5(${text}), 12), '0123456789abcdef', 'abcdefghijklmnop')`;

/** The same of a text at hand. */
export const print = (text: string): string =>
	createHash('md5')
		.update(text)
		.digest('hex')
		.slice(0, 12)
		.replace(/./g, (digit) => String.fromCharCode(97 + parseInt(digit, 16)));

/** A file's content and sheet, in SQL over `meta.fil`: the same whenever and under whatever name it is read. */
export const filrefSql = (fil = 'meta.fil'): string =>
	printSql(`concat_ws('|', ${fil}.sha256, coalesce(${fil}.blad, ''), ${fil}.kalla)`);
