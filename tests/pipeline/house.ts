import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openDatabase, type Database } from '#lib/server/duckdb.ts';
import type { FileReport } from '#lib/server/report.ts';
import type { Warning } from '#pipelines/check.ts';
import { contracts } from '#pipelines/contracts/index.ts';
import { listFiles } from '#pipelines/files.ts';
import { ingest } from '#pipelines/ingest.ts';
import { META } from '#pipelines/meta.ts';
import { prepareFiles } from '#pipelines/prepare.ts';
import { countRows, writeQuarantine } from '#pipelines/quarantine.ts';
import { loadReference } from '#pipelines/reference.ts';
import { createInlast } from '#pipelines/stage.ts';

/** What became of one file: each of its tables, with rows counted where they lie now. */
export interface Became {
	report: FileReport;
	/** Rows in `inlast` and in `avvisat`; absent for a refused file. */
	held?: number;
	out?: number;
}

export interface Sent {
	became: Became[];
	warnings: readonly Warning[];
	/** Bytes that the readers wrote for DuckDB to read. */
	written: number;
}

export interface House {
	/**
	 * Sends files through readers, contracts and quarantine, and forgets them again; `look` may look into `inlast`, `avvisat` and `meta`
	 * before that. Throws what a load would throw.
	 */
	send(files: Record<string, string | Uint8Array>, look?: (db: Database) => Promise<void>): Promise<Sent>;
	close(): void;
}

/**
 * The first half of a load, kept open: readers, contracts and quarantine in one database in memory, without models and release, so that
 * thousands of files can be tried.
 */
export async function openHouse(): Promise<House> {
	const folder = mkdtempSync(join(tmpdir(), 'stegvis-fuzz-'));
	const input = join(folder, 'in');
	const workspace = join(folder, 'arbete');
	const db = await openDatabase(':memory:', { tempDirectory: join(folder, 'tmp') });
	await db.run(META);
	await loadReference(db);
	await createInlast(db);
	const sources = contracts.map(({ source }) => source);
	return {
		async send(files, look) {
			for (const path of [input, workspace]) rmSync(path, { recursive: true, force: true });
			for (const path of [input, workspace]) mkdirSync(path);
			for (const [name, content] of Object.entries(files)) {
				mkdirSync(dirname(join(input, name)), { recursive: true });
				writeFileSync(join(input, name), content);
			}
			try {
				const prepared = await prepareFiles(listFiles([input]).files, null, 5);
				const { reports, fil, warnings } = await ingest(db, prepared, workspace, () => undefined);
				const held = await count(db, 'inlast', sources);
				const out = await count(db, 'avvisat', sources);
				const became = reports.map((report): Became => {
					const nr = fil.get(report);
					return nr === undefined ? { report } : { report, held: held.get(nr) ?? 0, out: out.get(nr) ?? 0 };
				});
				if (look) {
					await countRows(db);
					await writeQuarantine(db);
					await look(db);
				}
				return { became, warnings, written: bytesBelow(workspace) };
			} finally {
				for (const source of sources)
					await db.run(`delete from inlast.${source}; delete from avvisat.${source}`);
				await db.run('delete from meta.fil; drop table if exists meta.karantan');
			}
		},
		close() {
			db.close();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

const bytesBelow = (folder: string): number =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((name) => statSync(join(folder, name)))
		.reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0);

async function count(db: Database, schema: string, sources: readonly string[]): Promise<Map<number, number>> {
	const all = sources.map((source) => `select _fil from ${schema}.${source}`).join(' union all ');
	const rows = await db.query<{ fil: number; n: number }>(
		`select _fil as fil, count(*) as n from (${all}) group by _fil`
	);
	return new Map(rows.map(({ fil, n }) => [fil, n]));
}
