/** Each side year by year, and whether the latest year can be told from the first. */
import type { MeasureRow } from '../measures/types.ts';
import { holm, newcombe, newcombeP } from '../stats/index.ts';
import { ALPHA, SUS_YEARS } from './settings.ts';
import { rowKey, sideOf } from './sides.ts';
import { isShown, type Difference, type Side } from './types.ts';

export interface YearFigure {
	year: number;
	figure: Side;
}

export interface SideOverTime {
	side: Side;
	years: YearFigure[];
	/** Latest − first year, of those on the same side of the break; null where there are not two to set beside each other. */
	change: (Difference & { from: number; to: number }) | null;
}

export interface OverTime {
	years: number[];
	/** The year of a break in the series (SUS closed), when the years reach over it. */
	break: number | null;
	sides: SideOverTime[];
}

type Found = NonNullable<SideOverTime['change']>;

/** Rows cut by förbund, insats and `ar`. Years where a share is not shown keep their place. */
export function overTime(sides: readonly Side[], rows: readonly MeasureRow[]): OverTime {
	const own = rows.filter(
		(row) => !row.utanfor && sides.some((side) => side.key === rowKey(row)) && row.by.ar != null
	);
	const seen = own
		.filter((row) => row.status === 'visas' || row.status === 'skyddad')
		.map((row) => Number(row.by.ar));
	const [first, last] = [Math.min(...seen), Math.max(...seen)];
	const years = seen.length ? Array.from({ length: last - first + 1 }, (_, i) => first + i) : [];
	const breaks = years.includes(SUS_YEARS.last) && years.includes(SUS_YEARS.last + 1);

	const series = sides.map((side) => ({
		side,
		years: years.map((year) => ({
			year,
			figure: sideOf(
				side.place,
				own.find((row) => rowKey(row) === side.key && row.by.ar === String(year))
			)
		}))
	}));
	const changes = series.map(({ side, years: list }): Omit<Found, 'justerat' | 'skild'> | null => {
		const shown = list.flatMap(({ year, figure }) => (isShown(figure) ? [{ year, figure }] : []));
		const recent = shown.filter(({ year }) => !breaks || year >= SUS_YEARS.next);
		const used = recent.length > 1 ? recent : shown.filter(({ year }) => !breaks || year <= SUS_YEARS.last);
		const [from, to] = [used[0], used.at(-1)];
		if (!from || !to || from === to) return null;
		const [a, b] = [to.figure, from.figure];
		const gap = newcombe(a.x, a.n, b.x, b.n);
		if (!gap) return null;
		return {
			key: side.key,
			name: side.name,
			mot: String(from.year),
			first: { x: a.x, n: a.n },
			second: { x: b.x, n: b.n },
			...gap,
			p: newcombeP(a.x, a.n, b.x, b.n)!,
			from: from.year,
			to: to.year
		};
	});
	const known = changes.filter((change) => change !== null);
	const adjusted = holm(known.map(({ p }) => p));
	return {
		years,
		break: breaks ? SUS_YEARS.last + 1 : null,
		sides: series.map((one, i) => {
			const change = changes[i];
			if (!change) return { ...one, change: null };
			const justerat = adjusted[known.indexOf(change)]!;
			return { ...one, change: { ...change, justerat, skild: justerat < ALPHA } };
		})
	};
}
