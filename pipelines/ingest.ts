import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { bestam } from '#lib/format/index.ts';
import type { Database } from '#lib/server/duckdb.ts';
import type { FileReport, LabelUse } from '#lib/server/report.ts';
import type { Warning } from './check.ts';
import { stampOf } from './files.ts';
import { quote } from './contracts/lexical.ts';
import { reportOf, type Candidate, type Prepared } from './prepare.ts';
import { longTable, scaleTable } from './longTable.ts';
import type { ReadContext } from './readers/csv.ts';
import { readCsvOrPublished } from './readers/omvarld/csv.ts';
import { readJsonStat } from './readers/omvarld/jsonstat.ts';
import { readKolada } from './readers/omvarld/kolada.ts';
import { MAPPING_FILE } from './mappning/mapping.ts';
import { recognise, type Recognised } from './readers/recognise.ts';
import { borjarSomSie, readSie } from './readers/sie/read.ts';
import { Refusal } from './refusal.ts';
import { mergedInsatser } from './refuseMapped.ts';
import type { Table } from './readers/types.ts';
import { readWorkbook } from './readers/xlsx.ts';
import { forgetTargets } from './rattelista/apply.ts';
import { loadLabels } from './reference.ts';
import { countNameless, stage } from './stage.ts';

export interface Ingested {
	reports: FileReport[];
	warnings: Warning[];
	errors: string[];
	/** fil numbers of what was read in this load. */
	current: number[];
	/** Which fil each report is about; a refused file has none. */
	fil: Map<FileReport, number>;
}

/** Reads the files of a load into `inlast` and `avvisat`, one after another; a refused file leaves nothing behind. */
export async function ingest(
	db: Database,
	prepared: Prepared,
	workspace: string,
	progress: (text: string, rows: number) => void
): Promise<Ingested> {
	const out = nothing();
	const temp = join(workspace, 'tmp');
	mkdirSync(temp, { recursive: true, mode: 0o700 });
	let files = 0;
	let rows = 0;
	const seen = new Map<string, string>();
	out.warnings.push(...undecided(prepared));
	for (const candidate of prepared.candidates) {
		const same = seen.get(candidate.sha256);
		if (same !== undefined) {
			out.warnings.push({
				kod: 'samma_fil',
				text: `${candidate.name} har samma innehåll som ${same} och räknas en gång.`,
				namn: candidate.name
			});
			continue;
		}
		seen.set(candidate.sha256, candidate.name);
		if (candidate.keep) {
			for (const known of candidate.known) addReport(out, reportOf(candidate.name, known), known.fil);
			continue;
		}
		progress(`Läser ${candidate.name}`, rows);
		const own = nothing();
		try {
			if (candidate.refusal) throw candidate.refusal;
			const context = {
				mapping: candidate.mapping,
				temp: (ending: string) => join(temp, `${++files}.${ending}`)
			};
			const tables: Table[] = [];
			if (candidate.file.kind === 'xlsx') {
				const book = await readWorkbook(candidate.name, candidate.file.path, context);
				tables.push(...book.tables);
				for (const { sheet, rows: count } of book.skipped)
					if (count > 0)
						own.warnings.push({
							kod: 'blad_utan_kalla',
							text: `Bladet ${sheet} i ${candidate.name} är ingen källa och lästes inte (${count} rader).`,
							namn: candidate.name
						});
			} else if (candidate.file.kind === 'mappning')
				tables.push(await scaleTable(candidate.name, candidate.mapping.skalrader, context.temp('csv')));
			else if (candidate.file.kind === 'kolada')
				tables.push(await readKolada(candidate.name, candidate.file.path, context));
			else if (candidate.file.kind === 'jsonstat')
				tables.push(await readJsonStat(candidate.name, candidate.file.path, context));
			else if (candidate.file.kind === 'sie' || (await borjarSomSie(candidate.file.path)))
				tables.push(...(await readSie(candidate.name, candidate.file.path, context)));
			else tables.push(await readCsvOrPublished(candidate.name, candidate.file.path, context));
			await forget(db, candidate);
			for (const table of tables) rows += await ingestTable(db, candidate, table, context, own);
			const moved = movedUnder(candidate);
			if (moved) throw moved;
			add(out, own);
		} catch (caught) {
			const error = caught instanceof Refusal ? caught : movedUnder(candidate);
			if (!error) throw caught;
			if (own.current.length > 0) await forget(db, candidate);
			out.reports.push({
				file: candidate.name,
				sheet: null,
				source: null,
				read: 0,
				accepted: 0,
				quarantined: 0,
				refused: error.message,
				code: error.code
			});
			out.errors.push(`${candidate.name}: ${error.message}`);
		}
	}
	// Only what this load reads anew: files that stand as they are were read so before.
	const anew = prepared.candidates.flatMap(({ keep, mapping }) => (keep ? [] : [mapping]));
	out.warnings.push(...(await mergedInsatser(db, [...new Set(anew)])));
	return out;
}

const nothing = (): Ingested => ({ reports: [], warnings: [], errors: [], current: [], fil: new Map() });

/** What one file brought, to what the others did. */
function add(out: Ingested, own: Ingested): void {
	out.reports.push(...own.reports);
	out.warnings.push(...own.warnings);
	out.current.push(...own.current);
	for (const [report, fil] of own.fil) out.fil.set(report, fil);
}

/** Why what was read of a file cannot be trusted: it went away, or grew, after it was hashed. Null when it stood still. */
function movedUnder({ file, stamp, refusal }: Candidate): Refusal | null {
	const now = stampOf(file.path);
	if (refusal || now === stamp) return null;
	return now === ''
		? new Refusal('forsvann', 'Filen försvann medan den lästes in. Lägg tillbaka den och läs in igen.')
		: new Refusal(
				'andrades_under_lasning',
				'Filen ändrades medan den lästes in. Vänta tills den är färdigkopierad eller sparad, och läs in igen.'
			);
}

/** Proposals in a mapping are not used, and the report says so. */
function undecided({ candidates }: Prepared): Warning[] {
	const folders = new Map(candidates.map(({ file, mapping }) => [file.folder, mapping]));
	return [...folders.values()]
		.filter(({ forslag }) => forslag > 0)
		.map(({ forslag }) => ({
			kod: 'forslag_obestamda',
			text: `${MAPPING_FILE} har ${forslag} förslag som ingen har bestämt. ${bestam('forslag')}`
		}));
}

/** Takes away what came with the same content: it comes again, or what was read of it cannot be trusted. */
async function forget(db: Database, { sha256 }: Candidate): Promise<void> {
	const old = await db.query<{ fil: number; kalla: string }>(
		'select fil, kalla from meta.fil where sha256 = $sha256',
		{ sha256 }
	);
	for (const { fil, kalla } of old) {
		await db.run(`delete from inlast.${kalla} where _fil = ${fil}`);
		await db.run(`delete from avvisat.${kalla} where _fil = ${fil}`);
		await forgetTargets(db, fil);
		await db.run(`delete from meta.fil where fil = ${fil}`);
	}
}

function addReport(out: Ingested, report: FileReport, fil: number): void {
	out.reports.push(report);
	out.fil.set(report, fil);
}

interface Understood {
	table: Table;
	recognised: Recognised;
	/** Answers that were read by their labels. */
	tolkade: LabelUse[];
}

/** What a table is: a source as it stands, or a survey's wide export made long. */
async function understand(
	db: Database,
	{ mapping, sha256 }: Candidate,
	table: Table,
	context: ReadContext
): Promise<Understood> {
	const { file, sheet, headingRows: rows = 1 } = table;
	const recognised = recognise(table.header, mapping, { file, sheet, rows });
	if (!recognised) throw new Refusal('okand_rubrikrad', 'Rubrikraden känns inte igen.');
	if (!recognised.form) return { table, recognised, tolkade: [] };
	const long = await longTable(db, table, recognised.form, sha256.slice(0, 8), context.temp('csv'));
	const places = new Map(long.table.header.map((name, index) => [name, index]));
	const { contract, unknown } = recognised;
	return { ...long, recognised: { contract, places, unknown } };
}

async function ingestTable(
	db: Database,
	candidate: Candidate,
	read: Table,
	context: ReadContext,
	out: Ingested
): Promise<number> {
	const nameless = await countNameless(db, read);
	const { table, recognised, tolkade } = await understand(db, candidate, read, context);
	await loadLabels(db, candidate.mapping);
	const [next] = await db.query<{ fil: number }>('select coalesce(max(fil), 0) + 1 as fil from meta.fil');
	const fil = next?.fil ?? 1;
	const { source } = recognised.contract;
	const staged = await stage(db, table, recognised, fil, candidate.mapping);
	if (staged.rows !== table.rows)
		throw new Error(`${table.file}: the reader saw ${table.rows} rows and DuckDB ${staged.rows}`);
	const { kodning = null, avgransare = null, rubrikrad = null } = table.decisions;
	await db.run(
		`insert into meta.fil values (${fil}, $namn, $blad, ${quote(source)}, $sha256, $mappning, ${candidate.mapping.syntetisk}, ${staged.rows}, 0, 0, 0, $kodning, $avgransare, $talformat, ${rubrikrad}, ${candidate.laddning}, $omfang, $skapad, ${recognised.rattar !== undefined})`,
		{
			namn: candidate.name,
			blad: table.sheet,
			sha256: candidate.sha256,
			mappning: candidate.mappingHash,
			kodning,
			avgransare,
			talformat: staged.talformat,
			omfang: table.whole?.omfang ?? null,
			skapad: table.whole?.skapad ?? null
		}
	);
	out.current.push(fil);
	out.warnings.push(...staged.varningar);
	for (const notice of table.notices ?? []) out.warnings.push({ ...notice, namn: table.file });
	const unknown = [...recognised.unknown, ...(table.unknown ?? [])];
	if (unknown.length > 0)
		out.warnings.push({
			kod: 'okanda_kolumner',
			text: `${table.file}: kolumnerna ${unknown.slice(0, 10).join(', ')} känns inte igen och lästes inte. ${bestam('kolumner')}`,
			namn: table.file
		});
	if (nameless > 0)
		out.warnings.push({
			kod: 'kolumn_utan_rubrik',
			text: `${table.file}: kolumner utan rubrik har innehåll som inte lästes (${nameless} ${nameless === 1 ? 'cell' : 'celler'}). Ge dem en rubrik om de behövs.`,
			namn: table.file
		});
	const report: FileReport = {
		file: table.file,
		sheet: table.sheet,
		source,
		read: staged.rows,
		accepted: 0,
		quarantined: 0,
		refused: null,
		...(recognised.rattar !== undefined && { rattelista: true }),
		decisions: { ...table.decisions, talformat: staged.talformat }
	};
	const labels = [...tolkade, ...staged.tolkade];
	if (labels.length > 0) report.etiketter = { tolkade: labels, okanda: [] };
	addReport(out, report, fil);
	return staged.rows;
}
