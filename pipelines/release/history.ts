/** What earlier releases let out: it cannot be called back, so every later one reckons with it. */
import type { Database } from '#lib/server/duckdb.ts';
import type { Earlier } from '#lib/protection/input.ts';
import { quote } from '../contracts/lexical.ts';
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

/** The latest releases that an attached version remembers; none when earlier code made it. */
async function remembered(db: Database, version: string): Promise<Row[]> {
	const known = await db.query(
		`select 1 from duckdb_tables() where database_name = $version and schema_name = 'slapp' and table_name = 'utgiven'`,
		{ version }
	);
	if (known.length === 0) return [];
	return db.query<Row>(
		`select u.utgava, r.nyckel, u.skilt, u.plats, u.tid, u.snitt, u.varde, u.n, u.visas from ${version}.slapp.utgiven as u join ${version}.slapp.rakning as r on r.nr = u.rakning where u.utgava > (select max(utgava) from ${version}.slapp.utgiven) - $kept order by all`,
		{ kept: KEPT }
	);
}

/**
 * Reads the releases that the attached version `forra` remembers, and those that only undone versions do: they have been seen too.
 * Each release has a number of its own, for a version that is built after an undone one counts on from it. Counts that are no longer
 * kept get numbers of their own. `undone`: files of such versions, with their rows.
 */
export async function readHistory(
	db: Database,
	counts: readonly PlannedCount[],
	previous: boolean,
	undone: readonly string[] = []
): Promise<History> {
	const keys = counts.map(({ key }) => key);
	const rows = previous ? await remembered(db, 'forra') : [];
	const seen = new Set(rows.map(({ utgava }) => utgava));
	for (const path of undone) {
		await db.run(`attach ${quote(path)} as angrad (read_only)`);
		const more = (await remembered(db, 'angrad')).filter(({ utgava }) => !seen.has(utgava));
		await db.run('detach angrad');
		for (const { utgava } of more) seen.add(utgava);
		rows.push(...more);
	}
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
