import type { Warehouse } from '../server/warehouse.ts';
import { protect } from '../protection/small.ts';
import { compile } from './compile.ts';
import { knownOf } from './known.ts';
import { measureOf, measures } from './library/index.ts';
import { sortRows, toRows, type RawRow } from './rows.ts';
import { isEmptyScope } from './scope.ts';
import type { Cut, MeasureRow, Viewer } from './types.ts';

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

export interface RunOptions {
	/** The smallest group that is shown to those who see protected figures; at least 3. */
	k: number;
}

/**
 * Asks for one measure: compiled, run, made into rows and protected for the viewer, in that order.
 * The only way figures leave the warehouse. Throws MeasureError when the question is at fault.
 */
export async function runMeasure(
	warehouse: Warehouse,
	viewer: Viewer,
	matt: string,
	cut: Partial<Cut>,
	{ k }: RunOptions
): Promise<MeasureAnswer> {
	const measure = measureOf(matt);
	if (!measure) {
		const all = measures.map((one) => one.matt).join(', ');
		throw new MeasureError([`Det finns inget mått som heter ”${matt}”. Välj bland: ${all}.`]);
	}
	const known = await knownOf(warehouse);
	const result = compile(measure, { by: [], where: {}, ...cut }, viewer, known);
	if (!result.ok) throw new MeasureError(result.errors);
	const { compiled } = result;
	const answer = { matt, version: warehouse.version };
	if (isEmptyScope(viewer)) return { ...answer, rows: [] };
	const raw = await warehouse.query<RawRow>(compiled.sql, compiled.params);
	const rows = sortRows(toRows(measure, compiled.by, raw), compiled.by, known);
	return { ...answer, rows: protect(rows, measure, compiled.by, viewer, k) };
}
