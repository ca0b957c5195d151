/** One measure's answer as the table tells it: its values, or its parts of a whole. */
import { partsOf, type Cell } from '#lib/explore/index.ts';
import { formatPeriod } from '#lib/format/index.ts';
import type { Measure, MeasureRow } from '#lib/measures/types.ts';
import { withPlace, type About, type Answered } from '../about.ts';
import { cellsOf } from '../lines.ts';
import { running, stated, timesOf, untold } from './rows.ts';

/** A measure of counted people or things can be told as parts of a whole; a share or a mean cannot. */
const countable = ({ enhet, namnare }: Measure): boolean =>
	!namnare && ['personer', 'deltaganden', 'antal', 'kronor'].includes(enhet);

/** What a part is told as: a share, whatever it was counted in. */
const asShare = (measure: Measure): Measure => ({ ...measure, enhet: 'andel', intervall: 'wilson' });

export interface Piece {
	measure: Measure;
	answer: Answered;
	/** Further questions that were asked for it. */
	also: Answered[];
	cells: Cell[];
	dimensions: string[];
	said: string;
	/** What is said when times are left out because they are told to nobody like this reader. */
	cutShort: string;
}

/** The rows that a table has: those that say which instrument they are of, of insatser that were there, of times that are told. */
export function rowsOf(about: About, { rows, measure }: Answered): MeasureRow[] {
	const isUntold = untold(rows);
	return rows.filter((row) => stated(measure)(row) && running(about)(row) && !isUntold(row));
}

/** An answer as it is, with the rows that a table has. */
export const plainPiece = (
	answer: Answered,
	rows: readonly MeasureRow[],
	dimensions: string[],
	kolumner: string | null
): Piece => ({
	measure: answer.measure,
	answer,
	also: [],
	cells: cellsOf(dimensions, kolumner, rows),
	dimensions,
	said: '',
	cutShort: cutShort(answer, rows)
});

function cutShort({ rows }: Answered, kept: readonly MeasureRow[]): string {
	if (!rows.some(untold(rows))) return '';
	const first = kept.flatMap(({ by }) => timesOf(by)).sort()[0];
	return first ? `Så fin tid släpps från ${formatPeriod(first)}: tidigare siffror finns år för år.` : '';
}

/** Which dimensions the whole keeps: the row's, the column's, or neither. */
export async function shares(
	about: About,
	answer: Answered,
	rows: readonly MeasureRow[],
	dimensions: string[]
): Promise<Piece | null> {
	const { question, scope } = about;
	const { measure } = answer;
	if (question.visa === 'varde') return null;
	if (!countable(measure)) {
		about.faults.push(`${measure.namn} är inget antal och kan inte visas som del av en rad eller kolumn.`);
		return null;
	}
	const places = new Set(withPlace(scope, question.rader));
	const keep =
		question.visa === 'rad'
			? dimensions
			: question.visa === 'kolumn'
				? answer.by.filter((id) => id === question.kolumner)
				: [];
	const whole = await about.ask(measure, keep.length === 0 ? [] : keep, { roll: 'hela' });
	const by = whole.by.filter((id) => keep.includes(id) || (measure.alltid ?? []).includes(id));
	const key = (row: MeasureRow) => JSON.stringify(by.map((id) => row.by[id] ?? null));
	const wholes = new Map(whole.rows.map((row) => [key(row), row]));
	const cells = partsOf(cellsOf(dimensions, question.kolumner, rows), ({ answer: one }) =>
		wholes.get(key(one))
	);
	const what = { rad: 'raden', kolumn: 'kolumnen', alla: 'alla' }[question.visa];
	const twice = measure.enhet === 'personer' && places.size > 0 ? ' En person kan finnas i flera rader.' : '';
	return {
		measure: asShare(measure),
		answer,
		also: [whole],
		cells,
		dimensions,
		said: `Visas som andel av ${what}.${twice}`,
		cutShort: cutShort(answer, rows)
	};
}

/** Parts of one whole are no groups to tell apart: the more of one, the less of another. */
export const isParts = ({ said }: Piece): boolean => said !== '';
