/** Money row by row: budget as an outline, utfall filled, the forecast beyond it hatched; all from 0. */
import * as Plot from '@observablehq/plot';
import { formatMoney } from '#lib/format/index.ts';
import { draw, NARROW, type Drawn } from './render.ts';

export interface BudgetRow {
	name: string;
	/** Kronor; null where there is none. */
	budget: number | null;
	utfall: number | null;
	prognos: number | null;
}

/** `1,2 av 2,0 Mkr` as it is written at the row's end. */
const said = ({ budget, utfall }: BudgetRow): string =>
	[utfall === null ? 'inget utfall' : formatMoney(utfall), budget === null ? '' : `av ${formatMoney(budget)}`]
		.filter(Boolean)
		.join(' ');

/** Stripes across a bar from one amount to another, as short slanted lines: a pattern would need an id of its own. */
function stripes(rows: readonly (BudgetRow & { index: number })[], top: number) {
	const step = top / 90;
	return rows.flatMap(({ index, utfall, prognos }) => {
		const [from, to] = [utfall ?? 0, prognos ?? 0];
		const count = to > from ? Math.floor((to - from) / step) : 0;
		return Array.from({ length: count }, (_, i) => ({ index, x: from + (i + 0.5) * step }));
	});
}

export function budgetBars(rows: readonly BudgetRow[], label: string): Drawn {
	const items = rows.map((row, index) => ({ ...row, index }));
	const top = Math.max(
		1,
		...items.flatMap(({ budget, utfall, prognos }) => [budget ?? 0, utfall ?? 0, prognos ?? 0])
	);
	return draw(
		(width) => {
			const narrow = width === NARROW;
			const rowHeight = narrow ? 52 : 34;
			const marginLeft = narrow ? 6 : 210;
			const inset = (by: number) => ({
				insetTop: (narrow ? 26 : 8) + by,
				insetBottom: (narrow ? 8 : 8) + by
			});
			return {
				width,
				height: items.length * rowHeight + 14,
				marginLeft,
				marginRight: narrow ? 10 : 150,
				marginTop: 4,
				marginBottom: 10,
				x: { domain: [0, top], axis: null },
				y: { type: 'band', domain: items.map(({ index }) => index), axis: null, padding: 0 },
				marks: [
					Plot.text(items, {
						y: 'index',
						frameAnchor: 'left',
						dx: narrow ? 0 : -marginLeft + 2,
						dy: narrow ? -14 : 0,
						textAnchor: 'start',
						text: 'name',
						className: 'name'
					}),
					Plot.tickX(stripes(items, top), { x: 'x', y: 'index', ...inset(2), className: 'stripe' }),
					Plot.barX(
						items.filter(({ utfall }) => utfall !== null),
						{ x: 'utfall', y: 'index', ...inset(2), className: 'bar focus' }
					),
					Plot.barX(
						items.filter(({ budget }) => budget !== null),
						{ x: 'budget', y: 'index', ...inset(0), className: 'bar outline' }
					),
					Plot.text(items, {
						x: narrow
							? top
							: (row: BudgetRow) => Math.max(row.budget ?? 0, row.utfall ?? 0, row.prognos ?? 0),
						y: 'index',
						dx: narrow ? 0 : 8,
						dy: narrow ? -14 : 0,
						textAnchor: narrow ? 'end' : 'start',
						text: said,
						className: 'value'
					}),
					Plot.ruleX([0], { className: 'base' })
				]
			};
		},
		label,
		'budget'
	);
}
