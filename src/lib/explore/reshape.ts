/**
 * Answers into the shape a table or a picture needs. Arquero does it, on the server only: it makes code as it runs, which the
 * site's policy forbids a browser. A cell keeps its row of the answer, so that what is hidden stays hidden and says so.
 */
import { desc, escape, op, table } from 'arquero';
import type { MeasureRow } from '../measures/types.ts';
import { wilson } from '../stats/wilson.ts';

/** One cell of a table to be: where it stands, and the answer that stands there. */
export interface Cell {
	row: string;
	column: string;
	answer: MeasureRow;
}

export interface Line {
	row: string;
	/** In the order of the columns; undefined where nothing was answered. */
	cells: (MeasureRow | undefined)[];
}

export interface Wide {
	columns: string[];
	lines: Line[];
}

/** Long → wide. Rows and columns stand as they first came, which is the order the measures answer in. */
export function pivot(cells: readonly Cell[]): Wide {
	if (cells.length === 0) return { columns: [], lines: [] };
	const long = table({
		row: cells.map(({ row }) => row),
		// Their own letter in front: a value of a dimension may be called as a column of ours.
		column: cells.map(({ column }) => `k${column}`),
		at: cells.map((_, at) => at)
	});
	const columns = long
		.groupby('column')
		.rollup({ first: op.min('at') })
		.orderby('first')
		.array('column') as string[];
	const order = long.groupby('row').rollup({ first: op.min('at') });
	const wide = long
		.groupby('row')
		.pivot('column', 'at', { sort: false })
		.join_left(order, ['row', 'row'])
		.orderby('first')
		.objects() as Record<string, string | number | undefined>[];
	return {
		columns: columns.map((column) => column.slice(1)),
		lines: wide.map((line) => ({
			row: String(line.row),
			cells: columns.map((column) => {
				const at = line[column];
				return typeof at === 'number' ? cells[at]!.answer : undefined;
			})
		}))
	};
}

export type Sorting = 'namn' | 'varde' | 'n';

/** Lines by the figure of one column, the largest first; hidden ones last, as they came. By name is as they came. */
export function sorted(lines: readonly Line[], by: Sorting, column = 0): Line[] {
	if (by === 'namn' || lines.length === 0) return [...lines];
	const figure = ({ cells }: Line): number | null => {
		const cell = cells[column];
		return cell?.status === 'visas' ? cell[by] : null;
	};
	const order = table({
		at: lines.map((_, at) => at),
		hidden: lines.map((line) => (figure(line) === null ? 1 : 0)),
		figure: lines.map((line) => figure(line) ?? 0)
	})
		.orderby('hidden', desc('figure'), 'at')
		.array('at') as number[];
	return order.map((at) => lines[at]!);
}

/**
 * Counts as parts of a whole that was asked for by itself, never summed here: both are let out, or the part is hidden.
 * A part has Wilson's interval when both are whole numbers.
 *
 * @param whole the answer each cell is a part of; undefined where there is none
 */
export function partsOf(cells: readonly Cell[], whole: (cell: Cell) => MeasureRow | undefined): Cell[] {
	if (cells.length === 0) return [];
	const shown = (row: MeasureRow | undefined): number | null =>
		row?.status === 'visas' ? row.taljare : null;
	const parts = table({
		part: cells.map(({ answer }) => shown(answer)),
		whole: cells.map((cell) => shown(whole(cell)))
	})
		.derive({
			share: escape(({ part, whole: all }: { part: number | null; whole: number | null }) =>
				part === null || all === null || all <= 0 ? null : part / all
			)
		})
		.objects() as { part: number | null; whole: number | null; share: number | null }[];
	return cells.map((cell, at) => {
		const { part, whole: all, share } = parts[at]!;
		const { answer } = cell;
		const status =
			answer.status !== 'visas'
				? answer.status
				: share === null
					? (whole(cell)?.status ?? 'data_saknas')
					: 'visas';
		if (share === null || part === null || all === null)
			return {
				...cell,
				answer: {
					...answer,
					taljare: null,
					namnare: null,
					varde: null,
					lag: null,
					hog: null,
					n: null,
					status: status === 'visas' ? 'data_saknas' : status,
					...(whole(cell)?.utanfor && { utanfor: true as const })
				}
			};
		const counted = Number.isInteger(part) && Number.isInteger(all) && part >= 0 && part <= all;
		const interval = counted ? wilson(part, all) : null;
		return {
			...cell,
			answer: {
				by: answer.by,
				taljare: part,
				namnare: all,
				varde: share,
				lag: interval?.lag ?? null,
				hog: interval?.hog ?? null,
				n: all,
				status: 'visas'
			}
		};
	});
}
