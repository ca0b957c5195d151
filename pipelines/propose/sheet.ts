import { NOT_READ } from '../contracts/example.ts';
import { readFile } from 'node:fs/promises';
import { decideEncoding, toUtf8 } from '../readers/decode.ts';
import { refuseColumns, refusePersonnummer, startOf } from '../readers/csv.ts';
import { splitLines } from '../readers/records.ts';
import { LIMITS } from '../readers/types.ts';
import { Refusal } from '../refusal.ts';
import { cellText } from '../readers/cells.ts';
import { openWorkbook } from '../readers/xlsx.ts';
import { joinHeadings } from '../mappning/widen.ts';
import { sameAnswer } from '../mappning/forms.ts';

/** One sheet as text, whatever it is; nothing in it is understood yet. */
export interface Sheet {
	file: string;
	sheet: string | null;
	rows: string[][];
	/** What it holds, where that is known already: a long sheet is gone through once. */
	profil?: Profile | null;
}

export interface SheetColumn {
	heading: string;
	/** Cells that are not blank. */
	values: readonly string[];
	/** Label as first seen and how often, by `sameAnswer`. */
	distinct: ReadonlyMap<string, { label: string; antal: number }>;
}

export interface Profile {
	file: string;
	sheet: string | null;
	headings: string[];
	headingRows: 1 | 2;
	columns: SheetColumn[];
}

/** Share of a column's cells that a test finds, 0-1; each spelling is tested once, at most `most` of them. */
export function share(
	{ distinct }: Pick<SheetColumn, 'distinct'>,
	test: (text: string) => boolean,
	most = Infinity
): number {
	let [all, found, n] = [0, 0, 0];
	for (const { label, antal } of distinct.values()) {
		if (n++ >= most) break;
		all += antal;
		if (test(label)) found += antal;
	}
	return all === 0 ? 0 : found / all;
}

/** Rows that are looked at: enough to know a column by. */
const MOST_ROWS = 20_000;
const filled = (row: readonly string[] | undefined): number =>
	(row ?? []).filter((cell) => cell.trim()).length;
const isValue = (text: string): boolean => /^[-\d.,: \u00a0]+$/.test(text.trim());

/** Reads a CSV or XLSX without asking what it is. Throws Refusal: a personnummer, a broken file, a limit. */
export async function readSheets(file: string, path: string, kind: string): Promise<Sheet[]> {
	if (kind === 'xlsx')
		return (await openWorkbook(path)).map(({ name, rows }) => ({
			...{ file, sheet: name },
			rows: rows.slice(0, MOST_ROWS).map((row) => row.map(cellText))
		}));
	const bytes = await readFile(path);
	if (bytes.length === 0)
		throw new Refusal('tom_fil', 'Filen är tom. Skicka den igen med rubrikrad och rader.');
	if (bytes.length > LIMITS.textBytes)
		throw new Refusal(
			'for_stor_fil',
			'Filen är för stor för förslag. Ta med de första raderna i en egen fil.'
		);
	refusePersonnummer(bytes);
	const utf8 = toUtf8(bytes, decideEncoding(bytes));
	refusePersonnummer(utf8);
	const text = utf8.toString('utf8');
	const [best] = startOf(text.slice(0, LIMITS.lineBytes)).sort((a, b) => width(b.records) - width(a.records));
	const delimiter = best?.delimiter ?? ';';
	refuseColumns(text.slice(0, LIMITS.lineBytes), delimiter);
	const lines = text.split(/\r\n|\n|\r/, MOST_ROWS);
	return [{ file, sheet: null, rows: splitLines(lines, delimiter).map(({ fields }) => fields) }];
}

const width = (records: readonly { fields: string[] }[]): number =>
	records.reduce((sum, { fields }) => sum + fields.length - 1, 0);

/** Upper and lower heading fill each other's gaps, and what stands in the lower is no answer: it never comes again. */
function isTwoRows(upper: readonly string[], lower: readonly string[], below: readonly string[][]): boolean {
	const at = (row: readonly string[], i: number) => (row[i] ?? '').trim();
	const places = [...Array(Math.max(upper.length, lower.length)).keys()];
	const fillsGap = places.some((i) => !at(upper, i) && at(lower, i));
	const hasGap = places.some((i) => at(upper, i) && !at(lower, i));
	const heading = places
		.filter((i) => at(lower, i))
		.every(
			(i) =>
				!isValue(at(lower, i)) && below.every((row) => sameAnswer(at(row, i)) !== sameAnswer(at(lower, i)))
		);
	return fillsGap && hasGap && heading;
}

/** What a sheet seems to hold: its heading, one row or two, and its columns. Null when there is no table in it. */
export function profile({ file, sheet, rows, profil }: Sheet): Profile | null {
	if (profil !== undefined) return profil;
	// A template's own explanations are no survey.
	if (rows[0]?.[0]?.trim() === NOT_READ) return null;
	const widest = Math.max(0, ...rows.slice(0, 200).map(filled));
	if (widest < 2) return null;
	for (let i = 0; i < Math.min(rows.length - 1, LIMITS.headerSearchRows); i++) {
		const [upper = [], lower = []] = [rows[i], rows[i + 1]];
		const two = isTwoRows(upper, lower, rows.slice(i + 2, i + 200));
		const headings = two ? joinHeadings(upper, lower) : upper;
		if (filled(headings) < widest * 0.6) continue;
		const body = rows.slice(i + (two ? 2 : 1)).filter((row) => filled(row) > 0);
		const columns = headings.map((heading, at) =>
			columnOf(
				heading,
				body.map((row) => row[at] ?? '')
			)
		);
		return { file, sheet, headings, headingRows: two ? 2 : 1, columns };
	}
	return null;
}

function columnOf(heading: string, cells: readonly string[]): SheetColumn {
	const values = cells.map((cell) => cell.trim()).filter(Boolean);
	const spelled = new Map<string, number>();
	for (const value of values) spelled.set(value, (spelled.get(value) ?? 0) + 1);
	const distinct = new Map<string, { label: string; antal: number }>();
	for (const [label, antal] of spelled) {
		const known = distinct.get(sameAnswer(label));
		if (known) known.antal += antal;
		else distinct.set(sameAnswer(label), { label, antal });
	}
	return { heading: heading.trim().replace(/\s+/g, ' '), values, distinct };
}
