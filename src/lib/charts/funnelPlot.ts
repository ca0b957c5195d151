/** The funnel: share against size, with bands for what chance allows. Only those outside are named. */
import * as Plot from '@observablehq/plot';
import { formatNumber, formatPercent } from '#lib/format/index.ts';
import { funnelLimits } from '#lib/stats/index.ts';
import { draw, NARROW, spread, type Drawn } from './render.ts';
import { shortNames } from './rows.ts';

export interface FunnelPoint {
	name: string;
	n: number;
	varde: number;
	/** Outside the 95 % limits: named and in accent. */
	outside: boolean;
}

/** Sizes at which the limits are drawn: closer together where they bend the most. */
function sizes(most: number): number[] {
	const least = Math.max(2, Math.floor(most / 60));
	const steps = Array.from({ length: 60 }, (_, i) => Math.round(least + (most - least) * (i / 59) ** 1.7));
	return [...new Set(steps)];
}

export function funnelPlot(given: readonly FunnelPoint[], theta: number, label: string): Drawn {
	const short = shortNames(given.map(({ name }) => name));
	const points = given.map((point, i) => ({ ...point, name: short[i]! }));
	const most = Math.ceil(Math.max(10, ...points.map(({ n }) => n)) * 1.08);
	const bands = sizes(most).map((n) => {
		const [narrow, wide] = [funnelLimits(theta, n)!, funnelLimits(theta, n, 0.998)!];
		return { n, lag: narrow.lag, hog: narrow.hog, yttre_lag: wide.lag, yttre_hog: wide.hog };
	});
	const reach = Math.max(theta * 1.6, ...points.map(({ varde }) => varde + 0.08));
	const top = Math.min(1, Math.ceil(reach * 10) / 10);
	return draw(
		(width) => {
			const narrow = width === NARROW;
			const height = narrow ? 320 : 360;
			const [marginTop, marginBottom] = [16, 46];
			const room = height - marginTop - marginBottom;
			const named = points.filter(({ outside }) => outside);
			const at = spread(
				named.map(({ varde }) => marginTop + (1 - varde / top) * room - 13),
				narrow && named.some(({ name }) => name.length > 18) ? 34 : 17,
				marginTop,
				height - marginBottom
			);
			const names = named.map((point, i) => ({ ...point, y: top * (1 - (at[i]! - marginTop) / room) }));
			const left = (point: FunnelPoint) => point.n < most * (narrow ? 0.5 : 0.6);
			const text = (side: boolean) =>
				Plot.text(
					names.filter((point) => left(point) === side),
					{
						x: 'n',
						y: 'y',
						dx: side ? 8 : -8,
						textAnchor: side ? 'start' : 'end',
						lineWidth: narrow ? 13 : 30,
						text: 'name',
						className: 'value'
					}
				);
			return {
				width,
				height,
				marginLeft: 52,
				marginRight: 16,
				marginTop,
				marginBottom,
				x: { domain: [0, most], axis: null },
				y: { domain: [0, top], axis: null, clamp: true },
				marks: [
					Plot.areaY(bands, { x: 'n', y1: 'yttre_lag', y2: 'yttre_hog', className: 'band' }),
					Plot.areaY(bands, { x: 'n', y1: 'lag', y2: 'hog', className: 'band inner' }),
					Plot.axisY({
						ticks: 5,
						tickSize: 0,
						label: null,
						className: 'axis',
						tickFormat: (d: number) => formatPercent(d)
					}),
					Plot.axisX({
						ticks: narrow ? 4 : 6,
						tickSize: 0,
						label: null,
						className: 'axis',
						tickFormat: (d: number) => formatNumber(d)
					}),
					Plot.text(['antal (n)'], {
						frameAnchor: 'bottom-right',
						dy: 40,
						textAnchor: 'end',
						className: 'hidden-value'
					}),
					Plot.ruleY([theta], { className: 'base' }),
					text(true),
					text(false),
					...[false, true].map((outside) =>
						Plot.dot(
							points.filter((point) => point.outside === outside),
							{ x: 'n', y: 'varde', r: 5.5, className: outside ? 'dot focus' : 'dot' }
						)
					)
				]
			};
		},
		label,
		'funnel'
	);
}
