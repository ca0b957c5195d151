/** Cost against share, a named dot each, on an axis of what the costs span: nothing is said of how they hang together. */
import * as Plot from '@observablehq/plot';
import { formatKronor, formatPercent } from '#lib/format/index.ts';
import { draw, NARROW, spread, type Drawn } from './render.ts';
import { shortNames } from './rows.ts';

export interface CostShare {
	name: string;
	/** Fraction with its interval. */
	share: number;
	lag: number | null;
	hog: number | null;
	/** Kronor a participant. */
	cost: number;
}

export function costScatter(given: readonly CostShare[], label: string): Drawn {
	const short = shortNames(given.map(({ name }) => name));
	const points = given.map((point, i) => ({ ...point, name: short[i]! }));
	const costs = points.map(({ cost }) => cost);
	const [least, most] = [Math.min(...costs, Infinity), Math.max(...costs, 1)];
	const air = Math.max((most - least) * 0.15, most * 0.03);
	const bottom = points.length === 0 ? 0 : Math.max(0, least - air);
	const top = most + air;
	return draw(
		(width) => {
			const narrow = width === NARROW;
			const height = narrow ? 340 : 360;
			const [marginTop, marginBottom] = [16, 46];
			const room = height - marginTop - marginBottom;
			const at = spread(
				points.map(({ cost }) => marginTop + ((top - cost) / (top - bottom)) * room),
				17,
				marginTop,
				height - marginBottom
			);
			const names = points.map((point, i) => ({
				...point,
				y: top - ((at[i]! - marginTop) / room) * (top - bottom)
			}));
			const across = width - (narrow ? 72 : 84) - 24;
			const right = ({ name, share, hog }: CostShare) =>
				(hog ?? share) + (name.length * 8 + 10) / across <= 1;
			return {
				width,
				height,
				marginLeft: narrow ? 72 : 84,
				marginRight: 24,
				marginTop,
				marginBottom,
				x: { domain: [0, 1], axis: null },
				y: { domain: [bottom, top], axis: null },
				marks: [
					Plot.gridY({ ticks: 5, className: 'grid' }),
					Plot.axisY({ ticks: 5, tickSize: 0, label: null, className: 'axis', tickFormat: formatKronor }),
					Plot.axisX([0, 0.25, 0.5, 0.75, 1], {
						tickSize: 0,
						label: null,
						className: 'axis',
						tickFormat: (d: number) => formatPercent(d)
					}),
					...[true, false].map((start) =>
						Plot.text(
							names.filter((point) => right(point) === start),
							{
								x: (d: CostShare) => (start ? (d.hog ?? d.share) : (d.lag ?? d.share)),
								y: 'y',
								dx: start ? 8 : -8,
								textAnchor: start ? 'start' : 'end',
								lineWidth: narrow ? 12 : 24,
								text: 'name',
								className: 'value'
							}
						)
					),
					Plot.ruleY(
						points.filter(({ lag, hog }) => lag !== null && hog !== null),
						{ y: 'cost', x1: 'lag', x2: 'hog', className: 'interval' }
					),
					Plot.dot(points, { x: 'share', y: 'cost', r: 5.5, className: 'dot focus' })
				]
			};
		},
		label,
		'scatter'
	);
}
