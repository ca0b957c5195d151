import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoadReport } from '#lib/server/report.ts';
import { columnsOf, contracts } from '#pipelines/contracts/index.ts';
import { isPersonnummer } from '#pipelines/readers/personnummer.ts';
import { stegvis, type Said } from '../pipeline/cli.ts';
import { csv, deltagande, filesBelow, insats, place, type Place } from '../pipeline/support.ts';
import { replaceIn, SHEET, workbook, type Cells } from './workbook.ts';

/**
 * A personnummer may stand anywhere, in any spelling: the file is refused whole, and afterwards the digits are found nowhere.
 * The numbers are those that SKV 704 and SKV 707 print as examples.
 */
const NUMBER = '640823-3234';
const SPELLINGS = [
	'640823-3234',
	'6408233234',
	'640823+3234',
	'19640823-3234',
	'196408233234',
	'640823 3234',
	'640823\u20133234',
	'640823\u00a03234',
	'701063-2391',
	'1964-08-23-3234',
	'SE640823-3234',
	'64-08-23-3234'
];
/** What would give a number away, whoever wrote it down and in whatever encoding. */
const TRACES = ['6408233234', '640823', '701063', '64-08-23', '1964-08-23', '64 08 23'].flatMap((text) => [
	Buffer.from(text),
	Buffer.from(text, 'utf16le'),
	iconv.encode(text, 'utf16be')
]);

const good = { 'insatser.csv': csv([insats()]), 'deltagande.csv': csv([deltagande(1), deltagande(2)]) };
const heading = Object.keys(deltagande(1));
const row = (over: Record<string, string | number> = {}): Cells[number] =>
	heading.map((name) => ({ ...deltagande(5), ...over })[name] ?? null);
const sheet = (over: Record<string, string | number> = {}): Cells => [heading, row(), row(over)];

/** Every place in a CSV file: each column of each source, the heading, a column nobody knows, a title row, the last line. */
function csvFiles(): Record<string, string | Uint8Array> {
	const files: Record<string, string | Uint8Array> = {};
	for (const contract of contracts) {
		const columns = columnsOf(contract).map(({ name }) => name);
		for (const column of columns)
			files[`${contract.source} ${column}.csv`] = csv([
				Object.fromEntries(columns.map((name) => [name, 'x'])),
				Object.fromEntries(columns.map((name) => [name, name === column ? NUMBER : 'x']))
			]);
	}
	const plain = csv([deltagande(5)]);
	SPELLINGS.forEach(
		(spelling, i) => (files[`spelling ${i}.csv`] = csv([deltagande(5, { deltagare: `a${spelling}` })]))
	);
	for (const encoding of ['utf8', 'utf16le', 'utf16be', 'windows-1252'])
		for (const addBOM of [true, false])
			if (encoding !== 'windows-1252' || !addBOM)
				SPELLINGS.forEach(
					(spelling, i) =>
						(files[`${encoding} ${addBOM} ${i}.csv`] = iconv.encode(
							csv([deltagande(6, { deltagare: spelling, team: 'Åkersberga' })]),
							encoding,
							{ addBOM }
						))
				);
	return {
		...files,
		'heading.csv': plain.replace('deltagare', `deltagare;${NUMBER}`),
		'extra column.csv': csv([{ ...deltagande(5), 'Handläggarens ord': `ring ${NUMBER}` }]),
		'title.csv': `Uttag för ${NUMBER}\n\n${plain}`,
		'after the last line.csv': `${plain}\n\n\n;;;;${NUMBER}`,
		'in quotes with line breaks.csv': csv([{ ...deltagande(5), team: `rad ett\n${NUMBER}\nrad tre` }]),
		'broken line.csv': `${plain}d7;"${NUMBER};krus\n`,
		'no heading at all.csv': `${NUMBER};krus\n`,
		'old line ends.csv': plain.replaceAll('\n', '\r') + `d9;${NUMBER};krus\r`,
		'broken utf-8.csv': Buffer.concat([
			Buffer.from(plain),
			Buffer.from('å;å;å;å;å\n'),
			Buffer.from([0xc3]),
			Buffer.from(` ${NUMBER}\n`)
		]),
		'with zeros.csv': Buffer.concat([Buffer.from(plain), Buffer.alloc(9), Buffer.from(NUMBER)]),
		'half of utf-16.csv': iconv.encode(`${plain}d9;${NUMBER};`, 'utf16le', { addBOM: true }).subarray(0, -1),
		'deep.csv': `${plain}${'d1;p1;krus;2024-01-01;2024-02-02;man;1990\n'.repeat(130_000)}d9;${NUMBER};krus;2024-01-01;;man;1990\n`
	};
}

/** A samordningsnummer that begins with zeros, worked out here so that none is written down. */
const zeros = Array.from({ length: 10 }, (_, last) => `000161012${last}`).find(isPersonnummer) ?? '';

async function workbooks(): Promise<Record<string, Uint8Array>> {
	const marked = sheet({ deltagare: 'MARKE' });
	const other: Cells = [['Anteckningar'], ['inget']];
	const text = (xml: string) =>
		workbook({ Blad1: [...marked, ['x']] }, replaceIn('xl/sharedStrings.xml', /<t[^>]*>MARKE<\/t>/, xml));
	const cell = (xml: string) =>
		workbook(
			{ Blad1: sheet({ fodelsear: 424242 }) },
			replaceIn(SHEET, /<c r="([A-Z]+\d+)"[^>]*><v>424242<\/v><\/c>/, xml)
		);
	const part = (name: string, xml: string) =>
		workbook({ Blad1: sheet() }, (parts) => void (parts[name] = xml));
	return {
		'text cell.xlsx': await workbook({ Blad1: sheet({ deltagare: NUMBER }) }),
		'number cell.xlsx': await workbook({ Blad1: sheet({ fodelsear: 6408233234 }) }),
		'long number cell.xlsx': await workbook({ Blad1: sheet({ fodelsear: 196408233234 }) }),
		'scientific.xlsx': await cell('<c r="$1"><v>6.408233234E9</v></c>'),
		'padded.xlsx': await workbook(
			{ Blad1: sheet({ fodelsear: Number(zeros) }) },
			replaceIn(
				'xl/styles.xml',
				/<fonts/,
				'<numFmts count="1"><numFmt numFmtId="164" formatCode="000000\\-0000"/></numFmts><fonts'
			)
		),
		'rich text.xlsx': await text(
			'<r><t>640823</t></r><r><rPr><b/><sz val="9"/></rPr><t>-32</t></r><r><t xml:space="preserve">34</t></r>'
		),
		'entities.xlsx': await text('<t>640823&#45;3234</t>'),
		'escaped.xlsx': await text('<t>640823_x002D_3234</t>'),
		'inline.xlsx': await cell('<c r="$1" t="inlineStr"><is><r><t>640823</t></r><r><t>-3234</t></r></is></c>'),
		'formula.xlsx': await cell(`<c r="$1" t="str"><f>"${NUMBER}"&amp;""</f><v>x</v></c>`),
		'formula result.xlsx': await cell(`<c r="$1" t="str"><f>A1</f><v>${NUMBER}</v></c>`),
		'heading.xlsx': await workbook({ Blad1: [[...heading, NUMBER], row()] }),
		'outside the table.xlsx': await workbook({
			Blad1: [...sheet(), [], [null, null, null, null, null, null, null, null, null, NUMBER]]
		}),
		'title row.xlsx': await workbook({ Blad1: [[`Uttag ${NUMBER}`], ...sheet()] }),
		'other sheet.xlsx': await workbook({ Blad1: sheet(), Annat: [['Person'], [NUMBER]] }),
		'other sheet number.xlsx': await workbook({ Blad1: sheet(), Annat: [['Person'], [6408233234]] }),
		'hidden sheet.xlsx': await workbook(
			{ Blad1: sheet(), Dolt: [[NUMBER]] },
			replaceIn('xl/workbook.xml', /<sheet name="Dolt"/, '<sheet state="veryHidden" name="Dolt"')
		),
		'sheet name.xlsx': await workbook({ Blad1: sheet(), [NUMBER]: other }),
		'no source at all.xlsx': await workbook({ Blad1: [[NUMBER]] }),
		'comment.xlsx': await part(
			'xl/comments1.xml',
			`<comments><authors><author>x</author></authors><commentList><comment ref="A1" authorId="0"><text><r><t>640823</t></r><r><t>-3234</t></r></text></comment></commentList></comments>`
		),
		'comment author.xlsx': await part(
			'xl/comments1.xml',
			`<comments><authors><author>${NUMBER}</author></authors><commentList/></comments>`
		),
		'threaded comment.xlsx': await part(
			'xl/threadedComments/threadedComment1.xml',
			`<ThreadedComments><threadedComment ref="A1"><text>se ${NUMBER}</text></threadedComment></ThreadedComments>`
		),
		'drawing.xlsx': await part(
			'xl/drawings/drawing1.xml',
			`<xdr:wsDr xmlns:xdr="x" xmlns:a="y"><a:p><a:r><a:t>640823</a:t></a:r><a:r><a:t>-3234</a:t></a:r></a:p></xdr:wsDr>`
		),
		'old comment.xlsx': await part(
			'xl/drawings/vmlDrawing1.vml',
			`<xml><v:textbox><div>${NUMBER}</div></v:textbox></xml>`
		),
		'properties.xlsx': await workbook(
			{ Blad1: sheet() },
			replaceIn(
				'docProps/core.xml',
				'</cp:coreProperties>',
				`<dc:title>${NUMBER}</dc:title></cp:coreProperties>`
			)
		),
		'own property.xlsx': await part(
			'docProps/custom.xml',
			`<Properties><property name="Ärende"><vt:lpwstr>${NUMBER}</vt:lpwstr></property></Properties>`
		),
		'own property name.xlsx': await part(
			'docProps/custom.xml',
			`<Properties><property name="${NUMBER}"><vt:lpwstr>x</vt:lpwstr></property></Properties>`
		),
		'defined name.xlsx': await workbook(
			{ Blad1: sheet() },
			replaceIn(
				'xl/workbook.xml',
				'</sheets>',
				'</sheets><definedNames><definedName name="P_6408233234">Blad1!$A$1</definedName></definedNames>'
			)
		),
		'defined value.xlsx': await workbook(
			{ Blad1: sheet() },
			replaceIn(
				'xl/workbook.xml',
				'</sheets>',
				`</sheets><definedNames><definedName name="P">"${NUMBER}"</definedName></definedNames>`
			)
		),
		'pivot cache.xlsx': await part(
			'xl/pivotCache/pivotCacheRecords1.xml',
			`<pivotCacheRecords><r><s v="${NUMBER}"/></r></pivotCacheRecords>`
		),
		'pivot cache number.xlsx': await part(
			'xl/pivotCache/pivotCacheDefinition1.xml',
			`<pivotCacheDefinition><sharedItems><n v="6408233234"/></sharedItems></pivotCacheDefinition>`
		),
		'link.xlsx': await part(
			'xl/worksheets/_rels/sheet1.xml.rels',
			`<Relationships><Relationship Id="rId9" Type="hyperlink" Target="mailto:${NUMBER}@example.org" TargetMode="External"/></Relationships>`
		),
		'validation.xlsx': await workbook(
			{ Blad1: sheet() },
			replaceIn(
				SHEET,
				'</sheetData>',
				`</sheetData><dataValidations count="1"><dataValidation sqref="A1" prompt="som ${NUMBER}"/></dataValidations>`
			)
		),
		'table.xlsx': await part(
			'xl/tables/table1.xml',
			`<table name="T" displayName="T"><tableColumns><tableColumn id="1" name="${NUMBER}"/></tableColumns></table>`
		),
		'header.xlsx': await workbook(
			{ Blad1: sheet() },
			replaceIn(
				SHEET,
				'</worksheet>',
				`<headerFooter><oddHeader>&amp;C${NUMBER}</oddHeader></headerFooter></worksheet>`
			)
		),
		'chart.xlsx': await part(
			'xl/charts/chart1.xml',
			`<c:chartSpace><c:strCache><c:pt idx="0"><c:v>${NUMBER}</c:v></c:pt></c:strCache></c:chartSpace>`
		)
	};
}

/** Everything that was left behind: files of the warehouse and what was said. */
function traces(warehouse: string, said: Said): string[] {
	const everything = [
		...filesBelow(warehouse).map((path) => [path, readFileSync(path)] as const),
		['stdout', Buffer.from(said.out)] as const,
		['stderr', Buffer.from(said.err)] as const
	];
	return everything.flatMap(([name, bytes]) =>
		TRACES.filter((trace) => bytes.includes(trace)).map((trace) => `${name}: ${trace.toString('hex')}`)
	);
}

describe('a personnummer', () => {
	let p: Place;
	let version = '';
	let refused: LoadReport;
	let said: Said;
	let names: string[] = [];

	beforeAll(async () => {
		p = place('stegvis-pnr');
		p.write(good);
		version =
			(JSON.parse((await stegvis('load', p.input, '--json', '--warehouse', p.warehouse)).out) as LoadReport)
				.version ?? '';
		const files = { ...csvFiles(), ...(await workbooks()) };
		names = Object.keys(files);
		p.send(files);
		said = await stegvis('load', p.input, '--json', '--warehouse', p.warehouse);
		refused = JSON.parse(said.out) as LoadReport;
	});
	afterAll(() => p.remove());

	it('refuses every file that holds one, whole, with its place and without the number', () => {
		expect([said.code, said.err, refused.published, refused.version]).toEqual([2, '', false, version]);
		const missed = names.filter(
			(name) => refused.files.find(({ file }) => file === name)?.code !== 'personnummer'
		);
		expect(missed).toEqual([]);
		expect(names.length).toBeGreaterThan(200);
		for (const file of refused.files) expect([file.read, file.accepted, file.quarantined]).toEqual([0, 0, 0]);
		for (const file of refused.files)
			expect(file.refused).toMatch(/ser ut som ett personnummer.*(på rad \d+|i arbetsboken|i bladet)/);
	});

	it('is found nowhere afterwards: versions, state, what was said', () => {
		expect(filesBelow(p.warehouse).map((path) => path.slice(p.warehouse.length))).toEqual(
			expect.arrayContaining(['/current', '/state.db', `/versions/${version}.duckdb`])
		);
		expect(traces(p.warehouse, said)).toEqual([]);
		expect(filesBelow(join(p.warehouse, 'bygge'))).toEqual([]);
	});

	it('is not said in words either', async () => {
		p.send({ ...good, 'spelling.csv': csv([deltagande(5, { deltagare: NUMBER })]) });
		const words = await stegvis('load', p.input, '--warehouse', p.warehouse);
		expect(words.out).toContain('ser ut som ett personnummer');
		expect([words.code, traces(p.warehouse, words)]).toEqual([2, []]);
	});

	it('says which row it is on', () => {
		const place = (name: string) =>
			/på rad (\d+)/.exec(refused.files.find(({ file }) => file === name)?.refused ?? '')?.[1];
		expect([place('mal text.csv'), place('title.csv'), place('deep.csv')]).toEqual(['3', '1', '130003']);
	});

	it.each([
		['a file', { [`uttag ${NUMBER}.csv`]: csv([deltagande(5)]) }],
		['a file with underscores', { 'uttag_640823_3234.csv': csv([deltagande(5)]) }],
		['a workbook', { '6408233234.xlsx': 'x' }],
		['a folder', { [`${NUMBER}/deltagande.csv`]: csv([deltagande(5)]) }],
		[
			'the mapping',
			{ 'mappning.yml': `koder:\n  kon:\n    "${NUMBER}": kvinna\n`, 'd.csv': csv([deltagande(5)]) }
		],
		['a key of the mapping', { 'mappning.yml': `"${NUMBER}": 1\n`, 'd.csv': csv([deltagande(5)]) }]
	])('in the name or beside: %s', async (_, files) => {
		p.send(files);
		const named = await stegvis('load', p.input, '--warehouse', p.warehouse);
		expect([named.code, traces(p.warehouse, named)]).toEqual([2, []]);
		expect(named.out).toContain('ser ut som ett personnummer');
	});

	it('in the name of the folder that is sent, there or not', async () => {
		const folder = join(p.folder, `Ärende ${NUMBER}`);
		const missing = await stegvis('load', folder, '--warehouse', p.warehouse);
		expect([missing.code, traces(p.warehouse, missing)]).toEqual([2, []]);
		mkdirSync(folder);
		p.send({});
		const inside = place();
		inside.write({ [`Ärende ${NUMBER}/d.csv`]: csv([deltagande(5)]) });
		const said = await stegvis(
			'load',
			join(inside.input, `Ärende ${NUMBER}`),
			'--json',
			'--warehouse',
			p.warehouse
		);
		expect([said.code, traces(p.warehouse, said)]).toEqual([2, []]);
		inside.remove();
	});

	it('stops nothing that is right: the next load of good files is published', async () => {
		p.send({ ...good, 'fler.csv': csv([deltagande(3)]) });
		const after = await stegvis('load', p.input, '--json', '--warehouse', p.warehouse);
		expect([after.code, (JSON.parse(after.out) as LoadReport).published]).toEqual([0, true]);
	});
});
