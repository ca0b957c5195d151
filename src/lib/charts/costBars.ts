/** Money: budget as an outline, utfall filled, both from 0. And amounts per row for things that have no interval. */
import * as Plot from '@observablehq/plot';
import { formatMoney } from '#lib/format/index.ts';
import { draw, NARROW, type Drawn } from './render.ts';

export interface CostPoint {
	/** A year, or a name. */
	name: string;
	/** Kronor; null where there is none. */
	budget: number | null;
	utfall: number | null;
}

/** Budget and utfall side by side per year. */
export function costBars(points: readonly CostPoint[], label: string): Drawn {
	const domain = points.map((p) => p.name);
	const top = Math.max(1, ...points.flatMap((p) => [p.budget ?? 0, p.utfall ?? 0]));
	return draw(
		(width) => {
			const narrow = width === NARROW;
			const marginLeft = narrow ? 64 : 76;
			const band = (width - marginLeft - 12) / Math.max(1, points.length);
			const every = Math.max(1, Math.ceil(44 / band));
			return {
				width,
				height: narrow ? 220 : 260,
				marginLeft,
				marginRight: 12,
				marginTop: 24,
				marginBottom: 28,
				x: { type: 'band', domain, axis: null, padding: points.length > 2 ? 0.28 : 0.6 },
				y: { domain: [0, top], axis: null, nice: true },
				marks: [
					Plot.gridY({ ticks: 4, className: 'grid' }),
					Plot.axisY({ ticks: 4, tickSize: 0, label: null, className: 'axis', tickFormat: formatMoney }),
					Plot.barY(
						points.filter((p) => p.utfall !== null),
						{ x: 'name', y: 'utfall', className: 'bar' }
					),
					Plot.barY(
						points.filter((p) => p.budget !== null),
						{ x: 'name', y: 'budget', className: 'bar outline', inset: -2, insetBottom: 0 }
					),
					Plot.axisX(
						domain.filter((_, i) => i % every === 0),
						{ anchor: 'bottom', tickSize: 0, label: null, className: 'axis' }
					),
					Plot.ruleY([0], { className: 'base' })
				]
			};
		},
		label,
		'cost'
	);
}

export interface AmountRow {
	name: string;
	heading?: boolean;
	/** Null where it is not shown; the text says why. */
	value: number | null;
	text: string;
	focus?: boolean;
}

/** One amount a row, as bars from 0; a row that is not shown has its text and nothing else. */
export function amountBars(rows: readonly AmountRow[], label: string): Drawn {
	const items = rows.map((row, index) => ({ ...row, index }));
	const top = Math.max(1, ...items.map((row) => row.value ?? 0));
	const bars = (focus: boolean) => items.filter((row) => row.value !== null && Boolean(row.focus) === focus);
	return draw(
		(width) => {
			const narrow = width === NARROW;
			const rowHeight = narrow ? 50 : 36;
			const marginLeft = narrow ? 6 : 232;
			return {
				width,
				height: items.length * rowHeight + 16,
				marginLeft,
				marginRight: narrow ? 96 : 118,
				marginTop: 6,
				marginBottom: 10,
				x: { domain: [0, top], axis: null },
				y: { type: 'band', domain: items.map((row) => row.index), axis: null, padding: 0 },
				marks: [
					...[false, true].map((heading) =>
						Plot.text(
							items.filter((row) => Boolean(row.heading) === heading),
							{
								y: 'index',
								frameAnchor: 'left',
								dx: narrow ? 0 : -marginLeft + 2,
								dy: narrow ? (heading ? 8 : -14) : 0,
								textAnchor: 'start',
								lineWidth: narrow ? (heading ? 22 : 15) : heading ? 40 : 16,
								text: 'name',
								className: heading ? 'name heading' : 'name'
							}
						)
					),
					...[false, true].map((focus) =>
						Plot.barX(bars(focus), {
							x: 'value',
							y: 'index',
							insetTop: narrow ? 24 : 11,
							insetBottom: narrow ? 12 : 11,
							className: focus ? 'bar focus' : 'bar'
						})
					),
					Plot.text(
						items.filter((row) => !row.heading),
						{
							x: (d: AmountRow) => d.value ?? 0,
							y: 'index',
							dx: 8,
							dy: narrow ? 6 : 0,
							textAnchor: 'start',
							text: 'text',
							className: 'value'
						}
					),
					Plot.ruleX([0], { className: 'base' })
				]
			};
		},
		label,
		'amount'
	);
}
