import iconv from 'iconv-lite';
import type { CellValue } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoadReport } from '#lib/server/report.ts';
import { replaceIn, SHEET, workbook, type Cells } from '../attack/workbook.ts';
import { insats, csv, lost, place, type Place } from './support.ts';

/**
 * The same table in every spelling a kansli may send it in: each must be read whole, and mean the same. All are sent in
 * one folder, with ids of their own.
 */
const TEAM = 'Åsas ”lag”; "Ö", norr';
const people = (variant: string) =>
	[1, 2, 3].map((nr) => ({
		deltagande_id: `${variant}-${nr}`,
		deltagare: `${variant}-p${nr}`,
		insats_id: 'krus',
		start: `2024-02-0${nr}`,
		kon: 'kvinna',
		fodelsear: '1990',
		team: TEAM,
		fullfoljt: 'ja',
		slut: '2024-05-31'
	}));
const HEAD = Object.keys(people('x')[0] as object);
const cells = (variant: string): string[][] => people(variant).map((row) => Object.values(row));

interface Shape {
	mark?: string;
	end?: string;
	quoteAll?: boolean;
	head?: string[];
	change?: (row: string[]) => string[];
	before?: string;
	after?: string;
	between?: string;
}
const table = (
	variant: string,
	{
		mark = ';',
		end = '\n',
		quoteAll = false,
		head = HEAD,
		change = (row) => row,
		before = '',
		after = '',
		between = ''
	}: Shape = {}
): string => {
	const cell = (text: string) =>
		quoteAll || /["\r\n]/.test(text) || text.includes(mark) ? `"${text.replaceAll('"', '""')}"` : text;
	return (
		before +
		[head, ...cells(variant).map(change)].map((row) => row.map(cell).join(mark) + end + between).join('') +
		after
	);
};
const encoded =
	(encoding: string, addBOM = false) =>
	(variant: string) =>
		iconv.encode(table(variant), encoding, { addBOM });
const order = [4, 0, 8, 2, 6, 1, 7, 3, 5];
const shuffled = <T>(row: T[]): T[] => order.map((i) => row[i] as T);

const texts: Record<string, (variant: string) => string | Buffer> = {
	'as it is': (v) => table(v),
	'UTF-8 with a mark': encoded('utf8', true),
	'UTF-16 LE with a mark': encoded('utf16le', true),
	'UTF-16 LE': encoded('utf16le'),
	'UTF-16 BE with a mark': encoded('utf16be', true),
	'UTF-16 BE': encoded('utf16be'),
	'Windows-1252': encoded('windows-1252'),
	comma: (v) => table(v, { mark: ',' }),
	tab: (v) => table(v, { mark: '\t' }),
	bar: (v) => table(v, { mark: '|' }),
	CRLF: (v) => table(v, { end: '\r\n' }),
	'CR alone': (v) => table(v, { end: '\r' }),
	'mixed line ends': (v) => table(v).replace('\n', '\r\n'),
	'no last line end': (v) => table(v).trimEnd(),
	'all quoted': (v) => table(v, { quoteAll: true }),
	'all quoted after a mark': (v) => '\ufeff' + table(v, { quoteAll: true }),
	'columns in another order': (v) => table(v, { head: shuffled(HEAD), change: shuffled }),
	'a column nobody knows': (v) =>
		table(v, { head: [...HEAD, 'Anteckning'], change: (row) => [...row, 'rad ett\nrad två'] }),
	'headings in capitals, with blanks': (v) =>
		table(v, { head: HEAD.map((name) => ` ${name.toUpperCase().replaceAll('_', ' ')} `) }),
	'blanks around every cell': (v) =>
		table(v, { change: (row) => row.map((cell, i) => (i % 2 ? `  ${cell} ` : `\u00a0${cell}\u202f`)) }),
	'a tab around every cell': (v) => table(v, { change: (row) => row.map((cell) => `\t${cell}\t`) }),
	'blank lines': (v) => table(v, { between: '\n' }),
	'lines of delimiters': (v) => table(v, { after: ';;;;;;;;\n;;;;;;;;\n' }),
	'delimiters at the end of every line': (v) => table(v).replaceAll('\n', ';;\n'),
	'a title above': (v) => table(v, { before: 'Deltagare 2024\nUttag 2024-06-01;;;\n\n' }),
	'a title above in Windows-1252': (v) =>
		iconv.encode(table(v, { before: 'Förteckning över deltagare\r\n\r\n', end: '\r\n' }), 'windows-1252'),
	'dates with a time': (v) =>
		table(v, { change: (row) => row.map((cell) => (/^\d{4}-/.test(cell) ? `${cell} 00:00:00` : cell)) }),
	'codes as labels': (v) =>
		table(v, { change: (row) => row.map((cell) => ({ kvinna: 'KVINNA', ja: 'Ja' })[cell] ?? cell) }),
	'numbers with a decimal': (v) =>
		table(v, { change: (row) => row.map((cell) => (cell === '1990' ? '1990,0' : cell)) })
};

const typed = (variant: string): Cells =>
	cells(variant).map((row) =>
		row.map((cell, i): CellValue =>
			i === 3 || i === 8 ? new Date(`${cell}T00:00:00Z`) : i === 5 ? Number(cell) : i === 7 ? true : cell
		)
	);
const sheet = (variant: string): Cells => [HEAD, ...typed(variant)];
const wide = (text: string): Cells => [[text], []];
const books: Record<string, (variant: string) => Promise<Uint8Array>> = {
	'numbers, dates and booleans': (v) => workbook({ Blad1: sheet(v) }),
	'everything as text': (v) => workbook({ Blad1: [HEAD, ...cells(v)] }),
	'a title above, merged': (v) =>
		workbook(
			{ Blad1: [...wide('Deltagare'), ...sheet(v)] },
			replaceIn(
				SHEET,
				'</sheetData>',
				'</sheetData><mergeCells count="1"><mergeCell ref="A1:I1"/></mergeCells>'
			)
		),
	'blank rows between': (v) => workbook({ Blad1: sheet(v).flatMap((row) => [row, [null, '', ' ']]) }),
	'empty sheets around': (v) => workbook({ Tomt: [], Blad1: sheet(v), Också: [[]] }),
	'a hidden sheet': (v) =>
		workbook(
			{ Synligt: [['hej']], Dolt: sheet(v) },
			replaceIn('xl/workbook.xml', '<sheet name="Dolt"', '<sheet state="hidden" name="Dolt"')
		),
	'formulas with their values': (v) =>
		workbook({ Blad1: sheet(v) }, replaceIn(SHEET, /<v>/g, '<f>A1</f><v>')),
	'columns in another order': (v) =>
		workbook({ Blad1: [shuffled(HEAD), ...typed(v).map((row) => shuffled(row))] }),
	'dates counted from 1904': (v) =>
		workbook({ Blad1: sheet(v) }, (parts) => {
			parts['xl/workbook.xml'] = (parts['xl/workbook.xml'] ?? '').replace(
				/<workbookPr[^>]*\/>|(?=<sheets>)/,
				'<workbookPr date1904="1"/>'
			);
			// 1904-01-01 is day 1462 of the other count.
			parts[SHEET] = (parts[SHEET] ?? '').replace(
				/<v>(45\d{3})<\/v>/g,
				(_, day) => `<v>${Number(day) - 1462}</v>`
			);
		}),
	'rich text': (v) =>
		workbook(
			{ Blad1: sheet(v) },
			replaceIn(
				'xl/sharedStrings.xml',
				new RegExp(`<t[^>]*>(${v}-)(1)</t>`),
				'<r><t>$1</t></r><r><rPr><b/></rPr><t>$2</t></r>'
			)
		)
};

const AMOUNTS = [-2293000, 1234567.5, 0.05, 12, 999.99, 1000000];
const group = (text: string, mark: string) => text.replace(/\B(?=(\d{3})+(?!\d))/g, mark);
const swedish =
	(mark: string, minus = '-') =>
	(n: number) => {
		const [whole = '', decimals] = String(Math.abs(n)).split('.');
		return (n < 0 ? minus : '') + group(whole, mark) + (decimals ? `,${decimals}` : '');
	};
const amounts: Record<string, (n: number) => string> = {
	'bare, with comma': swedish(''),
	'two decimals always': (n) => n.toFixed(2).replace('.', ','),
	'a blank between thousands': swedish(' '),
	'NBSP between thousands': swedish('\u00a0'),
	'narrow NBSP and a true minus': swedish('\u202f', '\u2212'),
	'thin blank': swedish('\u2009'),
	'points between thousands': (n) => swedish('.')(n),
	'with point': (n) => String(n),
	'commas between thousands': (n) =>
		(n < 0 ? '-' : '') +
		group(String(Math.abs(Math.trunc(n))), ',') +
		(n % 1 ? String(Math.abs(n % 1).toFixed(2)).slice(1) : '')
};

describe('the same table, whatever its spelling', () => {
	let p: Place;
	let report: LoadReport;
	const of = (file: string) => report.files.filter((one) => one.file === file && one.source !== null);
	const key = (name: string, i: number) => `${name.replace(/[^a-zA-Z0-9]/g, '').slice(0, 12)}${i}`;

	beforeAll(async () => {
		p = place();
		p.write({ '0.csv': csv([insats()]) });
		for (const [i, [name, make]] of Object.entries(texts).entries())
			p.write({ [`${name}.csv`]: make(key(name, i)) });
		for (const [i, [name, make]] of Object.entries(books).entries())
			p.write({ [`${name}.xlsx`]: await make(`x${key(name, i)}`) });
		for (const [name, say] of Object.entries(amounts))
			for (const mark of [';', '\t'])
				p.write({
					[`${name} ${mark === ';' ? 's' : 't'}.csv`]: csv(
						AMOUNTS.map((n, i) => ({
							insats_id: 'krus',
							period: '2024',
							typ: 'utfall',
							kostnadsslag: 'personal',
							belopp_kr: say(n),
							post: `${name} ${mark === ';' ? 's' : 't'} ${i}`
						})),
						mark
					)
				});
		report = await p.load();
	});
	afterAll(() => p.remove());

	it('is read whole', () => {
		expect(report.errors).toEqual([]);
		expect(lost(report)).toEqual([]);
	});

	const rows = async (variant: string) =>
		await p.query(
			`select deltagande_id, deltagare, insats_id, start, kon, cast(fodelsear as varchar) as fodelsear, team, fullfoljt, slut from staging.deltagande where starts_with(deltagande_id, '${variant}-') order by 1 asc nulls last`
		);

	it.each(Object.keys(texts).map((name, i) => [name, i] as const))('CSV: %s', async (name, i) => {
		expect(of(`${name}.csv`)).toMatchObject([{ source: 'deltagande', read: 3, accepted: 3, quarantined: 0 }]);
		expect(await rows(key(name, i))).toEqual(people(key(name, i)));
	});

	it.each(Object.keys(books).map((name, i) => [name, i] as const))('XLSX: %s', async (name, i) => {
		expect(of(`${name}.xlsx`)).toMatchObject([
			{ source: 'deltagande', read: 3, accepted: 3, quarantined: 0 }
		]);
		expect(await rows(`x${key(name, i)}`)).toEqual(people(`x${key(name, i)}`));
	});

	it.each(Object.keys(amounts).flatMap((name) => [`${name} s`, `${name} t`]))('amounts: %s', async (name) => {
		expect(of(`${name}.csv`)).toMatchObject([{ read: 6, accepted: 6, quarantined: 0 }]);
		const found = await p.query<{ belopp_ore: number }>(
			`select belopp_ore from staging.ekonomi where starts_with(post, '${name} ') order by post asc nulls last`
		);
		expect(found.map(({ belopp_ore }) => belopp_ore)).toEqual(AMOUNTS.map((n) => Math.round(n * 100)));
	});
});

describe('what a workbook says wrongly is named, cell by cell', () => {
	it('failed formulas, serial dates, empty required cells and cells beyond the table', async () => {
		const p = place();
		const bad = typed('x');
		const row = (over: Record<number, CellValue>): CellValue[] =>
			(bad[0] as CellValue[]).map((cell, i) => (i in over ? (over[i] ?? null) : cell));
		p.write({
			'0.csv': csv([insats()]),
			'bok.xlsx': await workbook({
				Blad1: [
					HEAD,
					row({ 0: 'a' }),
					row({ 0: 'b', 1: '#REF!' }),
					row({ 0: 'c', 3: 45325 }),
					row({ 0: 'd', 5: '#DIV/0!' }),
					row({ 0: 'e', 2: null }),
					[...row({ 0: 'f' }), 'bortom'],
					row({ 0: 'g', 5: 1990.5 })
				]
			})
		});
		const report = await p.load();
		expect(lost(report)).toEqual([]);
		expect(
			await p.query('select blad, rad, kolumn, kod, varde from meta.karantan order by rad asc nulls last')
		).toEqual([
			{ blad: 'Blad1', rad: 3, kolumn: 'deltagare', kod: 'formelfel', varde: '#REF!' },
			{ blad: 'Blad1', rad: 4, kolumn: 'start', kod: 'excel_datum', varde: '45325' },
			{ blad: 'Blad1', rad: 5, kolumn: 'fodelsear', kod: 'fel_heltal', varde: '#DIV/0!' },
			{ blad: 'Blad1', rad: 6, kolumn: 'insats_id', kod: 'saknas', varde: null },
			{ blad: 'Blad1', rad: 8, kolumn: 'fodelsear', kod: 'fel_heltal', varde: '1990.5' }
		]);
		p.remove();
	});

	it('a column without a heading is not read, and that is said when it holds something', async () => {
		const p = place();
		const table = (cell: string) => csv([insats()]).replace('\n', ';\n').replace(/\n$/, `;${cell}\n`);
		p.write({ 'a.csv': table('viktigt') });
		expect((await p.load()).warnings).toMatchObject([{ code: 'kolumn_utan_rubrik', file: 'a.csv' }]);
		p.send({ 'b.csv': table(' ') });
		expect((await p.load()).warnings).toEqual([]);
		p.remove();
	});
});
