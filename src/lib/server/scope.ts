/** What one page view is about: the reader's filters against what this version holds, and one way to ask. */
import { decodeFilters, href, type Filters, type Unknown } from '#lib/filters/index.ts';
import { measureOf as known, measures } from '#lib/measures/library/index.ts';
import { parsePeriod } from '#lib/measures/period.ts';
import type { Cut, Measure, MeasureRow } from '#lib/measures/types.ts';
import { readCatalog, type Catalog, type Forbund, type Insats } from './catalog/index.ts';
import type { Lager, Meta } from './lager.ts';

export interface Scope {
	path: string;
	meta: Meta;
	filters: Filters;
	unknown: Unknown[];
	catalog: Catalog;
	/** The chosen förbund, or the only one; null = several together. */
	forbund: Forbund | null;
	/** Insatser in scope by name: without administration, and without parents that only hold their teams together. */
	insatser: Insats[];
	/** Calendar years with data in scope, first to last; never past the latest day the data speak of. */
	years: number[];
	/** Protected rows of one measure, kept to the chosen förbund and insatser. */
	ask(matt: string, cut?: Partial<Cut>): Promise<MeasureRow[]>;
	/** A link to another page: förbund and period go along, the rest belongs to the page it was chosen on. */
	link(path: string, change?: Partial<Filters>): string;
	/** A link to this very page with something changed. */
	here(change: Partial<Filters>): string;
}

/** The definition of a measure; throws on an id that does not exist, which is our own fault. */
export function measureOf(matt: string): Measure {
	const found = known(matt);
	if (!found) throw new Error(`no measure ${matt}`);
	return found;
}

function yearsOf(insatser: readonly Insats[], dataPer: string): number[] {
	const first = Math.min(...insatser.map((i) => i.fran ?? Infinity));
	const last = Math.min(Number(dataPer.slice(0, 4)), Math.max(...insatser.map((i) => i.till ?? -Infinity)));
	if (!Number.isFinite(first) || !Number.isFinite(last) || last < first) return [];
	return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** Reads the request's address against the warehouse. Unknown values are reported, never replaced in silence. */
export async function readScope(
	lager: Pick<Lager, 'warehouse' | 'viewer' | 'meta' | 'ask'>,
	url: URL
): Promise<Scope> {
	const catalog = await readCatalog(lager.warehouse, lager.viewer);
	const { filters: read, unknown } = decodeFilters(url.searchParams, {
		forbund: catalog.forbund.map((f) => f.forbund_id),
		insats: catalog.insatser.map((i) => i.insats_id),
		matt: measures.map((m) => m.matt)
	});
	const filters = { ...read };
	const [fran, till] = [filters.fran && parsePeriod(filters.fran), filters.till && parsePeriod(filters.till)];
	if (fran && till && fran.fran > till.till) {
		unknown.push({
			name: 'fran',
			value: filters.fran ?? '',
			text: `Perioden slutar innan den börjar (${filters.fran} till ${filters.till}) och används därför inte.`
		});
		filters.fran = null;
		filters.till = null;
	}
	const only = catalog.forbund.length === 1 ? catalog.forbund[0] : undefined;
	const forbund = catalog.forbund.find((f) => f.forbund_id === filters.forbund) ?? only ?? null;
	const inForbund = catalog.insatser.filter((i) => !forbund || i.forbund_id === forbund.forbund_id);
	const elsewhere = filters.insats.filter((id) => !inForbund.some((i) => i.insats_id === id));
	for (const id of elsewhere)
		unknown.push({
			name: 'insats',
			value: id,
			text: `Insatsen ”${catalog.insatser.find((i) => i.insats_id === id)?.namn ?? id}” finns inte i ${forbund?.namn ?? 'urvalet'} och är därför inte med.`
		});
	filters.insats = filters.insats.filter((id) => !elsewhere.includes(id));
	const chosen = (i: Insats) =>
		filters.insats.length === 0 ||
		filters.insats.includes(i.insats_id) ||
		filters.insats.includes(i.overordnad_insats);
	const isFolder = (i: Insats) =>
		i.fran === null && inForbund.some((o) => o !== i && o.overordnad_insats === i.insats_id);
	const insatser = inForbund.filter((i) => i.inriktning !== 'administration' && chosen(i) && !isFolder(i));
	return {
		path: url.pathname,
		meta: lager.meta,
		filters,
		unknown,
		catalog,
		forbund,
		insatser,
		years: yearsOf(insatser, lager.meta.dataPer),
		ask: async (matt, cut = {}) => {
			const where: Record<string, readonly string[]> = { ...cut.where };
			if (forbund && catalog.forbund.length > 1) where.forbund ??= [forbund.forbund_id];
			if (filters.insats.length > 0) where.insats ??= filters.insats;
			return (await lager.ask(matt, { ...cut, where })).rows;
		},
		link: (path, change) =>
			href(path, { forbund: filters.forbund, fran: filters.fran, till: filters.till, ...change }),
		here: (change) => href(url.pathname, { ...filters, ...change })
	};
}

/** Every insats of the chosen förbund, chosen itself or not. Administration is a place for money, not an insats. */
export const allInsatser = ({ catalog, forbund }: Pick<Scope, 'catalog' | 'forbund'>): Insats[] =>
	catalog.insatser.filter(
		(i) => i.inriktning !== 'administration' && (!forbund || i.forbund_id === forbund.forbund_id)
	);

/** The insats of an address in the chosen förbund, or why there is none. */
export function findInsats(scope: Scope, id: string): Insats | string {
	const found = allInsatser(scope).find((i) => i.insats_id === id);
	return found ?? `Det finns ingen insats ”${id}”${scope.forbund ? ` i ${scope.forbund.namn}` : ''}.`;
}
