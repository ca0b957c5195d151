import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { bestam } from '#lib/format/index.ts';
import { openDatabase, type Database } from '#lib/server/duckdb.ts';
import type { FileReport, LoadReport, UnknownLabel } from '#lib/server/report.ts';
import { currentVersion, paths } from '#lib/server/versions.ts';
import { attachPrevious, carryRows, carryTable, orderExports, replaceRows } from './carry.ts';
import { changesOf } from './changes.ts';
import { runChecks, type Warning } from './check.ts';
import { codeVersion } from './code.ts';
import { contracts } from './contracts/index.ts';
import { quote } from './contracts/lexical.ts';
import type { Incoming } from './files.ts';
import { avskildSql, avskiljInlast } from './gallring/avskilj.ts';
import { gallraEnligtRegler } from './gallring/enligtRegler.ts';
import { beginGallring, type Gallring } from './gallring/finish.ts';
import { readSalt } from './gallring/lista.ts';
import { GALLRAD, knowGallrade } from './gallring/refuse.ts';
import { readRegler, Regelfel, type Regler } from './gallring/regler.ts';
import { countWithdrawn, emptyRefused } from './gallring/samtycke.ts';
import { carryHistory } from './history.ts';
import { ingest } from './ingest.ts';
import { buildLayer, checkModels, describeModels, LAYERS, type Model } from './model.ts';
import { isoDay, type Io } from './progress.ts';
import { movedBy } from './moved.ts';
import { prepareFiles, type Prepared } from './prepare.ts';
import { publish, publishedFile, takeWarehouse } from './publish.ts';
import { freeze } from './release/freeze.ts';
import { applyRepairs, RATTELSE } from './rattelista/apply.ts';
import { buildRelease } from './release/index.ts';
import { countRows, writeQuarantine } from './quarantine.ts';
import { OBESVARAT } from './mappning/widen.ts';
import { UTAN_PLATS } from './readers/sie/places.ts';
import { suggestLabels } from './propose/suggest.ts';
import { loadReference } from './reference.ts';
import { createInlast } from './stage.ts';
import { forgetUndone, undoneVersions } from './undo.ts';

export interface LoadOptions {
	warehouse: string;
	files: readonly Incoming[];
	/** Stop before publishing: `--check`. */
	checkOnly?: boolean;
	/** Smallest group that is shown to aggregated viewers. */
	k: number;
	/** Who asked, for the protocol of what rules thin out; a load by itself when not said. */
	vem?: string;
	/** Looks at what was built before anything is published; with errors, at the rows as they were read. `previous`: `forra` is attached. */
	look?(db: Database, report: LoadReport, previous: boolean): Promise<void>;
}

const STEPS = 8;
export const META = `create schema meta;
create table meta.fil (fil integer, namn varchar, blad varchar, kalla varchar, sha256 varchar, mappning varchar, syntetisk boolean, lasta integer, accepterade integer, karantan integer, ersatta integer, kodning varchar, avgransare varchar, talformat varchar, rubrikrad integer, laddning integer, omfang varchar, skapad varchar, rattelista boolean);
create table meta.varning (kod varchar, text varchar, namn varchar);
${RATTELSE}`;

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
	const prepared = await prepareFiles(options.files, previous, k);
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
		const models = await build(db, options, io, workspace, previous, prepared, gallring, regler, report);
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

async function build(
	db: Database,
	options: LoadOptions,
	io: Io,
	workspace: string,
	previous: string | null,
	prepared: Prepared,
	gallring: Gallring,
	regler: Regler | null,
	report: LoadReport
): Promise<Model[]> {
	const idag = isoDay(io.now());
	if (previous) await attachPrevious(db, previous);
	// The file is thrown away when anything fails: many small steps share a transaction rather than a flush to disk each.
	await db.run('begin transaction');
	await db.run(META);
	await loadReference(db);
	await createInlast(db);
	await knowGallrade(db, gallring.lista);
	if (previous) {
		await carryTable(db, 'meta', 'fil');
		await carryTable(db, 'meta', 'rattelse');
		await carryRows(db);
	}
	await db.run('commit');
	const ingested = await ingest(db, prepared, workspace, (text, rows) =>
		io.step({ done: 1, total: STEPS, text, rows })
	);
	report.files = ingested.reports;
	await orderExports(db);
	if (regler) {
		const avskilj = { regler, salt: readSalt(options.warehouse) };
		const rows = regler.digest === '' ? 0 : await avskiljInlast(db, avskilj);
		if (rows > 0) report.changes.avskilda_rader = rows;
	}
	io.step({ done: 2, total: STEPS, text: 'Ersätter det som rättade filer kom med' });
	const replaced = await replaceRows(db, ingested.current);
	for (const [source, { rader, borta }] of Object.entries(replaced)) {
		report.changes[`ersatta_${source}`] = rader;
		if (borta > 0)
			ingested.warnings.push({
				kod: 'rader_togs_bort',
				text: `${rader} rader i ${source} ersattes, och ${borta} av dem finns inte i den nya filen och är borttagna. Ladda den förra filen igen om det inte var meningen.`
			});
	}
	await applyRepairs(db, ingested.current);
	io.step({ done: 3, total: STEPS, text: 'Kontrollerar rader mot varandra' });
	const warnings = [...ingested.warnings, ...(await runChecks(db, idag))];
	warnings.push(...(await severedWarning(db)));
	await emptyRefused(db);
	const withdrawn = previous ? await countWithdrawn(db) : 0;
	if (withdrawn > 0) report.changes.atertagna_samtycken = withdrawn;
	await carryHistory(db, previous !== null, idag);
	await countRows(db);
	await fillReports(db, ingested.fil);
	await writeQuarantine(db);
	noteUnknown(ingested.fil, await suggestLabels(db));
	await writeWarnings(db, warnings);
	report.warnings = warnings.map(({ kod, text, namn, delar }) => ({
		code: kod,
		text,
		...(namn ? { file: namn } : {}),
		...(delar ? { delar } : {})
	}));
	report.errors.push(...ingested.errors, ...tolerance(report.files));
	const models: Model[] = [];
	await db.run('begin transaction');
	if (report.errors.length > 0) return models;
	for (const [index, layer] of LAYERS.entries()) {
		io.step({
			done: 4,
			total: STEPS,
			text: `Bygger ${['inlästa rader', 'kärnan', 'kuber och mått'][index]}`
		});
		models.push(...(await buildLayer(db, layer)));
		if (layer === 'core') await writeVersion(db, io, options.k, currentVersion(options.warehouse));
	}
	return models;
}

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

/** What can no longer be asked of those that were severed from their persons. */
async function severedWarning(db: Database): Promise<Warning[]> {
	const [row] = await db.query<{ n: number; till: number }>(
		`select count(*) as n, max(year(slut)) as till from inlast.deltagande where ${avskildSql('deltagande_id')}`
	);
	if (!row?.n) return [];
	return [
		{
			kod: 'avskilda_enligt_regel',
			text: `${row.n} deltaganden som avslutades till och med ${row.till} är skilda från personen enligt gallring.yml. Nya, avslutade och utfall räknas som förut; en person med flera av dem räknas en gång per deltagande, dagar är månader, och födelseår, remittent och team finns inte kvar.`
		}
	];
}

/** `meta.version` stands before the marts: they need the day the data speak of. */
async function writeVersion(db: Database, io: Io, k: number, forra: string | null): Promise<void> {
	const dates = [
		'select max(start) as dag from inlast.deltagande',
		'select max(slut) from inlast.deltagande',
		'select max(datum) from inlast.uppfoljning',
		'select max(datum) from inlast.stegmatning',
		'select max(datum) from inlast.handelser'
	];
	await db.run(
		`create table meta.version as select cast('' as varchar) as version, ${quote(io.now().toISOString())} as laddad, ` +
			`coalesce((select max(dag) from (${dates.join(' union all ')}) as d), cast(${quote(isoDay(io.now()))} as date)) as data_per, ` +
			`coalesce((select bool_or(syntetisk) from meta.fil where accepterade > 0), false) as syntetisk, ${quote(codeVersion())} as kodversion, cast(${k} as integer) as k, cast(${forra === null ? 'null' : quote(forra)} as varchar) as forra`
	);
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

/** read = accepted + quarantined (+ what a later file replaced), for every file. */
async function conservation(db: Database): Promise<string[]> {
	const wrong = await db.query<{ namn: string }>(
		'select namn from meta.fil where lasta <> accepterade + karantan + ersatta or ersatta < 0'
	);
	return wrong.map(({ namn }) => `${namn}: lästa rader är inte accepterade plus karantän.`);
}

function tolerance(files: readonly FileReport[]): string[] {
	const errors: string[] = [];
	for (const file of files) {
		const contract = contracts.find(({ source }) => source === file.source);
		if (
			contract &&
			// What is not mended yet stays where it was.
			!file.rattelista &&
			file.read >= 20 &&
			file.quarantined - (file.unplaced ?? 0) > file.read * contract.tolerance
		)
			errors.push(
				`${file.file}: ${file.quarantined} av ${file.read} rader har fel, mer än gränsen ${contract.tolerance * 100} %. ${bestam('fil')}`
			);
	}
	const read = files.reduce((sum, file) => sum + file.read, 0);
	if (read > 0 && files.every((file) => file.accepted === 0))
		errors.push(`Ingen rad kunde läsas in. ${bestam('rader')}`);
	return errors;
}

/** What a later file replaced was accepted when it was read: every row read is accepted or in quarantine. */
async function fillReports(db: Database, reports: ReadonlyMap<FileReport, number>): Promise<void> {
	const codes = [...UTAN_PLATS, OBESVARAT, GALLRAD].map(quote).join(', ');
	const refused = contracts
		.map(({ source }) => `select _fil, _fel from avvisat.${source}`)
		.join(' union all ');
	const rows = await db.query<{ fil: number; karantan: number; lasta: number; utan_plats: number }>(
		'select f.fil, f.lasta, f.karantan, (select count(*) from (' +
			`${refused}) a where a._fil = f.fil and list_has_any(list_transform(a._fel, x -> x.kod), [${codes}])) as utan_plats from meta.fil f`
	);
	for (const [report, fil] of reports) {
		const row = rows.find((one) => one.fil === fil);
		if (row)
			Object.assign(report, {
				read: row.lasta,
				accepted: row.lasta - row.karantan,
				quarantined: row.karantan,
				...(row.utan_plats > 0 ? { unplaced: row.utan_plats } : {})
			});
	}
}

/** Which words of a file nobody has decided. */
function noteUnknown(
	reports: ReadonlyMap<FileReport, number>,
	unknown: ReadonlyMap<number, UnknownLabel[]>
): void {
	for (const [report, fil] of reports) {
		const okanda = unknown.get(fil);
		if (okanda) report.etiketter = { tolkade: report.etiketter?.tolkade ?? [], okanda };
	}
}

async function writeWarnings(db: Database, warnings: readonly Warning[]): Promise<void> {
	for (const { kod, text, namn } of warnings)
		await db.run('insert into meta.varning values ($kod, $text, $namn)', { kod, text, namn: namn ?? null });
}
