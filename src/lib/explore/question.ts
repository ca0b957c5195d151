/**
 * A question of the explorer and the address that is it. Place and period are the site's own filters; these are the names the
 * page reads beside them. What is not chosen is not written, and what cannot be read is said, never replaced in silence.
 */
import { dimensionOf } from '../measures/dimensions.ts';
import { measureOf } from '../measures/library/index.ts';
import { periodSchema } from '../filters/index.ts';
import { clip, listed, readWhere } from './address.ts';

export const OWN_NAMES = [
	'matt',
	'rader',
	'kolumner',
	'where',
	'visa',
	'mot',
	'mot_fran',
	'mot_till',
	'bild'
] as const;

/** What a cell tells: its value, or its part of the row, the column or all. */
export const SHOWN = ['varde', 'rad', 'kolumn', 'alla'] as const;
/** What the figures are set against. */
export const AGAINST = ['foregaende', 'period', 'resten'] as const;
/** The ways of looking; the first is the table with its picture. */
export const FORMS = ['tabell', 'fordelning', 'flode', 'kohorter', 'sammansattning'] as const;

export type Shown = (typeof SHOWN)[number];
export type Against = (typeof AGAINST)[number];
export type Form = (typeof FORMS)[number];

export interface Question {
	/** Ids of measures, in the order they were chosen. */
	matt: string[];
	rader: string[];
	kolumner: string | null;
	where: Record<string, string[]>;
	visa: Shown;
	mot: Against | null;
	motFran: string | null;
	motTill: string | null;
	bild: Form;
}

/** More measures, or rows within rows, than a table can be read with. */
export const MOST_MEASURES = 4;
export const MOST_ROWS = 2;

function oneOf<T extends string>(
	query: URLSearchParams,
	name: string,
	values: readonly T[],
	faults: string[]
): T | null {
	const [value, ...more] = query.getAll(name).filter(Boolean);
	for (const one of more) faults.push(`Ett val i taget: ”${clip(one)}” är inte med.`);
	if (!value) return null;
	const found = values.find((one) => one === value);
	if (!found)
		faults.push(
			`”${clip(value)}” är inget val för ”${name}” och används inte. Möjliga val: ${values.join(', ')}.`
		);
	return found ?? null;
}

function isCut(id: string, faults: string[]): boolean {
	if (dimensionOf(id)) return true;
	faults.push(`Det finns ingen indelning som heter ”${clip(id)}”: den är inte med.`);
	return false;
}

function most(list: string[], limit: number, what: string, faults: string[]): string[] {
	for (const one of list.slice(limit))
		faults.push(`Högst ${limit} ${what} åt gången: ”${clip(one)}” är inte med.`);
	return list.slice(0, limit);
}

const MOST_FAULTS = 12;
const OTHERS = 'Och mer i adressen som inte används.';

/** Reads an address; `faults` are Swedish sentences about what in it is not used. Never throws. */
export function readQuestion(query: URLSearchParams): { question: Question; faults: string[] } {
	const faults: string[] = [];
	const asked = listed(query, 'matt');
	const known = asked.filter((id) => {
		if (measureOf(id)) return true;
		faults.push(`Det finns inget mått som heter ”${clip(id)}”. Alla mått står under Så räknas det.`);
		return false;
	});
	const period = (name: string): string | null => {
		const [value] = query.getAll(name).filter(Boolean);
		if (!value || periodSchema.safeParse(value).success) return value || null;
		faults.push(`Perioden ”${clip(value)}” går inte att läsa och används inte.`);
		return null;
	};
	const [kolumner = null, ...more] = listed(query, 'kolumner');
	for (const one of more) faults.push(`En indelning i kolumner åt gången: ”${clip(one)}” är inte med.`);
	const rader = listed(query, 'rader').filter((id) => id !== kolumner && isCut(id, faults));
	return {
		question: {
			matt: most(known, MOST_MEASURES, 'mått', faults),
			rader: most(rader, MOST_ROWS, 'indelningar i rader', faults),
			kolumner: kolumner && isCut(kolumner, faults) ? kolumner : null,
			where: readWhere(query, faults),
			visa: oneOf(query, 'visa', SHOWN, faults) ?? 'varde',
			mot: oneOf(query, 'mot', AGAINST, faults),
			motFran: period('mot_fran'),
			motTill: period('mot_till'),
			bild: oneOf(query, 'bild', FORMS, faults) ?? 'tabell'
		},
		faults: faults.length > MOST_FAULTS ? [...faults.slice(0, MOST_FAULTS), OTHERS] : faults
	};
}

/** Writes a question: the names in their fixed order, nothing that is as it is by default. */
export function writeQuestion(question: Question): URLSearchParams {
	const query = new URLSearchParams();
	for (const id of question.matt) query.append('matt', id);
	for (const id of question.rader) query.append('rader', id);
	if (question.kolumner) query.append('kolumner', question.kolumner);
	for (const id of Object.keys(question.where).sort())
		query.append('where', `${id}=${question.where[id]!.join(',')}`);
	if (question.visa !== 'varde') query.append('visa', question.visa);
	if (question.mot) query.append('mot', question.mot);
	if (question.motFran) query.append('mot_fran', question.motFran);
	if (question.motTill) query.append('mot_till', question.motTill);
	if (question.bild !== 'tabell') query.append('bild', question.bild);
	return query;
}
