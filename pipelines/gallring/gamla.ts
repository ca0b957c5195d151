import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { currentVersion, paths } from '#lib/server/versions.ts';
import { keptVersions } from './erase.ts';
import type { Regler } from './regler.ts';

const DAY = 24 * 3600 * 1000;

/** Versions beyond what the rules keep; never the one that holds. */
export function oldVersions(warehouse: string, { versioner: { hogst, dagar } }: Regler, now: Date): string[] {
	const current = currentVersion(warehouse);
	const others = keptVersions(warehouse)
		.filter((name) => name !== current)
		.reverse();
	return others.filter(
		(name, index) =>
			(hogst !== undefined && index >= hogst - 1) ||
			(dagar !== undefined && now.getTime() - statSync(paths(warehouse).version(name)).mtimeMs > dagar * DAY)
	);
}

/** Load reports of before a day (`YYYY-MM-DD`; null = none), by name: `historik 17`, `rapporter/laddning-….json`. */
export function oldReports(warehouse: string, before: string | null): string[] {
	if (before === null) return [];
	const { state, reports } = paths(warehouse);
	const found: string[] = [];
	if (existsSync(state))
		withHistory(state, (db) => {
			for (const { id } of db.prepare('select id from laddning where tid < ?').all(before) as {
				id: number;
			}[])
				found.push(`historik ${id}`);
		});
	if (existsSync(reports))
		for (const entry of readdirSync(reports, { withFileTypes: true }))
			if (entry.isFile() && statSync(join(reports, entry.name)).mtime.toISOString() < before)
				found.push(`rapporter/${entry.name}`);
	return found;
}

/** Removes them, from the history and from `rapporter/`, and makes SQLite give back the pages they stood on. */
export function removeReports(warehouse: string, before: string | null): void {
	const { state, reports } = paths(warehouse);
	const old = oldReports(warehouse, before);
	for (const name of old)
		if (name.startsWith('rapporter/'))
			rmSync(join(reports, name.slice('rapporter/'.length)), { force: true });
	if (old.some((name) => name.startsWith('historik ')))
		withHistory(state, (db) => {
			db.pragma('secure_delete = ON');
			db.prepare('delete from laddning where tid < ?').run(before);
			db.exec('vacuum');
			db.pragma('wal_checkpoint(TRUNCATE)');
		});
}

/** Opens the app's own memory when it has a history of loads. */
function withHistory(state: string, work: (db: Database.Database) => void): void {
	const db = new Database(state);
	try {
		db.pragma('busy_timeout = 5000');
		if (db.prepare("select name from sqlite_master where name = 'laddning'").all().length > 0) work(db);
	} finally {
		db.close();
	}
}
