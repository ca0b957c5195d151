/** What there is in this version: förbund, insatser, years, code lists. Small, read once a version. */
import type { Viewer } from '#lib/measures/types.ts';
import type { Warehouse } from '../warehouse.ts';
import { CODES, HAS_SLAKT, INSATSER, SLAKT, YEARS } from './sql.ts';

/** A name the insats had before, or an insats it took the place of or that took its place. */
export interface Slakt {
	slag: 'tidigare_namn' | 'ersatter' | 'ersatts_av';
	annan_insats: string | null;
	namn: string;
	fran: string | null;
	till: string | null;
}

export interface Insats {
	forbund_id: string;
	insats_id: string;
	/** The parent, or the insats itself. */
	overordnad_insats: string;
	/** `individinriktad`, `strukturovergripande` or `administration`. */
	inriktning: string;
	namn: string;
	forbund: string;
	malgrupp: string | null;
	alder_fran: number | null;
	alder_till: number | null;
	start: string | null;
	slut: string | null;
	platser: number | null;
	max_manader: number | null;
	parter: string | null;
	/** First and last calendar year with data; null when there is none. */
	fran: number | null;
	till: number | null;
	/** Earlier names and insatser before and after it; absent when there are none. */
	slakt?: readonly Slakt[];
}

export interface Forbund {
	forbund_id: string;
	/** As the files say: `Samordningsförbundet i Kalmar län`. */
	namn: string;
	/** Short, for choosing: `Kalmar län`. */
	kort: string;
}

export interface Code {
	kod: string;
	etikett: string;
	ordning: number;
}

export interface Catalog {
	forbund: Forbund[];
	insatser: Insats[];
	/** Code lists by name, in order. */
	codes: ReadonlyMap<string, Code[]>;
}

const shortName = (namn: string): string => namn.replace(/^Samordningsförbundet\s+(i\s+)?/i, '') || namn;

const withSlakt = (slakt: readonly Slakt[]): Pick<Insats, 'slakt'> => (slakt.length > 0 ? { slakt } : {});

async function read(warehouse: Warehouse): Promise<Catalog> {
	const insatser = await warehouse.query<Insats>(INSATSER);
	const years = await warehouse.query<Pick<Insats, 'forbund_id' | 'insats_id' | 'fran' | 'till'>>(YEARS);
	const [known] = await warehouse.query<{ n: number }>(HAS_SLAKT);
	const slakt = known?.n
		? await warehouse.query<Slakt & { forbund_id: string; insats_id: string }>(SLAKT)
		: [];
	const rows = await warehouse.query<Code & { lista: string }>(CODES);
	const key = (row: { forbund_id: string; insats_id: string }) => `${row.forbund_id}|${row.insats_id}`;
	const span = new Map(years.map((row) => [key(row), row]));
	const codes = new Map<string, Code[]>();
	for (const { lista, kod, etikett, ordning } of rows) {
		const list = codes.get(lista) ?? [];
		list.push({ kod, etikett, ordning });
		codes.set(lista, list);
	}
	const compare = (a: Insats, b: Insats) => a.namn.localeCompare(b.namn, 'sv');
	const full = insatser
		.map((row) => ({
			...row,
			fran: span.get(key(row))?.fran ?? null,
			till: span.get(key(row))?.till ?? null,
			...withSlakt(slakt.filter((one) => key(one) === key(row)))
		}))
		.sort(compare);
	const forbund = [...new Map(full.map((row) => [row.forbund_id, row.forbund]))]
		.map(([forbund_id, namn]) => ({ forbund_id, namn, kort: shortName(namn) }))
		.sort((a, b) => a.kort.localeCompare(b.kort, 'sv'));
	return { forbund, insatser: full, codes };
}

/** The catalogue a viewer may know of. The whole is cached by warehouse (one object a version), never by viewer. */
export async function readCatalog(warehouse: Warehouse, viewer: Viewer): Promise<Catalog> {
	const { forbund, insatser, codes } = await warehouse.once('catalog', () => read(warehouse));
	const seen = insatser.filter(
		(row) =>
			(viewer.insatser === null ||
				viewer.insatser.includes(row.insats_id) ||
				viewer.insatser.includes(row.overordnad_insats)) &&
			(viewer.forbund === null || viewer.forbund.includes(row.forbund_id))
	);
	const left = new Set(seen.map((row) => row.forbund_id));
	return { forbund: forbund.filter((f) => left.has(f.forbund_id)), insatser: seen, codes };
}

/** The label of a code; the code itself, without underscores, when no list has it. */
export function labelOf(catalog: Catalog, lista: string, kod: string | null | undefined): string {
	if (kod === null || kod === undefined || kod === '') return 'uppgift saknas';
	if (kod === 'flera') return 'Flera samtidigt';
	const found = catalog.codes.get(lista)?.find((code) => code.kod === kod);
	return found?.etikett ?? kod.replaceAll('_', ' ');
}

/** Where a code stands in its list, for ordering; unknown ones last. */
export const rankOf =
	(catalog: Catalog, lista: string) =>
	(kod: string): number => {
		const at = catalog.codes.get(lista)?.findIndex((code) => code.kod === kod) ?? -1;
		return at < 0 ? 1000 : at;
	};
