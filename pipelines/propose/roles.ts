import { DATE, labelKey } from '../contracts/lexical.ts';
import { codeLists, columnWords } from '../reference.ts';
import type { Mapping } from '../mappning/mapping.ts';
import { sameAnswer } from '../mappning/forms.ts';
import { dayOf } from '../mappning/widen.ts';
import { nearest, type Candidate } from '../mappning/match.ts';
import { isPersonlig, isPersonligRubrik, isTvetydigDag, PERSONLIG_ANDEL } from '../mappning/personlig.ts';
import { share, type SheetColumn } from './sheet.ts';

/** What a column of a wide export seems to be. */
export type Role =
	| 'datum'
	| 'kon'
	| 'matar'
	| 'insats_id'
	| 'svar_id'
	| 'respondentgrupp'
	| 'fraga'
	| 'flerval'
	| 'fritext'
	/** `3/1/26`: the third of January or the first of March, nobody can tell. */
	| 'tvetydig_dag'
	/** Says who somebody is: an address, a name, a telephone number. It is never read, whatever a person says. */
	| 'personlig'
	| 'tom';

/** The columns beside the questions, and what exports call them. */
const BESIDE: readonly Role[] = ['svar_id', 'insats_id', 'datum', 'matar', 'kon', 'respondentgrupp'];
const MOST_ANSWERS = 12;
const LONGEST_ANSWER = 60;

const DAY = new RegExp(`^${DATE}`);
/** What an answer has several of in one cell: `Samtal;Praktik;`. */
const several = (text: string): boolean => text.split(/[;|]/).filter((part) => part.trim()).length > 1;

/** `Samtal, Praktik` beside `Samtal` and `Praktik`: a comma is between answers where what it parts is answered elsewhere too. */
function commas(labels: readonly string[]): boolean {
	const parts = labels.map((label) => label.split(/,\s+/).map(sameAnswer));
	const alone = new Set(parts.flatMap((one) => (one.length === 1 ? one : [])));
	const joined = parts.filter((one) => one.length > 1);
	return (
		joined.length > 0 && joined.every((one) => one.filter((part) => alone.has(part)).length * 2 > one.length)
	);
}

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
		genders: new Set([...genders, ...Object.keys(mapping.koder.kon ?? {})].map(labelKey)),
		places: new Set([...places, ...Object.keys(mapping.insatser)].map(labelKey))
	};
}

/** The role of a column by its heading and values, how sure that is (0-1), and what else it may be. */
export function roleOf(
	column: SheetColumn,
	{ names, genders, places }: RoleWords
): { role: Role; poang: number; eller: Role[] } {
	const { heading, values, distinct } = column;
	const labels = [...distinct.values()].map(({ label }) => label);
	const named = nearest(heading, names);
	const name = (role: Role) => named.find(({ value }) => value === role)?.poang ?? 0;
	const single = distinct.size === values.length && labels.every((text) => /^[\w.-]{1,40}$/.test(text));
	// A name nobody knows is a response's number only when it looks like one.
	const numbered = single && labels.every((text) => /\d/.test(text));
	const short = labels.every((text) => text.length <= LONGEST_ANSWER);
	const isDay = (text: string) => DAY.test(dayOf(text));
	const repeated =
		distinct.size <= MOST_ANSWERS && short && !labels.some((text) => text.includes('@') || isDay(text));
	const scores: [Role, number][] = [
		['datum', share(column, isDay)],
		[
			'kon',
			Math.max(
				share(column, (text) => genders.has(labelKey(text))),
				name('kon') * 0.9
			)
		],
		['matar', share(column, (text) => /^(?:19|20)\d\d$/.test(text))],
		[
			'insats_id',
			Math.max(
				share(column, (text) => places.has(labelKey(text))),
				name('insats_id') * 0.95
			)
		],
		['svar_id', values.length > 1 ? (single && name('svar_id')) || (numbered ? 0.55 : 0) : 0],
		['respondentgrupp', name('respondentgrupp') * 0.9],
		['fraga', repeated ? (distinct.size * 2 <= values.length ? 0.75 : 0.6) : 0],
		['fritext', 0.5]
	];
	if (values.length === 0) return { role: 'tom', poang: 1, eller: [] };
	if (share(column, isPersonlig) > PERSONLIG_ANDEL || isPersonligRubrik(heading))
		return { role: 'personlig', poang: 1, eller: [] };
	if (share(column, isTvetydigDag) > 0.8) return { role: 'tvetydig_dag', poang: 1, eller: [] };
	if (short && (share(column, several) > 0.1 || commas(labels)))
		return { role: 'flerval', poang: 0.75, eller: [] };
	const [best, ...rest] = scores.toSorted((a, b) => b[1] - a[1]);
	const [role, poang] = best ?? ['fritext', 0];
	return {
		role,
		poang: Math.round(poang * 100) / 100,
		eller: rest.flatMap(([one, p]) => (p >= 0.55 ? [one] : []))
	};
}
