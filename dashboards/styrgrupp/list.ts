/** Which styrgrupp: every insats that has one, those under way first. */
import { formatRange } from '#lib/format/index.ts';
import type { Insats } from '#lib/server/catalog/index.ts';
import type { Scope } from '#lib/server/scope.ts';
import type { FilterView, Link } from '#lib/ui/types.ts';
import { filterBar } from '../shared/filterBar.ts';
import { choosePeriod } from '../shared/period.ts';

export interface StyrgruppListView {
	title: string;
	lead: string;
	filter: FilterView;
	groups: { name: string; links: (Link & { note: string; parts: Link[] })[] }[];
}

export function listView(scope: Scope): StyrgruppListView {
	const { catalog, forbund } = scope;
	const all = catalog.insatser.filter((i) => i.inriktning !== 'administration');
	const isPart = (i: Insats) =>
		i.overordnad_insats !== i.insats_id &&
		all.some((o) => o.forbund_id === i.forbund_id && o.insats_id === i.overordnad_insats);
	const groups = catalog.forbund.filter((f) => !forbund || f.forbund_id === forbund.forbund_id);
	const link = (i: Insats): Link => ({
		text: i.namn,
		href: scope.link(`/styrgrupp/${i.insats_id}`, {
			forbund: scope.filters.forbund ?? (catalog.forbund.length > 1 ? i.forbund_id : null)
		})
	});
	return {
		title: 'Välj insats',
		lead: 'Sidan samlar det en styrgrupp går igenom: mål, deltagarvolym, flöde, tider, uppföljning, händelser, pengar och enkäter för en insats.',
		filter: filterBar(scope, { fields: ['forbund'], period: choosePeriod(scope, 1) }),
		groups: groups.map((f) => ({
			name: f.namn,
			links: all
				.filter((i) => i.forbund_id === f.forbund_id && !isPart(i))
				.map((i) => {
					const parts = all.filter(
						(p) => p !== i && p.forbund_id === f.forbund_id && p.overordnad_insats === i.insats_id
					);
					const years = [i, ...parts].flatMap(({ fran, till }) => [fran, till]).filter((y) => y !== null);
					return {
						...link(i),
						note: years.length
							? `uppgifter ${formatRange(String(Math.min(...years)), String(Math.max(...years)))}`
							: 'inga uppgifter än',
						parts: parts.map(link)
					};
				})
		}))
	};
}
