import { readFileSync } from 'node:fs';
import type { Database } from '#lib/server/duckdb.ts';

/** What this load moved against the version before it; without one, everything is new. Counts and kronor. */
export async function changesOf(db: Database, previous: boolean): Promise<Record<string, number>> {
	const file = previous ? './changes.sql' : './changes_first.sql';
	const [row] = await db.query<Record<string, number>>(readFileSync(new URL(file, import.meta.url), 'utf8'));
	return Object.fromEntries(Object.entries(row ?? {}).filter(([, value]) => value !== 0 && value !== null));
}
