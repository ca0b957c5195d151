/** Rows of what is not let out: each place, code and period protected alike, so that the rows themselves say nothing. */
import type { Question } from '../measures/question.ts';
import type { RawRow } from '../measures/rows.ts';
import type { Known, Measure, MeasureRow } from '../measures/types.ts';
import type { Moment } from './moments.ts';
import { isPlace, type Spot } from './places.ts';

/** A question on its way through the release: which places and times it is about. */
export interface Asked {
	measure: Measure;
	question: Question;
	where: Spot[];
	when: Moment[];
	known: Known;
}

/** No answer is longer than this. */
const MOST = 20_000;

export const hidden = (by: MeasureRow['by']): MeasureRow => ({
	by,
	taljare: null,
	namnare: null,
	varde: null,
	lag: null,
	hog: null,
	n: null,
	status: 'skyddad'
});

/** The row's place in the cut, in the order of the question. */
export const ordered = (by: MeasureRow['by'], { by: asked }: Question): MeasureRow['by'] =>
	Object.fromEntries(asked.map(({ id }) => [id, by[id] ?? null]));

/** A question that the lattice does not have. */
export function outside(
	{ question, known }: Asked,
	where: readonly Spot[],
	when: readonly Moment[]
): MeasureRow[] {
	let rows: MeasureRow['by'][] = where.flatMap((spot) =>
		when.map((moment) => ({ ...spot.by, ...moment.by }))
	);
	for (const { id, tid } of question.by) {
		if (isPlace(id) || tid) continue;
		const kept = question.conditions.find(({ dimension }) => dimension.id === id)?.values;
		const values = kept ?? known.values[id]?.map(({ varde }) => varde) ?? [null];
		rows = rows.flatMap((by) => values.map((value) => ({ ...by, [id]: value }))).slice(0, MOST);
	}
	return rows.map((by) => ({ ...hidden(ordered(by, question)), utanfor: true }));
}

/** A raw line for `toRows`, with the row's place in `d0`, `d1` … */
export function rawRow(
	by: MeasureRow['by'],
	{ by: asked }: Question,
	figures: Pick<RawRow, 'taljare' | 'namnare' | 'tillampliga' | 'registrerade'>
): RawRow {
	const raw: RawRow = { ...figures };
	for (const [i, { id }] of asked.entries()) raw[`d${i}`] = by[id] ?? null;
	return raw;
}
