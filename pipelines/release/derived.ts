/** Measures that are no counts (costs, means, medians, published results), asked as they are at each place and time. */
import { compile } from '#lib/measures/compile.ts';
import type { RawRow } from '#lib/measures/rows.ts';
import type { Cut, Measure, Viewer } from '#lib/measures/types.ts';
import { between } from '#lib/protection/book.ts';
import { isYearly, place, time, unstated } from '#lib/protection/lattice.ts';
import type { Database } from '#lib/server/duckdb.ts';
import { filledOf } from './filled.ts';
import type { Times } from './spans.ts';

export interface DerivedRow {
	matt: string;
	apart: string;
	place: string;
	time: string;
	taljare: number | null;
	namnare: number | null;
}

const everything: Viewer = { role: 'kansli', insatser: null, forbund: null };

const placeCuts: readonly (readonly string[])[] = [
	['forbund', 'insats'],
	['forbund', 'overordnad'],
	['forbund']
];

function placeOf(by: readonly string[], row: RawRow): string {
	const at = (i: number) => row[`d${i}`] ?? unstated;
	if (by.includes('insats')) return place.insats(at(0), at(1));
	if (by.includes('overordnad')) return place.overordnad(at(0), at(1));
	return place.forbund(at(0));
}

/** Every answer of the measures with something in it. `known` are the places of the release. */
export async function derivedRows(
	db: Database,
	measures: readonly Measure[],
	times: Times,
	known: ReadonlySet<string>
): Promise<DerivedRow[]> {
	const found: DerivedRow[] = [];
	const latest = times.latest?.split('..');
	const spans: { name: string | null; cut: Partial<Cut> }[] = [
		{ name: time.alla, cut: {} },
		{ name: null, cut: { by: ['ar'] } },
		...(latest ? [{ name: latest.join('..'), cut: { from: latest[0]!, to: latest[1]! } }] : [])
	];
	const filled = await filledOf(
		db,
		measures.map(({ taljare }) => taljare.relation)
	);
	for (const measure of measures) {
		if (!filled.has(measure.taljare.relation)) continue;
		const apart = measure.alltid ?? [];
		// The many ways to count a cost are told insats by insats; the main ones wherever there is a place.
		for (const places of isYearly(measure.matt) ? placeCuts : placeCuts.slice(0, 1)) {
			for (const { name, cut } of spans) {
				if (name === null && !isYearly(measure.matt)) continue;
				const by = [...places, ...(cut.by ?? [])];
				const result = compile(measure, { where: {}, ...cut, by }, everything);
				if (!result.ok) continue;
				const { by: order, sql, params } = result.compiled;
				const column = (id: string) => `d${order.indexOf(id)}` as const;
				for (const row of await db.query<RawRow>(sql, params)) {
					const at = placeOf(places, row);
					if (!known.has(at) || (row.taljare === null && row.namnare === null)) continue;
					const skilt = apart.map((id) => row[column(id) as `d${number}`] ?? unstated);
					if (apart.length > 0 && skilt.every((value) => value === unstated)) continue;
					found.push({
						matt: measure.matt,
						apart: skilt.join(between),
						place: at,
						time: name ?? row[column('ar') as `d${number}`] ?? unstated,
						taljare: row.taljare,
						namnare: row.namnare
					});
				}
			}
		}
	}
	return found;
}
