/** One share year by year for a few areas: the one in focus in the accent, the others in grey, each named at its end. */
import * as Plot from '@observablehq/plot';
import { formatPercent } from '#lib/format/index.ts';
import { draw, NARROW, type Drawn } from './render.ts';

export interface AreaPoint {
	name: string;
	focus: boolean;
	year: number;
	/** A fraction; a year that is not known is left out, and the line has a gap there. */
	share: number | null;
}

/** @param points in order of name and year, every year of the span once a name */
export function areaLines(points: readonly AreaPoint[], label: string): Drawn {
	const years = points.map(({ year }) => year);
	const [first, last] = [Math.min(...years), Math.max(...years)];
	const top = Math.max(0.05, Math.ceil(Math.max(...points.map(({ share }) => share ?? 0)) * 20) / 20);
	const ends = [...new Set(points.map(({ name }) => name))].flatMap(
		(name) => points.findLast((point) => point.name === name && point.share !== null) ?? []
	);
	return draw(
		(width) => {
			const narrow = width === NARROW;
			const step = [1, 2, 5, 10, 20].find((one) => (last - first) / one <= (narrow ? 4 : 9)) ?? 20;
			const ticks = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter(
				(year) => year % step === 0
			);
			// Names that would stand on each other are set apart: the highest share's above its point, the others' below.
			const shares = ends.map(({ share }) => share!);
			const close = ends.length > 1 && Math.max(...shares) - Math.min(...shares) < top * 0.25;
			const highest = ends.find(({ share }) => share === Math.max(...shares));
			const side = (end: AreaPoint): Plot.TextOptions['lineAnchor'] =>
				!close ? 'middle' : end === highest ? 'bottom' : 'top';
			return {
				width,
				height: narrow ? 220 : 260,
				marginLeft: 52,
				marginRight: narrow ? 104 : 176,
				marginTop: 14,
				marginBottom: 30,
				x: { domain: [first, Math.max(last, first + 1)], axis: null },
				y: { domain: [0, top], axis: null },
				marks: [
					Plot.gridY({ ticks: 4, className: 'grid' }),
					Plot.axisY({
						ticks: 4,
						tickSize: 0,
						label: null,
						className: 'axis',
						tickFormat: (d: number) => formatPercent(d)
					}),
					Plot.axisX(ticks.length > 0 ? ticks : [first], {
						tickSize: 4,
						label: null,
						className: 'axis',
						tickFormat: (d: number) => String(d)
					}),
					...[false, true].flatMap((focus) => {
						const own = points.filter((point) => point.focus === focus);
						return [
							Plot.lineY(own, {
								x: 'year',
								y: 'share',
								z: 'name',
								className: focus ? 'slope focus' : 'slope'
							}),
							Plot.dot(
								own.filter(({ share }) => share !== null),
								{ x: 'year', y: 'share', r: 3.5, className: focus ? 'dot focus' : 'dot' }
							)
						];
					}),
					...ends.map((end) =>
						Plot.text([end], {
							x: 'year',
							y: 'share',
							dx: 10,
							lineAnchor: side(end),
							dy: { middle: 0, bottom: -3, top: 6 }[side(end) ?? 'middle'],
							textAnchor: 'start',
							lineWidth: narrow ? 7 : 12,
							text: (d: AreaPoint) => `${d.name} ${formatPercent(d.share, 100)}`,
							className: 'value'
						})
					),
					Plot.ruleY([0], { className: 'base' })
				]
			};
		},
		label,
		'areas'
	);
}
