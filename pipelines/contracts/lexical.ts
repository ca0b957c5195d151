/**
 * How values are spelled, once, for both judges: zod (one value) and DuckDB (a whole column).
 * The patterns keep to what JavaScript and RE2 share: no look-around.
 */

/** Blanks that Swedish spreadsheets put between thousands: space, NBSP, thin space, narrow NBSP. */
export const BLANKS = ' \u00a0\u2009\u202f';
const B = `[${BLANKS}]`;
const SIGN = '[-\u2212]?';

/** `svenska`: decimal comma; `punkt`: decimal point. Decided per file, from its own values. */
export type NumberFormat = 'svenska' | 'punkt';

/** A number with decimal mark `d` and possible thousand mark `t`; what could be read in two ways does not match. */
const numberOf = (d: string, t: string): string =>
	[
		`${SIGN}(?:[0-9]{1,18}|[0-9]{1,3}(?:${B}[0-9]{3}){1,5})(?:${d}[0-9]{1,12})?`,
		`${SIGN}[0-9]{1,3}(?:${t}[0-9]{3}){1,5}${d}[0-9]{1,12}`,
		`${SIGN}[0-9]{1,3}(?:${t}[0-9]{3}){2,5}`,
		`${SIGN}(?:0|[0-9]{4,15})${t}[0-9]{1,12}`,
		`${SIGN}[0-9]{1,3}${t}(?:[0-9]{1,2}|[0-9]{4,12})`,
		`${SIGN}[0-9]{1,3}(?:${B}[0-9]{3}){1,5}${t}[0-9]{1,12}`
	].join('|');

export const NUMBER: Record<NumberFormat, string> = {
	svenska: numberOf(',', '\\.'),
	punkt: numberOf('\\.', ',')
};

/** Values that can only be read one way: the evidence for a file's number format. */
export const EVIDENCE: Record<NumberFormat, string> = {
	svenska: `${SIGN}[0-9${BLANKS}.]*[0-9],(?:[0-9]{1,2}|[0-9]{4,})`,
	punkt: `${SIGN}[0-9${BLANKS},]*[0-9]\\.(?:[0-9]{1,2}|[0-9]{4,})`
};

/** A number in the spelling every machine reads: `-1234.5`. */
export const CANONICAL_NUMBER = '-?[0-9]+(?:\\.[0-9]+)?';
/** `15`, and `15.0` as some programs write whole numbers; never `3.7`. */
export const CANONICAL_INTEGER = '-?[0-9]{1,9}(?:\\.0{1,2})?';
/** Kronor with at most two decimals: `15,000` could be fifteen thousand, and is none. */
export const CANONICAL_MONEY = '-?[0-9]{1,12}(?:\\.[0-9]{1,2})?';
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2100;
export const DATE = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
export const DATE_AT_MIDNIGHT = `${DATE}[ T]00:00(?::00(?:\\.0+)?)?`;
export const PERIOD = '(?:19|20)[0-9]{2}(?:-(?:H[12]|T[1-3]|Q[1-4]|0[1-9]|1[0-2]))?';
export const EXCEL_SERIAL = '[2-5][0-9]{4}(?:[.,][0-9]+)?';
/** What a spreadsheet writes where a formula failed, in English and Swedish; `#DATUM!` is our own for a day that is none. */
export const FORMULA_ERROR =
	'#(?:DIV/0!|N/A|REF!|VALUE!|NAME\\?|NUM!|NULL!|SPILL!|CALC!|DIVISION/0!|SAKNAS!|REFERENS!|VÄRDEFEL!|NAMN\\?|OGILTIGT!|SKÄRNING!|DATUM!)';
/** A long number as a spreadsheet shows it, `1,23457E+11`: its last digits are gone, and with them who it was. */
export const ROUNDED = '-?[0-9](?:[.,][0-9]+)?E\\+[0-9]{2,3}';
/** A day of the year, `11-30`, for a goal that returns every year. */
export const MONTH_DAY = '(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])';
/** What the template's example row has for a name: no row may keep it. */
export const EXAMPLE = 'EXEMPEL';
export const AGE_BAND = '[0-9]{2}-[0-9]{2}';

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`);
const number: Record<NumberFormat, RegExp> = { svenska: whole(NUMBER.svenska), punkt: whole(NUMBER.punkt) };

/** The number in canonical spelling, or null when it is none or could be read in two ways. */
export function canonicalNumber(text: string, format: NumberFormat): string | null {
	if (!number[format].test(text)) return null;
	const [decimal, thousand] = format === 'svenska' ? [',', '.'] : ['.', ','];
	const bare = text.replace(new RegExp(B, 'g'), '').replace('\u2212', '-');
	if (bare.includes(decimal)) return bare.replaceAll(thousand, '').replace(decimal, '.');
	const marks = bare.split(thousand).length - 1;
	return marks > 1 ? bare.replaceAll(thousand, '') : bare.replace(thousand, '.');
}

/** Characters that nobody sees: soft hyphen, zero-width blanks and joiners, byte order mark. */
const UNSEEN = '[\\x{00AD}\\x{200B}-\\x{200D}\\x{2060}\\x{FEFF}]';
const unseen = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/** Lower case, what nobody sees left out, åäé→a a e, ö→o, everything but letters, digits and signs of comparison → `_`. */
export function normalise(text: string): string {
	return text
		.replace(unseen, '')
		.normalize('NFC')
		.toLowerCase()
		.replace(/[åä]/g, 'a')
		.replace(/ö/g, 'o')
		.replace(/é/g, 'e')
		.replace(/[^a-z0-9<>=]+/g, '_')
		.replace(/^_+|_+$/g, '');
}

/** The same as `normalise`, as DuckDB expression. */
export const normaliseSql = (text: string): string =>
	`trim(regexp_replace(translate(lower(nfc_normalize(regexp_replace(${text}, '${UNSEEN}', '', 'g'))), 'åäöé', 'aaoe'), '[^a-z0-9<>=]+', '_', 'g'), '_')`;

/** What tells one label from another: its words, or, where it has none (`?`, `+`), the signs themselves. No cell and no SQL text holds a NUL. */
export const labelKey = (text: string): string => normalise(text) || text.replaceAll('\u0000', '').trim();

/** The same as `labelKey`, as DuckDB expression. */
export const labelKeySql = (text: string): string =>
	`coalesce(nullif(${normaliseSql(text)}, ''), trim(${text}))`;

export const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
