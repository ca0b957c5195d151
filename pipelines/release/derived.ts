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

/** One measure asked at one kind of place, over one stretch of time or year by year. */
async function derivedOf(
	db: Database,
	measure: Measure,
	places: readonly string[],
	name: string | null,
	cut: Partial<Cut>,
	known: ReadonlySet<string>
): Promise<DerivedRow[]> {
	const result = compile(measure, { where: {}, ...cut, by: [...places, ...(cut.by ?? [])] }, everything);
	if (!result.ok) return [];
	const { by: order, sql, params } = result.compiled;
	const apart = measure.alltid ?? [];
	const column = (id: string) => `d${order.indexOf(id)}` as `d${number}`;
	const rows = await db.query<RawRow>(sql, params);
	return rows.flatMap((row) => {
		const at = placeOf(places, row);
		if (!known.has(at) || (row.taljare === null && row.namnare === null)) return [];
		const skilt = apart.map((id) => row[column(id)] ?? unstated);
		if (apart.length > 0 && skilt.every((value) => value === unstated)) return [];
		return [
			{
				matt: measure.matt,
				apart: skilt.join(between),
				place: at,
				time: name ?? row[column('ar')] ?? unstated,
				taljare: row.taljare,
				namnare: row.namnare
			}
		];
	});
}

/** Every answer of the measures with something in it, asked side by side. `known` are the places of the release. */
export async function derivedRows(
	db: Database,
	measures: readonly Measure[],
	times: Times,
	known: ReadonlySet<string>
): Promise<DerivedRow[]> {
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
	const asked = measures
		.filter(({ taljare }) => filled.has(taljare.relation))
		.flatMap((measure) => {
			const yearly = isYearly(measure.matt);
			// The many ways to count a cost are told insats by insats; the main ones wherever there is a place.
			return (yearly ? placeCuts : placeCuts.slice(0, 1)).flatMap((places) =>
				spans
					.filter(({ name }) => yearly || name !== null)
					.map(({ name, cut }) => derivedOf(db, measure, places, name, cut, known))
			);
		});
	return (await Promise.all(asked)).flat();
}
