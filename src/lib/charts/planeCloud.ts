/** The cost-effectiveness plane: extra cost against extra share, the point in a cloud of what chance allows. */
import * as Plot from '@observablehq/plot';
import { formatKronor, formatPercent, formatSigned, MINUS } from '#lib/format/index.ts';
import type { CostEffectivenessPlane } from '#lib/stats/index.ts';
import { draw, NARROW, type Drawn } from './render.ts';

/** So many points of the cloud are drawn; its parts are counted over all. */
const DRAWN = 300;

/** A round limit at or above a number: 1, 2, 5 times a power of ten. */
function round(value: number): number {
	const power = 10 ** Math.floor(Math.log10(value));
	return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value - 1e-9 * power) ?? 10 * power;
}

const signedKronor = (value: number): string =>
	value === 0 ? formatKronor(0) : `${value < 0 ? MINUS : '+'}${formatKronor(Math.abs(value))}`;

export function planeCloud({ point, cloud, quadrants: q }: CostEffectivenessPlane, label: string): Drawn {
	const dots = cloud.slice(0, DRAWN);
	const most = (values: number[]) => Math.max(...values.map(Math.abs));
	const across = Math.min(1, Math.ceil(Math.max(0.1, most([...dots, point].map((d) => d.effect))) * 10) / 10);
	const up = round(Math.max(100, most([...dots, point].map((d) => d.cost))));
	const corners = [
		{ x: across, y: up, anchor: 'end' as const, part: q.battreDyrare, words: 'högre andel, dyrare' },
		{ x: across, y: -up, anchor: 'end' as const, part: q.battreBilligare, words: 'högre andel, billigare' },
		{ x: -across, y: up, anchor: 'start' as const, part: q.samreDyrare, words: 'lägre andel, dyrare' },
		{ x: -across, y: -up, anchor: 'start' as const, part: q.samreBilligare, words: 'lägre andel, billigare' }
	];
	const said = corners.map((corner) => ({
		...corner,
		words: `${formatPercent(corner.part)} ${corner.words}`
	}));
	return draw(
		(width) => {
			const narrow = width === NARROW;
			return {
				width,
				height: narrow ? 380 : 420,
				marginLeft: narrow ? 72 : 96,
				marginRight: 20,
				marginTop: 28,
				marginBottom: 48,
				x: { domain: [-across, across], axis: null },
				y: { domain: [-up, up], axis: null },
				marks: [
					Plot.ruleX([0], { className: 'target' }),
					Plot.ruleY([0], { className: 'target' }),
					Plot.axisX([-across, -across / 2, 0, across / 2, across], {
						anchor: 'bottom',
						tickSize: 0,
						label: null,
						className: 'axis',
						tickFormat: (d: number) =>
							formatSigned(Math.round(d * 1000) / 10, Number.isInteger(d * 100) ? 0 : 1)
					}),
					Plot.axisY([-up, -up / 2, 0, up / 2, up], {
						anchor: 'left',
						tickSize: 0,
						label: null,
						className: 'axis',
						tickFormat: signedKronor
					}),
					Plot.dot(dots, { x: 'effect', y: 'cost', r: 2, className: 'cloud' }),
					Plot.dot([point], { x: 'effect', y: 'cost', r: 7, className: 'dot focus' }),
					...said.map((corner) =>
						Plot.text([corner], {
							x: 'x',
							y: 'y',
							dx: corner.anchor === 'start' ? 6 : -2,
							dy: corner.y > 0 ? 0 : -14,
							textAnchor: corner.anchor,
							lineAnchor: corner.y > 0 ? 'top' : 'bottom',
							lineWidth: narrow ? 8 : 20,
							text: 'words',
							className: 'corner'
						})
					)
				]
			};
		},
		label,
		'plane'
	);
}
