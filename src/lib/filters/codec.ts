/** Filters ↔ the URL's query, one way to do each. */
import { FILTER_NAMES, filterSchema, NO_FILTERS, type FilterName, type Filters } from './schema.ts';

/** A value the page could not use, and the sentence that says so. */
export interface Unknown {
	name: string;
	value: string;
	text: string;
}

/** What exists right now, for the filters whose values come from the data. A name left out is not checked. */
export type Known = Partial<Record<FilterName, readonly string[]>>;

const label = (name: FilterName): string =>
	(filterSchema.shape[name].meta() as { etikett?: string } | undefined)?.etikett ?? name;

const clip = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

const unknownValue = (name: FilterName, value: string): Unknown => ({
	name,
	value,
	text: `Filtret ${label(name)} = ”${clip(value)}” känns inte igen och används därför inte.`
});

/**
 * Reads a query. Never throws: every value that does not fit, or is not among the known ones, ends in `unknown`.
 * Empty values are the reader choosing nothing. Names that are not filters are reported too.
 */
export function decodeFilters(
	query: URLSearchParams,
	known: Known = {}
): { filters: Filters; unknown: Unknown[] } {
	const values: Record<string, unknown> = { ...NO_FILTERS, insats: [] };
	const unknown: Unknown[] = [];
	const fits = (name: FilterName, value: unknown, asText: string): boolean => {
		const list = known[name];
		return filterSchema.shape[name].safeParse(value).success && (!list || list.includes(asText));
	};
	for (const name of FILTER_NAMES) {
		const given = [...new Set(query.getAll(name).filter((value) => value !== ''))];
		if (name === 'insats') {
			const good = given.filter((value) => fits(name, [value], value)).slice(0, 50);
			values.insats = good.sort();
			for (const value of given.filter((v) => !good.includes(v))) unknown.push(unknownValue(name, value));
			continue;
		}
		given.forEach((value, index) => {
			if (index === 0 && fits(name, value, value)) values[name] = value;
			else unknown.push(unknownValue(name, value));
		});
	}
	for (const name of new Set(query.keys())) {
		if ((FILTER_NAMES as string[]).includes(name)) continue;
		const value = query.get(name) ?? '';
		unknown.push({ name, value, text: `Filtret ”${clip(name)}” känns inte igen och används därför inte.` });
	}
	return { filters: filterSchema.parse(values), unknown };
}

/** Writes a query: only what differs from the defaults, always in the same order. */
export function encodeFilters(filters: Partial<Filters>): URLSearchParams {
	const query = new URLSearchParams();
	for (const name of FILTER_NAMES) {
		const value = filters[name];
		if (value === undefined || value === null) continue;
		if (Array.isArray(value)) for (const item of [...value].sort()) query.append(name, item);
		else if (value !== NO_FILTERS[name]) query.set(name, value);
	}
	return query;
}

/** A link that keeps the filters, with some changed: `href('/jamfor', filters, { grupp: 'kon' })`. */
export function href(path: string, filters: Partial<Filters>, change: Partial<Filters> = {}): string {
	const query = encodeFilters({ ...filters, ...change }).toString();
	return query ? `${path}?${query}` : path;
}

/** The same page without empty or default values (a GET form writes them), or null when the URL is already so. */
export function canonicalSearch(query: URLSearchParams): string | null {
	const clean = new URLSearchParams();
	for (const [name, value] of query) {
		const preset = NO_FILTERS[name as FilterName];
		if (value === '' || value === preset) continue;
		clean.append(name, value);
	}
	return clean.toString() === query.toString() ? null : clean.toString();
}
