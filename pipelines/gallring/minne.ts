import { existsSync } from 'node:fs';
import Database from 'libsql';
import { paths } from '#lib/server/versions.ts';
import { scrub, scrubJson } from './scrub.ts';

/** What was found in the app's own memory (`state.db`). */
export interface Minne {
	/** Load reports that were mended. */
	rapporter: number;
	/** Comments, notes and saved views that were mended. */
	texter: number;
	/** Frozen reports that name somebody: a frozen report is never changed. */
	lasta: number;
}

/** What people have written themselves: table and column. */
const WRITTEN = [
	['vy', 'namn'],
	['vy', 'anteckning'],
	['rapportkommentar', 'text'],
	['anteckning', 'text']
] as const;

type Rewrite = (text: string) => string | null;

/** Rewrites the texts of a column; returns the rows that were changed. */
function mend(db: Database.Database, table: string, column: string, rewrite: Rewrite): number {
	const rows = db.prepare(`select id, ${column} as text from ${table}`).all() as {
		id: number;
		text: string;
	}[];
	const put = db.prepare(`update ${table} set ${column} = ? where id = ?`);
	let mended = 0;
	for (const { id, text } of rows) {
		const clean = rewrite(text);
		if (clean === null || clean === text) continue;
		put.run(clean, id);
		mended++;
	}
	return mended;
}

/**
 * Takes the ids, as words of their own, out of load reports, comments, notes and saved views, and makes SQLite give back the
 * pages they stood on. Frozen reports are counted.
 */
export function cleanMinne(warehouse: string, ids: readonly string[]): Minne {
	const found: Minne = { rapporter: 0, texter: 0, lasta: 0 };
	const { state } = paths(warehouse);
	if (!existsSync(state) || ids.length === 0) return found;
	const db = new Database(state);
	try {
		db.pragma('busy_timeout = 5000');
		db.pragma('secure_delete = ON');
		const tables = new Set(
			(db.prepare("select name from sqlite_master where type = 'table'").all() as { name: string }[]).map(
				({ name }) => name
			)
		);
		if (tables.has('laddning'))
			found.rapporter = mend(db, 'laddning', 'rapport', (text) =>
				JSON.stringify(scrubJson(JSON.parse(text), ids))
			);
		for (const [table, column] of WRITTEN)
			if (tables.has(table)) found.texter += mend(db, table, column, (text) => scrub(text, ids));
		if (tables.has('rapport'))
			found.lasta = (
				db.prepare('select titel, innehall from rapport').all() as { titel: string; innehall: string }[]
			).filter(({ titel, innehall }) => scrub(`${titel}\n${innehall}`, ids) !== null).length;
		if (found.rapporter + found.texter > 0) {
			db.exec('vacuum');
			db.pragma('wal_checkpoint(TRUNCATE)');
		}
		return found;
	} finally {
		db.close();
	}
}
