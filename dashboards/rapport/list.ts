/** The reports that can be written, and those that have been frozen. */
import { formatInstant, NBSP } from '#lib/format/index.ts';
import { keyOf } from '#lib/report/canonical.ts';
import { mallar, mallOf } from '#lib/report/templates.ts';
import type { FrozenEntry } from '#lib/report/types.ts';
import type { Scope } from '#lib/server/scope.ts';
import type { FilterView, Link, TableView } from '#lib/ui/types.ts';
import { filterBar } from '../shared/filterBar.ts';
import { choosePeriod } from '../shared/period.ts';
import { dashboard } from './dashboard.ts';

export interface RapportList {
	title: string;
	filter: FilterView;
	mallar: (Link & { lasare: string })[];
	frozen: TableView | null;
	empty: string;
}

/** The report of the same kind before this one, about the same förbund and insats: an earlier period, or frozen earlier. */
export function beforeOf(entry: FrozenEntry, all: readonly FrozenEntry[]): FrozenEntry | undefined {
	const own = keyOf(entry.nyckel);
	return all
		.map((one) => ({ one, key: keyOf(one.nyckel) }))
		.filter(
			({ one, key }) =>
				key.mall === own.mall &&
				key.forbund === own.forbund &&
				key.insats === own.insats &&
				(key.period < own.period || (key.period === own.period && one.id < entry.id))
		)
		.sort((a, b) => b.key.period.localeCompare(a.key.period) || b.one.id - a.one.id)[0]?.one;
}

/** Frozen reports as a table, the latest first. */
export function frozenTable(
	scope: Scope,
	entries: readonly FrozenEntry[],
	all: readonly FrozenEntry[]
): TableView {
	const whose = (nyckel: string) => {
		const { forbund, insats } = keyOf(nyckel);
		const { catalog } = scope;
		const name = catalog.insatser.find((i) => i.insats_id === insats && i.forbund_id === forbund)?.namn;
		return name ?? catalog.forbund.find((f) => f.forbund_id === forbund)?.namn ?? insats ?? forbund;
	};
	return {
		caption: 'Frysta rapporter',
		columns: [
			{ key: 'titel', label: 'Rapport' },
			{ key: 'tid', label: 'Fryst' },
			{ key: 'andrat', label: 'Mot den förra' },
			{ key: 'sha256', label: 'Kontrollsumma', unit: 'de första tolv tecknen' }
		],
		rows: entries.map((entry) => {
			const before = beforeOf(entry, all);
			return {
				cells: {
					titel: {
						text: `${entry.titel}, nr${NBSP}${entry.nummer}`,
						href: `/rapport/fryst/${entry.id}`,
						sub: whose(entry.nyckel)
					},
					tid: { text: formatInstant(entry.tid) },
					andrat: before
						? { text: 'Vad har ändrats', href: `/rapport/skillnad?fran=${before.id}&till=${entry.id}` }
						: { text: 'den första', muted: true },
					sha256: { text: entry.sha256.slice(0, 12) }
				}
			};
		})
	};
}

export function list(scope: Scope, frozen: readonly FrozenEntry[]): RapportList {
	const known = frozen.filter(({ nyckel }) => {
		const key = keyOf(nyckel);
		const seen = scope.catalog.forbund.some(({ forbund_id }) => forbund_id === key.forbund);
		return mallOf(key.mall) && seen && (!scope.forbund || key.forbund === scope.forbund.forbund_id);
	});
	return {
		title: 'Rapporter ur uppgifterna, med era egna ord',
		filter: filterBar(scope, {
			fields: dashboard.filters.filter((name) => name === 'forbund'),
			period: choosePeriod(scope, 1)
		}),
		mallar: mallar.map(({ mall, namn, lasare }) => ({
			text: namn,
			lasare,
			href: scope.link(`/rapport/${mall}`, { fran: null, till: null })
		})),
		frozen: known.length > 0 ? frozenTable(scope, known, frozen) : null,
		empty: 'Ingen rapport är fryst än. Öppna en rapport, skriv era kommentarer och tryck på Frys längst ned.'
	};
}
