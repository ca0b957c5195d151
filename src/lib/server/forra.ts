import type { Warehouse } from './warehouse.ts';

/**
 * The version that this one was built on, which undoing leads back to. Null for the first; undefined where the version does not say,
 * since earlier code made it.
 */
export async function versionBefore({ query }: Pick<Warehouse, 'query'>): Promise<string | null | undefined> {
	const known = await query(
		"select 1 from duckdb_columns() where schema_name = 'meta' and table_name = 'version' and column_name = 'forra'"
	);
	if (known.length === 0) return undefined;
	const [row] = await query<{ forra: string | null }>('select forra from meta.version');
	return row?.forra ?? null;
}
