import { DATE, normalise } from '../contracts/lexical.ts';
import { codeLists } from '../reference.ts';
import type { Mapping } from '../mappning/mapping.ts';
import { nearest, type Candidate } from '../mappning/match.ts';
import type { SheetColumn } from './sheet.ts';
import { columnWords } from './words.ts';

/** What a column of a wide export seems to be. */
export type Role =
	'datum' | 'kon' | 'matar' | 'insats_id' | 'svar_id' | 'respondentgrupp' | 'fraga' | 'fritext' | 'tom';

/** The columns beside the questions, and what exports call them. */
const BESIDE: readonly Role[] = ['svar_id', 'insats_id', 'datum', 'matar', 'kon', 'respondentgrupp'];
const MOST_ANSWERS = 12;
const LONGEST_ANSWER = 60;

const share = (values: readonly string[], test: (value: string) => boolean): number =>
	values.length === 0 ? 0 : values.filter(test).length / values.length;

/** What headings and values are held against. */
export interface RoleWords {
	names: readonly Candidate[];
	genders: ReadonlySet<string>;
	places: ReadonlySet<string>;
}

/** The words of a folder: its own, and those of the code lists. */
export function roleWords(insatser: readonly Candidate[], mapping: Mapping): RoleWords {
	const words = columnWords();
	const genders = codeLists().flatMap(({ lista, kod, etikett }) => (lista === 'kon' ? [kod, etikett] : []));
	const places = insatser.flatMap(({ value, texts }) => [value, ...texts]);
	return {
		names: BESIDE.map((value) => ({ value, texts: words.get(value) ?? [] })),
		genders: new Set([...genders, ...Object.keys(mapping.koder.kon ?? {})].map(normalise)),
		places: new Set([...places, ...Object.keys(mapping.insatser)].map(normalise))
	};
}

/** The role of a column by its heading and values, how sure that is (0-1), and what else it may be. */
export function roleOf(
	{ heading, values, distinct }: SheetColumn,
	{ names, genders, places }: RoleWords
): { role: Role; poang: number; eller: Role[] } {
	const named = nearest(heading, names);
	const name = (role: Role) => named.find(({ value }) => value === role)?.poang ?? 0;
	const single =
		distinct.size === values.length && values.every((text) => text.length <= 24 && !/[\s@]/.test(text));
	const short = values.every((text) => text.length <= LONGEST_ANSWER);
	const isDay = (text: string) => new RegExp(`^${DATE}`).test(text);
	const repeated =
		distinct.size <= MOST_ANSWERS && short && !values.some((text) => text.includes('@') || isDay(text));
	const scores: [Role, number][] = [
		['datum', share(values, isDay)],
		[
			'kon',
			Math.max(
				share(values, (text) => genders.has(normalise(text))),
				name('kon') * 0.9
			)
		],
		['matar', share(values, (text) => /^(?:19|20)\d\d$/.test(text))],
		[
			'insats_id',
			Math.max(
				share(values, (text) => places.has(normalise(text))),
				name('insats_id') * 0.95
			)
		],
		['svar_id', single && values.length > 1 ? Math.max(name('svar_id'), 0.55) : 0],
		['respondentgrupp', name('respondentgrupp') * 0.9],
		['fraga', repeated ? (distinct.size * 2 <= values.length ? 0.75 : 0.6) : 0],
		['fritext', 0.5]
	];
	if (values.length === 0) return { role: 'tom', poang: 1, eller: [] };
	const [best, ...rest] = scores.toSorted((a, b) => b[1] - a[1]);
	const [role, poang] = best ?? ['fritext', 0];
	return {
		role,
		poang: Math.round(poang * 100) / 100,
		eller: rest.flatMap(([one, p]) => (p >= 0.55 ? [one] : []))
	};
}
