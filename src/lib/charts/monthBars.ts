/** Flow: those who began as bars upwards, those who ended as bars downwards, period by period. Hidden ones are dots. */
import * as Plot from '@observablehq/plot';
import { formatNumber, formatPeriod, MONTHS } from '#lib/format/index.ts';
import { draw, NARROW, type Drawn } from './render.ts';

export interface FlowPoint {
	/** `2024-03`, `2024-Q1`, `2024-H1` or `2024`: in order, none missing. */
	period: string;
	/** Null where the figure is not shown. */
	nya: number | null;
	avslutade: number | null;
}

/** What stands under a bar: the year at its first period, else a short name of the part where there is room. */
function mark(period: string, room: number): string {
	const [year = '', part] = period.split('-');
	if (!part || /^(01|Q1|H1)$/.test(part)) return year;
	if (room < 30) return '';
	const name = /^\d+$/.test(part) ? (MONTHS[Number(part) - 1] ?? part).slice(0, 3) : '';
	return name;
}

export function monthBars(points: readonly FlowPoint[], label: string): Drawn {
	const top = Math.max(5, ...points.flatMap(({ nya, avslutade }) => [nya ?? 0, avslutade ?? 0]));
	const domain = points.map(({ period }) => period);
	const hidden = points.flatMap(({ period, nya, avslutade }) => [
		...(nya === null ? [{ period, dy: -7 }] : []),
		...(avslutade === null ? [{ period, dy: 9 }] : [])
	]);
	return draw(
		(width) => {
			const [marginLeft, marginRight] = [48, 14];
			const room = (width - marginLeft - marginRight) / Math.max(1, points.length);
			const marks = points.filter(({ period }) => mark(period, room) !== '');
			const every = Math.max(1, Math.ceil((44 * marks.length) / (width - marginLeft - marginRight)));
			const written = room >= 34;
			const texts = (key: 'nya' | 'avslutade') =>
				Plot.text(written ? points.filter((point) => (point[key] ?? 0) > 0) : [], {
					x: 'period',
					y: (point: FlowPoint) => (key === 'nya' ? 1 : -1) * (point[key] ?? 0),
					dy: key === 'nya' ? -9 : 10,
					text: (point: FlowPoint) => formatNumber(point[key]),
					className: 'value'
				});
			return {
				width,
				height: width === NARROW ? 270 : 300,
				marginLeft,
				marginRight,
				marginTop: 30,
				marginBottom: 58,
				x: { type: 'band', domain, axis: null, padding: points.length > 3 ? 0.2 : 0.6 },
				y: { domain: [-top, top], axis: null, nice: true },
				marks: [
					Plot.gridY({ ticks: 5, className: 'grid' }),
					Plot.axisY({
						ticks: 5,
						tickSize: 0,
						label: null,
						className: 'axis',
						tickFormat: (d: number) => (Number.isInteger(d) ? formatNumber(Math.abs(d)) : '')
					}),
					Plot.barY(
						points.filter(({ nya }) => nya !== null),
						{ x: 'period', y: 'nya', className: 'bar focus' }
					),
					Plot.barY(
						points.filter(({ avslutade }) => avslutade !== null),
						{ x: 'period', y: (point: FlowPoint) => -(point.avslutade ?? 0), className: 'bar outline' }
					),
					texts('nya'),
					texts('avslutade'),
					...[-7, 9].map((dy) =>
						Plot.text(
							hidden.filter((one) => one.dy === dy),
							{ x: 'period', y: 0, dy, text: () => '·', className: 'hidden-value' }
						)
					),
					Plot.text(['nya, fyllda'], {
						frameAnchor: 'top-left',
						dy: -22,
						text: (d: string) => d,
						className: 'value'
					}),
					Plot.text(['avslutade, kontur'], {
						frameAnchor: 'bottom-left',
						dy: 18,
						text: (d: string) => d,
						className: 'value'
					}),
					Plot.axisX(
						marks.filter((_, i) => i % every === 0).map(({ period }) => period),
						{
							anchor: 'bottom',
							tickSize: 0,
							tickPadding: 32,
							label: null,
							className: 'axis',
							tickFormat: (d: string) => mark(d, room) || formatPeriod(d)
						}
					),
					Plot.ruleY([0], { className: 'base' })
				]
			};
		},
		label,
		'flow'
	);
}
