/** The frozen figures of a release, read as they are asked for. */
import type { Count } from '../measures/types.ts';
import type { Warehouse } from '../server/warehouse.ts';
import { countKey } from './lattice.ts';
import type { Extent, Way } from './moments.ts';
import type { InsatsPlace } from './places.ts';

export interface Cell {
	/** 0 when hidden. */
	n: number;
	shown: boolean;
}

export interface DerivedCell {
	apart: string[];
	taljare: number | null;
	namnare: number | null;
	shown: boolean;
}

interface FigureRow {
	rakning: number;
	skilt: string;
	plats: string;
	tid: string;
	varde: string;
	n: number | null;
	visas: boolean;
}

interface Frame {
	insatser: InsatsPlace[];
	extent: Extent;
	numbers: Map<string, number>;
	yearly: Set<number>;
	derived: Set<string>;
}

/** Between values of several dimensions in one text; no code or name holds it. */
export const between = '\u001f';

async function readFrame(warehouse: Warehouse): Promise<Frame> {
	const [insatser, counts, years, derived, version, runs] = await Promise.all([
		warehouse.query<InsatsPlace>(
			'select forbund_id, insats_id, overordnad_insats, inriktning, antal_team, har_deltagande from marts.insats order by forbund_id nulls last, insats_id nulls last'
		),
		warehouse.query<{ nr: number; nyckel: string; arsvis: boolean }>(
			'select nr, nyckel, arsvis from slapp.rakning order by nr nulls last'
		),
		warehouse.query<{ forsta: number; sista: number }>('select forsta, sista from slapp.omfang'),
		warehouse.query<{ matt: string }>('select distinct matt from slapp.harlett order by matt nulls last'),
		warehouse.query<{ data_per: string }>('select data_per from meta.version'),
		warehouse.query<{ tid: string }>(
			"select distinct tid from slapp.figur where tid like '%..%' or tid like '____-__' order by tid nulls last"
		)
	]);
	const { forsta, sista } = years[0] ?? { forsta: 0, sista: -1 };
	return {
		insatser,
		extent: {
			firstYear: forsta,
			lastYear: sista,
			dataPer: String(version[0]?.data_per).slice(0, 10),
			runs: new Set(runs.map(({ tid }) => tid).filter((tid) => tid.includes('..'))),
			fine: new Set(runs.map(({ tid }) => tid).filter((tid) => !tid.includes('..')))
		},
		numbers: new Map(counts.map(({ nr, nyckel }) => [nyckel, nr])),
		yearly: new Set(counts.filter(({ arsvis }) => arsvis).map(({ nr }) => nr)),
		derived: new Set(derived.map(({ matt }) => matt))
	};
}

/** Key of a count with what always cuts its measure; `plus` is the count that is added to it. */
export function bookKey(count: Count, apart: readonly string[], plus?: Count): string {
	const first = JSON.stringify([countKey(count), apart]);
	return plus ? JSON.stringify(['summa', first, JSON.stringify([countKey(plus), apart])]) : first;
}

const quoted = (list: readonly string[]) =>
	[...new Set(list)].map((one) => `'${one.replaceAll("'", "''")}'`).join(', ');

export class Book {
	/** By count, place, time and cut; then by what keeps it apart and its value. */
	readonly #cells = new Map<string, Map<string, Cell>>();

	constructor(
		readonly warehouse: Warehouse,
		readonly frame: Frame
	) {}

	get insatser(): readonly InsatsPlace[] {
		return this.frame.insatser;
	}

	get extent(): Extent {
		return this.frame.extent;
	}

	isDerived(matt: string): boolean {
		return this.frame.derived.has(matt);
	}

	/** Are there figures of the count year by year? */
	isYearly(count: number): boolean {
		return this.frame.yearly.has(count);
	}

	number(count: Count, apart: readonly string[], plus?: Count): number | undefined {
		return this.frame.numbers.get(bookKey(count, apart, plus));
	}

	/** Reads every figure of these counts, places and times in one cut. Names are the lattice's own, never a reader's text. */
	async read(
		counts: readonly number[],
		places: readonly string[],
		times: readonly string[],
		cut: string
	): Promise<void> {
		if (places.length === 0 || times.length === 0) return;
		const rows = await this.warehouse.query<FigureRow>(
			`select rakning, skilt, plats, tid, varde, case when visas then n end as n, visas from slapp.figur ` +
				`where rakning in (${counts.join(', ')}) and snitt = $snitt and plats in (${quoted(places)}) and tid in (${quoted(times)})`,
			{ snitt: cut }
		);
		for (const { rakning, skilt, plats, tid, varde, n, visas } of rows) {
			const at = `${rakning}\t${plats}\t${tid}\t${cut}`;
			const own = this.#cells.get(at) ?? new Map<string, Cell>();
			this.#cells.set(at, own.set(`${skilt}\t${varde}`, { n: n ?? 0, shown: visas }));
		}
	}

	/** The figure, or nothing when it is nobody. */
	at(count: number, place: string, time: string, cut: string, key: string): Cell | undefined {
		return this.#cells.get(`${count}\t${place}\t${time}\t${cut}`)?.get(key);
	}

	/** Is there anybody at all at the place and time, shown or not? */
	someone(count: number, place: string, time: string): boolean {
		return this.#cells.has(`${count}\t${place}\t${time}\t`);
	}

	/** Every value (and what keeps it apart) that has a figure at the places and in the times of the moment. */
	keys(counts: readonly number[], places: readonly string[], cut: string, ways: readonly Way[]): string[] {
		const found = new Set<string>();
		for (const count of counts)
			for (const place of places)
				for (const { times } of ways)
					for (const name of times)
						for (const key of this.#cells.get(`${count}\t${place}\t${name}\t${cut}`)?.keys() ?? [])
							found.add(key);
		return [...found].sort();
	}

	split(key: string, apart: number, names: number): [string[], string[]] {
		const [skilt = '', value = ''] = key.split('\t');
		return [apart ? skilt.split(between) : [], names ? value.split('+') : []];
	}

	/** Released answers of a measure that is no count, by place and time. */
	async derived(matt: string): Promise<Map<string, DerivedCell[]>> {
		const rows = await this.warehouse.query<{
			skilt: string;
			plats: string;
			tid: string;
			taljare: number | null;
			namnare: number | null;
			visas: boolean;
		}>('select skilt, plats, tid, taljare, namnare, visas from slapp.harlett where matt = $matt', { matt });
		const found = new Map<string, DerivedCell[]>();
		for (const { skilt, plats, tid, taljare, namnare, visas } of rows) {
			const key = `${plats}\t${tid}`;
			const cell = { apart: skilt.split(between), taljare, namnare, shown: visas };
			found.set(key, [...(found.get(key) ?? []), cell]);
		}
		return found;
	}
}

/** A book for one question; what all questions share is read once a version. */
export async function readBook(warehouse: Warehouse): Promise<Book> {
	return new Book(warehouse, await warehouse.once('slapp', () => readFrame(warehouse)));
}
