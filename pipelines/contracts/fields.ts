import { z } from 'zod';
import * as lexical from './lexical.ts';
import { AGE_BAND, MONTH_DAY, CANONICAL_INTEGER, CANONICAL_NUMBER, DATE, PERIOD } from './lexical.ts';

/**
 * The kinds of column there are. A contract is a zod object over canonical text (lexical.ts); the kind and its limits
 * stand in each field's `.meta()`, and from them come the DuckDB checks, the templates and the dictionary.
 */
export type Kind =
	| 'id'
	| 'text'
	| 'datum'
	| 'period'
	| 'heltal'
	| 'tal'
	| 'pengar'
	| 'kod'
	| 'lista'
	| 'aldersband'
	| 'malvarde';

export interface FieldMeta {
	kind: Kind;
	/** What the column means, in Swedish. */
	text: string;
	/** The code list, for `kod` and `lista`. */
	kodlista?: string;
	min?: number;
	max?: number;
	maxLength?: number;
	/** Common values of a column that takes others too: offered, never demanded. */
	forslag?: readonly string[];
	/** Keep the sender's own label beside the code, in `<column>_etikett`. */
	etikett?: boolean;
}

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`);
const meta = (schema: z.ZodString, value: FieldMeta): z.ZodString => schema.meta({ ...value }) as z.ZodString;

const isDay = (text: string): boolean => {
	const time = Date.parse(`${text}T00:00:00Z`);
	const year = Number(text.slice(0, 4));
	return (
		year >= lexical.FIRST_YEAR &&
		year <= lexical.LAST_YEAR &&
		!Number.isNaN(time) &&
		new Date(time).toISOString().startsWith(text)
	);
};
const within = (min?: number, max?: number) => (text: string) =>
	(min === undefined || Number(text) >= min) && (max === undefined || Number(text) <= max);

/** Length in characters, as a person and DuckDB count them. */
const atMost = (max: number) => (text: string) => text.length <= max || [...text].length <= max;

const isOwn = (text: string): boolean => text !== lexical.EXAMPLE && !whole(lexical.ROUNDED).test(text);
const isWritten = (text: string): boolean => !whole(lexical.FORMULA_ERROR).test(text);

export const MAX_TEXT = 4000;
export const MAX_ID = 200;

export const id = (text: string, forslag?: readonly string[]) =>
	meta(z.string().min(1).refine(atMost(MAX_ID)).refine(isWritten).refine(isOwn), {
		kind: 'id',
		text,
		maxLength: MAX_ID,
		...(forslag && { forslag })
	});
export const text = (text: string) =>
	meta(z.string().refine(atMost(MAX_TEXT)).refine(isWritten), { kind: 'text', text, maxLength: MAX_TEXT });
export const datum = (text: string) =>
	meta(z.string().regex(whole(DATE)).refine(isDay), { kind: 'datum', text });
export const period = (text: string) => meta(z.string().regex(whole(PERIOD)), { kind: 'period', text });
export const heltal = (text: string, min?: number, max?: number) =>
	meta(z.string().regex(whole(CANONICAL_INTEGER)).refine(within(min, max)), {
		kind: 'heltal',
		text,
		min,
		max
	});
export const tal = (text: string, min?: number, max?: number) =>
	meta(z.string().regex(whole(CANONICAL_NUMBER)).refine(within(min, max)), { kind: 'tal', text, min, max });
/** Kronor with at most two decimals; kept as whole öre. */
export const pengar = (text: string) =>
	meta(z.string().regex(whole(lexical.CANONICAL_MONEY)), { kind: 'pengar', text });
export const kod = (text: string, kodlista: string, etikett = false) =>
	meta(z.string(), { kind: 'kod', text, kodlista, etikett });
/** Several codes in one cell, separated by `|`. */
export const lista = (text: string, kodlista: string, etikett = false) =>
	meta(z.string(), { kind: 'lista', text, kodlista, etikett });
export const aldersband = (text: string) =>
	meta(z.string().regex(whole(AGE_BAND)), { kind: 'aldersband', text });
/** What a goal aims at: a number, or a day (`2019-12-31`, or `11-30` for every year). */
export const malvarde = (text: string) =>
	meta(
		z
			.string()
			.regex(whole(`${CANONICAL_NUMBER}|${DATE}|${MONTH_DAY}`))
			.refine((value) => !whole(DATE).test(value) || isDay(value)),
		{ kind: 'malvarde', text }
	);
