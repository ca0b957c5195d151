import Database from 'libsql';
import { closeSync, existsSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../folder.ts';
import { MIGRATIONS } from './migrations.ts';

export type Db = Database.Database;

/** Opens the file at `path`, for its owner alone, and brings it to the latest shape. */
export function openDatabase(path: string): Db {
	makeFolder(dirname(path));
	// Only when it is not there: to close any other hold on the file would let go of SQLite's own locks in this process.
	if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
	const db = new Database(path);
	// First of all: a server that closes the file as a load opens it locks it for a moment.
	db.pragma('busy_timeout = 5000');
	patiently(() => db.pragma('journal_mode = WAL'));
	if (versionOf(db) < MIGRATIONS.length) migrate(db);
	return db;
}

const versionOf = (db: Db): number =>
	(db.pragma('user_version') as { user_version: number }[])[0]?.user_version ?? 0;

/** Asks for the version with the lock for writing held: another process may have migrated the file in the meantime. */
function migrate(db: Db): void {
	db.transaction(() => {
		for (const migration of MIGRATIONS.slice(versionOf(db))) db.exec(migration);
		db.pragma(`user_version = ${MIGRATIONS.length}`);
	}).immediate();
}

/** SQLite does not itself wait for another process that is turning the same new file into WAL. */
function patiently(act: () => void, tries = 250): void {
	try {
		act();
	} catch (error) {
		if ((error as { code?: string }).code !== 'SQLITE_BUSY' || tries === 0) throw error;
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
		patiently(act, tries - 1);
	}
}
