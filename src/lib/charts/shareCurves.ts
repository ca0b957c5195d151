/**
 * Growing shares by month, each named at its end; the lines in focus have the accent. A dot is a month that the counts reach;
 * what happened between two of them is not known, and the line is drawn straight.
 */
import * as Plot from '@observablehq/plot';
import { formatPercent, NBSP } from '#lib/format/index.ts';
import { draw, NARROW, spread, type Drawn } from './render.ts';
import { shortNames } from './rows.ts';

export interface ShareCurve {
	name: string;
	/** Month and fraction, in order; none when it is not shown. */
	steps: { month: number; share: number }[];
	focus: boolean;
}

export function shareCurves(curves: readonly ShareCurve[], label: string): Drawn {
	const short = shortNames(curves.map(({ name }) => name));
	const drawn = curves
		.map((curve, i) => ({ ...curve, name: short[i]! }))
		.filter(({ steps }) => steps.length > 0);
	const last = Math.max(12, ...drawn.map(({ steps }) => steps.at(-1)!.month));
	const highest = Math.max(0.25, ...drawn.flatMap(({ steps }) => steps.map(({ share }) => share)));
	const top = Math.min(1, Math.ceil(highest * 10 + 0.2) / 10);
	return draw(
		(width) => {
			const narrow = width === NARROW;
			const height = narrow ? 300 : 340;
			const [marginTop, marginBottom] = [14, 46];
			const marginRight = narrow ? 140 : 210;
			const room = height - marginTop - marginBottom;
			const ends = drawn.map(({ name, steps }) => ({ name, month: last, share: steps.at(-1)!.share }));
			const at = spread(
				ends.map(({ share }) => marginTop + (1 - share / top) * room),
				narrow && drawn.some(({ name }) => name.length > 13) ? 34 : 18,
				marginTop + 4,
				height - marginBottom
			);
			const points = (focus: boolean) =>
				drawn
					.filter((curve) => curve.focus === focus)
					.flatMap(({ name, steps }) => [
						{ name, month: 0, share: 0 },
						...steps.map((step) => ({ name, ...step }))
					]);
			return {
				width,
				height,
				marginLeft: 52,
				marginRight,
				marginTop,
				marginBottom,
				x: { domain: [0, last], axis: null },
				y: { domain: [0, top], axis: null },
				marks: [
					Plot.gridY({ ticks: 5, className: 'grid' }),
					Plot.axisY({
						ticks: 5,
						tickSize: 0,
						label: null,
						className: 'axis',
						tickFormat: (d: number) => formatPercent(d)
					}),
					Plot.axisX(
						Array.from({ length: Math.floor(last / 6) + 1 }, (_, i) => i * 6),
						{ tickSize: 4, label: null, className: 'axis', tickFormat: (d: number) => String(d) }
					),
					Plot.text(['månader'], {
						frameAnchor: 'bottom-right',
						dy: 40,
						textAnchor: 'end',
						className: 'hidden-value'
					}),
					...[false, true].map((focus) =>
						Plot.lineY(points(focus), {
							x: 'month',
							y: 'share',
							z: 'name',
							className: focus ? 'slope focus' : 'slope'
						})
					),
					...[false, true].map((focus) =>
						Plot.dot(
							points(focus).filter(({ month }) => month > 0),
							{ x: 'month', y: 'share', r: 3.5, className: focus ? 'dot focus' : 'dot' }
						)
					),
					Plot.text(
						ends.map((end, i) => ({ ...end, y: top * (1 - (at[i]! - marginTop) / room) })),
						{
							x: 'month',
							y: 'y',
							dx: 8,
							textAnchor: 'start',
							lineWidth: narrow ? 10 : 20,
							text: (d: { name: string; share: number }) => `${formatPercent(d.share)}${NBSP}${d.name}`,
							className: 'value'
						}
					),
					Plot.ruleY([0], { className: 'base' })
				]
			};
		},
		label,
		'curves'
	);
}
