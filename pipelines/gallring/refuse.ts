import type { Database } from '#lib/server/duckdb.ts';
import { quote, quoteName } from '../contracts/lexical.ts';
import type { Lista } from './lista.ts';

/** Reason code of a row about somebody who has left. */
export const GALLRAD = 'gallrad';

/** Columns that hold a person's pseudonym, and the one that holds a deltagande. */
const PSEUDONYM = ['deltagare', 'bedomare_id', 'svar_id'] as const;
const DELTAGANDE = 'deltagande_id';

/** Makes the list known to a connection: `gallrade` and the hash that goes with it, for as long as it is open. */
export async function knowGallrade(db: Database, { salt, hashes }: Lista): Promise<void> {
	const hashed = (slag: string) => `list_transform(ord, x -> sha256(${quote(`${salt}|${slag}|`)} || x))`;
	await db.run(
		`create or replace temp table gallrade (hash varchar); ` +
			`create or replace temp macro gallrad(slag, id) as coalesce(sha256(${quote(`${salt}|`)} || slag || '|' || id) in (select hash from gallrade), false); ` +
			`create or replace temp macro namner_gallrad(texten) as coalesce((select list_has_any(list_concat(${hashed('deltagare')}, ${hashed('deltagande')}), (select list(hash) from gallrade)) ` +
			`from (select regexp_extract_all(texten, '[\\p{L}\\p{N}_.-]+') as ord)), false)`
	);
	const all = [...hashes];
	for (let from = 0; from < all.length; from += 1000)
		await db.run(
			`insert into gallrade values ${all
				.slice(from, from + 1000)
				.map((hash) => `(${quote(hash)})`)
				.join(', ')}`
		);
}

/** SQL predicate: the row is about somebody who has left. Null when the columns name nobody. */
export function gallradSql(columns: ReadonlySet<string>): string | null {
	const tests = PSEUDONYM.filter((name) => columns.has(name)).flatMap((name) => [
		`gallrad('deltagare', ${quoteName(name)})`,
		...(columns.has('insats_id')
			? [`gallrad('deltagare_i_insats', insats_id || '|' || ${quoteName(name)})`]
			: [])
	]);
	if (columns.has(DELTAGANDE)) tests.push(`gallrad('deltagande', ${DELTAGANDE})`);
	return tests.length > 0 ? `(${tests.join(' or ')})` : null;
}

/**
 * Empties the rows of `r` (a table as it was read) that are about somebody who has left, and marks them with the fault
 * `gallrad` in `_strukturfel`. True when there are such rows; `r` has got that column then.
 */
export async function refuseGallrade(
	db: Database,
	columns: readonly string[],
	more: readonly string[],
	hasFault: boolean
): Promise<boolean> {
	const condition = gallradSql(new Set(columns));
	if (!condition) return false;
	const [list] = await db.query<{ n: number }>('select count(*) as n from gallrade');
	if (!list?.n) return false;
	// A row that cannot be divided has its cells in the wrong places, or several in one.
	const cells = `concat_ws(' ', ${[...columns, ...more].map(quoteName).join(', ')})`;
	const about = hasFault
		? `(${condition} or (_strukturfel is not null and namner_gallrad(${cells})))`
		: condition;
	const [row] = await db.query<{ n: number }>(`select count(*) as n from r where ${about}`);
	if (!row?.n) return false;
	if (!hasFault) await db.run('alter table r add column _strukturfel varchar');
	const emptied = [...columns, ...more].map((name) => `${quoteName(name)} = null`);
	await db.run(`update r set ${emptied.join(', ')}, _strukturfel = ${quote(GALLRAD)} where ${about}`);
	return true;
}
