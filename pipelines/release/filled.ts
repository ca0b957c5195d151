import type { Database } from '#lib/server/duckdb.ts';

/** Relations with anything in them: most folders fill a few, and nothing is asked of the others. */
export async function filledOf(db: Database, relations: Iterable<string>): Promise<Set<string>> {
	const found = new Set<string>();
	for (const relation of new Set(relations))
		if ((await db.query(`select 1 from ${relation} limit 1`)).length > 0) found.add(relation);
	return found;
}
