/** What was told as numbers alone, without persons behind them: beside what the rows say, never added to it. */
import { distinct, pivotRows } from '#lib/charts/reshape.ts';
import { formatPeriod } from '#lib/format/index.ts';
import { labelOf, rankOf } from '#lib/server/catalog/index.ts';
import type { TableView } from '#lib/ui/types.ts';
import { definitionLink } from '../shared/foot.ts';
import { cell, hasData } from '../shared/rows.ts';
import type { About } from './about.ts';

/** Years down, kinds across; null when no numbers were told of the period. */
export async function countsTable({ scope, ask, rakning, period, insats }: About): Promise<TableView | null> {
	const cut = { by: ['ar'], from: period.from, to: period.to };
	const rows = (await ask('antal', cut)).filter(hasData);
	const lines = pivotRows(rows, 'ar', 'kategori').sort((a, b) => a.key.localeCompare(b.key));
	if (lines.length === 0) return null;
	const kinds = distinct(rows, 'kategori', rankOf(scope.catalog, 'kategori'));
	return {
		caption: `Inrapporterade antal i ${insats.namn}, ${period.text}`,
		columns: [
			{ key: 'ar', label: 'År' },
			...kinds.map((kind) => ({ key: kind, label: labelOf(scope.catalog, 'kategori', kind), num: true }))
		],
		rows: lines.map(({ key, cells }) => ({
			cells: {
				ar: { text: formatPeriod(key) },
				...Object.fromEntries(
					kinds.map((kind) => [kind, cells[kind] ? cell(cells[kind], 'antal', scope.meta.k) : { text: '–' }])
				)
			}
		})),
		note: 'Källa: antal, lämnade utan personuppgifter. De räknas inte ihop med deltaganden: samma person kan finnas i båda.',
		definitions: [definitionLink(scope, 'antal')],
		rakning: rakning('antal', cut)
	};
}
