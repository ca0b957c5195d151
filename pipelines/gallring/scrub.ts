import { quote } from '../contracts/lexical.ts';

/** An id shorter than this is too common a word to be looked for in running text; between quotation marks it is. */
const SHORTEST = 4;
const MARK = '…';

/** How many ids are too short to be looked for as words in running text. */
export const shortOf = (ids: readonly string[]): number => ids.filter((id) => id.length < SHORTEST).length;

const escape = (id: string): string => id.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

const AT_A_TIME = 200;

/** Patterns that find ids as words of their own (RE2 and JavaScript read them alike), at most 200 ids each. */
function patternsOf(ids: readonly string[]): string[] {
	const all = ids.map((id) => (id.length < SHORTEST ? `(?:”${escape(id)}”)` : escape(id)));
	return Array.from({ length: Math.ceil(all.length / AT_A_TIME) }, (_, index) => {
		const some = all.slice(index * AT_A_TIME, (index + 1) * AT_A_TIME).join('|');
		return `(^|[^\\p{L}\\p{N}_])(?:${some})($|[^\\p{L}\\p{N}_])`;
	});
}

/** Takes ids out of a text; `null` when it names none of them. A text that is nothing but an id becomes empty. */
export function scrub(text: string, ids: readonly string[]): string | null {
	if (ids.includes(text)) return MARK;
	let out = text;
	for (const pattern of patternsOf(ids)) {
		const finder = new RegExp(pattern, 'gu');
		// Twice: two ids may share the mark between them.
		for (let turn = 0; turn < 2; turn++) out = out.replace(finder, `$1${MARK}$2`);
	}
	return out === text ? null : out;
}

/** The same in SQL. */
export function scrubSql(expression: string, ids: readonly string[]): string {
	let sql = expression;
	for (const pattern of patternsOf(ids))
		for (let turn = 0; turn < 2; turn++)
			sql = `regexp_replace(${sql}, ${quote(pattern)}, ${quote(`\\1${MARK}\\2`)}, 'g')`;
	if (ids.length === 0) return sql;
	const list = ids.slice(0, 5000).map(quote).join(', ');
	return `case when ${expression} in (${list}) then ${quote(MARK)} else ${sql} end`;
}

/** Texts of a JSON document without the ids; numbers and keys stay. */
export function scrubJson(value: unknown, ids: readonly string[]): unknown {
	if (typeof value === 'string') return scrub(value, ids) ?? value;
	if (Array.isArray(value)) return value.map((one) => scrubJson(one, ids));
	if (value !== null && typeof value === 'object')
		return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, scrubJson(inner, ids)]));
	return value;
}
