/**
 * How a whole is shared out over an ordered scale: one bar a row, parts in the scale's own order, light to dark in one
 * hue, each with an outline and its share written in it. A row that is not shown is its text and no bar.
 */
import * as Plot from '@observablehq/plot';
import { formatPercent } from '#lib/format/index.ts';
import { draw, type Drawn } from './render.ts';
import { rowNames, rowRoom, rowTexts } from './rows.ts';

export interface StackedRow {
	name: string;
	/** Fractions in the scale's order, summing to one; null when the row is not shown. */
	shares: readonly number[] | null;
	/** At the row's right end: `n 263`, or why it is not shown. */
	text: string;
	n?: number | null;
}

/** Steps of the scale that can be told apart in one hue, in grey too. */
export const MOST_STEPS = 5;

/** Which of the five shades a step of a shorter scale takes: two steps are the lightest and the darkest. */
export const shadeOf = (step: number, steps: number): number =>
	steps < 2 ? MOST_STEPS : 1 + Math.round((step * (MOST_STEPS - 1)) / (steps - 1));

interface Part {
	index: number;
	x1: number;
	x2: number;
	step: number;
	text: string;
}

function partsOf(rows: readonly (StackedRow & { index: number })[]): Part[] {
	return rows.flatMap(({ shares, index, n }) => {
		let at = 0;
		return (shares ?? []).map((share, step) => {
			const x1 = at;
			at += share;
			return { index, x1, x2: Math.min(1, at), step, text: formatPercent(share, n) };
		});
	});
}

/** `steps`: what the scale's steps are called, in order. Throws when there are more than can be told apart. */
export function stackedShares(steps: readonly string[], rows: readonly StackedRow[], label: string): Drawn {
	if (steps.length > MOST_STEPS) throw new RangeError(`at most ${MOST_STEPS} steps, not ${steps.length}`);
	const items = rows.map((row, index) => ({ ...row, index }));
	const parts = partsOf(items).filter(({ x1, x2 }) => x2 > x1);
	return draw(
		(width) => {
			const { narrow, rowHeight, marginLeft, marginRight, markDy } = rowRoom(width);
			const across = width - marginLeft - marginRight;
			const keyRows = narrow ? steps.length : 1;
			const marginTop = 16 + keyRows * 22;
			const height = items.length * rowHeight + marginTop + 12;
			const shade = (step: number) => `shade shade-${shadeOf(step, steps.length)}`;
			// A letter of a key is 7.6 px wide on the average; a key is as wide as its words, a swatch and some air.
			const starts = steps.map((_, step) =>
				steps.slice(0, step).reduce((sum, text) => sum + 7.6 * text.length + 34, 0)
			);
			return {
				width,
				height,
				marginLeft,
				marginRight,
				marginTop,
				marginBottom: 12,
				x: { domain: [0, 1], axis: null, label: null },
				y: { type: 'band', domain: items.map(({ index }) => index), axis: null, padding: 0 },
				marks: [
					...steps.flatMap((text, step) => {
						const at = { dx: narrow ? 2 : (starts[step] ?? 0) + 2 - marginLeft, dy: narrow ? 22 * step : 0 };
						const place = { frameAnchor: 'top-left' as const };
						return [
							Plot.dot([text], {
								...place,
								symbol: 'square',
								r: 6,
								dx: at.dx + 6,
								dy: at.dy - marginTop + 14,
								className: shade(step)
							}),
							Plot.text([text], {
								...place,
								dx: at.dx + 20,
								dy: at.dy - marginTop + 8,
								textAnchor: 'start',
								className: 'key'
							})
						];
					}),
					rowNames(items, width),
					...steps.map((_, step) =>
						Plot.barX(
							parts.filter((part) => part.step === step),
							{
								x1: 'x1',
								x2: 'x2',
								y: 'index',
								insetTop: narrow ? 27 : 5,
								insetBottom: narrow ? 9 : 5,
								insetLeft: 0.75,
								insetRight: 0.75,
								className: shade(step)
							}
						)
					),
					...[false, true].map((dark) =>
						Plot.text(
							parts.filter(
								({ x1, x2, text, step }) =>
									shadeOf(step, steps.length) > 3 === dark && (x2 - x1) * across > text.length * 8 + 6
							),
							{
								x: ({ x1, x2 }: Part) => (x1 + x2) / 2,
								y: 'index',
								dy: narrow ? markDy + 3 : 0,
								text: 'text',
								className: dark ? 'on-shade dark' : 'on-shade'
							}
						)
					),
					rowTexts(
						items.filter(({ shares }) => shares !== null),
						width,
						1
					),
					Plot.text(
						items.filter(({ shares }) => shares === null),
						{
							x: 0,
							y: 'index',
							dy: narrow ? markDy + 3 : 0,
							textAnchor: 'start',
							text: 'text',
							className: 'hidden-value'
						}
					)
				]
			};
		},
		label,
		'stacked'
	);
}
