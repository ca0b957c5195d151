/** How many there are against how many there is room for: filled bars, places as an outline. */
import * as Plot from '@observablehq/plot';
import { formatNumber } from '#lib/format/index.ts';
import { draw, NARROW, type Drawn } from './render.ts';

export interface PlacePoint {
	name: string;
	/** Null where the figure is not shown. */
	antal: number | null;
	/** Null where nobody has said how many places there are. */
	platser: number | null;
}

export function placeBars(points: readonly PlacePoint[], label: string): Drawn {
	const top = Math.max(5, ...points.flatMap(({ antal, platser }) => [antal ?? 0, platser ?? 0]));
	const withPlaces = points.filter(({ platser }) => platser !== null);
	return draw(
		(width) => {
			const marginLeft = 44;
			const band = (width - marginLeft - 12) / Math.max(1, points.length);
			const every = Math.max(1, Math.ceil(40 / band));
			return {
				width,
				height: width === NARROW ? 210 : 240,
				marginLeft,
				marginRight: 12,
				marginTop: 26,
				marginBottom: 28,
				x: {
					type: 'band',
					domain: points.map(({ name }) => name),
					axis: null,
					padding: points.length > 2 ? 0.28 : 0.6
				},
				y: { domain: [0, top], axis: null, nice: true },
				marks: [
					Plot.gridY({ ticks: 4, className: 'grid' }),
					Plot.axisY({
						ticks: 4,
						tickSize: 0,
						label: null,
						className: 'axis',
						tickFormat: (d: number) => (Number.isInteger(d) ? formatNumber(d) : '')
					}),
					Plot.barY(
						points.filter(({ antal }) => antal !== null),
						{ x: 'name', y: 'antal', className: 'bar' }
					),
					Plot.barY(withPlaces, {
						x: 'name',
						y: 'platser',
						inset: -2,
						insetBottom: 0,
						className: 'bar outline'
					}),
					Plot.text(band < 26 ? [] : points, {
						x: 'name',
						y: (point: PlacePoint) => Math.max(point.antal ?? 0, point.platser ?? 0),
						dy: -10,
						text: (point: PlacePoint) => (point.antal === null ? '·' : formatNumber(point.antal)),
						className: 'value'
					}),
					Plot.axisX(
						points.filter((_, i) => i % every === 0).map(({ name }) => name),
						{ anchor: 'bottom', tickSize: 0, label: null, className: 'axis' }
					),
					Plot.ruleY([0], { className: 'base' })
				]
			};
		},
		label,
		'places'
	);
}
