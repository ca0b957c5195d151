/** From the files of a load to the tables of a version: not yet proven, and not yet published. */
import { noun, plural } from '#lib/format/index.ts';
import type { Database } from '#lib/server/duckdb.ts';
import { STEPS, type LoadReport } from '#lib/server/report.ts';
import { currentVersion } from '#lib/server/versions.ts';
import { fillReports, noteUnknown, tolerance, writeWarnings } from './account.ts';
import { changedForbund, consentAgain } from './bytt.ts';
import { attachPrevious, carryRows, carryTable, orderExports, replaceRows } from './carry.ts';
import { runChecks, type Warning } from './check.ts';
import { avskildSql, avskiljInlast } from './gallring/avskilj.ts';
import type { Gallring } from './gallring/finish.ts';
import { readSalt } from './gallring/lista.ts';
import { knowGallrade } from './gallring/refuse.ts';
import type { Regler } from './gallring/regler.ts';
import { countWithdrawn, emptyRefused } from './gallring/samtycke.ts';
import { noteFaults } from './faults.ts';
import { carryHistory } from './history.ts';
import { ingest, type Ingested } from './ingest.ts';
import { META, writeVersion } from './meta.ts';
import { buildLayer, LAYERS, type Model } from './model.ts';
import type { Prepared } from './prepare.ts';
import { ownRegions } from './omrade.ts';
import { isoDay, type Io } from './progress.ts';
import { suggestLabels } from './propose/suggest.ts';
import { countRows, writeQuarantine } from './quarantine.ts';
import { applyRepairs } from './rattelista/apply.ts';
import { loadReference } from './reference.ts';
import { createInlast } from './stage.ts';
import { twins } from './twins.ts';

export interface Assembly {
	db: Database;
	io: Io;
	warehouse: string;
	workspace: string;
	k: number;
	/** The version before, if any: it is attached as `forra`. */
	previous: string | null;
	prepared: Prepared;
	gallring: Gallring;
	regler: Regler | null;
	/** What became of the files is written here. */
	report: LoadReport;
}

/** Reads, replaces, checks and builds. Resolves to the models built, none when the report has errors; a transaction is then under way. */
export async function assemble(assembly: Assembly): Promise<Model[]> {
	await layOut(assembly);
	const ingested = await readIn(assembly);
	await replace(assembly, ingested);
	await judge(assembly, ingested);
	await assembly.db.run('begin transaction');
	return assembly.report.errors.length > 0 ? [] : buildModels(assembly);
}

/** The tables of a version, and in them what earlier loads brought. */
async function layOut({ db, previous, gallring }: Assembly): Promise<void> {
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
}

async function readIn({ db, io, warehouse, workspace, prepared, regler, report }: Assembly) {
	const ingested = await ingest(db, prepared, workspace, (text, rows) =>
		io.step({ done: 1, total: STEPS, text, rows })
	);
	report.files = ingested.reports;
	await orderExports(db);
	if (regler && regler.digest !== '') {
		const rows = await avskiljInlast(db, { regler, salt: readSalt(warehouse) });
		if (rows > 0) report.changes.avskilda_rader = rows;
	}
	return ingested;
}

async function replace(
	{ db, io, prepared, report }: Assembly,
	{ current, warnings }: Ingested
): Promise<void> {
	// While what was said before can be seen.
	const marked = await ownRegions(db, prepared.regioner);
	if (marked > 0) report.changes.ommarkta_kommuner = marked;
	io.step({ done: 2, total: STEPS, text: 'Ersätter det som rättade filer kom med' });
	for (const [source, { rader, borta }] of Object.entries(await replaceRows(db, current))) {
		report.changes[`ersatta_${source}`] = rader;
		if (borta > 0)
			warnings.push({
				kod: 'rader_togs_bort',
				text: `${plural(rader, noun(source).one, noun(source).many)} ersattes, och ${borta} av dem finns inte i den nya filen och räknas inte längre. Ladda den förra filen igen om det inte var meningen. Är den nya filen ett tillägg till den, låt dess namn sluta på ”tillägg” och ladda båda.`
			});
	}
	await applyRepairs(db, current);
}

/** Rows against each other, and the account of them all. */
async function judge({ db, io, previous, report }: Assembly, ingested: Ingested): Promise<void> {
	const idag = isoDay(io.now());
	io.step({ done: 3, total: STEPS, text: 'Kontrollerar rader mot varandra' });
	const warnings: Warning[] = [
		...ingested.warnings,
		...(await runChecks(db, idag)),
		...(await severedWarning(db)),
		...(await twins(db)),
		...(previous ? [...(await changedForbund(db)), ...(await consentAgain(db))] : [])
	];
	await emptyRefused(db);
	const withdrawn = previous ? await countWithdrawn(db) : 0;
	if (withdrawn > 0) report.changes.atertagna_samtycken = withdrawn;
	await carryHistory(db, previous !== null, idag);
	await countRows(db);
	await fillReports(db, ingested.fil);
	await writeQuarantine(db);
	await noteFaults(db, ingested.fil);
	noteUnknown(ingested.fil, await suggestLabels(db));
	await writeWarnings(db, warnings);
	report.warnings = warnings.map(({ kod, text, namn, delar }) => ({
		code: kod,
		text,
		...(namn ? { file: namn } : {}),
		...(delar ? { delar } : {})
	}));
	report.errors.push(...ingested.errors, ...tolerance(report.files));
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

async function buildModels({ db, io, warehouse, k }: Assembly): Promise<Model[]> {
	const models: Model[] = [];
	const named = { staging: 'inlästa rader', core: 'kärnan', marts: 'kuber och mått' };
	for (const layer of LAYERS) {
		io.step({ done: 4, total: STEPS, text: `Bygger ${named[layer]}` });
		models.push(...(await buildLayer(db, layer)));
		if (layer === 'core') await writeVersion(db, io, k, currentVersion(warehouse));
	}
	return models;
}
