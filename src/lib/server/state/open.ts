import Database from 'libsql';
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { MIGRATIONS } from './migrations.ts';

export type Db = Database.Database;

/** Opens the file at `path`, for its owner alone, and brings it to the latest shape. */
export function openDatabase(path: string): Db {
	mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
	// Only when it is not there: to close any other hold on the file would let go of SQLite's own locks in this process.
	if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
	const db = new Database(path);
	// First of all: a server that closes the file as a load opens it locks it for a moment.
	db.pragma('busy_timeout = 5000');
	db.pragma('journal_mode = WAL');
	const [row] = db.pragma('user_version') as { user_version: number }[];
	const had = row?.user_version ?? 0;
	MIGRATIONS.slice(had).forEach((migration, index) => {
		db.transaction(() => {
			db.exec(migration);
			db.pragma(`user_version = ${had + index + 1}`);
		})();
	});
	return db;
}
