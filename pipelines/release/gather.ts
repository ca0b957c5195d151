/** Counts every figure of a release from the rows. */
import { adds, finest, standing, type PlaceLevel, type Stretch } from '#lib/measures/batch.ts';
import { parsePeriod } from '#lib/measures/period.ts';
import { between } from '#lib/protection/book.ts';
import { addressKey, place, time, unstated, type Address } from '#lib/protection/lattice.ts';
import type { Counted } from '#lib/protection/input.ts';
import type { Database } from '#lib/server/duckdb.ts';
import type { Value } from '#lib/server/warehouse.ts';
import { filledOf } from './filled.ts';
import type { Plan, PlannedCount } from './plan.ts';
import type { Places, Times } from './spans.ts';

type Row = Record<string, Value>;

const text = (value: Value | undefined): string =>
	value === null || value === undefined ? unstated : String(value);

/** What a figure is of, wherever and whenever. */
type Kind = Omit<Address, 'place' | 'time'>;

interface OfKind {
	kind: Kind;
	/** By place, then by time. */
	places: Map<string, Map<string, { n: number; published: boolean }>>;
}

/** A row counts at several places and in many times: names that stand are found again quicker than a key is made for each. */
export class Figures {
	readonly #kinds = new Map<string, OfKind>();

	/** Everything of a kind, to add to. */
	of(kind: Kind): OfKind {
		const key = `${kind.count}\t${kind.apart}\t${kind.cut}\t${kind.value}`;
		let own = this.#kinds.get(key);
		if (!own) this.#kinds.set(key, (own = { kind, places: new Map() }));
		return own;
	}

	add({ places }: OfKind, at: string, when: string, n: number, published = true): void {
		if (n === 0) return;
		let times = places.get(at);
		if (!times) places.set(at, (times = new Map()));
		const known = times.get(when);
		if (known) known.n += n;
		else times.set(when, { n, published });
	}

	/** Figures in an order that depends on nothing but themselves. */
	list(): Counted[] {
		return [...this.entries()]
			.map((one) => [addressKey(one), one] as const)
			.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
			.map(([, one]) => one);
	}

	/** Those of the counts; of all when none are given. */
	*entries(counts?: readonly number[]): Generator<Counted> {
		for (const { kind, places } of this.#kinds.values())
			if (!counts || counts.includes(kind.count))
				for (const [at, times] of places)
					for (const [when, own] of times) yield { ...kind, place: at, time: when, ...own };
	}
}

/** Of a list of dimensions the values in a row, from column `d<first>` on. */
const values = (row: Row, first: number, count: number): string[] =>
	Array.from({ length: count }, (_, i) => text(row[`d${first + i}`]));

async function additive(
	db: Database,
	counts: readonly PlannedCount[],
	cut: string,
	into: Figures,
	places: Places,
	times: Times
) {
	const ids = cut ? cut.split('+') : [];
	const apart = counts[0]!.apart;
	const rows = await db.query<Row>(
		finest(
			counts.map(({ count }) => count!),
			[...apart, ...ids],
			cut === '' && counts.some(({ fine }) => fine) ? 'manad' : 'ar'
		)
	);
	for (const row of rows) {
		const where = places.of.get(place.insats(text(row.forbund), text(row.insats))) ?? [];
		const t = row.t as string | null;
		const [fran, till] = t?.includes('/') ? t.split('/') : [];
		const skilt = values(row, 0, apart.length).join(between);
		const value = values(row, apart.length, ids.length).join('+');
		for (const [i, count] of counts.entries()) {
			const n = Number(row[`c${i}`] ?? 0);
			if (n === 0) continue;
			const yearly = count.yearly && cut === '';
			const spans =
				fran && till
					? times.ofSpan(fran, till, yearly)
					: times.ofDate(t, yearly, yearly ? count.fine : undefined);
			const kind = into.of({ count: count.nr, apart: skilt, cut, value });
			for (const at of where)
				for (const when of spans) into.add(kind, at, when, n, !times.hidden.includes(when));
		}
	}
}

/** The stretches persons are counted over: all of it, the last three years, and uncut three years running, years and half-years. */
function stretches({ years, latest, runs, halves }: Times, yearly: boolean, fine: boolean): Stretch[] {
	const span = (from: number, to: number): Stretch => ({
		t: time.run(String(from), String(to)),
		fran: `${from}-01-01`,
		till: `${to}-12-31`
	});
	return [
		{ t: time.alla, fran: '0001-01-01', till: '9999-12-31' },
		...runs.map(([from, to]) => span(from, to)).filter(({ t }) => yearly || t === latest),
		...(yearly ? years.map((year) => span(year, year)) : []),
		...(fine ? halves.map((half): Stretch => ({ t: half, ...parsePeriod(half)! })) : [])
	];
}

/** The days what stands is counted on: the end of each year and of the latest half-years, and the last day of the data. */
export function days(times: Times, dataPer: string): string[] {
	const middle = times.halves.filter((half) => half.endsWith('H1')).map((half) => parsePeriod(half)!.till);
	const found = [...[times.years[0]! - 1, ...times.years].map((year) => `${year}-12-31`), ...middle].sort();
	return [...found.filter((day) => day < dataPer), dataPer];
}

const levels: readonly PlaceLevel[] = ['insats', 'overordnad', 'forbund'];

const placeOf: Record<PlaceLevel, (row: Row) => string> = {
	insats: (row) => place.insats(text(row.p0), text(row.p1)),
	overordnad: (row) => place.overordnad(text(row.p0), text(row.p1)),
	forbund: (row) => place.forbund(text(row.p0))
};

async function stood(
	db: Database,
	count: PlannedCount,
	cut: string,
	into: Figures,
	places: Places,
	times: Times,
	dataPer: string
) {
	const onDay = count.count!.time.kind === 'vid_slut';
	const asked = onDay
		? days(times, dataPer).map((day): Stretch => ({ t: time.day(day), fran: day, till: day }))
		: stretches(times, count.yearly && cut === '', count.fine !== undefined && cut === '');
	const known = new Set([...places.of.values()].flat());
	const ask = async (level: PlaceLevel) => {
		const rows = await db.query<Row>(standing(count.count!, level, cut ? cut.split('+') : [], asked));
		for (const row of rows) {
			const at = placeOf[level](row);
			if (!known.has(at)) continue;
			const value = values(row, 0, cut ? 1 : 0).join('+');
			into.add(into.of({ count: count.nr, apart: '', cut, value }), at, text(row.t), Number(row.c0));
		}
	};
	await Promise.all(levels.map(ask));
}

/** Counts that are sums of others, where the others have the same figure. */
function summed(plan: Plan, into: Figures): void {
	for (const { nr, of } of plan.counts) {
		if (of.length === 0) continue;
		const parts = [...into.entries(of)];
		for (const { apart, cut, value, place: at, time: when, n, published } of parts)
			into.add(into.of({ count: nr, apart, cut, value }), at, when, n, published);
	}
}

/**
 * All figures of the plan, at every place and time of the lattice. Figures that are nobody are left out. The questions are
 * asked side by side.
 */
export async function gather(
	db: Database,
	plan: Plan,
	places: Places,
	times: Times,
	dataPer: string
): Promise<Counted[]> {
	const into = new Figures();
	const filled = await filledOf(
		db,
		plan.counts.flatMap(({ count }) => count?.relation ?? [])
	);
	const batches = new Map<string, PlannedCount[]>();
	const asked: Promise<void>[] = [];
	for (const planned of plan.counts) {
		const { count, apart, cuts } = planned;
		if (!count || !filled.has(count.relation)) continue;
		for (const cut of ['', ...cuts]) {
			if (!adds(count)) {
				asked.push(stood(db, planned, cut, into, places, times, dataPer));
				continue;
			}
			const key = JSON.stringify([count.relation, count.time, apart, cut]);
			batches.set(key, [...(batches.get(key) ?? []), planned]);
		}
	}
	for (const [key, counts] of batches)
		asked.push(additive(db, counts, (JSON.parse(key) as string[])[3]!, into, places, times));
	await Promise.all(asked);
	summed(plan, into);
	return into.list();
}
