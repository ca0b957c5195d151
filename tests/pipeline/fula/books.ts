import { strFromU8, strToU8, unzipSync, zipSync, Zip, ZipDeflate } from 'fflate';
import type { CellValue } from 'hucre/xlsx';
import { replaceIn, SHEET, workbook, type Cells } from '../../attack/workbook.ts';
import { delvis, HEAD, lika, people, vagras, type Ful } from './made.ts';

/** Workbooks as Excel, LibreOffice, Google and export programs make them: what is not already in spellings.test.ts and hostile.test.ts. */

const day = (text: string) => new Date(`${text}T00:00:00Z`);
/** The people with real dates and numbers. */
const typed = (v: string): Cells =>
	people(v).map((row) =>
		row.map((cell, i): CellValue => (i === 3 || i === 6 ? day(cell) : i === 5 ? Number(cell) : cell))
	);
const sheet = (v: string): Cells => [HEAD, ...typed(v)];
const texts = (v: string): Cells => [HEAD, ...people(v)];
type Parts = Record<string, string>;
const book = (make: (v: string) => Record<string, Cells>, change?: (parts: Parts) => void) => (v: string) =>
	workbook(make(v), change);
const one = (make: (v: string) => Cells, change?: (parts: Parts) => void) =>
	book((v) => ({ Blad1: make(v) }), change);
/** Changes one cell of the sheet's XML, found by its reference. */
const cell = (ref: string, xml: string) =>
	replaceIn(SHEET, new RegExp(`<c r="${ref}"(?:[^>]*/>|[^]*?</c>)`), xml);
const all =
	(...changes: ((parts: Parts) => void)[]) =>
	(parts: Parts) =>
		changes.forEach((change) => change(parts));
/** Every cell's text written in the cell, and nothing else that a reader might lean on. */
const bare = (rows: readonly (readonly string[])[], how: (value: string) => string): string =>
	`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows
		.map((row) => `<row>${row.map(how).join('')}</row>`)
		.join('')}</sheetData></worksheet>`;
const escape = (value: string) =>
	value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const inline = (value: string) => `<c t="inlineStr"><is><t>${escape(value)}</t></is></c>`;

/** Streamed zip: sizes stand after each part, not before it, as programs write that do not know them beforehand. */
async function streamed(bytes: Uint8Array): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	await new Promise<void>((resolve, reject) => {
		const zip = new Zip((error, chunk, last) => {
			if (error) return reject(error);
			chunks.push(chunk);
			if (last) resolve();
		});
		for (const [name, part] of Object.entries(unzipSync(bytes))) {
			const file = new ZipDeflate(name);
			zip.add(file);
			file.push(part, true);
		}
		zip.end();
	});
	return Buffer.concat(chunks);
}
const repacked = async (bytes: Uint8Array, name: (part: string) => string) =>
	zipSync(
		Object.fromEntries(Object.entries(unzipSync(bytes)).map(([part, content]) => [name(part), content]))
	);

/** A sheet that is a picture, as Excel saves it. */
const chartSheet = all(
	replaceIn('xl/workbook.xml', '<sheets>', '<sheets><sheet name="Diagram1" sheetId="99" r:id="rId99"/>'),
	replaceIn(
		'xl/_rels/workbook.xml.rels',
		'</Relationships>',
		'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>'
	),
	(parts) =>
		void (parts['xl/chartsheets/sheet1.xml'] =
			'<chartsheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"/></sheetViews></chartsheet>')
);

/** Rows with a format and nothing in them, as a whole column that was coloured leaves behind. */
const empty = (rows: number) =>
	Array.from({ length: rows }, (_, i) => i + 100)
		.map((row) => `<row r="${row}" s="1" customFormat="1"><c r="A${row}" s="1"/></row>`)
		.join('');

export const books: Ful[] = [
	{
		namn: 'sammanfogade celler i en datakolumn: värdet står bara i den översta',
		gor: one(
			(v) => texts(v).map((row, i) => (i === 2 ? row.map((value, at) => (at === 2 ? null : value)) : row)),
			replaceIn(
				SHEET,
				'</sheetData>',
				'</sheetData><mergeCells count="1"><mergeCell ref="C2:C3"/></mergeCells>'
			)
		),
		blir: delvis(2, ['3 insats_id saknas '], ['1'])
	},
	{
		namn: 'dolda rader och kolumner räknas som andra',
		gor: one(sheet, replaceIn(SHEET, '<row r="3"', '<row r="3" hidden="1"')),
		blir: lika()
	},
	{
		namn: 'ett filter som gömmer rader',
		gor: one(
			sheet,
			all(
				replaceIn(SHEET, '<row r="2"', '<row r="2" hidden="1"'),
				replaceIn(
					SHEET,
					'</sheetData>',
					'</sheetData><autoFilter ref="A1:H3"><filterColumn colId="4"><filters><filter val="man"/></filters></filterColumn></autoFilter>'
				)
			)
		),
		blir: lika()
	},
	{
		namn: 'mycket dolt blad',
		gor: book(
			(v) => ({ Synligt: [['hej']], Dolt: sheet(v) }),
			replaceIn('xl/workbook.xml', '<sheet name="Dolt"', '<sheet state="veryHidden" name="Dolt"')
		),
		blir: lika('blad_utan_kalla')
	},
	{
		namn: 'en formel utan uträknat värde',
		gor: one(sheet, cell('F2', '<c r="F2"><f>2024-34</f></c>')),
		blir: vagras('formel_utan_varde', /Öppna den i Excel, spara den/)
	},
	{
		namn: 'en formel med tomt värde',
		gor: one(sheet, cell('H3', '<c r="H3" t="str"><f>IF(1,"","")</f><v></v></c>')),
		blir: delvis(2, [], ['1', '2'])
	},
	{
		namn: 'delade formler med värden',
		gor: one(
			sheet,
			all(
				cell('F2', '<c r="F2"><f t="shared" ref="F2:F3" si="0">1990-0*5</f><v>1990</v></c>'),
				cell('F3', '<c r="F3"><f t="shared" si="0"/><v>1985</v></c>')
			)
		),
		blir: lika()
	},
	{
		namn: 'formelfel i celler',
		gor: one(
			sheet,
			all(
				cell('F2', '<c r="F2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
				cell('D3', '<c r="D3" t="e"><v>#N/A</v></c>')
			)
		),
		blir: delvis(2, ['2 fodelsear fel_heltal #DIV/0!', '3 start fel_datum #N/A'], [])
	},
	{
		namn: 'text med fet stil, i delar',
		gor: one(
			texts,
			replaceIn(
				'xl/sharedStrings.xml',
				/<t[^>]*>kvinna<\/t>/,
				'<r><rPr><b/></rPr><t>kvin</t></r><r><t xml:space="preserve">na</t></r><phoneticPr fontId="1"/>'
			)
		),
		blir: lika()
	},
	{
		namn: 'text med blanksteg som ska sparas',
		gor: one(
			texts,
			replaceIn('xl/sharedStrings.xml', /<t[^>]*>kvinna<\/t>/, '<t xml:space="preserve">  kvinna\n</t>')
		),
		blir: lika()
	},
	{
		namn: 'tecken skrivna som _x000D_',
		gor: one(texts, replaceIn('xl/sharedStrings.xml', /<t[^>]*>kvinna<\/t>/, '<t>kvinna_x000D_\n</t>')),
		blir: lika()
	},
	{ namn: 'tal och datum sparade som text', gor: one(texts), blir: lika() },
	{
		namn: 'tal sparade som text, med hårt blanksteg',
		gor: one((v) =>
			texts(v).map((row) => row.map((value) => (value === '1990' ? '1\u00a0990\u00a0' : value)))
		),
		blir: lika()
	},
	{
		namn: 'en lång siffra som Excel har avrundat',
		gor: one((v) => [
			HEAD,
			...typed(v).map((row) => row.map((value, i) => (i === 1 ? 1234567890123456 : value)))
		]),
		blir: delvis(
			2,
			['2 deltagare avrundat_id 1.234567890123456E+15', '3 deltagare avrundat_id 1.234567890123456E+15'],
			[]
		)
	},
	{
		namn: 'datum med klockslag',
		gor: one((v) => [
			HEAD,
			...typed(v).map((row, i) =>
				i === 0 ? row.map((value, at) => (at === 3 ? new Date('2024-02-01T13:30:00Z') : value)) : row
			)
		]),
		blir: delvis(2, ['2 start fel_datum 2024-02-01 13:30:00'], ['2'])
	},
	{
		namn: 'ett datumvärde som inget datum är',
		gor: one(sheet, replaceIn(SHEET, /(<c r="D2"[^>]*>)<v>[^<]*<\/v>/, '$1<v>-5</v>')),
		blir: delvis(2, ['2 start fel_datum 1899-12-26'], ['2'])
	},
	{
		namn: 'textdatum i datumformaterade celler',
		gor: one(sheet, cell('D2', '<c r="D2" s="1" t="inlineStr"><is><t>5/1 2024</t></is></c>')),
		blir: delvis(2, ['2 start fel_datum 5/1 2024'], ['2'])
	},
	{
		namn: 'ISO-datum i celler av datumtyp',
		gor: one(
			sheet,
			all(
				cell('D2', '<c r="D2" t="d"><v>2024-02-01T00:00:00</v></c>'),
				cell('D3', '<c r="D3" t="d"><v>2024-02-02</v></c>')
			)
		),
		blir: lika()
	},
	{
		namn: 'tabellen börjar i C7 med tomt runt om',
		gor: one((v) => [...Array.from({ length: 6 }, () => []), ...sheet(v).map((row) => [null, null, ...row])]),
		blir: lika()
	},
	{
		namn: 'flera tabeller på ett blad, en under den andra',
		gor: one((v) => [
			...sheet(v),
			[],
			['insats_id', 'namn', 'forbund', 'inriktning'],
			['x', 'X', 'F', 'individinriktad']
		]),
		blir: delvis(
			4,
			['5 start fel_datum inriktning', '5 kon saknas ', '6 start fel_datum individinriktad', '6 kon saknas '],
			['1', '2']
		)
	},
	{
		namn: 'två tabeller bredvid varandra',
		gor: one((v) => sheet(v).map((row, i) => [...row, null, i === 0 ? 'Summa' : i, null])),
		blir: lika('okanda_kolumner')
	},
	{
		namn: 'diagramblad och tomma blad',
		gor: book((v) => ({ Tomt: [], Blad1: sheet(v) }), chartSheet),
		blir: lika()
	},
	{
		namn: 'sextiotusen formaterade tomma rader',
		gor: one(sheet, replaceIn(SHEET, '</sheetData>', `${empty(60_000)}</sheetData>`)),
		blir: lika()
	},
	{
		namn: 'formaterade tomma kolumner långt åt höger',
		gor: one(sheet, cell('H1', '<c r="H1" t="inlineStr"><is><t>team</t></is></c><c r="XFD1" s="1"/>')),
		blir: lika()
	},
	{
		namn: 'utan cellreferenser, text i cellerna, inget format (export från webben)',
		gor: one(sheet, (parts) => void (parts[SHEET] = bare([HEAD, ...people(idIn(parts))], inline))),
		blir: lika()
	},
	{
		namn: 'celler i fel ordning',
		gor: one(texts, replaceIn(SHEET, /(<c r="A2".*?<\/c>)(<c r="B2".*?<\/c>)/, '$2$1')),
		blir: lika()
	},
	{
		namn: 'rader i fel ordning',
		gor: one(texts, replaceIn(SHEET, /(<row r="2".*?<\/row>)(<row r="3".*?<\/row>)/, '$2$1')),
		blir: lika()
	},
	{
		namn: 'fel antal i den delade textlistan',
		gor: one(
			texts,
			replaceIn(
				'xl/sharedStrings.xml',
				/count="\d+" uniqueCount="\d+"|uniqueCount="\d+"/,
				'count="1" uniqueCount="1"'
			)
		),
		blir: lika()
	},
	{
		namn: 'fel mått på bladet',
		gor: one(texts, replaceIn(SHEET, /<sheetData>/, '<dimension ref="A1:B1"/><sheetData>')),
		blir: lika()
	},
	{
		namn: 'absoluta sökvägar i arbetsbokens länkar (LibreOffice, Google)',
		gor: one(sheet, replaceIn('xl/_rels/workbook.xml.rels', /Target="(?!\/)/g, 'Target="/xl/')),
		blir: lika()
	},
	{ namn: 'namnrymd med prefix (x:row, x:c)', gor: one(sheet, prefixed), blir: lika() },
	{ namn: 'zip med storlekarna efteråt', gor: (v) => one(sheet)(v).then(streamed), blir: lika() },
	{
		namn: 'zip med omvända snedstreck i namnen',
		gor: (v) => one(sheet)(v).then((bytes) => repacked(bytes, (part) => part.replaceAll('/', '\\'))),
		blir: vagras('trasig_xlsx', /spara den på nytt/)
	},
	{
		namn: 'avhuggen nedladdning',
		gor: (v) => one(sheet)(v).then((bytes) => bytes.subarray(0, bytes.length - 200)),
		blir: vagras('trasig_xlsx', /spara den på nytt/)
	},
	{
		namn: 'OpenDocument som heter .xlsx',
		gor: () =>
			zipSync({
				mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
				'content.xml': strToU8('<x/>')
			}),
		blir: vagras('trasig_xlsx', /OpenDocument/)
	},
	{
		namn: 'binär arbetsbok (.xlsb) som heter .xlsx',
		gor: () => zipSync({ 'xl/workbook.bin': strToU8('x'), '[Content_Types].xml': strToU8('<Types/>') }),
		blir: vagras('trasig_xlsx', /\.xlsb/)
	},
	{ namn: 'arbetsbok med makron som inte har några (.xlsm)', fil: 'fil.xlsm', gor: one(sheet), blir: lika() },
	{ namn: 'tom fil som heter .xlsx', gor: () => '', blir: vagras('tom_fil', /Filen är tom/) },
	{ namn: 'bara rubrikrad', gor: one(() => [HEAD]), blir: delvis(0, [], []) }
];

/** The ids' first part, found in the workbook itself. */
function idIn(parts: Parts): string {
	return /<t[^>]*>([a-z0-9]+)-1<\/t>/.exec(parts['xl/sharedStrings.xml'] ?? parts[SHEET] ?? '')?.[1] ?? '';
}
function prefixed(parts: Parts): void {
	parts[SHEET] = (parts[SHEET] ?? '')
		.replace(/<(\/?)(worksheet|sheetData|row|c|v|is|t|f)(?=[\s>/])/g, '<$1x:$2')
		.replace('xmlns=', 'xmlns:x=');
}
export const partsOf = (bytes: Uint8Array): Parts =>
	Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
