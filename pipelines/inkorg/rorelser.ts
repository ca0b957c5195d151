import type { Database } from '#lib/server/duckdb.ts';
import type { Rorelse } from '#lib/server/inkorg/index.ts';
import { contracts, type Contract } from '../contracts/index.ts';
import { quoteName } from '../contracts/lexical.ts';

/** Whose a figure is, is told apart from what it says. */
const WHOSE: Readonly<Record<string, string>> = { omvarld: 'forbund' };

/** The columns of a relation that both versions have, provenance left out. */
async function sharedColumns(db: Database, source: string): Promise<string[]> {
	const rows = await db.query<{ namn: string }>(
		`select n.column_name as namn from duckdb_columns() as n join duckdb_columns() as f on f.table_name = n.table_name and f.column_name = n.column_name ` +
			`where n.database_name = current_database() and f.database_name = 'forra' and n.schema_name = 'inlast' and f.schema_name = 'inlast' ` +
			`and n.table_name = $source and not starts_with(n.column_name, '_') order by n.column_index nulls last`,
		{ source }
	);
	return rows.flatMap(({ namn }) => (namn === WHOSE[source] ? [] : [quoteName(namn)]));
}

/** How a source's rows, told apart by their natural key, move against the version before. */
async function rorelse(db: Database, { source, key }: Contract, previous: boolean): Promise<Rorelse> {
	const shared = previous ? await sharedColumns(db, source) : [];
	if (shared.length === 0) {
		const [row] = await db.query<{ n: number }>(`select count(*) as n from inlast.${source}`);
		return { kalla: source, nya: row?.n ?? 0, rattade: 0, borttagna: 0 };
	}
	const nyckel = key.map((name) => `coalesce(cast(${quoteName(name)} as varchar), '')`).join(', ');
	const keyed = (relation: string) =>
		`select concat_ws('|', ${nyckel}) as nyckel, count(*) as antal, bit_xor(hash(${shared.join(', ')})) as avtryck from ${relation} group by nyckel`;
	const [row] = await db.query<Omit<Rorelse, 'kalla'>>(
		`with n as (${keyed(`inlast.${source}`)}), f as (${keyed(`forra.inlast.${source}`)}) ` +
			'select cast(coalesce(sum(greatest(coalesce(n.antal, 0) - coalesce(f.antal, 0), 0)), 0) as bigint) as nya, ' +
			'cast(coalesce(sum(greatest(coalesce(f.antal, 0) - coalesce(n.antal, 0), 0)), 0) as bigint) as borttagna, ' +
			'cast(coalesce(sum(case when n.avtryck <> f.avtryck then least(n.antal, f.antal) end), 0) as bigint) as rattade ' +
			'from n full join f on f.nyckel = n.nyckel'
	);
	return { kalla: source, nya: row?.nya ?? 0, rattade: row?.rattade ?? 0, borttagna: row?.borttagna ?? 0 };
}

/** How the rows move against the version before, source by source; those that do not move are left out. `forra` is attached when `previous`. */
export async function rorelserna(db: Database, previous: boolean): Promise<Rorelse[]> {
	const found: Rorelse[] = [];
	for (const contract of contracts) {
		const moved = await rorelse(db, contract, previous);
		if (moved.nya + moved.rattade + moved.borttagna > 0) found.push(moved);
	}
	return found;
}
