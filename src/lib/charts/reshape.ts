/**
 * Measure rows into the form a picture or a table needs. Arquero, on the server only. Expressions are built with
 * `op.…('column')`, never as arrow functions: Arquero reads those as text, and a bundler may rename what is in them.
 */
import { op, table } from 'arquero';
import type { MeasureRow } from '#lib/measures/types.ts';

/** Distinct values of one dimension, in the order of `rank` (then as they first stand); null cuts are left out. */
export function distinct(
	rows: readonly MeasureRow[],
	dimension: string,
	rank: (value: string) => number = () => 0
): string[] {
	const values = rows.map((row) => row.by[dimension]).filter((v): v is string => typeof v === 'string');
	if (values.length === 0) return [];
	return table({ value: values, rank: values.map(rank), first: values.map((_, i) => i) })
		.groupby('value')
		.rollup({ rank: op.min('rank'), first: op.min('first') })
		.orderby('rank', 'first')
		.array('value') as string[];
}

export interface Wide {
	key: string;
	cells: Record<string, MeasureRow | undefined>;
}

/** Long → wide: one line per value of `down`, one cell per value of `across`. Missing combinations are undefined. */
export function pivotRows(rows: readonly MeasureRow[], down: string, across: string): Wide[] {
	const kept = rows.filter((row) => row.by[down] != null && row.by[across] != null);
	if (kept.length === 0) return [];
	const columns = distinct(kept, across);
	const wide = table({
		key: kept.map((row) => row.by[down]),
		across: kept.map((row) => row.by[across]),
		at: kept.map((_, index) => index)
	})
		.groupby('key')
		.pivot('across', 'at');
	return (wide.objects() as Record<string, unknown>[]).map((line) => ({
		key: String(line.key),
		cells: Object.fromEntries(
			columns.map((column) => {
				const at = line[column];
				return [column, typeof at === 'number' ? kept[at] : undefined];
			})
		)
	}));
}
