/** What earlier releases let out: it cannot be called back, so every later one reckons with it. */
import type { Database } from '#lib/server/duckdb.ts';
import type { Earlier } from '#lib/protection/input.ts';
import type { PlannedCount } from './plan.ts';

interface Row {
	utgava: number;
	nyckel: string;
	skilt: string;
	plats: string;
	tid: string;
	snitt: string;
	varde: string;
	n: number;
	visas: boolean;
}

/** So many releases back are reckoned with; a change since the last time a figure was shown is among them. */
const KEPT = 6;

export interface History {
	earlier: Earlier[];
	/** The number of this release, from 1. */
	utgava: number;
	/** Names of the counts by number, those that only earlier releases knew included. */
	keys: string[];
}

/** Reads the releases the attached version `forra` remembers. Counts that are no longer kept get numbers of their own. */
export async function readHistory(
	db: Database,
	counts: readonly PlannedCount[],
	previous: boolean
): Promise<History> {
	const keys = counts.map(({ key }) => key);
	const known =
		previous &&
		(
			await db.query(
				`select 1 from duckdb_tables() where database_name = 'forra' and schema_name = 'slapp' and table_name = 'utgiven'`
			)
		).length > 0;
	if (!known) return { earlier: [], utgava: 1, keys };
	const rows = await db.query<Row>(
		'select u.utgava, r.nyckel, u.skilt, u.plats, u.tid, u.snitt, u.varde, u.n, u.visas from forra.slapp.utgiven as u join forra.slapp.rakning as r on r.nr = u.rakning where u.utgava > (select max(utgava) from forra.slapp.utgiven) - $kept order by all',
		{ kept: KEPT }
	);
	const numbers = new Map(keys.map((key, nr) => [key, nr]));
	const earlier = rows.map((row): Earlier => {
		let count = numbers.get(row.nyckel);
		if (count === undefined) {
			count = keys.push(row.nyckel) - 1;
			numbers.set(row.nyckel, count);
		}
		const { utgava, skilt, plats, tid, snitt, varde, n, visas } = row;
		return {
			release: utgava,
			count,
			apart: skilt,
			place: plats,
			time: tid,
			cut: snitt,
			value: varde,
			n,
			shown: visas
		};
	});
	return { earlier, utgava: Math.max(0, ...earlier.map(({ release }) => release)) + 1, keys };
}
