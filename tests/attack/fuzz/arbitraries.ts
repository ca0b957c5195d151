import fc from 'fast-check';
import iconv from 'iconv-lite';
import { strToU8, zipSync } from 'fflate';
import { stringify } from 'yaml';
import { columnsOf, contracts, type Contract } from '#pipelines/contracts/index.ts';
import { F1, F2, FRITT, HEAD, ROWS } from '../../pipeline/enkatVid.ts';
import { filen, skriv } from '../../unit/readers/sie/write.ts';

/** Files made from nothing, with the structure that a reader looks for and anything at all within it. */

const MARKS = [';', ',', '\t', '|'];
const ENDS = ['\n', '\r\n', '\r'];
const NASTY = [
	...[
		'',
		' ',
		'"',
		'""',
		'"a',
		'a"b',
		'\n',
		'\r\n',
		'\r',
		';',
		',',
		'|',
		'\t',
		'\ufeff',
		'\u00a0',
		'\u2028',
		'\u001a',
		'\u0000'
	],
	...[
		'#N/A',
		'#DIV/0!',
		'1,2E+11',
		'-',
		'\u22125',
		'1.234',
		'1,234',
		'45325',
		'2024-02-30',
		'0001-01-01',
		'2024-01-05 00:00'
	],
	...[
		'99999999999999999999',
		'1e400',
		'NaN',
		'null',
		'=1+1',
		"'; drop table r; --",
		'<b>&amp;</b>',
		'😀',
		'Kvinna ',
		'ja',
		'EXEMPEL'
	],
	...['_x000D_', '{}', '[1]', '\\', '\ud800', 'x'.repeat(4100)]
];
const nasty = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 12 }));
const mostly = <T, U>(usual: fc.Arbitrary<T>, seldom: fc.Arbitrary<U>): fc.Arbitrary<T | U> =>
	fc.oneof({ arbitrary: usual, weight: 6 }, { arbitrary: seldom, weight: 1 });

/** A heading and rows of one source: the contract's own example in most cells. */
const table = fc.constantFrom(...contracts).chain((contract: Contract) => {
	const columns = columnsOf(contract);
	const required = columns.filter((column) => column.required).map(({ name }) => name);
	const optional = columns.filter((column) => !column.required).map(({ name }) => name);
	return fc
		.tuple(
			fc.shuffledSubarray(optional),
			fc.subarray(['Anteckning', '', 'Ö'], { maxLength: 2 }),
			fc.boolean()
		)
		.chain(([some, strange, behind]) => {
			const names = behind ? [...required, ...some, ...strange] : [...strange, ...some, ...required];
			const cell = (name: string, nr: number) =>
				mostly(fc.constant(name.endsWith('_id') ? `${name}${nr}` : (contract.exempel[name] ?? '')), nasty);
			const row = fc.nat(1000).chain((nr) => fc.tuple(...names.map((name) => cell(name, nr))));
			return fc.array(row, { maxLength: 12 }).map((rows) => [names, ...rows]);
		});
});

const quoted = (value: string, mark: string, always: boolean): string =>
	always || /["\r\n]/.test(value) || value.includes(mark) ? `"${value.replaceAll('"', '""')}"` : value;

/** A CSV file of a source: any delimiter, line end, encoding and quoting, rows too short and too long, titles above. */
export const csvFile: fc.Arbitrary<Buffer> = fc
	.record({
		rows: table,
		mark: fc.constantFrom(...MARKS),
		end: fc.constantFrom(...ENDS),
		always: fc.boolean(),
		raw: mostly(fc.constant(false), fc.constant(true)),
		title: mostly(fc.constant(''), fc.constantFrom('sep=;\n', 'Rapport\n\n', ';;;\n')),
		more: mostly(fc.constant(0), fc.integer({ min: -2, max: 2 })),
		encoding: mostly(
			fc.constant('utf8'),
			fc.constantFrom('utf16le', 'utf16be', 'windows-1252', 'cp437', 'utf32le')
		),
		addBOM: fc.boolean()
	})
	.map(({ rows, mark, end, always, raw, title, more, encoding, addBOM }) => {
		const lines = rows.map((row, i) => {
			const cells =
				i === 0 || more === 0
					? row
					: more < 0
						? row.slice(0, more)
						: [...row, ...Array<string>(more).fill('x')];
			return cells.map((cell) => (raw ? cell : quoted(cell, mark, always))).join(mark) + end;
		});
		return iconv.encode(title + lines.join(''), encoding, { addBOM });
	});

const escaped = (value: string): string =>
	value.replace(/[<>&"]/g, (c) => `&#${c.charCodeAt(0)};`).replace(/[\ud800-\udfff]/gu, '?');
const ns = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const pack = 'http://schemas.openxmlformats.org/package/2006';

/** One cell in any of the ways there are; `at` is its own reference, which may be left out or be another's. */
const cellXml = (value: string, at: string, how: number): string => {
	const text = escaped(value);
	const ways = [
		`<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`,
		`<c r="${at}" t="inlineStr"><is><r><t>${text.slice(0, 2)}</t></r><r><t xml:space="preserve">${text.slice(2)}</t></r></is></c>`,
		`<c t="inlineStr"><is><t>${text}</t></is></c>`,
		`<c r="${at}" t="str"><f>A1</f><v>${text}</v></c>`,
		`<c r="${at}"><v>${/^-?\d+(\.\d+)?$/.test(value) ? value : '45325.5'}</v></c>`,
		`<c r="${at}" s="1"><v>${value.length * 4000}</v></c>`,
		`<c r="${at}" t="e"><v>#REF!</v></c>`,
		`<c r="${at}" t="b"><v>${value.length % 3}</v></c>`,
		`<c r="${at}" t="d"><v>2024-02-0${value.length % 10}</v></c>`,
		`<c r="${at}" t="s"><v>${value.length % 5}</v></c>`,
		`<c r="${at}"/>`,
		`<c r="A1" t="inlineStr"><is><t>${text}</t></is></c>`
	];
	return ways[how % ways.length] as string;
};
const letter = (i: number): string =>
	(i < 26 ? '' : String.fromCharCode(64 + Math.floor(i / 26))) + String.fromCharCode(65 + (i % 26));

/** A workbook of raw parts: cells in every way, sheets hidden, merged, empty, dates counted from 1904. */
export const xlsxFile: fc.Arbitrary<Buffer> = fc
	.record({
		sheets: fc.array(table, { minLength: 1, maxLength: 3 }),
		hows: fc.array(mostly(fc.constant(0), fc.nat(11)), { minLength: 20, maxLength: 60 }),
		state: fc.constantFrom('', ' state="hidden"', ' state="veryHidden"'),
		after: fc.constantFrom(
			'',
			'<mergeCells count="9"><mergeCell ref="A1:C3"/></mergeCells>',
			'<autoFilter ref="A1:B2"/>',
			'<x/>'
		),
		date1904: fc.boolean(),
		absolute: fc.boolean()
	})
	.map(({ sheets, hows, state, after, date1904, absolute }) => {
		let n = 0;
		const body = (rows: string[][]) =>
			rows
				.map(
					(row, r) =>
						`<row r="${r + 1}">${row.map((cell, c) => cellXml(cell, `${letter(c)}${r + 1}`, r === 0 ? 0 : (hows[n++ % hows.length] ?? 0))).join('')}</row>`
				)
				.join('');
		const parts: Record<string, string> = {
			'[Content_Types].xml': `<Types xmlns="${pack}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`,
			'_rels/.rels': `<Relationships xmlns="${pack}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
			'xl/workbook.xml': `<workbook xmlns="${ns}" xmlns:r="${office}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${sheets.map((_, i) => `<sheet name="Blad ${i}" sheetId="${i + 1}"${i ? state : ''} r:id="s${i}"/>`).join('')}</sheets></workbook>`,
			'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${pack}/relationships">${sheets.map((_, i) => `<Relationship Id="s${i}" Type="${office}/worksheet" Target="${absolute ? '/xl/' : ''}worksheets/sheet${i}.xml"/>`).join('')}</Relationships>`,
			'xl/styles.xml': `<styleSheet xmlns="${ns}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`
		};
		sheets.forEach(
			(rows, i) =>
				(parts[`xl/worksheets/sheet${i}.xml`] =
					`<worksheet xmlns="${ns}"><sheetData>${body(rows)}</sheetData>${after}</worksheet>`)
		);
		return Buffer.from(
			zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part)])))
		);
	});

/** A SIE 4 file with every kind of record, in the writer's own spelling. */
export const sieFile: fc.Arbitrary<Buffer> = fc
	.tuple(filen, fc.constantFrom(...ENDS), fc.constantFrom(' ', '\t', '  '))
	.map(([fil, end, gap]) => skriv(fil, end, gap));

const ELEMENTS =
	'FileInfo SoftwareProduct FileCreation Company FiscalYears FiscalYear AccountingCurrency Accounts Account OpeningBalance ClosingBalance Budget BudgetMultidim Dimensions Dimension Object ObjectReference Journal JournalEntry LedgerEntry Overstrike Okänd'.split(
		' '
	);
const ATTRIBUTES: Record<string, string[]> = {
	id: ['1', '5010', 'P1', '6'],
	accountId: ['5010', '1930', 'x'],
	amount: ['40.00', '-40.00', '1,5', '', '1e9', '0.005'],
	month: ['2024-01', '2024-13', ''],
	start: ['2024-01', '2023-01'],
	end: ['2024-12', '2023-12'],
	primary: ['true', 'false'],
	journalDate: ['2024-03-05', '2024-02-30'],
	type: ['asset', 'cost', 'x'],
	dimId: ['6', '1'],
	objectId: ['P1', ''],
	name: ['Hyra &amp; värme', '&lt;b&gt;'],
	date: ['2024-03-06']
};
const element = fc.letrec<{ node: string }>((tie) => ({
	node: fc
		.tuple(
			fc.constantFrom(...ELEMENTS),
			fc.subarray(Object.keys(ATTRIBUTES)),
			fc.nat(11),
			fc.oneof({ maxDepth: 4 }, fc.constant([] as string[]), fc.array(tie('node'), { maxLength: 5 }))
		)
		.map(([name, keys, pick, inner]) => {
			const written = keys
				.map((key) => ` ${key}="${ATTRIBUTES[key]?.[pick % (ATTRIBUTES[key]?.length ?? 1)] ?? ''}"`)
				.join('');
			return `<${name}${written}>${inner.join('')}</${name}>`;
		})
})).node;

/** SIE 5: the elements that are read and some that are not, in any order and depth. */
export const sie5File: fc.Arbitrary<Buffer> = fc
	.array(element, { maxLength: 12 })
	.map((nodes) =>
		Buffer.from(
			`<?xml version="1.0" encoding="utf-8"?><Sie xmlns="http://www.sie.se/sie5">${nodes.join('')}</Sie>`
		)
	);

const word = fc.constantFrom(
	'kon',
	'kvinna',
	'krus',
	'deltagande',
	'6:P1',
	'50-59',
	'personal',
	'',
	'__proto__',
	'a: b',
	'#',
	'1',
	'ja',
	'x'.repeat(300)
);
const leaf = fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null), nasty);
const dictionary = (inner: fc.Arbitrary<unknown>) =>
	fc.dictionary(word, inner, { maxKeys: 4, noNullPrototype: true });

const svar = [
	{ varde: 1, etikett: 'Nej' },
	{ varde: 2, etikett: 'Ja', aven: ['J'] },
	{ varde: 9, saknas: 'vet_ej' }
];
/** What each part may rightly hold. */
const RIGHT: Record<string, unknown> = {
	syntetisk: false,
	kolumner: { deltagande: { Löpnr: 'deltagande_id', Kön: 'kon' } },
	koder: { kon: { K: 'kvinna', M: 'man' }, ja_nej: { x: 'ja' } },
	insatser: { Salateamet: 'sala' },
	sie: { objekt: { '6:P1': 'krus' }, konto: { '50-59': 'lokaler' }, dimensioner: [6, 1] },
	skalor: { grad: { svar, positivt_fran: 2 } },
	enkater: [
		{
			...{ enkat: 'e', version: '1', insats_id: 'krus', respondentgrupp: 'deltagare', matar: 2024 },
			...{
				kolumner: { Svarsnr: 'svar_id' },
				fragor: { [F1]: { fraga: 'f1', indikator: 'i', skala: 'grad' } }
			}
		}
	],
	forslag: { koder: { kon: { V: 'kvinna' } } }
};
const wild = fc.oneof(
	leaf,
	dictionary(leaf),
	dictionary(dictionary(leaf)),
	fc.array(fc.oneof(leaf, dictionary(leaf)), { maxLength: 3 })
);
/** One place somewhere in a value, put wrong. */
const spoiled = (value: unknown): fc.Arbitrary<unknown> => {
	if (typeof value !== 'object' || value === null) return mostly(fc.constant(value), wild);
	const parts = Object.entries(value).map(([key, part]) =>
		fc.tuple(mostly(fc.constant(key), word), mostly(fc.constant(part), spoiled(part)))
	);
	return Array.isArray(value)
		? fc.tuple(...parts).map((some) => some.map(([, part]) => part))
		: fc.tuple(...parts).map((some) => Object.fromEntries(some));
};

/** `mappning.yml`: its own parts, rightly filled, put wrong somewhere, or wrong altogether. */
export const mappingFile: fc.Arbitrary<Buffer> = fc
	.subarray(Object.keys(RIGHT))
	.chain((names) =>
		fc.tuple(
			...names.map((name) =>
				fc.tuple(
					mostly(fc.constant(name), word),
					fc.oneof(fc.constant(RIGHT[name]), fc.constant(RIGHT[name]), spoiled(RIGHT[name]), wild)
				)
			)
		)
	)
	.map((parts) => Buffer.from(stringify(Object.fromEntries(parts))));

/** A survey's wide export: the questions of the made-up form, any answers, columns in any order, some twice or away. */
export const wideFile: fc.Arbitrary<Buffer> = fc
	.tuple(
		fc.oneof(fc.constant(HEAD), fc.shuffledSubarray([...HEAD, F1, F2, FRITT, 'Ny'], { minLength: 4 })),
		fc.array(fc.array(mostly(fc.constantFrom(...ROWS.flat()), nasty), { minLength: 5, maxLength: 8 }), {
			maxLength: 15
		}),
		fc.constantFrom(...MARKS),
		fc.constantFrom(...ENDS)
	)
	.map(([head, rows, mark, end]) =>
		Buffer.from(
			[head, ...rows].map((row) => row.map((cell) => quoted(cell, mark, false)).join(mark) + end).join('')
		)
	);

/** Bytes of no kind: what the encoding is guessed from. */
export const anyBytes: fc.Arbitrary<Buffer> = fc
	.tuple(
		fc.constantFrom('', '\ufeff', 'insats_id;namn;forbund;inriktning\n', 'å', '\u00ff\u00fe'),
		fc.uint8Array({ maxLength: 300 }),
		fc.constantFrom('utf8', 'utf16le', 'utf16be', 'latin1')
	)
	.map(([start, bytes, encoding]) => Buffer.concat([iconv.encode(start, encoding), bytes]));
