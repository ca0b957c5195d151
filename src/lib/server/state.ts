import Database from 'libsql';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { LoadReport } from './report.ts';

/**
 * The app's own memory: a small SQLite file beside the warehouse, never in it. Losing it loses no data,
 * since the warehouse can be built again from the files that came in.
 */
const MIGRATIONS = [
	`create table laddning (
		id integer primary key,
		tid text not null,
		version text,
		publicerad integer not null,
		rapport text not null
	) strict`
];

export interface LoadEntry {
	id: number;
	/** ISO 8601. */
	tid: string;
	version: string | null;
	publicerad: boolean;
	rapport: LoadReport;
}

export interface State {
	addLoad(tid: string, report: LoadReport): void;
	/** The latest loads first. */
	loads(limit?: number): LoadEntry[];
	close(): void;
}

/** Opens (and when needed migrates) the state file. */
export function openState(path: string): State {
	mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
	closeSync(openSync(path, 'a', 0o600));
	const db = new Database(path);
	// First of all: a server that closes the file as a load opens it locks it for a moment.
	db.pragma('busy_timeout = 5000');
	db.pragma('journal_mode = WAL');
	const [row] = db.pragma('user_version') as { user_version: number }[];
	MIGRATIONS.slice(row?.user_version ?? 0).forEach((migration, index) => {
		db.transaction(() => {
			db.exec(migration);
			db.pragma(`user_version = ${(row?.user_version ?? 0) + index + 1}`);
		})();
	});
	return {
		addLoad(tid, report) {
			db.prepare('insert into laddning (tid, version, publicerad, rapport) values (?, ?, ?, ?)').run(
				tid,
				report.version,
				report.published ? 1 : 0,
				JSON.stringify(report)
			);
		},
		loads(limit = 50) {
			const rows = db
				.prepare('select id, tid, version, publicerad, rapport from laddning order by id desc limit ?')
				.all(limit) as {
				id: number;
				tid: string;
				version: string | null;
				publicerad: number;
				rapport: string;
			}[];
			return rows.map((one) => ({
				...one,
				publicerad: one.publicerad === 1,
				rapport: JSON.parse(one.rapport) as LoadReport
			}));
		},
		close: () => void db.close()
	};
}
