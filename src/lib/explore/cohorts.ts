/** Cohorts by when they began: the part that has left to arbete or studier by month, other ways of leaving competing. */
import { timeTo, type TimeCurve } from '../compare/timeTo.ts';
import { placeKey } from '../compare/sides.ts';
import type { Side } from '../compare/types.ts';
import type { MeasureRow } from '../measures/types.ts';
import type { CurvePoint } from '../stats/index.ts';

/** Months at which a cohort is read off: every third month the first half-year, then each half-year. */
export const COHORT_MONTHS = [3, 6, 12, 18, 24, 36] as const;

/** The bands of time the counts were cut in; the narrow ones let a curve be read at three months. */
export type Band = 'tid_grupp' | 'tid_halvar';

export interface Cohort {
	id: string;
	name: string;
	/** Who began; null when hidden. */
	n: number | null;
	steps: TimeCurve['steps'];
	until: number;
	/** It ends early because a band is hidden. */
	hidden: boolean;
	at: { month: number; point: CurvePoint | null }[];
}

/** A cohort as a side of a comparison, which is how curves are counted. */
const sideFor = (id: string, name: string): Side => {
	const place = {
		forbund: id,
		insats: '',
		namn: name,
		inriktning: '',
		start: null,
		slut: null,
		fran: null,
		till: null
	};
	return {
		key: placeKey(place),
		name,
		place,
		status: 'visas',
		x: null,
		n: null,
		varde: null,
		lag: null,
		hog: null
	};
};

const nobody: CurvePoint = { estimate: 0, se: 0, lag: null, hog: null };

/** Where the curve stands at a month, null past its end; bands of six months say nothing of the third. */
function readAt({ steps, until }: TimeCurve, month: number, band: Band): CurvePoint | null {
	if (month > until || (band === 'tid_halvar' && month % 6 !== 0)) return null;
	return steps.filter((step) => step.month <= month).at(-1)?.point ?? nobody;
}

const DAYS = 30.4375;

/** Whole months from the first day of a cohort to the latest day of the data: nobody in it has been followed longer. */
export function followed(first: string, dataPer: string): number {
	const days = (Date.parse(`${dataPer}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / 86_400_000;
	return Math.max(0, Math.floor((days + 1) / DAYS));
}

/**
 * @param list the cohorts in order, `id` as `of` tells a row's cohort; `longest` as `followed` tells it
 * @param totals deltaganden by cohort
 * @param rows deltaganden by cohort, `utgang` and the band
 */
export function cohorts(
	list: readonly { id: string; name: string; longest?: number }[],
	totals: readonly MeasureRow[],
	rows: readonly MeasureRow[],
	of: (row: MeasureRow) => string,
	band: Band
): Cohort[] {
	const sided = (row: MeasureRow): MeasureRow => ({
		...row,
		by: { ...row.by, forbund: of(row), insats: '', tid_halvar: row.by[band] ?? null }
	});
	const { curves } = timeTo(
		list.map(({ id, name }) => sideFor(id, name)),
		totals.map(sided),
		rows.map(sided)
	);
	return curves
		.map((curve, i) => ({ ...curve, until: Math.min(curve.until, list[i]!.longest ?? Infinity) }))
		.map((curve, i) => ({
			id: list[i]!.id,
			name: list[i]!.name,
			n: curve.n,
			steps: curve.steps.filter(({ month }) => month <= curve.until),
			until: curve.until,
			hidden: curve.hidden,
			at: COHORT_MONTHS.map((month) => ({ month, point: readAt(curve, month, band) }))
		}));
}
