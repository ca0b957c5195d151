import { costBars, pivotRows, type Wide } from '#lib/charts/index.ts';
import { formatMoney, formatNumber, formatPercent, sentence } from '#lib/format/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import { labelOf, rankOf } from '#lib/server/catalog/index.ts';
import type { Cell, FigureView, TableView } from '#lib/ui/types.ts';
import { definitionLink, foot } from '../shared/foot.ts';
import { cell, hasData } from '../shared/rows.ts';
import type { About } from './about.ts';

const shown = (row: MeasureRow | undefined): number | null => (row?.status === 'visas' ? row.varde : null);

export interface Money {
	figure: FigureView;
	/** Budget and utfall per kostnadsslag over the period; null when the money has no such lines. */
	kinds: TableView | null;
}

/** Long rows of two measures side by side: one line per value of `dimension`. */
async function beside({ ask, period }: About, dimension: string) {
	// A budget may be laid for years to come: money keeps to the years that the page speaks of.
	const span = { by: [dimension], from: period.first, to: period.last };
	const [budget, utfall] = await Promise.all([ask('budget', span), ask('utfall', span)]);
	const mark = (rows: MeasureRow[], typ: string) =>
		rows.filter(hasData).map((row) => ({ ...row, by: { ...row.by, typ } }));
	return pivotRows([...mark(budget, 'budget'), ...mark(utfall, 'utfall')], dimension, 'typ');
}

function cells(
	scope: About['scope'],
	budget: MeasureRow | undefined,
	utfall: MeasureRow | undefined
): Record<string, Cell> {
	const { k } = scope.meta;
	const [planned, spent] = [shown(budget), shown(utfall)];
	const missing: Cell = { text: '–', muted: true };
	const say = (row: MeasureRow | undefined) => (row ? cell(row, 'kronor', k) : missing);
	return {
		budget: say(budget),
		utfall: say(utfall),
		avvikelse:
			planned === null || spent === null
				? missing
				: {
						text: formatNumber(spent - planned),
						...(planned > 0 && { sub: `${formatPercent(spent / planned)} av budget` })
					}
	};
}

const moneyColumns = [
	{ key: 'budget', label: 'Budget', unit: 'kr', num: true },
	{ key: 'utfall', label: 'Utfall', unit: 'kr', num: true },
	{ key: 'avvikelse', label: 'Avvikelse', unit: 'kr, utfall minus budget', num: true }
];

/** True when two ways of cutting the same money come to the same kronor. */
const sums = (a: readonly Wide[], b: readonly Wide[]): boolean =>
	['budget', 'utfall'].every((typ) => {
		const total = (lines: readonly Wide[]) =>
			lines.reduce((sum, line) => sum + (shown(line.cells[typ]) ?? 0), 0);
		return Math.abs(total(a) - total(b)) < 1;
	});

export async function money(one: About): Promise<Money> {
	const { scope, insats, period } = one;
	const [years, slag] = [await beside(one, 'ar'), await beside(one, 'kostnadsslag')];
	years.sort((a, b) => a.key.localeCompare(b.key));
	const rank = rankOf(scope.catalog, 'kostnadsslag');
	slag.sort((a, b) => rank(a.key) - rank(b.key));
	const points = years.map(({ key, cells: { budget, utfall } }) => ({
		name: key,
		budget: shown(budget),
		utfall: shown(utfall)
	}));
	const both = [...points]
		.reverse()
		.find((point) => point.budget !== null && point.utfall !== null && point.budget > 0);
	const latest = points.at(-1);
	const isOpen = (year: string) => `${year}-12-31` > scope.meta.dataPer;
	const title = both
		? `${isOpen(both.name) ? `Hittills ${both.name} har` : `${both.name} användes`} ${formatPercent((both.utfall ?? 0) / (both.budget ?? 1))} av budgeten${isOpen(both.name) ? ' använts' : ''}: ${formatMoney(both.utfall)} av ${formatMoney(both.budget)}`
		: latest
			? `${latest.name}: ${latest.utfall === null ? `budget ${formatMoney(latest.budget)}, inget utfall än` : `utfall ${formatMoney(latest.utfall)}, ingen budget`}`
			: 'Pengar: inga uppgifter i perioden';
	return {
		figure: {
			id: 'pengar',
			title,
			subtitle: `Utfall som fyllda staplar, budget som kontur, per år. Kostnader utom parternas egeninsats. ${sentence(period.text)}.`,
			drawn:
				points.length > 0 ? costBars(points, `Budget och utfall per år för ${insats.namn}. ${title}.`) : null,
			empty: 'Ekonomin för den här insatsen har inte lämnats för perioden.',
			table: {
				caption: `Budget och utfall per år för ${insats.namn}`,
				columns: [{ key: 'ar', label: 'År' }, ...moneyColumns],
				rows: years.map((line) => ({
					cells: { ar: { text: line.key }, ...cells(scope, line.cells.budget, line.cells.utfall) }
				}))
			},
			foot: foot(scope, 'utfall'),
			definitions: ['budget', 'utfall'].map((matt) => definitionLink(scope, matt)),
			rakning: one.rakning('utfall', { by: ['ar'] })
		},
		kinds:
			slag.length === 0
				? null
				: {
						caption: `Kostnadsslag, ${period.text}`,
						columns: [{ key: 'slag', label: 'Kostnadsslag' }, ...moneyColumns],
						definitions: ['budget', 'utfall'].map((matt) => definitionLink(scope, matt)),
						rakning: one.rakning('utfall', { by: ['kostnadsslag'] }),
						rows: slag.map((line) => ({
							cells: {
								slag: { text: labelOf(scope.catalog, 'kostnadsslag', line.key) },
								...cells(scope, line.cells.budget, line.cells.utfall)
							}
						})),
						note: sums(slag, years)
							? 'Raderna summerar till årens kostnader ovan.'
							: 'Raderna summerar inte till årens kostnader ovan: en del kostnader saknar kostnadsslag.'
					}
	};
}
