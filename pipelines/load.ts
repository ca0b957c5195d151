import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { openDatabase, type Database } from '#lib/server/duckdb.ts';
import { STEPS, type LoadReport } from '#lib/server/report.ts';
import { currentVersion, paths } from '#lib/server/versions.ts';
import { conservation } from './account.ts';
import { assemble } from './assemble.ts';
import { changesOf } from './changes.ts';
import { codeVersion } from './code.ts';
import { quote } from './contracts/lexical.ts';
import type { Incoming } from './files.ts';
import { gallraEnligtRegler } from './gallring/enligtRegler.ts';
import { beginGallring } from './gallring/finish.ts';
import { readRegler, Regelfel, type Regler } from './gallring/regler.ts';
import type { Regioner } from './mappning/omvarld.ts';
import { checkModels, describeModels, type Model } from './model.ts';
import { movedBy } from './moved.ts';
import { prepareFiles, type Prepared } from './prepare.ts';
import type { Io } from './progress.ts';
import { publish, publishedFile, takeWarehouse } from './publish.ts';
import { freeze } from './release/freeze.ts';
import { buildRelease } from './release/index.ts';
import { forgetUndone, undoneVersions } from './undo.ts';

export interface LoadOptions {
	warehouse: string;
	files: readonly Incoming[];
	/** The förbund's kommuner, when they are what is loaded: there may then be no file. */
	kommuner?: Regioner;
	/** Stop before publishing: `--check`. */
	checkOnly?: boolean;
	/** Smallest group that is shown to aggregated viewers. */
	k: number;
	/** Who asked, for the protocol of what rules thin out; a load by itself when not said. */
	vem?: string;
	/** Looks at what was built before anything is published; with errors, at the rows as they were read. `previous`: `forra` is attached. */
	look?(db: Database, report: LoadReport, previous: boolean): Promise<void>;
}

/** Runs the whole way from files to a published version, and says what happened. Throws only for faults that are ours. */
export async function load(options: LoadOptions, io: Io): Promise<LoadReport> {
	const started = performance.now();
	const { warehouse } = options;
	const hold = takeWarehouse(warehouse);
	const report: LoadReport = {
		version: currentVersion(warehouse),
		published: false,
		unchanged: false,
		files: [],
		warnings: [],
		changes: {},
		errors: [],
		seconds: 0
	};
	try {
		await run(options, io, hold.workspace, report);
	} finally {
		hold.release();
		report.seconds = Math.round(performance.now() - started) / 1000;
	}
	return report;
}

async function run(options: LoadOptions, io: Io, workspace: string, report: LoadReport): Promise<void> {
	const { warehouse, k } = options;
	const regler = rulesOf(warehouse, io.now(), report);
	if (report.errors.length > 0) return;
	const gallring = await beginGallring(warehouse, workspace, options.checkOnly === true, io.now);
	const vem = options.vem ?? 'laddningen';
	const thinned =
		regler && !options.checkOnly
			? await gallraEnligtRegler(warehouse, workspace, regler, io.now(), vem)
			: null;
	const previous = publishedFile(warehouse);
	io.step({ done: 0, total: STEPS, text: 'Letar efter nya filer' });
	const prepared = await prepareFiles(options.files, previous, k, options.kommuner);
	if (prepared.unchanged && !gallring.pagar && !thinned?.versioner.length) {
		Object.assign(report, { files: prepared.reports, unchanged: true, published: !options.checkOnly });
		io.step({ done: STEPS, total: STEPS, text: 'Inget nytt sedan förra laddningen' });
		return;
	}
	const undone = undoneVersions(warehouse);
	const version = versionName(prepared, k, undone, gallring.digest, regler?.digest ?? '');
	const building = join(workspace, `${version}.duckdb`);
	const db = await openDatabase(building, { tempDirectory: join(workspace, 'tmp'), memoryLimit: '1000MB' });
	try {
		const models = await assemble({
			db,
			io,
			warehouse,
			workspace,
			k,
			previous,
			prepared,
			gallring,
			regler,
			report
		});
		if (report.errors.length === 0) await finish(db, io, models, report, version, previous !== null);
		await options.look?.(db, report, previous !== null);
		if (report.errors.length === 0 && !options.checkOnly)
			await letOut(
				db,
				io,
				workspace,
				options.k,
				report,
				previous !== null,
				undone.map(paths(warehouse).version)
			);
	} finally {
		db.close();
	}
	if (report.errors.length > 0 || options.checkOnly) return;
	io.step({ done: STEPS - 1, total: STEPS, text: 'Publicerar' });
	const { atertagna_samtycken = 0, avskilda_rader = 0 } = report.changes;
	await gallring.beforePublish(building, atertagna_samtycken, avskilda_rader);
	const release = join(workspace, `${version}.slapp.duckdb`);
	await freeze(building, release, join(workspace, 'tmp'));
	publish(warehouse, { rows: building, release }, version, regler?.versioner.hogst);
	forgetUndone(warehouse);
	await gallring.afterPublish(version);
	Object.assign(report, { version, published: true });
	io.step({ done: STEPS, total: STEPS, text: 'Klart' });
}

/** Same inputs in the same order, same code, same threshold, the same versions undone, the same people removed → same name. */
const versionName = (
	prepared: Prepared,
	k: number,
	undone: readonly string[],
	gallrade: string,
	regler: string
): string =>
	createHash('sha256')
		.update(
			JSON.stringify([
				codeVersion(),
				k,
				prepared.identity,
				...(undone.length > 0 ? [undone] : []),
				...(gallrade === '' ? [] : [gallrade]),
				...(regler === '' ? [] : [{ regler }])
			])
		)
		.digest('hex')
		.slice(0, 12);

/** The rules of the warehouse; a fault in them is an error of the load. */
function rulesOf(warehouse: string, now: Date, report: LoadReport): Regler | null {
	try {
		return readRegler(warehouse, now);
	} catch (error) {
		if (!(error instanceof Regelfel)) throw error;
		report.errors.push(error.message);
		return null;
	}
}

async function finish(
	db: Database,
	io: Io,
	models: readonly Model[],
	report: LoadReport,
	version: string,
	previous: boolean
): Promise<void> {
	io.step({ done: 5, total: STEPS, text: 'Prövar summor och samband' });
	report.errors.push(...(await conservation(db)), ...(await checkModels(db, models)));
	if (report.errors.length > 0) return;
	Object.assign(report.changes, await changesOf(db, previous));
	const moved = previous ? await movedBy(db) : null;
	if (moved) report.moved = moved;
	await describeModels(db, models);
	await db.run(`update meta.version set version = ${quote(version)}`);
	await db.run('commit');
}

/** Decides what aggregated viewers may see of the version, earlier releases included, and says how much that is. */
async function letOut(
	db: Database,
	io: Io,
	workspace: string,
	k: number,
	report: LoadReport,
	previous: boolean,
	undone: readonly string[]
): Promise<void> {
	io.step({ done: 6, total: STEPS, text: 'Prövar vad som får visas' });
	report.release = await buildRelease(db, { k, workspace, previous, undone });
	if (report.release.exposed > 0)
		report.warnings.push({
			code: 'rojt_av_tidigare',
			text: `${report.release.exposed} tal som döljs nu går att räkna ut ur det som redan har visats i tidigare versioner. Det går inte att dra tillbaka.`
		});
	if (previous) await db.run('detach forra');
	await db.run('checkpoint');
}
