import { normalise } from '../contracts/lexical.ts';
import { sameAnswer, type Form } from './forms.ts';

/** Columns of a long table, as `enkatsvar` names them; the reader's own two follow. */
export const LONG = [
	'svar_id',
	'enkat',
	'version',
	'insats_id',
	'respondentgrupp',
	'fraga',
	'svar',
	'datum',
	'matar',
	'kon'
] as const;

/** The code of a respondent who has answered nothing: no fault of the file, and many are sent forms that few answer. */
export const OBESVARAT = 'inget_besvarat';

/** One respondent as the file has it. */
export interface Respondent {
	cells: readonly string[];
	/** Row number as Excel shows it. */
	rad: number;
	/** Fault of structure, or empty. */
	fault: string;
}

export interface Long {
	/** `LONG`, then row number and fault. */
	rows: string[][];
	/** How often each label was read as a value: column, label as first seen, value, count. */
	tolkade: { kolumn: string; etikett: string; kod: string; antal: number }[];
}

/** `2024-10-12 14:33` and `2024/10/12 2:33:10 em CET` are that day: exports write when the form was sent in. */
export function dayOf(text: string): string {
	const [, year, month, day] = /^(\d{4})[-/](\d{2})[-/](\d{2})[ T]\d{1,2}[:.]\d{2}/.exec(text) ?? [];
	return year === undefined ? text : `${year}-${month}-${day}`;
}

/**
 * A wide table as answers: one row a respondent and question, so rows read = respondents × questions. A blank cell is the
 * missing kind `ej_besvarad`; a respondent without one answer is refused, since it would count in the response rate; a label
 * nobody has decided stays as it was written, and the check against the scale refuses it.
 */
export function toLong(
	form: Form,
	headings: readonly string[],
	respondents: readonly Respondent[],
	idPrefix: string
): Long {
	const names = headings.map(normalise);
	const place = new Map([...form.kolumner].map(([heading, column]) => [column, names.indexOf(heading)]));
	const questions = [...form.fragor].map(([heading, question]) => ({
		at: names.indexOf(heading),
		...question
	}));
	const counts = new Map<string, Long['tolkade'][number]>();
	const rows = respondents.flatMap(({ cells, rad, fault }) => {
		const text = (at: number | undefined) => (at === undefined ? '' : (cells[at] ?? '').trim());
		const value = (column: string) => text(place.get(column)) || (form.fasta[column] ?? '');
		const nothing = questions.every(({ at }) => text(at) === '');
		const svarId = place.has('svar_id') ? text(place.get('svar_id')) : `${idPrefix}-${rad}`;
		const datum = dayOf(value('datum'));
		return questions.map(({ at, fraga, svar, tomt }) => {
			const label = text(at);
			const kod = label === '' ? tomt : svar.get(sameAnswer(label));
			if (kod !== undefined && label !== '' && label !== kod && !fault) count(counts, fraga, label, kod);
			return [
				...[svarId, form.enkat, form.version, value('insats_id'), value('respondentgrupp'), fraga],
				...[kod ?? label, datum, value('matar'), value('kon')],
				...[String(rad), fault || (nothing ? OBESVARAT : '')]
			];
		});
	});
	return { rows, tolkade: [...counts.values()].sort((a, b) => b.antal - a.antal) };
}

function count(
	counts: Map<string, Long['tolkade'][number]>,
	kolumn: string,
	etikett: string,
	kod: string
): void {
	const key = `${kolumn}|${sameAnswer(etikett)}`;
	const known = counts.get(key);
	if (known) known.antal++;
	else counts.set(key, { kolumn, etikett, kod, antal: 1 });
}

/**
 * Two heading rows as one: `överrubrik / underrubrik`. A merged cell stands above several columns, so an upper heading
 * holds to the right until the next one, above columns that have a lower heading.
 */
export function joinHeadings(upper: readonly string[], lower: readonly string[]): string[] {
	let above = '';
	return Array.from({ length: Math.max(upper.length, lower.length) }, (_, i) => {
		const [top = '', bottom = ''] = [upper[i]?.trim(), lower[i]?.trim()];
		if (top) above = top;
		if (!bottom) return top;
		return above ? `${above} / ${bottom}` : bottom;
	});
}
