import { formatAges, formatNumber, formatRange, plural, sentence } from '#lib/format/index.ts';
import { allInsatser, type Scope } from '#lib/server/scope.ts';
import type { FilterView, TableRow, TableView } from '#lib/ui/types.ts';
import { filterBar } from '../shared/filterBar.ts';
import { choosePeriod } from '../shared/period.ts';

export interface InsatserView {
	title: string;
	filter: FilterView;
	table: TableView;
}

/** Every insats there is, as facts: for finding one's way, not for comparing. */
export function listView(scope: Scope): InsatserView {
	const { catalog, forbund } = scope;
	const all = allInsatser(scope);
	const rows = catalog.forbund.flatMap((f): TableRow[] => {
		const own = all.filter((i) => i.forbund_id === f.forbund_id);
		if (own.length === 0) return [];
		return [
			...(catalog.forbund.length > 1 ? [{ heading: f.namn, cells: {} }] : []),
			...own.map((i) => ({
				cells: {
					namn: {
						text: i.namn,
						href: scope.link(`/insats/${i.insats_id}`, {
							forbund: scope.filters.forbund ?? (forbund ? null : f.forbund_id)
						}),
						...(i.inriktning !== 'individinriktad' && { sub: 'strukturövergripande' })
					},
					malgrupp: {
						text: sentence(i.malgrupp ?? 'inte angiven'),
						sub: formatAges(i.alder_fran, i.alder_till),
						muted: !i.malgrupp
					},
					platser: { text: i.platser === null ? '–' : formatNumber(i.platser) },
					ar: { text: i.fran && i.till ? formatRange(String(i.fran), String(i.till)) : '–' }
				}
			}))
		];
	});
	return {
		title: `${plural(all.length, 'insats', 'insatser')} – ${forbund?.namn ?? 'alla förbund'}`,
		filter: filterBar(scope, { fields: ['forbund'], period: choosePeriod(scope, 1) }),
		table: {
			caption: 'Insatser',
			columns: [
				{ key: 'namn', label: 'Insats' },
				{ key: 'malgrupp', label: 'Målgrupp' },
				{ key: 'platser', label: 'Platser', num: true, href: '/metod/begrepp#platser' },
				{ key: 'ar', label: 'Uppgifter finns för', num: true, href: '/metod/begrepp#uppgifter' }
			],
			rows
		}
	};
}
