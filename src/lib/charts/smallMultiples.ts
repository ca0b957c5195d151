/** One small panel a name over the same columns (years, months): dots with intervals for shares, bars for amounts; hidden are dots. */
import * as Plot from '@observablehq/plot';
import { formatNumber, formatPercent, NBSP } from '#lib/format/index.ts';
import { columnAxis, panelNames } from './panels.ts';
import { draw, NARROW, type Drawn } from './render.ts';

export interface PanelPoint {
	panel: string;
	/** One of the columns. */
	x: string;
	/** Null when not shown. */
	varde: number | null;
	lag: number | null;
	hog: number | null;
}

export interface PanelOptions {
	/** Columns in order, with what is written under them. */
	columns: readonly { x: string; text: string }[];
	/** Shares stand on a percent axis and have intervals; amounts are bars from 0. */
	share: boolean;
}

/** Large numbers on an axis: `250 000` → `250 tn`, `1 500 000` → `1,5 mn`. */
const short = (value: number): string =>
	value >= 1e6
		? `${formatNumber(value / 1e6, value % 1e6 === 0 ? 0 : 1)}${NBSP}mn`
		: value >= 1e4
			? `${formatNumber(value / 1e3)}${NBSP}tn`
			: formatNumber(value, Number.isInteger(value) ? 0 : 1);

export function smallMultiples(
	points: readonly PanelPoint[],
	{ columns, share }: PanelOptions,
	label: string
): Drawn {
	const names = [...new Set(points.map(({ panel }) => panel))];
	const domain = columns.map(({ x }) => x);
	const shown = points.filter(({ varde }) => varde !== null);
	const highest = Math.max(share ? 0.5 : 1, ...shown.map((one) => one.hog ?? one.varde ?? 0));
	const lowest = share ? 0 : Math.min(0, ...shown.map((one) => one.varde ?? 0));
	const top = share ? Math.min(1, Math.ceil(highest * 4) / 4) : highest * 1.15;
	return draw(
		(width) => {
			const narrow = width === NARROW;
			const marginLeft = narrow ? 52 : 240;
			const band = (width - marginLeft - 12) / Math.max(1, domain.length);
			return {
				width,
				height: names.length * (narrow ? 128 : 92) + (narrow ? 60 : 38),
				marginLeft,
				marginRight: 12,
				marginTop: narrow ? 36 : 12,
				marginBottom: 30,
				fy: { domain: names, axis: null, padding: narrow ? 0.42 : 0.2 },
				x: { type: 'band', domain, axis: null, padding: 0.2 },
				y: { domain: [lowest, top], axis: null },
				marks: [
					Plot.gridY({ ticks: 2, className: 'grid' }),
					Plot.axisY({
						ticks: 2,
						tickSize: 0,
						label: null,
						className: 'axis',
						tickFormat: (d: number) => (share ? formatPercent(d) : short(d))
					}),
					panelNames(names, marginLeft, narrow),
					...(share
						? [
								Plot.ruleX(
									shown.filter(({ lag, hog }) => lag !== null && hog !== null),
									{ fy: 'panel', x: 'x', y1: 'lag', y2: 'hog', className: 'interval' }
								),
								Plot.dot(shown, { fy: 'panel', x: 'x', y: 'varde', r: 4.5, className: 'dot focus' })
							]
						: [Plot.barY(shown, { fy: 'panel', x: 'x', y: 'varde', className: 'bar' })]),
					Plot.text(band >= 46 ? shown : [], {
						fy: 'panel',
						x: 'x',
						y: 'varde',
						dx: share ? 9 : 0,
						dy: share ? 0 : -9,
						textAnchor: share ? 'start' : 'middle',
						text: (d: PanelPoint) => (share ? formatPercent(d.varde) : short(d.varde ?? 0)),
						className: 'value'
					}),
					Plot.text(
						points.filter(({ varde }) => varde === null),
						{ fy: 'panel', x: 'x', y: 0, dy: -6, text: () => '·', className: 'hidden-value' }
					),
					Plot.ruleY(share ? [] : [0], { className: 'base' }),
					columnAxis(columns, band)
				]
			};
		},
		label,
		'panels'
	);
}
