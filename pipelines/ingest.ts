import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, type Database } from '#lib/server/duckdb.ts';
import type { FileReport } from '#lib/server/report.ts';
import type { Warning } from './check.ts';
import { codeVersion } from './code.ts';
import { quote } from './contracts/lexical.ts';
import { hashFile, safeName, type Incoming } from './files.ts';
import { readCsv } from './readers/csv.ts';
import { MAPPING_FILE, NO_MAPPING, readMapping, type Mapping } from './readers/mapping.ts';
import { recognise } from './readers/recognise.ts';
import { Refusal, type Table } from './readers/types.ts';
import { readWorkbook } from './readers/xlsx.ts';
import { loadLabels } from './reference.ts';
import { stage } from './stage.ts';
import { createHash } from 'node:crypto';

interface Candidate {
	file: Incoming;
	name: string;
	sha256: string;
	mapping: Mapping;
	mappingHash: string;
	/** What the warehouse has of this very content, one entry a sheet. */
	known: KnownFile[];
	/** Nothing of it needs reading: its rows stand, or have been replaced by a later file. */
	keep: boolean;
	/** Its place among the loads: the one it had, or a new one. */
	laddning: number;
	refusal?: Refusal;
}

/** The files of a load, hashed and held against what the warehouse has; nothing of them is read yet. */
export interface Prepared {
	candidates: Candidate[];
	unchanged: boolean;
	/** What names the version: earlier files in their order, then these. */
	identity: unknown;
	/** Reports of known files, for a load that changes nothing. */
	reports: FileReport[];
}

interface KnownFile {
	fil: number;
	namn: string;
	blad: string | null;
	kalla: string;
	sha256: string;
	mappning: string;
	lasta: number;
	karantan: number;
	ersatta: number;
	laddning: number;
}

async function knownFiles(
	previous: string | null
): Promise<{ files: KnownFile[]; kodversion: string; k: number }> {
	if (!previous) return { files: [], kodversion: '', k: 0 };
	const db = await openDatabase(previous, { readOnly: true });
	try {
		const files = await db.query<KnownFile>(
			'select fil, namn, blad, kalla, sha256, mappning, lasta, karantan, ersatta, laddning from meta.fil order by laddning asc nulls last, fil asc nulls last'
		);
		const [version] = await db.query<{ kodversion: string; k: number }>(
			'select kodversion, k from meta.version'
		);
		return { files, kodversion: version?.kodversion ?? '', k: version?.k ?? 0 };
	} finally {
		db.close();
	}
}

const reportOf = (file: string, known: KnownFile): FileReport => ({
	file,
	sheet: known.blad,
	source: known.kalla,
	read: known.lasta,
	accepted: known.lasta - known.karantan,
	quarantined: known.karantan,
	refused: null,
	unchanged: true
});

/**
 * Which known files may stay as they are, and where each file stands among the loads. A file whose rows a later file has
 * replaced stays replaced when something later comes with it; sent alone, it is what holds from now on.
 */
function order(candidates: Candidate[], current: boolean, next: number): void {
	const seen = (candidate: Candidate) => Math.max(0, ...candidate.known.map(({ laddning }) => laddning));
	for (const candidate of candidates) {
		const whole = candidate.known.every(({ ersatta }) => ersatta === 0);
		const later = candidates.some((one) => one.known.length === 0 || seen(one) > seen(candidate));
		const stands = candidate.known.length > 0 && (whole || later);
		candidate.keep = current && stands && !candidate.refusal;
		candidate.laddning = stands ? seen(candidate) : next;
	}
	candidates.sort((a, b) => a.laddning - b.laddning);
}

export async function prepareFiles(
	files: readonly Incoming[],
	previous: string | null,
	k: number
): Promise<Prepared> {
	const known = await knownFiles(previous);
	const mappings = new Map<string, Mapping | Refusal>();
	const candidates: Candidate[] = [];
	for (const [index, file] of files.entries()) {
		const { name, unsafe } = nameOf(file, index);
		if (!mappings.has(file.folder)) mappings.set(file.folder, tryMapping(file.folder));
		const mapping = mappings.get(file.folder);
		const usable = mapping instanceof Refusal || !mapping ? NO_MAPPING : mapping;
		const sha256 = file.kind === 'ingen_fil' ? null : await hashFile(file.path).catch(() => null);
		const mappingHash = createHash('sha256').update(usable.text).digest('hex').slice(0, 12);
		const refusal = unsafe
			? new Refusal(
					'personnummer',
					'Filens eller mappens namn innehåller något som ser ut som ett personnummer. Byt namn.'
				)
			: sha256 === null
				? new Refusal(
						'gar_inte_att_lasa',
						'Filen går inte att läsa. Kontrollera att den finns kvar, inte är en bruten länk och att programmet får läsa den.'
					)
				: file.kind === 'okand'
					? new Refusal(
							'okant_filslag',
							'Filen är varken CSV eller XLSX. Spara den som en av dem, eller ta bort den ur mappen.'
						)
					: mapping instanceof Refusal
						? mapping
						: undefined;
		candidates.push({
			file,
			name,
			sha256: sha256 ?? `oläst ${index}`,
			mapping: usable,
			mappingHash,
			known: known.files.filter((one) => one.sha256 === sha256 && one.mappning === mappingHash),
			keep: false,
			laddning: 0,
			...(refusal ? { refusal } : {})
		});
	}
	const current = known.kodversion === codeVersion() && known.k === k;
	order(candidates, current, Math.max(0, ...known.files.map((one) => one.laddning)) + 1);
	const anew = new Set(candidates.filter(({ keep }) => !keep).map(({ sha256 }) => sha256));
	return {
		candidates,
		unchanged: candidates.length > 0 && anew.size === 0,
		identity: [
			known.files
				.filter((one) => !anew.has(one.sha256))
				.map((one) => [one.sha256, one.blad, one.mappning, one.laddning]),
			candidates.filter(({ keep }) => !keep).map((one) => [one.sha256, one.mappingHash, one.laddning])
		],
		reports: candidates.flatMap(({ name, known }) => known.map((one) => reportOf(name, one)))
	};
}

/** The name to show; the folder that was sent is judged too, though its name is shown nowhere. */
function nameOf(file: Incoming, index: number): { name: string; unsafe: boolean } {
	const own = safeName(file.name, index);
	return own.unsafe || !safeName(file.sent, index).unsafe ? own : { name: own.name, unsafe: true };
}

function tryMapping(folder: string): Mapping | Refusal {
	try {
		return readMapping(folder);
	} catch (error) {
		if (error instanceof Refusal) return error;
		throw error;
	}
}

interface Ingested {
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
	const out: Ingested = { reports: [], warnings: [], errors: [], current: [], fil: new Map() };
	const temp = join(workspace, 'tmp');
	mkdirSync(temp, { recursive: true, mode: 0o700 });
	let files = 0;
	let rows = 0;
	const seen = new Map<string, string>();
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
						out.warnings.push({
							kod: 'blad_utan_kalla',
							text: `Bladet ${sheet} i ${candidate.name} är ingen källa och lästes inte (${count} rader).`,
							namn: candidate.name
						});
			} else tables.push(await readCsv(candidate.name, candidate.file.path, context));
			await forget(db, candidate);
			for (const table of tables) rows += await ingestTable(db, candidate, table, out);
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
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
	return out;
}

/** A file that comes again with the same content takes the place of its earlier self. */
async function forget(db: Database, { sha256 }: Candidate): Promise<void> {
	const old = await db.query<{ fil: number; kalla: string }>(
		'select fil, kalla from meta.fil where sha256 = $sha256',
		{ sha256 }
	);
	for (const { fil, kalla } of old) {
		await db.run(`delete from inlast.${kalla} where _fil = ${fil}`);
		await db.run(`delete from avvisat.${kalla} where _fil = ${fil}`);
		await db.run(`delete from meta.fil where fil = ${fil}`);
	}
}

function addReport(out: Ingested, report: FileReport, fil: number): void {
	out.reports.push(report);
	out.fil.set(report, fil);
}

async function ingestTable(db: Database, candidate: Candidate, table: Table, out: Ingested): Promise<number> {
	const recognised = recognise(table.header, candidate.mapping);
	if (!recognised) throw new Refusal('okand_rubrikrad', 'Rubrikraden känns inte igen.');
	await loadLabels(db, candidate.mapping);
	const [next] = await db.query<{ fil: number }>('select coalesce(max(fil), 0) + 1 as fil from meta.fil');
	const fil = next?.fil ?? 1;
	const { source } = recognised.contract;
	const staged = await stage(db, table, recognised, fil);
	if (staged.rows !== table.rows)
		throw new Error(`${table.file}: the reader saw ${table.rows} rows and DuckDB ${staged.rows}`);
	const { kodning = null, avgransare = null, rubrikrad = null } = table.decisions;
	await db.run(
		`insert into meta.fil values (${fil}, $namn, $blad, ${quote(source)}, $sha256, $mappning, ${candidate.mapping.syntetisk}, ${staged.rows}, 0, 0, 0, $kodning, $avgransare, $talformat, ${rubrikrad}, ${candidate.laddning})`,
		{
			namn: candidate.name,
			blad: table.sheet,
			sha256: candidate.sha256,
			mappning: candidate.mappingHash,
			kodning,
			avgransare,
			talformat: staged.talformat
		}
	);
	out.current.push(fil);
	if (recognised.unknown.length > 0)
		out.warnings.push({
			kod: 'okanda_kolumner',
			text: `${table.file}: kolumnerna ${recognised.unknown.slice(0, 10).join(', ')} känns inte igen och lästes inte. Skriv i ${MAPPING_FILE} vad de heter om de behövs.`,
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
		decisions: { ...table.decisions, talformat: staged.talformat }
	};
	addReport(out, report, fil);
	return staged.rows;
}
