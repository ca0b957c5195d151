import type { Database } from '#lib/server/duckdb.ts';

/** Relations with anything in them: most folders fill a few, and nothing is asked of the others. */
export async function filledOf(db: Database, relations: Iterable<string>): Promise<Set<string>> {
	const all = [...new Set(relations)];
	const some = await Promise.all(all.map((relation) => db.query(`select 1 from ${relation} limit 1`)));
	return new Set(all.filter((_, i) => some[i]!.length > 0));
}
