import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { openDatabase } from '#lib/server/duckdb.ts';
import { currentVersion, paths } from '#lib/server/versions.ts';
import { quote } from '../contracts/lexical.ts';
import { knowAvskilda, type Avskiljning } from './avskilj.ts';
import { keptVersions, rewriteVersions } from './erase.ts';
import { readLista, readSalt } from './lista.ts';
import { addToProtokoll, type Protokollrad } from './protokoll.ts';
import type { Regler } from './regler.ts';
import { countIn, type Borttag } from './rewrite.ts';
import { cleanBeside, cleanHistory } from './traces.ts';

/** What the rules take, or took: rows severed by version and source, versions and reports removed. */
export interface Gallrat {
	versioner: Protokollrad['versioner'];
	borttagnaVersioner: string[];
	rapporter: number;
}

export const ingenting = ({ versioner, borttagnaVersioner, rapporter }: Gallrat): boolean =>
	versioner.length + borttagnaVersioner.length + rapporter === 0;

const DAY = 24 * 3600 * 1000;

/** Versions beyond what the rules keep; never the one that holds. */
function oldVersions(warehouse: string, { versioner: { hogst, dagar } }: Regler, now: Date): string[] {
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

/** Load reports of before the limit, in the history and in `rapporter/`; removes them when asked to. */
function oldReports(warehouse: string, before: string | null, remove: boolean): number {
	if (before === null) return 0;
	const { state, reports } = paths(warehouse);
	let count = 0;
	if (existsSync(state)) {
		const db = new Database(state);
		try {
			db.pragma('busy_timeout = 5000');
			if (db.prepare("select name from sqlite_master where name = 'laddning'").all().length > 0) {
				count += db.prepare('select id from laddning where tid < ?').all(before).length;
				if (remove && count > 0) {
					db.pragma('secure_delete = ON');
					db.prepare('delete from laddning where tid < ?').run(before);
					db.exec('vacuum');
					db.pragma('wal_checkpoint(TRUNCATE)');
				}
			}
		} finally {
			db.close();
		}
	}
	const files = existsSync(reports)
		? readdirSync(reports, { withFileTypes: true })
				.filter((entry) => entry.isFile())
				.map((entry) => join(reports, entry.name))
				.filter((path) => statSync(path).mtime.toISOString() < before)
		: [];
	if (remove) for (const path of files) rmSync(path, { force: true });
	return count + files.length;
}

const whatOf = (warehouse: string, regler: Regler): Borttag & { avskilj: Avskiljning } => ({
	...{ lista: readLista(warehouse), ids: [], atertagna: [] },
	avskilj: { regler, salt: readSalt(warehouse) }
});

/** What the rules would take now; nothing is changed. */
export async function provaRegler(warehouse: string, regler: Regler, now: Date): Promise<Gallrat> {
	const borttagnaVersioner = oldVersions(warehouse, regler, now);
	const temp = join(paths(warehouse).building, `prov-${process.pid}`);
	const versioner: Gallrat['versioner'] = [];
	if (regler.digest !== '')
		for (const version of keptVersions(warehouse).filter((name) => !borttagnaVersioner.includes(name))) {
			const what = whatOf(warehouse, regler);
			const rader = await countIn(paths(warehouse).version(version), temp, what);
			if (Object.keys(rader).length > 0) versioner.push({ version, rader });
		}
	return { versioner, borttagnaVersioner, rapporter: oldReports(warehouse, regler.rapporter, false) };
}

/** The ids in clear that a version is about to lose. */
async function idsOf(path: string, avskilj: Avskiljning): Promise<string[]> {
	const db = await openDatabase(':memory:');
	try {
		await db.run(`attach ${quote(path)} as gammal (read_only)`);
		await knowAvskilda(db, 'gammal.', avskilj);
		const rows = await db.query<{ id: string }>(
			'select av_gammalt as id from avskild union select la_deltagare from lamnade'
		);
		return rows.map(({ id }) => id);
	} finally {
		db.close();
	}
}

/**
 * Applies the rules to all that is kept: old versions and reports go, and what is too old is severed in every version that stays. Called with the
 * warehouse taken; stopped anywhere, the next load goes on where it was. Writes the protocol when anything was taken.
 */
export async function gallraEnligtRegler(
	warehouse: string,
	workspace: string,
	regler: Regler,
	now: Date,
	vem: string
): Promise<Gallrat> {
	const plan = await provaRegler(warehouse, regler, now);
	if (ingenting(plan)) return plan;
	for (const version of plan.borttagnaVersioner)
		for (const path of [paths(warehouse).version(version), paths(warehouse).release(version)])
			rmSync(path, { force: true });
	const rapporter = oldReports(warehouse, regler.rapporter, true);
	const what = whatOf(warehouse, regler);
	const ids = new Set<string>();
	for (const { version } of plan.versioner)
		for (const id of await idsOf(paths(warehouse).version(version), what.avskilj)) ids.add(id);
	const versioner: Gallrat['versioner'] = [];
	// What lies beside the versions can only be found while they still say whom.
	cleanHistory(warehouse, [...ids]);
	const filer = cleanBeside(warehouse, [...ids]);
	if (plan.versioner.length > 0)
		await rewriteVersions(warehouse, workspace, what, (version, rader) => versioner.push({ version, rader }));
	addToProtokoll(warehouse, {
		tid: now.toISOString(),
		vem,
		varfor: `Enligt gallring.yml (${regler.text}): det som är äldre är skilt från personen och räknas kvar.${plan.borttagnaVersioner.length > 0 ? ` Borttagna versioner: ${plan.borttagnaVersioner.join(', ')}.` : ''}`,
		regel: `gallring.yml: ${regler.text}`,
		deltagare: 0,
		deltaganden: Math.max(0, ...versioner.map(({ rader }) => rader.deltagande ?? 0)),
		versioner,
		...{ rapporter, sandningar: 0, filer },
		galler: currentVersion(warehouse)
	});
	return { versioner, borttagnaVersioner: plan.borttagnaVersioner, rapporter };
}
