/** What pictures of one row of columns a name have in common: the names, and what stands under the columns. */
import * as Plot from '@observablehq/plot';

/** Each panel's name: before its row, or over it where the page is narrow. */
export const panelNames = (names: readonly string[], marginLeft: number, narrow: boolean): Plot.Markish =>
	Plot.text(
		names.map((panel) => ({ panel })),
		{
			fy: 'panel',
			frameAnchor: narrow ? 'top-left' : 'left',
			dx: -marginLeft + 2,
			dy: narrow ? -24 : 0,
			textAnchor: 'start',
			lineWidth: narrow ? 22 : 11,
			text: 'panel',
			className: 'name'
		}
	);

/**
 * Under the last row: every column's text, or every second, third … when they would run into each other.
 * @param band the width of a column, px
 * @param gap between two texts, px
 */
export function columnAxis(
	columns: readonly { x: string; text: string }[],
	band: number,
	gap = 8
): Plot.Markish {
	const under = new Map(columns.map(({ x, text }) => [x, text]));
	const longest = Math.max(1, ...columns.map(({ text }) => text.length));
	const every = Math.max(1, Math.ceil((longest * 7.6 + gap) / band));
	return Plot.axisX(
		columns.map(({ x }) => x).filter((_, i) => i % every === 0),
		{
			anchor: 'bottom',
			tickSize: 0,
			label: null,
			className: 'axis',
			tickFormat: (d: string) => under.get(d) ?? d
		}
	);
}
