/** A few years of one figure as a line beside the figure itself: no axes, a gap where a year is not shown, the last year in focus. */
import * as Plot from '@observablehq/plot';
import { renderSvg } from './render.ts';

export interface SparkPoint {
	ar: string;
	/** Null when not shown. */
	varde: number | null;
	/** The value as people read it, or why it is not there. */
	text: string;
	/** The year is not over: its mark is hollow. */
	pagar?: boolean;
}

const [WIDTH, HEIGHT] = [150, 30];

/** The picture as an SVG string whose text tells every year; null when fewer than two years are shown. */
export function sparkline(points: readonly SparkPoint[], name: string): string | null {
	const shown = points.filter(({ varde }) => varde !== null);
	if (shown.length < 2) return null;
	const last = points.at(-1);
	const marks = (focus: boolean, pagar: boolean) =>
		shown.filter((one) => (one === last) === focus && Boolean(one.pagar) === pagar);
	const place = { x: 'ar', y: 'varde' } as const;
	return renderSvg(
		{
			width: WIDTH,
			height: HEIGHT,
			margin: 5,
			x: { type: 'point', domain: points.map(({ ar }) => ar), padding: 0.1, axis: null },
			// From nothing: a line that begins elsewhere makes much of little.
			y: { domain: [0, Math.max(...shown.map(({ varde }) => varde!)) || 1], axis: null },
			marks: [
				Plot.ruleY([0], { className: 'grid' }),
				Plot.lineY(points, { ...place, y: (d: SparkPoint) => d.varde ?? NaN, className: 'slope' }),
				Plot.dot(marks(false, false), { ...place, r: 3, className: 'dot' }),
				Plot.dot(marks(true, false), { ...place, r: 4, className: 'dot focus' }),
				Plot.dot([...marks(false, true), ...marks(true, true)], { ...place, r: 3.5, className: 'dot before' })
			]
		},
		`${name} år för år: ${points.map(({ ar, text, pagar }) => `${ar} ${text}${pagar ? ' hittills' : ''}`).join(', ')}.`,
		'spark'
	);
}
