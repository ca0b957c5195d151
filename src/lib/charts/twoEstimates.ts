/** Two estimates of the same share in one row: as it stands (open ring) and adjusted (filled, with its interval). */
import * as Plot from '@observablehq/plot';
import { formatPercent } from '#lib/format/index.ts';
import { draw, type Drawn } from './render.ts';
import { rowNames, rowRoom, rowTexts } from './rows.ts';

export interface TwoEstimatesRow {
	name: string;
	/** Fractions. */
	raw: number;
	/** Null where there is no adjusted figure; the text says why. */
	adjusted: number | null;
	lag: number | null;
	hog: number | null;
	text: string;
}

const clamp = (x: number): number => Math.min(1, Math.max(0, x));

export function twoEstimates(rows: readonly TwoEstimatesRow[], label: string): Drawn {
	const items = rows.map((row, index) => ({ ...row, index }));
	const adjusted = items.filter((row) => row.adjusted !== null);
	return draw(
		(width) => {
			const { rowHeight, marginLeft, marginRight, markDy } = rowRoom(width);
			return {
				width,
				height: items.length * rowHeight + 56,
				marginLeft,
				marginRight,
				marginTop: 26,
				marginBottom: 30,
				x: { domain: [0, 1], axis: null, label: null },
				y: { type: 'band', domain: items.map(({ index }) => index), axis: null, padding: 0 },
				marks: [
					Plot.gridX([0, 0.25, 0.5, 0.75, 1], { className: 'grid' }),
					Plot.axisX([0, 0.25, 0.5, 0.75, 1], {
						anchor: 'bottom',
						tickSize: 0,
						label: null,
						className: 'axis',
						tickFormat: (d: number) => formatPercent(d)
					}),
					rowNames(items, width),
					Plot.ruleY(
						adjusted.filter((row) => row.lag !== null && row.hog !== null),
						{
							y: 'index',
							x1: (d: TwoEstimatesRow) => clamp(d.lag ?? 0),
							x2: (d: TwoEstimatesRow) => clamp(d.hog ?? 1),
							dy: markDy,
							className: 'interval'
						}
					),
					Plot.dot(adjusted, { x: 'adjusted', y: 'index', dy: markDy, r: 5.5, className: 'dot focus' }),
					Plot.dot(items, { x: 'raw', y: 'index', dy: markDy, r: 4.5, className: 'dot before' }),
					rowTexts(items, width, 1)
				]
			};
		},
		label,
		'two'
	);
}
