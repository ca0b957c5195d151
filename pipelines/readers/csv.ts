import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { open, readFile, writeFile } from 'node:fs/promises';
import { isUtf8 } from 'node:buffer';
import { once } from 'node:events';
import { decideEncoding, toUtf8, type Encoding } from './decode.ts';
import type { Mapping } from '../mappning/mapping.ts';
import { findPersonnummer } from './personnummer.ts';
import { columnsHide, FURTHER } from './personnummerColumns.ts';
import { joinHeadings } from '../mappning/widen.ts';
import { splitLines, type Line } from './records.ts';
import { recognise, unrecognised, type Where } from './recognise.ts';
import { splitRecord, structureScanner } from './structure.ts';
import { LIMITS, type Table } from './types.ts';
import { Refusal } from '../refusal.ts';

const DELIMITERS = [';', ',', '\t', '|'] as const;
export const DELIMITER_NAMES: Record<string, string> = {
	';': 'semikolon',
	',': 'komma',
	'\t': 'tabb',
	'|': 'lodstreck'
};
/** How Excel's old workbooks and those with a password begin. */
export const OLD_WORKBOOK = 'd0cf11e0a1b11ae1';
const CHUNK = 4 * 1024 ** 2;

export interface ReadContext {
	mapping: Mapping;
	/** A new path in the warehouse's own temp folder. */
	temp(extension: string): string;
}

/** A file that holds a personnummer: where, never which. */
export const personnummerRefusal = (place: string): Refusal =>
	new Refusal(
		'personnummer',
		`Filen innehåller något som ser ut som ett personnummer eller samordningsnummer, ${place}. Inget ur filen har sparats. Byt numret mot en pseudonym och skicka filen igen.`
	);

const countLines = (bytes: Uint8Array, end: number): number => {
	let lines = 0;
	for (let i = 0; i < end; i++) if (bytes[i] === 10) lines++;
	return lines;
};

/** Refuses a text that holds a personnummer, saying the row and never the number. */
export function refusePersonnummer(bytes: Uint8Array, place?: string): void {
	const hit = findPersonnummer(bytes);
	if (hit !== null) throw personnummerRefusal(place ?? `på rad ${countLines(bytes, hit) + 1}`);
}

/**
 * Refuses a text whose columns show a personnummer that no cell of it does. The start of a file says what a column is: a large file is
 * not split twice.
 */
export function refuseColumns(text: string, delimiter: string, fewest = 0): void {
	const rows = text.split(/\r\n|\n|\r/).map((line) => splitRecord(line, delimiter));
	const cells = rows.filter((row) => typeof row !== 'string');
	if (columnsHide(cells, (cell = '') => cell, { fewest }))
		throw personnummerRefusal('i en av kolumnerna, eller i två bredvid varandra');
}

const PIECE = 32 * 1024;

/** The same of a piece of every megabyte, so that nothing is hidden by standing further down; where a piece begins in a line does not matter. */
function refuseFurther(bytes: Buffer, delimiter: string): void {
	for (let at = 0; at < bytes.length; at += LIMITS.lineBytes)
		refuseColumns(bytes.toString('utf8', at, at + PIECE), delimiter, FURTHER);
}

const lastLineEnd = (bytes: Buffer): number => Math.max(bytes.lastIndexOf(10), bytes.lastIndexOf(13));

interface Heading {
	delimiter: string;
	headings: string[];
	/** Lines above the heading's last. */
	skip: number;
	rows: Where['rows'];
}

/** The first lines as records under each delimiter a file may have. */
export const startOf = (start: string): { delimiter: string; records: Line[] }[] => {
	const lines = start.split(/\r\n|\n|\r/, LIMITS.headerSearchRows * 4);
	return DELIMITERS.map((delimiter) => ({
		delimiter,
		records: splitLines(lines, delimiter).slice(0, LIMITS.headerSearchRows)
	}));
};

/** Finds the heading line and the delimiter: those under which a source is recognised with most columns. */
function findHeading(start: string, { mapping, file }: { mapping: Mapping; file: string }): Heading {
	let best: (Heading & { size: number }) | null = null;
	let firstFields: string[] = [];
	for (const { delimiter, records } of startOf(start)) {
		for (const [index, { fields, last }] of records.entries()) {
			if (fields.length > firstFields.length) firstFields = fields;
			const next = records[index + 1];
			const tries = [
				{ headings: fields, skip: last, rows: 1 as const },
				...(next ? [{ headings: joinHeadings(fields, next.fields), skip: next.last, rows: 2 as const }] : [])
			];
			for (const { headings, skip, rows } of tries) {
				const found = recognise(headings, mapping, { file, sheet: null, rows });
				if (found && (!best || found.places.size > best.size))
					best = { delimiter, headings, skip, rows, size: found.places.size };
			}
		}
	}
	if (!best) throw unrecognised(firstFields, mapping, { file, sheet: null, rows: 1 });
	return best;
}

/** A workbook, new or old, that is called something else. Throws Refusal. */
function refuseWorkbook(start: Buffer): void {
	const mark = start.toString('hex', 0, 8);
	if (mark.startsWith('504b0304') || mark === OLD_WORKBOOK)
		throw new Refusal(
			'kan_inte_avkodas',
			'Filen är en arbetsbok som heter något annat. Öppna den i Excel, spara den som .xlsx och skicka den igen.'
		);
}

/** First megabyte of a file: enough for encoding marks and headings. */
async function head(path: string): Promise<Buffer> {
	const file = await open(path, 'r');
	try {
		const { buffer, bytesRead } = await file.read(Buffer.alloc(LIMITS.lineBytes), 0, LIMITS.lineBytes, 0);
		return buffer.subarray(0, bytesRead);
	} finally {
		await file.close();
	}
}

/** Blanks that are no space, as bytes; the tab is one where it does not part the columns. */
const BLANKS = ['\u00a0', '\u2009', '\u202f', '\ufeff'].map((blank) => Buffer.from(blank));
const hasBlanks = (bytes: Buffer, delimiter: string): boolean =>
	(delimiter !== '\t' && bytes.includes(9)) || BLANKS.some((blank) => bytes.includes(blank));

interface Walk {
	blanks: boolean;
	utf8: boolean;
	clean: boolean;
	records: number;
}

/** One pass over a big file: UTF-8, personnummer and structure, without holding it. */
async function walk(path: string, heading: Heading): Promise<Walk> {
	const scanner = structureScanner(heading.delimiter, heading.headings.length);
	let rest: Buffer = Buffer.alloc(0);
	let utf8 = true;
	let blanks = false;
	const look = (bytes: Buffer) => {
		const hit = findPersonnummer(bytes);
		if (hit !== null) throw personnummerRefusal(`på rad ${scanner.lines() + countLines(bytes, hit) + 1}`);
		utf8 &&= isUtf8(bytes) && bytes.indexOf(0) < 0;
		blanks ||= hasBlanks(bytes, heading.delimiter);
		refuseFurther(bytes, heading.delimiter);
		scanner.push(bytes);
	};
	for await (const chunk of createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
		const whole = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
		const cut = lastLineEnd(whole) + 1;
		if (whole.length - cut > LIMITS.lineBytes * 2) throw lineTooLong();
		look(whole.subarray(0, cut));
		rest = whole.subarray(cut);
		if (!utf8) break;
	}
	look(rest);
	const structure = scanner.end();
	if (structure.longestLine > LIMITS.lineBytes) throw lineTooLong();
	return { utf8, clean: structure.clean, records: structure.records, blanks };
}

const lineTooLong = (): Refusal =>
	new Refusal(
		'for_lang_rad',
		'Filen har en rad som är längre än 1 MB, gränsen för en rad. Spara om filen från källan.'
	);

/** Only delimiters and blanks, or the Ctrl-Z that old programs end a file with. */
const isBlank = (line: string, delimiter: string): boolean =>
	line.replaceAll(delimiter, '').replaceAll('\u001a', '').trim() === '';

/** Writes the rows one by one in our own spelling; a row that cannot be read is kept, whole, with its fault. */
async function prepare(text: string, heading: Heading, path: string): Promise<number> {
	const out = createWriteStream(path, { mode: 0o600 });
	const width = heading.headings.length;
	const lines = text.split(/\r\n|\n|\r/);
	let rows = 0;
	const write = async (fields: readonly string[], row: number, fault: string) => {
		const cells = [...fields.slice(0, width), ...Array<string>(Math.max(0, width - fields.length)).fill('')];
		rows++;
		if (!out.write([...cells, String(row), fault].map(csvCell).join(';') + '\n')) await once(out, 'drain');
	};
	for (let i = heading.skip + 1, row = i + 1; i < lines.length; i++, row++) {
		const line = lines[i] as string;
		if (line === '' || isBlank(line, heading.delimiter)) continue;
		if (line.length > LIMITS.lineBytes) throw lineTooLong();
		let record = splitRecord(line, heading.delimiter);
		let joined = line;
		let last = i;
		// A quoted field may hold line breaks; a quote that never closes must not swallow the rest of the file.
		while (record === 'oppen' && last + 1 < lines.length && last - i < 50) {
			joined += '\n' + (lines[++last] as string);
			record = splitRecord(joined, heading.delimiter);
		}
		if (typeof record === 'string' || (last > i && record.length !== width)) {
			await write([line.slice(0, 200).replaceAll('\u0000', '')], row, 'trasig_rad');
			continue;
		}
		i = last;
		while (record.length > width && (record.at(-1) as string).trim() === '') record.pop();
		await write(record, row, record.length === width ? '' : 'fel_antal_kolumner');
	}
	out.end();
	await once(out, 'finish');
	return rows;
}

/** A cell of our own CSV. A line break within it is a line feed: DuckDB takes no file whose line ends differ. */
export const csvCell = (value: string): string =>
	/["\r]/.test(value) ? `"${value.replaceAll('"', '""').replace(/\r\n?/g, '\n')}"` : `"${value}"`;

export function checkSize(bytes: number, limit: number, mend = 'Dela den i flera.'): void {
	if (bytes > limit)
		throw new Refusal(
			'for_stor_fil',
			`Filen är ${Math.round(bytes / 1024 ** 2)} MB; gränsen är ${Math.round(limit / 1024 ** 2)} MB. ${mend}`
		);
}

/** The bytes without those that are NUL, which UTF-16 has between its letters. `filter` of a large buffer makes an array that no memory holds. */
function withoutNul(bytes: Buffer): Buffer {
	const kept = Buffer.allocUnsafe(bytes.length);
	let length = 0;
	for (let i = 0; i < bytes.length; i++) if (bytes[i] !== 0) kept[length++] = bytes[i] as number;
	return kept.subarray(0, length);
}

/**
 * A CSV file as a table. Decides encoding and delimiter itself and says what it decided. Throws Refusal; a personnummer is
 * named before any other fault, so that nobody mends the heading of a file that must not be sent at all.
 */
export async function readCsv(file: string, path: string, context: ReadContext): Promise<Table> {
	const size = statSync(path).size;
	checkSize(size, LIMITS.fileBytes);
	if (size === 0) throw new Refusal('tom_fil', 'Filen är tom. Skicka den igen med rubrikrad och rader.');
	const start = await head(path);
	refuseWorkbook(start);
	try {
		return (await quick(file, path, size, start, context)) ?? (await decoded(file, path, size, context));
	} catch (error) {
		if (error instanceof Refusal && error.code !== 'personnummer' && size <= LIMITS.decodedBytes) {
			const bytes = await readFile(path);
			refusePersonnummer(bytes);
			if (bytes.includes(0)) refusePersonnummer(withoutNul(bytes));
		}
		throw error;
	}
}

/** The quick lane: a clean UTF-8 file is read where it lies. Null when it is not UTF-8. */
async function quick(
	file: string,
	path: string,
	size: number,
	start: Buffer,
	context: ReadContext
): Promise<Table | null> {
	const marked = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
	const first = start.length === size ? start : start.subarray(0, lastLineEnd(start) + 1);
	if (!marked && first.length === 0 && size > LIMITS.lineBytes && !start.includes(0)) throw lineTooLong();
	if (marked || start.includes(0) || !isUtf8(first)) return null;
	const heading = findHeading(first.toString('utf8'), { mapping: context.mapping, file });
	refuseColumns(first.toString('utf8'), heading.delimiter);
	const seen = await walk(path, heading);
	if (!seen.utf8) return null;
	const bom = first[0] === 0xef && first[1] === 0xbb ? ' med BOM' : '';
	if (seen.clean && heading.skip === 0)
		return { ...table(file, path, heading, seen.records - 1, 'UTF-8' + bom, false), blanks: seen.blanks };
	return decoded(file, path, size, context);
}

async function decoded(file: string, path: string, size: number, context: ReadContext): Promise<Table> {
	checkSize(
		size,
		LIMITS.textBytes,
		'Spara den som CSV UTF-8, utan rader ovanför rubrikraden, eller dela den i flera.'
	);
	const bytes = await readFile(path);
	refusePersonnummer(bytes);
	return slow(file, bytes, decideEncoding(bytes), context);
}

/** Decodes in memory, looks for personnummer, and only then writes anything: as it is when clean, else row by row. */
async function slow(file: string, bytes: Buffer, encoding: Encoding, context: ReadContext): Promise<Table> {
	const utf8 = toUtf8(bytes, encoding);
	refusePersonnummer(utf8);
	const text = utf8.toString('utf8');
	const heading = findHeading(text.slice(0, LIMITS.lineBytes), { mapping: context.mapping, file });
	refuseColumns(text.slice(0, LIMITS.lineBytes), heading.delimiter);
	refuseFurther(utf8, heading.delimiter);
	const path = context.temp('csv');
	const scanner = structureScanner(heading.delimiter, heading.headings.length);
	scanner.push(utf8);
	const structure = scanner.end();
	if (structure.longestLine > LIMITS.lineBytes) throw lineTooLong();
	if (structure.clean && heading.skip === 0) {
		await writeFile(path, utf8, { mode: 0o600 });
		return table(file, path, heading, structure.records - 1, encoding, false);
	}
	const rows = await prepare(text, heading, path);
	return table(file, path, heading, rows, encoding, true);
}

function table(
	file: string,
	path: string,
	heading: Heading,
	rows: number,
	kodning: string,
	prepared: boolean
): Table {
	return {
		file,
		sheet: null,
		header: heading.headings,
		rows,
		path,
		delimiter: prepared ? ';' : heading.delimiter,
		prepared,
		hasHeader: !prepared,
		firstRow: heading.skip + 2,
		blanks: true,
		...(heading.rows === 2 ? { headingRows: 2 as const } : {}),
		decisions: { kodning, avgransare: DELIMITER_NAMES[heading.delimiter], rubrikrad: heading.skip + 1 }
	};
}
