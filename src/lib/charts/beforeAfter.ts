/** Before → after as slope lines with both figures written at the ends. The lines in focus have the accent. */
import * as Plot from '@observablehq/plot';
import { formatPercent } from '#lib/format/index.ts';
import { draw, NARROW, spread, type Drawn } from './render.ts';

export interface SlopeRow {
	name: string;
	/** Fractions. A row with either of them not shown has no line. */
	fore: number | null;
	efter: number | null;
	n: number | null;
	focus?: boolean;
}

export function beforeAfter(rows: readonly SlopeRow[], label: string): Drawn {
	const shown = rows.filter(
		(row): row is SlopeRow & { fore: number; efter: number } => row.fore !== null && row.efter !== null
	);
	const top = Math.min(
		1,
		Math.max(0.5, Math.ceil(Math.max(0, ...shown.flatMap((r) => [r.fore, r.efter])) * 10) / 10)
	);
	return draw(
		(width) => {
			const narrow = width === NARROW;
			const height = narrow ? 280 : 300;
			const [marginTop, marginBottom] = [40, 14];
			const pixel = (value: number) => marginTop + (1 - value / top) * (height - marginTop - marginBottom);
			const place = (side: 'fore' | 'efter') =>
				spread(
					shown.map((row) => pixel(row[side])),
					20,
					marginTop,
					height - marginBottom
				);
			const left = place('fore');
			const right = place('efter');
			const ends = shown.flatMap((row) => [
				{ ...row, side: 'före', at: row.fore },
				{ ...row, side: 'efter', at: row.efter }
			]);
			const side = narrow ? 112 : 220;
			const inFocus = (focus: boolean) => ends.filter((row) => Boolean(row.focus) === focus);
			const labels = (positions: number[], key: 'fore' | 'efter') =>
				shown.map((row, i) => ({
					...row,
					y: top - ((positions[i] ?? 0) - marginTop) * (top / (height - marginTop - marginBottom)),
					text:
						key === 'fore'
							? narrow
								? formatPercent(row.fore, row.n)
								: `${row.name}  ${formatPercent(row.fore, row.n)}`
							: `${formatPercent(row.efter, row.n)}  ${row.name}`
				}));
			// A letter of the label's size is 7.4 px wide on the average.
			const longest = Math.max(0, ...labels(right, 'efter').map(({ text }) => text.length));
			const room = Math.min(NARROW - 120, Math.max(172, Math.ceil(20 + 7.4 * longest)));
			return {
				width,
				height,
				marginLeft: narrow ? 60 : side,
				marginRight: narrow ? room : side,
				marginTop,
				marginBottom,
				x: { type: 'point', domain: ['före', 'efter'], axis: null, padding: 0 },
				y: { domain: [0, top], axis: null },
				marks: [
					Plot.ruleX(['före', 'efter'], { className: 'grid' }),
					Plot.axisX(['före', 'efter'], {
						anchor: 'top',
						tickSize: 0,
						label: null,
						dy: -8,
						className: 'axis heads',
						tickFormat: (d: string) => (d === 'före' ? 'Före' : 'Efter')
					}),
					Plot.lineY(inFocus(false), { x: 'side', y: 'at', z: 'name', className: 'slope' }),
					Plot.lineY(inFocus(true), { x: 'side', y: 'at', z: 'name', className: 'slope focus' }),
					Plot.dot(
						ends.filter((e) => e.side === 'före'),
						{ x: 'side', y: 'at', r: 4.5, className: 'dot before' }
					),
					Plot.dot(
						inFocus(false).filter((e) => e.side === 'efter'),
						{ x: 'side', y: 'at', r: 4.5, className: 'dot' }
					),
					Plot.dot(
						inFocus(true).filter((e) => e.side === 'efter'),
						{ x: 'side', y: 'at', r: 5.5, className: 'dot focus' }
					),
					Plot.text(labels(left, 'fore'), {
						x: () => 'före',
						y: 'y',
						dx: -12,
						textAnchor: 'end',
						text: 'text',
						className: 'value'
					}),
					Plot.text(labels(right, 'efter'), {
						x: () => 'efter',
						y: 'y',
						dx: 12,
						textAnchor: 'start',
						text: 'text',
						className: 'value'
					})
				]
			};
		},
		label,
		'slope'
	);
}
