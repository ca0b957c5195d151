import type { Warehouse } from '../server/warehouse.ts';
import { released } from '../protection/answer.ts';
import { isOpen } from '../protection/lattice.ts';
import { compile } from './compile.ts';
import { readQuestion } from './question.ts';
import { knownOf } from './known.ts';
import { measureOf, measures } from './library/index.ts';
import { sortRows, toRows, type RawRow } from './rows.ts';
import { isEmptyScope } from './scope.ts';
import type { Cut, Known, Measure, MeasureRow, Viewer } from './types.ts';

export interface MeasureAnswer {
	matt: string;
	/** The version of the warehouse that answered. */
	version: string;
	rows: MeasureRow[];
}

/** The question was at fault: every fault as a Swedish sentence for the one who asked. */
export class MeasureError extends Error {
	constructor(readonly messages: string[]) {
		super(messages.join('\n'));
		this.name = 'MeasureError';
	}
}

/** Who sees rows counted as they are; everybody else sees what a release lets out. */
export const seesRows = ({ role }: Viewer): boolean => role === 'kansli' || role === 'utvarderare';

/**
 * Asks for one measure: from the rows for those who see them, from the frozen release for everybody else. The only way
 * figures leave the warehouse. Throws MeasureError when the question is at fault.
 */
export async function runMeasure(
	warehouse: Warehouse,
	viewer: Viewer,
	matt: string,
	cut: Partial<Cut>
): Promise<MeasureAnswer> {
	const measure = measureOf(matt);
	if (!measure) {
		const all = measures.map((one) => one.matt).join(', ');
		throw new MeasureError([`Det finns inget mått som heter ”${matt}”. Välj bland: ${all}.`]);
	}
	const known = await knownOf(warehouse);
	const asked: Cut = { by: [], where: {}, ...cut };
	const answer = { matt, version: warehouse.version };
	const rows = isEmptyScope(viewer)
		? []
		: seesRows(viewer) || isOpen(measure)
			? await counted(warehouse, viewer, measure, asked, known)
			: await fromRelease(warehouse, viewer, measure, asked, known);
	return { ...answer, rows };
}

async function counted(
	warehouse: Warehouse,
	viewer: Viewer,
	measure: Measure,
	cut: Cut,
	known: Known
): Promise<MeasureRow[]> {
	const result = compile(measure, cut, viewer, known);
	if (!result.ok) throw new MeasureError(result.errors);
	const { compiled } = result;
	const raw = await warehouse.query<RawRow>(compiled.sql, compiled.params);
	return sortRows(toRows(measure, compiled.by, raw), compiled.by, known);
}

async function fromRelease(
	warehouse: Warehouse,
	viewer: Viewer,
	measure: Measure,
	cut: Cut,
	known: Known
): Promise<MeasureRow[]> {
	const errors: string[] = [];
	const question = readQuestion(measure, cut, viewer, known, errors);
	if (errors.length > 0) throw new MeasureError(errors);
	const rows = await released(warehouse, viewer, measure, question, known);
	return sortRows(
		rows,
		question.by.map(({ id }) => id),
		known
	);
}
