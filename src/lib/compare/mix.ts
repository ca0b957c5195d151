/** Who takes part on each side: shares of the ended deltaganden by background. */
import type { MeasureRow } from '../measures/types.ts';
import { rowKey } from './sides.ts';
import type { Side } from './types.ts';

export interface MixCell {
	status: 'visas' | 'skyddad';
	/** Null when hidden. */
	n: number | null;
	/** Part of all on that side; null when it or the whole is hidden. */
	share: number | null;
}

export interface MixLine {
	/** Null = not stated. */
	value: string | null;
	label: string;
	/** In the order of the sides. */
	cells: MixCell[];
}

export interface Mix {
	dimension: string;
	lines: MixLine[];
}

export interface MixRows {
	/** The count by förbund and insats. */
	totals: readonly MeasureRow[];
	/** The same cut by each dimension too. */
	cuts: readonly { dimension: string; rows: readonly MeasureRow[] }[];
}

const none: MixCell = { status: 'visas', n: 0, share: 0 };

/** The composition of the sides; a value that nobody has is left out. */
export function mixOf(
	sides: readonly Side[],
	{ totals, cuts }: MixRows,
	label: (dimension: string, value: string) => string
): Mix[] {
	const total = sides.map((side) => {
		const row = totals.find((one) => rowKey(one) === side.key);
		return row?.status === 'visas' ? row.n : null;
	});
	const cellOf = (row: MeasureRow | undefined, all: number | null): MixCell => {
		if (!row) return all === 0 ? { ...none, share: null } : none;
		if (row.status === 'skyddad') return { status: 'skyddad', n: null, share: null };
		const n = row.n ?? 0;
		return { status: 'visas', n, share: all ? n / all : null };
	};
	return cuts.map(({ dimension, rows }) => {
		const own = rows.filter((row) => sides.some((side) => side.key === rowKey(row)));
		const seen = [
			...new Set(own.filter((row) => row.status !== 'data_saknas').map((row) => row.by[dimension] ?? null))
		];
		const order = [...seen.filter((value) => value !== null), ...(seen.includes(null) ? [null] : [])];
		return {
			dimension,
			lines: order
				.map((value) => ({
					value,
					label: value === null ? 'Uppgift saknas' : label(dimension, value),
					cells: sides.map((side, i) =>
						cellOf(
							own.find((row) => rowKey(row) === side.key && (row.by[dimension] ?? null) === value),
							total[i]!
						)
					)
				}))
				.filter(({ cells }) => cells.some((cell) => cell.status === 'skyddad' || (cell.n ?? 0) > 0))
		};
	});
}

/** The line and side that stand furthest from the others; null where nothing can be set beside anything. */
export function furthest(
	sides: readonly Side[],
	mixes: readonly Mix[]
): {
	side: Side;
	/** The other one, where there are two. */
	mot: string | null;
	label: string;
	dimension: string;
	own: number;
	others: number;
} | null {
	let best: ReturnType<typeof furthest> = null;
	for (const { dimension, lines } of mixes)
		for (const { label, cells, value } of lines) {
			if (value === null) continue;
			sides.forEach((side, i) => {
				const own = cells[i]!.share;
				const rest = cells.filter((cell, j) => j !== i && cell.share !== null && cell.share > 0);
				if (own === null || rest.length === 0 || rest.length < sides.length - 1) return;
				const n = rest.reduce((sum, cell) => sum + cell.n!, 0);
				const all = rest.reduce((sum, cell) => sum + cell.n! / cell.share!, 0);
				const others = n / all;
				const mot = sides.length === 2 ? sides[1 - i]!.name : null;
				if (!best || Math.abs(own - others) > Math.abs(best.own - best.others))
					best = { side, mot, label, dimension, own, others };
			});
		}
	return best;
}
