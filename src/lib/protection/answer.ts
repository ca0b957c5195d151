/**
 * Answers a question from the frozen release alone. What is not in the lattice is protected, not an error: it is simply
 * never let out.
 */
import { measureOf } from '../measures/library/index.ts';
import type { Question } from '../measures/question.ts';
import { toRows } from '../measures/rows.ts';
import type { Known, Measure, MeasureRow, Viewer } from '../measures/types.ts';
import type { Warehouse } from '../server/warehouse.ts';
import { readBook } from './book.ts';
import { counted } from './counted.ts';
import { derived } from './derived.ts';
import { moments } from './moments.ts';
import { hidden, outside, rawRow, type Asked } from './outside.ts';
import { spots } from './places.ts';

/** Before and after taken from their own rows: the change is theirs, and hidden when either is. */
async function change(warehouse: Warehouse, viewer: Viewer, asked: Asked): Promise<MeasureRow[]> {
	const { measure, question, known } = asked;
	const side = (end: string) =>
		released(warehouse, viewer, measureOf(measure.matt.replace(/_forandring$/, end))!, question, known);
	const [before, after] = await Promise.all([side('_fore'), side('_efter')]);
	const key = (row: MeasureRow) => JSON.stringify(row.by);
	const earlier = new Map(before.map((row) => [key(row), row]));
	return after.flatMap((row) => {
		const old = earlier.get(key(row));
		if (!old || row.status === 'skyddad' || old.status === 'skyddad')
			return [row.utanfor ? row : hidden(row.by)];
		if (row.taljare === null || old.taljare === null) return [row];
		const figures = {
			taljare: row.taljare - old.taljare,
			namnare: row.namnare,
			tillampliga: null,
			registrerade: null
		};
		return toRows(
			measure,
			question.by.map(({ id }) => id),
			[rawRow(row.by, question, figures)]
		);
	});
}

/** Who was there when a period began are those who were there the day before. */
const inTheBeginning = (measure: Measure): Measure => ({
	...measure,
	taljare: measureOf('pagaende')!.taljare
});

/** The rows an aggregated viewer gets: from the release and from nothing else. */
export async function released(
	warehouse: Warehouse,
	viewer: Viewer,
	measure: Measure,
	question: Question,
	known: Known
): Promise<MeasureRow[]> {
	const book = await readBook(warehouse);
	const where = spots(book.insatser, question, viewer, !measure.strukturovergripande);
	const { kind } = measure.taljare.time;
	const when = moments(
		question,
		measure.namnare && measure.samma_tid ? measure.namnare.time.kind : kind,
		book.extent
	);
	const asked: Asked = { measure, question, where, when: when ?? [{ by: {}, ways: [] }], known };
	if (when === null) return outside(asked, where, asked.when);
	if (measure.enhet === 'procentenheter') return change(warehouse, viewer, asked);
	// A cost or a length of time is never a count: when the release has none of it, the figures are missing.
	const isNoCount = ['kronor_per', 'manader'].includes(measure.enhet);
	if (isNoCount || book.isDerived(measure.matt)) return derived(book, asked);
	return counted(book, kind === 'vid_start' ? { ...asked, measure: inTheBeginning(measure) } : asked);
}
