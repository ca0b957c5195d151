import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import iconv from 'iconv-lite';

/** Seeded damage to files: the same seed gives the same damage. */
export interface Chance {
	/** 0 ≤ n < below. */
	int(below: number): number;
	pick<T>(list: readonly T[]): T;
}

/** Mulberry32: small, seeded, good enough to choose where to cut. */
export function chance(seed: number): Chance {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
	const int = (below: number) => Math.floor(next() * below);
	return { int, pick: (list) => list[int(list.length)] as never };
}

export type Damage = (bytes: Buffer, by: Chance) => Buffer;

const spliced = (bytes: Buffer, at: number, remove: number, put: Uint8Array | string = ''): Buffer =>
	Buffer.concat([bytes.subarray(0, at), Buffer.from(put as string), bytes.subarray(at + remove)]);

const NASTY = [
	'"',
	'""',
	'"\n',
	'\r',
	'\n\n',
	'\r\n',
	';',
	',',
	'\t',
	'|',
	'\ufeff',
	'\u00a0',
	'\u2212',
	'\u202f1',
	'\u0000',
	'\\',
	"'",
	'#DIV/0!',
	'45325',
	'45325,5',
	'3.7',
	'1,239',
	'2024/01/05',
	'2024-02-30',
	'99999999999999999999',
	'1e400',
	'-',
	'\ud800',
	'\u0085',
	'\u2028',
	'\u001a',
	'😀',
	'x'.repeat(5000),
	' '.repeat(300),
	'=1+1',
	'NULL',
	'å',
	'Ã¥'
];

/** Changes one cell of the text, by its delimiters. */
const inCell = (bytes: Buffer, by: Chance, change: (cell: string) => string): Buffer => {
	const text = bytes.toString('utf8');
	const lines = text.split('\n');
	const at = by.int(lines.length);
	const mark =
		[';', ',', '\t', '|'].sort(
			(a, b) => (lines[0] ?? '').split(b).length - (lines[0] ?? '').split(a).length
		)[0] ?? ';';
	const cells = (lines[at] ?? '').split(mark);
	const cell = by.int(cells.length);
	cells[cell] = change(cells[cell] ?? '');
	lines[at] = cells.join(mark);
	return Buffer.from(lines.join('\n'));
};

const columnwise = (bytes: Buffer, change: (cells: string[]) => string[]): Buffer =>
	Buffer.from(
		bytes
			.toString('utf8')
			.split('\n')
			.map((line) => (line === '' ? line : change(line.split(';')).join(';')))
			.join('\n')
	);

export const bytewise: Record<string, Damage> = {
	flip: (bytes, by) => {
		const copy = Buffer.from(bytes);
		for (let n = 1 + by.int(4); n > 0; n--) copy[by.int(copy.length)] = by.int(256);
		return copy;
	},
	flipOneBit: (bytes, by) => {
		const copy = Buffer.from(bytes);
		const at = by.int(copy.length);
		copy[at] = (copy[at] ?? 0) ^ (1 << by.int(8));
		return copy;
	},
	remove: (bytes, by) => spliced(bytes, by.int(bytes.length), 1 + by.int(20)),
	cut: (bytes, by) => bytes.subarray(0, by.int(bytes.length)),
	behead: (bytes, by) => bytes.subarray(by.int(Math.min(bytes.length, 400))),
	repeat: (bytes, by) => {
		const at = by.int(bytes.length);
		return spliced(bytes, at, 0, bytes.subarray(at, at + by.int(3000)));
	},
	insert: (bytes, by) => spliced(bytes, by.int(bytes.length), 0, by.pick(NASTY)),
	zeros: (bytes, by) => spliced(bytes, by.int(bytes.length), 0, Buffer.alloc(1 + by.int(50)))
};

export const textual: Record<string, Damage> = {
	...bytewise,
	cell: (bytes, by) => inCell(bytes, by, () => by.pick(NASTY)),
	cellEdges: (bytes, by) => inCell(bytes, by, (cell) => by.pick(NASTY) + cell + by.pick(NASTY)),
	openQuote: (bytes, by) => inCell(bytes, by, (cell) => `"${cell}`),
	shuffle: (bytes, by) => {
		const order = Array.from({ length: 60 }, () => by.int(1000));
		return columnwise(bytes, (cells) =>
			cells
				.map((cell, i) => [order[i] ?? 0, cell] as const)
				.sort((a, b) => a[0] - b[0])
				.map(([, cell]) => cell)
		);
	},
	dropColumn: (bytes, by) => {
		const at = by.int(12);
		return columnwise(bytes, (cells) => cells.filter((_, i) => i !== at));
	},
	doubleColumn: (bytes, by) => {
		const at = by.int(8);
		return columnwise(bytes, (cells) => [...cells, cells[at] ?? '']);
	},
	ragged: (bytes, by) =>
		columnwise(bytes, (cells) => (by.int(4) ? cells : cells.slice(0, by.int(cells.length + 1)))),
	lineEnds: (bytes, by) =>
		Buffer.from(bytes.toString('utf8').replace(/\r?\n/g, () => by.pick(['\n', '\r\n', '\r']))),
	encoding: (bytes, by) =>
		iconv.encode(
			bytes.toString('utf8'),
			by.pick(['utf16le', 'utf16be', 'windows-1252', 'cp437', 'macintosh', 'utf32le']),
			{ addBOM: by.int(2) === 0 }
		),
	delimiter: (bytes, by) =>
		Buffer.from(bytes.toString('utf8').replaceAll(';', by.pick([',', '\t', '|', ':']))),
	title: (bytes, by) =>
		Buffer.concat([
			Buffer.from(by.pick(['Rapport 2024\n', '\n\n\n', '"Titel";;;\n;;;\n', 'a;b\n'.repeat(20)])),
			bytes
		]),
	mark: (bytes) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
	blankLines: (bytes, by) =>
		Buffer.from(
			bytes.toString('utf8').replace(/\n/g, () => by.pick(['\n', '\n', '\n\n', '\n;;;\n', '\n   \n']))
		)
};

/** Changes one XML part of a workbook and packs it anew. */
const inPart = (bytes: Buffer, by: Chance, change: (xml: string) => string): Buffer => {
	const parts = unzipSync(bytes);
	const names = Object.keys(parts).filter((name) => name.endsWith('.xml') || name.endsWith('.rels'));
	const sheets = names.filter((name) => name.includes('/sheet') || name.includes('sharedStrings'));
	const name = by.pick(by.int(3) ? sheets : names);
	parts[name] = strToU8(change(strFromU8(parts[name] as Uint8Array)));
	return Buffer.from(zipSync(parts, { level: 1 }));
};
const oneOf = (
	xml: string,
	by: Chance,
	pattern: RegExp,
	put: string | ((found: string) => string)
): string => {
	const all = [...xml.matchAll(pattern)];
	const hit = all[by.int(Math.max(1, all.length))];
	return hit
		? xml.slice(0, hit.index) +
				(typeof put === 'string' ? put : put(hit[0])) +
				xml.slice(hit.index + hit[0].length)
		: xml;
};
const part =
	(change: (xml: string, by: Chance) => string): Damage =>
	(bytes, by) =>
		inPart(bytes, by, (xml) => change(xml, by));

export const packed: Record<string, Damage> = {
	...bytewise,
	withoutPart: (bytes, by) => {
		const parts = unzipSync(bytes);
		delete parts[by.pick(Object.keys(parts))];
		return Buffer.from(zipSync(parts, { level: 1 }));
	},
	tag: part((xml, by) => oneOf(xml, by, /<[^>]*>/g, '')),
	tagTwice: part((xml, by) => oneOf(xml, by, /<[^>]*>/g, (found) => found + found)),
	value: part((xml, by) =>
		oneOf(
			xml,
			by,
			/<v>[^<]*<\/v>/g,
			`<v>${by.pick(['', '-1', '99999999', '1e999', 'NaN', '45325', '45325.75', '0.1', 'x', '1E+11', '-45325'])}</v>`
		)
	),
	kind: part((xml, by) =>
		oneOf(
			xml,
			by,
			/ t="[a-zA-Z]+"/g,
			by.pick(['', ' t="e"', ' t="b"', ' t="s"', ' t="str"', ' t="d"', ' t="inlineStr"', ' t="zz"'])
		)
	),
	style: part((xml, by) =>
		oneOf(xml, by, / s="\d+"/g, by.pick(['', ' s="0"', ' s="1"', ' s="999"', ' s="-1"']))
	),
	reference: part((xml, by) =>
		oneOf(
			xml,
			by,
			/ r="[A-Z]+\d+"/g,
			by.pick(['', ' r="A1"', ' r="ZZ99"', ' r="A0"', ' r="1A"', ' r="XFE1"', ' r="A1048577"'])
		)
	),
	error: part((xml, by) => oneOf(xml, by, /<c [^>]*>/g, '<c r="B2" t="e"><v>#REF!</v></c><c>')),
	formula: part((xml, by) => oneOf(xml, by, /<v>/g, '<f>SUM(A1:A9)</f><v>')),
	merged: part((xml) =>
		xml.replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="A2:D9"/></mergeCells>')
	),
	hidden: part((xml, by) => oneOf(xml, by, /<sheet /g, '<sheet state="hidden" ')),
	text: part((xml, by) =>
		oneOf(
			xml,
			by,
			/<t[^>]*>[^<]*<\/t>/g,
			`<t>${by.pick(['', 'x'.repeat(40000), '&amp;', '&#0;', '_x0000_', '&bogus;', '😀', '2024-02-30', '3,7', '1 234'])}</t>`
		)
	),
	dates1904: part((xml) => xml.replace('<workbookPr', '<workbookPr date1904="1"')),
	emptySheet: part((xml) => xml.replace(/<sheetData>[\s\S]*<\/sheetData>/, '<sheetData/>'))
};
