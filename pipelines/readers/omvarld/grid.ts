import { measureOf, understand, type Part } from './words.ts';
import { isValue } from './write.ts';

/** A published table in a grid of texts: some heading rows, some first columns that say what a row is about, values. */
export interface Grid {
	/** Index of the first row below the headings. */
	first: number;
	/** For each value column: what its headings say. */
	columns: { at: number; part: Part; heading: string }[];
	/** For each first column: what its heading says of it. */
	stubs: { at: number; axel: Part['axel'] | null }[];
	/** Headings that are not understood. */
	unknown: string[];
}

const SEARCH = 15;
const MOST_HEADINGS = 3;

const isNothing = (row: readonly string[] | undefined): boolean =>
	!row || row.every((cell) => cell.trim() === '');

/** A heading row: most of its cells are understood, and one beyond the first column says what is counted or when. */
function isHeading(row: readonly string[]): boolean {
	if (row.some((cell) => cell.trim() !== '' && isValue(cell) && !understand(cell)?.period)) return false;
	const filled = row.flatMap((cell, at) => (cell.trim() === '' ? [] : [{ at, part: understand(cell) }]));
	const known = filled.filter(({ part }) => part !== null);
	const telling = known.filter(({ at, part }) => at > 0 && (part!.period || part!.matt || part!.ersattning));
	return (telling.length > 0 && known.length * 2 >= filled.length) || isLong(filled.map(({ part }) => part));
}

/** One row a value: every column but the last is said by its heading, among them where and when. */
function isLong(parts: readonly (Part | null)[]): boolean {
	const axlar = new Set(parts.slice(0, -1).map((part) => part?.axel));
	return !axlar.has(undefined) && axlar.has('period') && (axlar.has('region') || axlar.has('regionkod'));
}

const namesFirst = (row: readonly string[]): boolean => row.some((cell) => understand(cell)?.axel);

/** Each cell, or the one to its left: a heading stands once over all it covers. */
function spread(row: readonly string[], width: number): string[] {
	let last = '';
	return Array.from({ length: width }, (_, at) => (last = row[at]?.trim() || last));
}

const merge = (parts: readonly (Part | null)[]): Part => Object.assign({}, ...parts.filter(Boolean)) as Part;

/**
 * Finds the headings of a published table among a sheet's first rows. Null when there are none, or when nothing on the sheet
 * says that it is about what people live on.
 */
export function findGrid(rows: readonly (readonly string[])[]): Grid | null {
	const start = rows.slice(0, SEARCH).findIndex(isHeading);
	if (start < 0) return null;
	let end = start + 1;
	// The row that says what the first columns are is the last: a row of values may look like one more.
	while (
		end < start + MOST_HEADINGS &&
		!namesFirst(rows[end - 1]!) &&
		!isNothing(rows[end]) &&
		isHeading(rows[end]!)
	)
		end++;
	const headings = rows.slice(start, end);
	const width = Math.max(...headings.map((row) => row.length));
	const over = headings.slice(0, -1).map((row) => spread(row, width));
	const own = headings.at(-1)!;
	const columns: Grid['columns'] = [];
	const stubs: Grid['stubs'] = [];
	const unknown: string[] = [];
	const long = isLong(own.map((text) => understand(text)));
	for (let at = 0; at < width; at++) {
		const text = own[at]?.trim() ?? '';
		const part = understand(text);
		// Right of a value without any heading stands a mark that belongs to it (`p`, `r`).
		if (columns.length > 0 && headings.every((row) => !row[at]?.trim())) continue;
		const above = over.map((row) => understand(row[at]!));
		const all = merge([...above, part]);
		if (part?.axel || (text === '' && above.every((one) => one === null)))
			stubs.push({ at, axel: part?.axel ?? null });
		else if (text !== '' && part === null && !(long && at === own.length - 1))
			unknown.push(text.slice(0, 80));
		else columns.push({ at, part: all, heading: text });
	}
	return columns.length > 0 && stubs.length > 0 ? { first: end, columns, stubs, unknown } : null;
}

/** True when a text above or inside the table says that it is about these payments. */
export const isAboutSupport = (texts: readonly string[]): boolean =>
	texts.some((text) => measureOf(text) !== null || /försörj/i.test(text));
