import { readFile, stat, writeFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { readXlsx, type CellValue } from 'hucre/xlsx';
import { NOT_READ } from '../contracts/example.ts';
import { cellText, isEmpty } from './cells.ts';
import { OLD_WORKBOOK, personnummerRefusal, refusePersonnummer, type ReadContext } from './csv.ts';
import { recogniseForm, unfold } from './form.ts';
import { findPersonnummer } from './personnummer.ts';
import { sheetHides } from './personnummerColumns.ts';
import { joinHeadings } from '../mappning/widen.ts';
import { readIndikatorer } from './omvarld/indikatorer.ts';
import { readPublished } from './omvarld/published.ts';
import { recognise, unrecognised } from './recognise.ts';
import { LIMITS, type Table } from './types.ts';
import { Refusal } from '../refusal.ts';
import { rowsBelow, written, type Heading } from './sheetRows.ts';
import { refuseStranger, refuseUncounted, sheetsWithoutCells } from './workbooks.ts';

/** A workbook unpacks to at most this, and to at most this many times its packed size. */
const UNPACKED = 512 * 1024 ** 2;
const RATIO = 200;
/** Parts of a workbook: a large one has a few hundred. */
const PARTS = 10_000;
const damaged = (): Refusal =>
	new Refusal(
		'trasig_xlsx',
		'Arbetsboken går inte att öppna. Öppna den i Excel, spara den på nytt som .xlsx och skicka den igen.'
	);

/** Unpacks the parts that hold text, after looking at what they say they unpack to. */
function textParts(bytes: Buffer): Record<string, Uint8Array> {
	let total = 0;
	let packed = 0;
	let count = 0;
	try {
		return unzipSync(bytes, {
			filter: (part) => {
				if (part.size > bytes.length) throw damaged();
				if (++count > PARTS)
					throw new Refusal(
						'for_manga_delar',
						`Arbetsboken består av fler än ${PARTS} delar, gränsen för en arbetsbok. Kopiera bladen till en ny och skicka den.`
					);
				if (/^xl\/embeddings\/|\.(zip|xls[xmb]?|doc[xm]?)$/i.test(part.name))
					throw new Refusal(
						'inbaddad_fil',
						'Arbetsboken har en annan fil inbäddad i sig, och den går inte att kontrollera. Ta bort den ur bladet och skicka arbetsboken igen.'
					);
				total += part.originalSize;
				packed += part.size;
				if (total > UNPACKED || (total > 50 * 1024 ** 2 && total > packed * RATIO))
					throw new Refusal(
						'xlsx_bomb',
						`Arbetsboken packar upp till mer än gränsen ${UNPACKED / 1024 ** 2} MB. Dela den i flera.`
					);
				if (/vbaProject\.bin$/i.test(part.name))
					throw new Refusal(
						'makron',
						'Arbetsboken innehåller makron. Spara den som vanlig .xlsx och skicka den igen.'
					);
				return /\.(xml|rels|vml)$/i.test(part.name);
			}
		});
	} catch (error) {
		throw error instanceof Refusal ? error : damaged();
	}
}

/** Tags inside one text: rich text is cut in runs, and what stands on both sides of a run belongs together. */
const RUN =
	/<\/?(?:\w+:)?(?:r|t|rPr|rPh|b|i|u|sz|color|rFont|family|charset|scheme|vertAlign|strike|latin|solidFill|srgbClr|schemeClr)(?:\s[^<>]*)?\/?>/g;
/** Attributes that hold what somebody wrote: names, prompts, links, and the values a pivot table keeps. */
const WRITTEN =
	/\s(?:\w+:)?(?:name|displayName|codeName|caption|uniqueName|author|title|descr|alt|prompt|promptTitle|error|errorTitle|tooltip|display|location|Target|formatCode|v)="([^"]*)"/g;
const PLACE = 'i arbetsboken (celler, namn, kommentarer eller egenskaper)';
/** Excel's own format for personnummer, which shows zeros that the number itself lacks. */
const PADDED = /0{6,8}(?:\\?-|"-"|\\? )?0{4}/;

const decodeEntities = (text: string): string =>
	text.includes('&#') || text.includes('_x')
		? text.replace(/&#x([0-9a-f]{1,6});|&#(\d{1,7});|_x([0-9a-f]{4})_/gi, (whole, hex, dec, escaped) => {
				const code = dec ? Number(dec) : parseInt(String(hex ?? escaped), 16);
				return code <= 0x10ffff ? String.fromCodePoint(code) : String(whole);
			})
		: text;

/** What may write a number in another way than it stands: character references, escapes, runs of rich text, comments, CDATA. */
const DISGUISES = ['<!', '&#', '_x', '<r>', ':r>'].map((text) => Buffer.from(text));

/** A part whose numbers stand as they are, none of them a personnummer: its tags need not be taken apart to know that. */
const isBare = (bytes: Buffer): boolean =>
	DISGUISES.every((disguise) => !bytes.includes(disguise)) && findPersonnummer(bytes) === null;

/** Looks for personnummer in everything that is text: cells, comments, headers, names, properties, hidden sheets. */
function refuseHidden(parts: Record<string, Uint8Array>): void {
	for (const part of Object.values(parts)) {
		const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
		// UTF-16, which Excel never writes, would hide what stands in it.
		if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) throw damaged();
		if (isBare(bytes)) continue;
		const xml = bytes.toString('utf8');
		if (/<!DOCTYPE|<!ENTITY/i.test(xml))
			throw new Refusal(
				'doctype',
				'Arbetsboken innehåller en DOCTYPE och läses därför inte. Spara den på nytt i Excel.'
			);
		const runs = xml.includes('<r>') || xml.includes(':r>') ? xml.replace(RUN, '') : xml;
		const text = decodeEntities(runs.replace(/<[^<>]*>/g, '\n'));
		refusePersonnummer(Buffer.from(text, 'utf8'), PLACE);
		const written = Array.from(xml.matchAll(WRITTEN), ([, value]) => decodeEntities(value ?? ''));
		refusePersonnummer(Buffer.from(written.join('\n'), 'utf8'), PLACE);
	}
}

/**
 * Looks through all that is packed. `padded`: some format shows zeros that a number lacks; `without`: the sheets that have no cells.
 * Nothing of it is kept: it is large.
 */
function lookThrough(bytes: Buffer): { padded: boolean; without: Set<string> } {
	const parts = textParts(bytes);
	refuseHidden(parts);
	refuseUncounted(parts);
	const styles = parts['xl/styles.xml'];
	const padded = styles !== undefined && PADDED.test(Buffer.from(styles).toString('utf8'));
	return { padded, without: sheetsWithoutCells(parts) };
}

/** Looks at the cells as they were read, on every sheet: numbers in scientific form, and what only a column shows. */
function refuseCells(sheets: readonly { name: string; rows: CellValue[][] }[], padded: boolean): void {
	for (const { name, rows } of sheets) {
		const place = findPersonnummer(Buffer.from(name)) === null ? `i bladet ${name}` : PLACE;
		if (sheetHides(rows, cellText)) throw personnummerRefusal(place);
		const whole: string[] = [];
		for (const row of rows)
			for (const cell of row) {
				if (typeof cell !== 'number' || !Number.isInteger(cell) || cell < 1e6) continue;
				const digits = cell.toFixed(0);
				whole.push(digits);
				if (padded && digits.length < 12) whole.push(digits.padStart(10, '0'), digits.padStart(12, '0'));
			}
		refusePersonnummer(Buffer.from(whole.join('\n')), place);
	}
}

/** The heading row of a sheet: the first, or one below a few title rows, that a source, a survey or a form recognises. */
function findHeading(
	rows: readonly CellValue[][],
	context: ReadContext,
	place: { file: string; sheet: string }
): Heading | null {
	const texts = rows.slice(0, LIMITS.headerSearchRows + 1).map((row) => row.map(cellText));
	for (const [index, headings] of texts.slice(0, LIMITS.headerSearchRows).entries()) {
		const source = recognise(headings, context.mapping, { ...place, rows: 1 });
		const form = source ? null : recogniseForm(headings);
		if (source || form) return { index, headings, rows: 1, source, form };
		const both = joinHeadings(headings, texts[index + 1] ?? []);
		const wide = recognise(both, context.mapping, { ...place, rows: 2 });
		if (wide) return { index: index + 1, headings: both, rows: 2, source: wide, form: null };
	}
	return null;
}

/** A sheet that says itself that it is only there to explain. */
const isGuide = (rows: readonly CellValue[][]): boolean => cellText(rows[0]?.[0]).trim() === NOT_READ;

/** Opens a workbook after looking at all of it: size, macros, DOCTYPE and personnummer. Throws Refusal. */
export async function openWorkbook(path: string): Promise<{ name: string; rows: CellValue[][] }[]> {
	if ((await stat(path)).size > LIMITS.decodedBytes)
		throw new Refusal('for_stor_fil', 'Arbetsboken är för stor. Dela den i flera.');
	const bytes = await readFile(path);
	refuseStranger(bytes);
	if (bytes.toString('hex', 0, 8) === OLD_WORKBOOK)
		throw new Refusal(
			'gammal_xls',
			'Filen är en äldre .xls eller lösenordsskyddad. Spara den som .xlsx utan lösenord.'
		);
	const { padded, without } = lookThrough(bytes);
	const options = without.size > 0 ? { sheets: ({ name }: { name: string }) => !without.has(name) } : {};
	const { sheets } = await readXlsx(bytes, options).catch(() => {
		throw damaged();
	});
	refuseCells(sheets, padded);
	return sheets;
}

export interface Workbook {
	tables: Table[];
	/** Sheets that are no source: named, with how many rows they have, and not read. */
	skipped: { sheet: string; rows: number }[];
}

/** Every sheet that is a source, as a table. Throws Refusal when none is, or when the workbook itself is refused. */
export async function readWorkbook(file: string, path: string, context: ReadContext): Promise<Workbook> {
	const sheets = await openWorkbook(path);
	const workbook: Workbook = { tables: [], skipped: [] };
	let nearest: { headings: string[]; sheet: string | null } = { headings: [], sheet: null };
	for (const sheet of sheets) {
		if (isGuide(sheet.rows)) continue;
		const heading = findHeading(sheet.rows, context, { file, sheet: sheet.name });
		if (!heading) {
			const own = { name: sheet.name, rows: sheet.rows.map((row) => row.map(cellText)) };
			const published =
				(await readIndikatorer(file, own, context)) ?? (await readPublished(file, own, context));
			if (published) {
				workbook.tables.push(published);
				continue;
			}
			workbook.skipped.push({ sheet: sheet.name, rows: sheet.rows.filter((row) => !isEmpty(row)).length });
			const widest = (sheet.rows[0] ?? []).map(cellText);
			if (widest.length > nearest.headings.length) nearest = { headings: widest, sheet: sheet.name };
			continue;
		}
		workbook.tables.push(...(await writeTables(file, sheet, heading, context)));
	}
	if (workbook.tables.length === 0) {
		const where = { file, sheet: nearest.sheet, rows: 1 as const };
		throw unrecognised(nearest.headings, context.mapping, where);
	}
	return workbook;
}

/** A sheet as tables: one, or for a form one for each of its filled columns. */
async function writeTables(
	file: string,
	sheet: { name: string; rows: CellValue[][] },
	heading: Heading,
	context: ReadContext
): Promise<Table[]> {
	const { headings } = heading;
	const header = headings.slice(0, headings.findLastIndex((one) => one.trim() !== '') + 1);
	if (header.length > LIMITS.columns)
		throw new Refusal(
			'for_manga_kolumner',
			`Bladet ${sheet.name} har ${header.length} kolumner; gränsen är ${LIMITS.columns}.`
		);
	const { whole, lines, count, nameless, exempelrader } = rowsBelow(sheet.rows, heading, header.length);
	// The cells are looked at as they are read too: numbers that only the sheet's own form would reveal.
	refusePersonnummer(whole, `i bladet ${sheet.name}`);
	const tables = heading.form
		? unfold(heading.form, lines).map((table) => ({ ...table, rows: table.lines.length }))
		: [{ kolumn: null, header, rows: count, lines }];
	return Promise.all(
		tables.map(async (table, nr): Promise<Table> => {
			const path = context.temp('csv');
			await writeFile(path, table.kolumn === null ? whole : table.lines.map(written).join(''), {
				mode: 0o600
			});
			return {
				file,
				sheet: table.kolumn === null ? sheet.name : `${sheet.name}, ${table.kolumn}`,
				header: table.header,
				rows: table.rows,
				path,
				delimiter: ';',
				prepared: true,
				hasHeader: false,
				firstRow: heading.index + 2,
				blanks: true,
				nameless: nr === 0 ? nameless : 0,
				...(nr === 0 && heading.form && { unknown: heading.form.unknown }),
				...(heading.rows === 2 && { headingRows: 2 as const }),
				decisions: {
					kodning: 'XLSX',
					rubrikrad: heading.index + 1,
					...(nr === 0 && exempelrader > 0 && { exempelrader })
				}
			};
		})
	);
}
