import { Refusal } from '../refusal.ts';

/** How the start of a file that is no workbook looks, and what to do with it. */
const STRANGERS: readonly [RegExp, string][] = [
	[
		/^\s*<(?:!doctype html|html|table|meta|head)\b/i,
		'Filen är en webbsida som heter som en arbetsbok. Öppna den i Excel, spara den som .xlsx och skicka den igen.'
	],
	[
		/^\s*<\?(?:xml|mso-application)\b/i,
		'Filen är XML som heter som en arbetsbok. Öppna den i Excel, spara den som .xlsx och skicka den igen.'
	],
	[
		/^PK[^]{1,60}mimetypeapplication\/vnd\.oasis\.opendocument/,
		'Filen är en OpenDocument-fil (.ods). Spara den som .xlsx och skicka den igen.'
	],
	[
		/^PK[^]*xl\/workbook\.bin/,
		'Filen är en binär arbetsbok (.xlsb). Spara den som .xlsx och skicka den igen.'
	],
	[
		/^[^\p{Cc}]*[;,\t|][^\p{Cc}]*[\r\n]/u,
		'Filen är en textfil som heter som en arbetsbok. Är det CSV, byt ändelsen till .csv och skicka den igen.'
	]
];
const LOOKED_AT = 4096;

/** Names what a file is when it is called a workbook and is none. Throws Refusal. */
export function refuseStranger(bytes: Buffer): void {
	if (bytes.length === 0)
		throw new Refusal('tom_fil', 'Filen är tom. Skicka den igen med rubrikrad och rader.');
	// The names of a zip's parts stand at its end.
	const ends = bytes.length > LOOKED_AT ? bytes.toString('latin1', bytes.length - LOOKED_AT) : '';
	const text = (bytes.toString('latin1', 0, LOOKED_AT) + ends).replace(/^\u00ef\u00bb\u00bf/, '');
	const known = STRANGERS.find(([pattern]) => pattern.test(text));
	if (known) throw new Refusal('trasig_xlsx', known[1]);
}

const WORKSHEET = /(?:^|[/\\])worksheets[/\\][^/\\]+\.xml$/i;
/** A formula, and what stands between it and the end of its cell. */
const FORMULA = /<(?:\w+:)?f(?:\s[^<>]*)?(?:\/>|>[^<]*<\/(?:\w+:)?f>)([^]*?)<\/(?:\w+:)?c>/g;

/**
 * Refuses a workbook with formulas that nobody has counted out: some programs write formulas without values, and such a cell would be
 * read as empty. A formula whose value is the empty text (`t="str"`) is counted out.
 */
export function refuseUncounted(parts: Readonly<Record<string, Uint8Array>>): void {
	for (const [name, part] of Object.entries(parts)) {
		if (!WORKSHEET.test(name)) continue;
		const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
		if (!bytes.includes('<f') && !bytes.includes(':f')) continue;
		const xml = bytes.toString('utf8');
		for (const found of xml.matchAll(FORMULA)) {
			if (/<(?:\w+:)?v[^<>]*>[^<]/.test(found[1] ?? '')) continue;
			const cell = xml.slice(xml.lastIndexOf('<', found.index - 1), found.index);
			if (/\bt="str"/.test(cell)) continue;
			const [, place] = /\br="([A-Z]+\d+)"/.exec(cell) ?? [];
			throw new Refusal(
				'formel_utan_varde',
				`Arbetsboken har formler som inte är uträknade${place ? `, till exempel i cell ${place}` : ''}. Öppna den i Excel, spara den och skicka den igen.`
			);
		}
	}
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const attribute = (tag: string, name: string): string =>
	(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '').replace(
		/&(amp|lt|gt|quot|apos);/g,
		(_, entity: string) => ENTITIES[entity] as string
	);
const textOf = (part: Uint8Array | undefined): string => (part ? Buffer.from(part).toString('utf8') : '');

/** Names of the sheets that have no cells (charts and dialogues): the reader library takes them for broken worksheets. */
export function sheetsWithoutCells(parts: Readonly<Record<string, Uint8Array>>): Set<string> {
	const links = textOf(parts['xl/_rels/workbook.xml.rels']).match(/<(?:\w+:)?Relationship\s[^<>]*>/g) ?? [];
	const ids = new Set(
		links
			.filter((link) => /\/(?:chartsheet|dialogsheet)$/.test(attribute(link, 'Type')))
			.map((link) => attribute(link, 'Id'))
	);
	if (ids.size === 0) return ids;
	const sheets = textOf(parts['xl/workbook.xml']).match(/<(?:\w+:)?sheet\s[^<>]*>/g) ?? [];
	return new Set(
		sheets.filter((sheet) => ids.has(attribute(sheet, '\\w+:id'))).map((sheet) => attribute(sheet, 'name'))
	);
}
