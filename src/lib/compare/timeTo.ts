/**
 * How long it takes to arbete or studier: the part that has left for it by month, other ways of leaving competing. From
 * counts per band of six months; who left in a band left at its end, who is still inside is followed to the end of it.
 */
import type { MeasureRow } from '../measures/types.ts';
import { aalenJohansen, holm, incidenceAt, type CompetingCurve, type CurvePoint } from '../stats/index.ts';
import { normalTail } from '../stats/special.ts';
import { ALPHA, MONTHS } from './settings.ts';
import { rowKey } from './sides.ts';
import type { Side } from './types.ts';

const CAUSE = 'arbete_studier';

export interface TimeCurve {
	side: Side;
	/** Deltaganden that began in the period; null when hidden. */
	n: number | null;
	/** Points of the curve; empty where there is none. */
	steps: { month: number; point: CurvePoint }[];
	/** The last month the curve reaches. */
	until: number;
	/** True when it ends early because a band is hidden. */
	hidden: boolean;
	/** Read off at the set months, null where the curve does not reach. */
	at: { month: number; point: CurvePoint | null }[];
}

export interface TimePair {
	high: string;
	low: string;
	difference: number;
	lag: number;
	hog: number;
	justerat: number;
	skild: boolean;
}

export interface TimeTo {
	curves: TimeCurve[];
	/** The latest of the set months that every curve reaches; null when there is none, or one curve only. */
	month: number | null;
	pairs: TimePair[];
}

/** `06-11` → 12: the end of a band in whole months. `36-` has no end. */
function endOf(band: string): number {
	const last = /^\d+-(\d+)$/.exec(band)?.[1];
	return last === undefined ? Infinity : Number(last) + 1;
}

interface Band {
	end: number;
	cells: { cause: string | null; count: number }[];
	hidden: boolean;
}

function bandsOf(rows: readonly MeasureRow[]): Band[] {
	const found = new Map<number, Band>();
	for (const row of rows) {
		const band = row.by.tid_halvar;
		const exit = row.by.utgang;
		if (band == null || exit == null) continue;
		const end = endOf(band);
		const one = found.get(end) ?? { end, cells: [], hidden: false };
		if (row.status === 'skyddad') one.hidden = true;
		else if (row.status === 'visas' && row.varde !== null)
			one.cells.push({ cause: exit === 'pagar' ? null : exit, count: row.varde });
		found.set(end, one);
	}
	return [...found.values()].sort((a, b) => a.end - b.end);
}

/** The curve as far as every band is shown. Those who stay longer are at risk to its end, without saying when they left. */
function curveOf(
	total: number,
	bands: readonly Band[]
): { curve: CompetingCurve | null; until: number; hidden: boolean } {
	const firstHidden = bands.find((band) => band.hidden)?.end ?? Infinity;
	const shown = bands.filter((band) => band.end < Math.min(firstHidden, Infinity));
	const until = shown.at(-1)?.end ?? 0;
	if (until === 0) return { curve: null, until, hidden: firstHidden < Infinity };
	const cells = shown.flatMap(({ end, cells: list }) => list.map((cell) => ({ ...cell, time: end })));
	const rest = total - cells.reduce((sum, { count }) => sum + count, 0);
	if (rest > 0) cells.push({ time: until, cause: null, count: rest });
	const curve = aalenJohansen(
		{
			times: cells.map(({ time }) => time),
			causes: cells.map(({ cause }) => cause),
			weights: cells.map(({ count }) => count)
		},
		{ named: [CAUSE] }
	);
	return { curve, until, hidden: firstHidden < Infinity };
}

function sideCurve(side: Side, totals: readonly MeasureRow[], rows: readonly MeasureRow[]): TimeCurve {
	const total = totals.find((row) => rowKey(row) === side.key);
	const n = total?.status === 'visas' ? total.n : null;
	const nothing = { side, n, steps: [], until: 0, at: MONTHS.map((month) => ({ month, point: null })) };
	if (!n) return { ...nothing, hidden: total?.status === 'skyddad' };
	const { curve, until, hidden } = curveOf(n, bandsOf(rows.filter((row) => rowKey(row) === side.key)));
	if (!curve) return { ...nothing, hidden };
	const read = (month: number) => (month <= until ? incidenceAt(curve, CAUSE, month) : null);
	return {
		side,
		n,
		until,
		hidden,
		steps: curve.steps.map(({ time }) => ({ month: time, point: incidenceAt(curve, CAUSE, time)! })),
		at: MONTHS.map((month) => ({ month, point: read(month) }))
	};
}

function pairsAt(curves: readonly TimeCurve[], month: number): TimePair[] {
	const points = curves.map((curve) => ({
		name: curve.side.name,
		point: curve.at.find((one) => one.month === month)!.point!
	}));
	const raw = points.flatMap((a, i) =>
		points.slice(i + 1).map((b) => {
			const [high, low] = b.point.estimate > a.point.estimate ? [b, a] : [a, b];
			const difference = high.point.estimate - low.point.estimate;
			const se = Math.hypot(high.point.se, low.point.se);
			const p = se > 0 ? Math.min(1, 2 * normalTail(difference / se)) : 1;
			const half = 1.959964 * se;
			return {
				high: high.name,
				low: low.name,
				difference,
				lag: difference - half,
				hog: difference + half,
				p
			};
		})
	);
	const adjusted = holm(raw.map(({ p }) => p));
	return raw.map(({ p: _, ...pair }, i) => ({
		...pair,
		justerat: adjusted[i]!,
		skild: adjusted[i]! < ALPHA
	}));
}

/**
 * @param totals deltaganden by förbund and insats
 * @param rows deltaganden by förbund, insats, `utgang` and `tid_halvar`
 */
export function timeTo(
	sides: readonly Side[],
	totals: readonly MeasureRow[],
	rows: readonly MeasureRow[]
): TimeTo {
	const curves = sides.map((side) => sideCurve(side, totals, rows));
	const drawn = curves.filter(({ steps }) => steps.length > 0);
	const month =
		drawn.length < 2
			? null
			: ([...MONTHS].reverse().find((one) => drawn.every((curve) => curve.until >= one)) ?? null);
	return { curves, month, pairs: month === null ? [] : pairsAt(drawn, month) };
}
