/** A share year by year, one small panel a name, all on the same axes: dot and interval; a hidden year is a gap. */
import * as Plot from '@observablehq/plot';
import { formatPercent } from '#lib/format/index.ts';
import { draw, NARROW, type Drawn } from './render.ts';

export interface YearRow {
	name: string;
	year: number;
	/** Fractions; null when not shown. */
	varde: number | null;
	lag: number | null;
	hog: number | null;
	n: number | null;
}

/** @param breakAt the year at which the series breaks, marked by a line before it; null when it does not */
export function yearPanels(rows: readonly YearRow[], breakAt: number | null, label: string): Drawn {
	const names = [...new Set(rows.map(({ name }) => name))];
	const years = [...new Set(rows.map(({ year }) => year))].sort((a, b) => a - b);
	const shown = rows.filter(({ varde }) => varde !== null);
	const top = Math.min(1, Math.ceil(Math.max(0.5, ...shown.map((row) => row.hog ?? row.varde ?? 0)) * 4) / 4);
	const ticks = (top === 1 ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75]).filter((tick) => tick <= top);
	return draw(
		(width) => {
			const narrow = width === NARROW;
			const marginLeft = narrow ? 44 : 232;
			const band = (width - marginLeft - 12) / Math.max(1, years.length);
			const every = Math.max(1, Math.ceil(40 / band));
			const fewTexts = band >= 48;
			return {
				width,
				height: names.length * (narrow ? 132 : 96) + (narrow ? 60 : 34),
				marginLeft,
				marginRight: 12,
				marginTop: narrow ? 36 : 10,
				marginBottom: 28,
				fy: { domain: names, axis: null, padding: narrow ? 0.42 : 0.18 },
				x: { type: 'band', domain: years, axis: null, padding: 0.2 },
				y: { domain: [0, top], axis: null },
				marks: [
					Plot.gridY(ticks, { className: 'grid' }),
					Plot.axisY(ticks, {
						tickSize: 0,
						label: null,
						className: 'axis',
						tickFormat: (d: number) => formatPercent(d)
					}),
					Plot.text(
						names.map((name) => ({ name })),
						{
							fy: 'name',
							frameAnchor: narrow ? 'top-left' : 'left',
							dx: narrow ? -marginLeft + 2 : -marginLeft + 2,
							dy: narrow ? -26 : 0,
							textAnchor: 'start',
							lineWidth: narrow ? 22 : 11,
							text: 'name',
							className: 'name'
						}
					),
					Plot.ruleX(breakAt !== null && years.includes(breakAt) ? [breakAt] : [], {
						x: (d: number) => d,
						dx: -band / 2,
						className: 'target'
					}),
					Plot.ruleX(
						shown.filter((row) => row.lag !== null && row.hog !== null),
						{ fy: 'name', x: 'year', y1: 'lag', y2: 'hog', className: 'interval' }
					),
					Plot.dot(shown, { fy: 'name', x: 'year', y: 'varde', r: 4.5, className: 'dot focus' }),
					Plot.text(fewTexts ? shown : [], {
						fy: 'name',
						x: 'year',
						y: 'varde',
						dx: 9,
						textAnchor: 'start',
						text: (d: YearRow) => formatPercent(d.varde),
						className: 'value'
					}),
					Plot.text(
						rows.filter(({ varde }) => varde === null),
						{ fy: 'name', x: 'year', y: 0, dy: -6, text: () => '·', className: 'hidden-value' }
					),
					Plot.axisX(
						years.filter((_, i) => i % every === 0),
						{
							anchor: 'bottom',
							tickSize: 0,
							label: null,
							className: 'axis',
							tickFormat: (d: number) => String(d)
						}
					)
				]
			};
		},
		label,
		'years'
	);
}
