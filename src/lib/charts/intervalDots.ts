/**
 * Shares with their uncertainty: a dot for the estimate, a thin line for the interval, on a fixed 0–100 axis, so that
 * neither axis nor order says anything about a row that is not shown. A target is a short vertical tick.
 */
import * as Plot from '@observablehq/plot';
import { formatPercent, NBSP } from '#lib/format/index.ts';
import { draw, NARROW, type Drawn } from './render.ts';

export interface DotRow {
	name: string;
	/** A heading over the rows that follow; carries no value. */
	heading?: boolean;
	/** Fractions; all null when the row is not shown. */
	varde: number | null;
	lag: number | null;
	hog: number | null;
	/** Written at the row's right end, or instead of the dot when there is none: `47 %  n 58`. */
	text: string;
	target?: number | null;
	/** The thing in focus: accent. Others are grey. */
	focus?: boolean;
}

const clamp = (x: number): number => Math.min(1, Math.max(0, x));

export function intervalDots(rows: readonly DotRow[], label: string): Drawn {
	const items = rows.map((row, index) => ({ ...row, index, shown: row.varde !== null }));
	const shown = items.filter((row) => row.shown);
	const withInterval = shown.filter((row) => row.lag !== null && row.hog !== null);
	const targets = items.filter((row) => typeof row.target === 'number');
	// One target for all is said once, over the first; targets of their own are said at each.
	const shared = new Set(targets.map(({ target }) => target)).size === 1;
	const dots = (focus: boolean) => shown.filter((row) => Boolean(row.focus) === focus);
	return draw(
		(width) => {
			const narrow = width === NARROW;
			const rowHeight = narrow ? 54 : 36;
			const marginLeft = narrow ? 6 : 232;
			const marginRight = narrow ? 12 : 118;
			const labelY = narrow ? -18 : 0;
			return {
				width,
				height: items.length * rowHeight + 56,
				marginLeft,
				marginRight,
				marginTop: 26,
				marginBottom: 30,
				x: { domain: [0, 1], axis: null, label: null },
				y: { type: 'band', domain: items.map((row) => row.index), axis: null, padding: 0 },
				marks: [
					Plot.gridX([0, 0.25, 0.5, 0.75, 1], { className: 'grid' }),
					Plot.axisX([0, 0.25, 0.5, 0.75, 1], {
						anchor: 'bottom',
						tickSize: 0,
						label: null,
						className: 'axis',
						tickFormat: (d: number) => formatPercent(d)
					}),
					...[false, true].map((heading) =>
						Plot.text(
							items.filter((row) => Boolean(row.heading) === heading),
							{
								y: 'index',
								frameAnchor: 'left',
								dx: narrow ? 0 : -marginLeft + 2,
								dy: heading ? (narrow ? 8 : 0) : labelY,
								textAnchor: 'start',
								lineWidth: narrow ? (heading ? 22 : 15) : heading ? 40 : 16,
								text: 'name',
								className: heading ? 'name heading' : 'name'
							}
						)
					),
					Plot.ruleY(withInterval, {
						y: 'index',
						x1: (d: DotRow) => clamp(d.lag ?? 0),
						x2: (d: DotRow) => clamp(d.hog ?? 1),
						dy: narrow ? 6 : 0,
						className: 'interval'
					}),
					Plot.dot(dots(false), { x: 'varde', y: 'index', dy: narrow ? 6 : 0, r: 5.5, className: 'dot' }),
					Plot.dot(dots(true), {
						x: 'varde',
						y: 'index',
						dy: narrow ? 6 : 0,
						r: 6.5,
						className: 'dot focus'
					}),
					Plot.tickX(targets, {
						x: 'target',
						y: 'index',
						insetTop: narrow ? 22 : shared ? 7 : 12,
						insetBottom: narrow ? 10 : 7,
						className: 'target'
					}),
					Plot.text(shared ? targets.slice(0, 1) : targets, {
						x: 'target',
						y: 'index',
						dy: shared ? (narrow ? -38 : -25) : narrow ? 24 : -13,
						text: (d: DotRow) => `mål${NBSP}${formatPercent(d.target)}`,
						className: 'target-text'
					}),
					Plot.text(
						items.filter((row) => !row.heading && row.shown),
						{
							x: 1,
							y: 'index',
							dx: narrow ? 0 : 14,
							dy: labelY,
							textAnchor: narrow ? 'end' : 'start',
							text: 'text',
							className: 'value'
						}
					),
					Plot.text(
						items.filter((row) => !row.heading && !row.shown),
						{
							x: 0,
							y: 'index',
							dx: narrow ? 4 : 8,
							dy: narrow ? 6 : 0,
							textAnchor: 'start',
							text: 'text',
							className: 'hidden-value'
						}
					)
				]
			};
		},
		label,
		'dots'
	);
}
