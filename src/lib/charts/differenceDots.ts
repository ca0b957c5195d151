/** Differences in percentage points around no difference: a dot and its interval; those told apart have the accent. */
import * as Plot from '@observablehq/plot';
import { formatSigned } from '#lib/format/index.ts';
import { draw, type Drawn } from './render.ts';
import { rowNames, rowRoom, rowTexts } from './rows.ts';

export interface DifferenceRow {
	name: string;
	/** Fractions, −1 to 1. */
	difference: number;
	lag: number;
	hog: number;
	/** At the row's right end: `+17 procentenheter`. */
	text: string;
	/** Told apart from no difference. */
	focus: boolean;
}

export function differenceDots(rows: readonly DifferenceRow[], label: string): Drawn {
	const items = rows.map((row, index) => ({ ...row, index }));
	const widest = Math.max(0.1, ...items.flatMap(({ lag, hog }) => [Math.abs(lag), Math.abs(hog)]));
	const top = Math.min(1, Math.ceil(widest * 10) / 10);
	const ticks = [-top, -top / 2, 0, top / 2, top];
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
				x: { domain: [-top, top], axis: null, label: null },
				y: { type: 'band', domain: items.map(({ index }) => index), axis: null, padding: 0 },
				marks: [
					Plot.gridX(ticks, { className: 'grid' }),
					Plot.ruleX([0], { className: 'target' }),
					Plot.axisX(ticks, {
						anchor: 'bottom',
						tickSize: 0,
						label: null,
						className: 'axis',
						tickFormat: (d: number) => formatSigned(Math.round(d * 100))
					}),
					rowNames(items, width),
					Plot.ruleY(items, { y: 'index', x1: 'lag', x2: 'hog', dy: markDy, className: 'interval' }),
					...[false, true].map((focus) =>
						Plot.dot(
							items.filter((row) => row.focus === focus),
							{ x: 'difference', y: 'index', dy: markDy, r: 5.5, className: focus ? 'dot focus' : 'dot' }
						)
					),
					rowTexts(items, width, top)
				]
			};
		},
		label,
		'difference'
	);
}
