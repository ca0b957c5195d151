/** How a whole is spread over ordered bands: one row of bars a name, parts of that name's whole; the band of the middle is in focus. */
import * as Plot from '@observablehq/plot';
import { formatPercent } from '#lib/format/index.ts';
import { columnAxis, panelNames } from './panels.ts';
import { draw, NARROW, type Drawn } from './render.ts';

export interface SpreadPoint {
	panel: string;
	band: string;
	/** Fraction of the panel's whole; null when not shown. */
	share: number | null;
	/** The band that the middle one of the panel is in. */
	middle?: boolean;
}

/** @param bands in order, with what is written under them */
export function distribution(
	points: readonly SpreadPoint[],
	bands: readonly { band: string; text: string }[],
	label: string
): Drawn {
	const names = [...new Set(points.map(({ panel }) => panel))];
	const domain = bands.map(({ band }) => band);
	const shown = points.filter(({ share }) => share !== null);
	const top = Math.max(0.1, Math.ceil(Math.max(0, ...shown.map(({ share }) => share!)) * 10) / 10);
	return draw(
		(width) => {
			const narrow = width === NARROW;
			const marginLeft = narrow ? 48 : 240;
			const band = (width - marginLeft - 12) / Math.max(1, domain.length);
			const bars = (middle: boolean) => shown.filter((one) => Boolean(one.middle) === middle);
			return {
				width,
				height: names.length * (narrow ? 120 : 84) + (narrow ? 60 : 42),
				marginLeft,
				marginRight: 12,
				marginTop: narrow ? 36 : 16,
				marginBottom: 30,
				fy: { domain: names, axis: null, padding: narrow ? 0.42 : 0.22 },
				x: { type: 'band', domain, axis: null, padding: 0.12 },
				y: { domain: [0, top], axis: null },
				marks: [
					Plot.gridY([top], { className: 'grid' }),
					Plot.axisY([0, top], {
						tickSize: 0,
						label: null,
						className: 'axis',
						tickFormat: (d: number) => formatPercent(d)
					}),
					panelNames(names, marginLeft, narrow),
					...[false, true].map((middle) =>
						Plot.barY(bars(middle), {
							fy: 'panel',
							x: 'band',
							y: 'share',
							className: middle ? 'bar focus' : 'bar'
						})
					),
					Plot.text(band >= 38 ? shown.filter(({ share }) => share! >= top / 20) : bars(true), {
						fy: 'panel',
						x: 'band',
						y: 'share',
						dy: -8,
						text: (d: SpreadPoint) => formatPercent(d.share),
						className: 'value'
					}),
					Plot.text(
						points.filter(({ share }) => share === null),
						{ fy: 'panel', x: 'band', y: 0, dy: -6, text: () => '·', className: 'hidden-value' }
					),
					Plot.ruleY([0], { className: 'base' }),
					columnAxis(
						bands.map(({ band: x, text }) => ({ x, text })),
						band,
						6
					)
				]
			};
		},
		label,
		'spread'
	);
}
