import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { openDatabase, type Database } from '#lib/server/duckdb.ts';
import type { FileReport } from '#lib/server/report.ts';
import { codeVersion } from './code.ts';
import { hashFile, safeName, stampOf, type Incoming } from './files.ts';
import { MAPPING_FILE, NO_MAPPING, type Mapping } from './mappning/mapping.ts';
import { togetherOf, type Regioner } from './mappning/omvarld.ts';
import { readMapping } from './readers/mapping.ts';
import { Refusal } from './refusal.ts';
import { correctionOrder } from './rattad.ts';
import { isTillagg } from './tillagg.ts';
import { filrefSql } from './rattelista/columns.ts';

/** A file of this load, before anything of it is read. */
export interface Candidate {
	file: Incoming;
	name: string;
	sha256: string;
	/** What it looked like before it was hashed. */
	stamp: string;
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
	/** The förbund's kommuner, as the mappings of this load say; undefined when none says. */
	regioner: Regioner | undefined;
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
	/** Of the replaced, those that a repair list took the place of. */
	rattade: number;
	laddning: number;
}

/** How many rows of a file repair lists have replaced, in SQL; a version of earlier code knows of none. */
async function rattadeSql(db: Database): Promise<string> {
	const known = await db.query(
		"select 1 from duckdb_tables() where schema_name = 'meta' and table_name = 'rattelse'"
	);
	return known.length === 0
		? '0'
		: `(select count(*) from (select distinct mal_rad, mal_fraga from meta.rattelse where mal_fil = ${filrefSql('meta.fil')}))`;
}

async function knownFiles(
	previous: string | null
): Promise<{ files: KnownFile[]; kodversion: string; k: number }> {
	if (!previous) return { files: [], kodversion: '', k: 0 };
	const db = await openDatabase(previous, { readOnly: true });
	try {
		const files = await db.query<KnownFile>(
			`select fil, namn, blad, kalla, sha256, mappning, lasta, karantan, ersatta, ${await rattadeSql(db)} as rattade, laddning from meta.fil order by laddning asc nulls last, fil asc nulls last`
		);
		const [version] = await db.query<{ kodversion: string; k: number }>(
			'select kodversion, k from meta.version'
		);
		return { files, kodversion: version?.kodversion ?? '', k: version?.k ?? 0 };
	} finally {
		db.close();
	}
}

export const reportOf = (file: string, known: KnownFile): FileReport => ({
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
 * replaced stays replaced when something later comes with it; sent alone, or in the place of the file of its name that replaced it, it is what
 * holds from now on. A file sent together with the one it corrects comes after it, and one that only adds after all others.
 */
function order(candidates: Candidate[], known: readonly KnownFile[], current: boolean, next: number): void {
	const sent = new Set(candidates.map(({ sha256 }) => sha256));
	const renamed = new Set(
		candidates.flatMap(({ sha256, name }) =>
			known.some((one) => one.sha256 === sha256 && isTillagg(name) && !isTillagg(one.namn)) ? [sha256] : []
		)
	);
	const seen = (candidate: Candidate) => Math.max(0, ...candidate.known.map(({ laddning }) => laddning));
	for (const candidate of candidates) {
		const whole = candidate.known.every(({ ersatta, rattade }) => ersatta <= rattade);
		const later = candidates.some((one) => one.known.length === 0 || seen(one) > seen(candidate));
		const reverted = known.some(
			(one) => one.namn === candidate.name && one.laddning > seen(candidate) && !sent.has(one.sha256)
		);
		const stands = candidate.known.length > 0 && (whole || (later && !reverted));
		// What replaced its rows was meant as an addition: it is read again, where it stood.
		const freed =
			!whole &&
			known.some(
				({ sha256, laddning, kalla }) =>
					renamed.has(sha256) &&
					laddning > seen(candidate) &&
					candidate.known.some((one) => one.kalla === kalla)
			);
		candidate.keep = current && stands && !freed && !candidate.refusal;
		candidate.laddning = stands ? seen(candidate) : next;
	}
	const fresh = candidates.filter(({ laddning }) => laddning === next);
	const places = correctionOrder(fresh.map(({ name }) => name));
	const last = Math.max(0, ...places) + 1;
	for (const [index, candidate] of fresh.entries())
		candidate.laddning += isTillagg(candidate.name) ? last : places[index]!;
	candidates.sort((a, b) => a.laddning - b.laddning);
}

/** `chosen`: the förbund's kommuner, said without any file. */
export async function prepareFiles(
	files: readonly Incoming[],
	previous: string | null,
	k: number,
	chosen?: Regioner
): Promise<Prepared> {
	const known = await knownFiles(previous);
	const mappings = new Map<string, Mapping | Refusal>();
	const candidates: Candidate[] = [];
	const all = [...files, ...scaleFiles(files, mappings)];
	for (const [index, file] of all.entries()) {
		const { name, unsafe } = nameOf(file, index);
		const mapping = mappings.get(file.folder);
		const usable = mapping instanceof Refusal || !mapping ? NO_MAPPING : mapping;
		const stamp = stampOf(file.path);
		const sha256 = file.kind === 'ingen_fil' ? null : await hashFile(file.path).catch(() => null);
		const mappingHash = hashOf(usable, name);
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
							'Filen är varken CSV, XLSX eller SIE. Spara den som en av dem, eller ta bort den.'
						)
					: mapping instanceof Refusal
						? mapping
						: undefined;
		candidates.push({
			file,
			name,
			sha256: sha256 ?? `oläst ${index}`,
			stamp,
			mapping: usable,
			mappingHash,
			known: known.files.filter(
				(one) =>
					one.sha256 === sha256 && one.mappning === mappingHash && isTillagg(one.namn) === isTillagg(name)
			),
			keep: false,
			laddning: 0,
			...(refusal ? { refusal } : {})
		});
	}
	const current = known.kodversion === codeVersion() && known.k === k;
	order(candidates, known.files, current, Math.max(0, ...known.files.map((one) => one.laddning)) + 1);
	const anew = new Set(candidates.filter(({ keep }) => !keep).map(({ sha256 }) => sha256));
	const stated = [...mappings.values()].map((one) =>
		one instanceof Refusal ? undefined : one.omvarld.regioner
	);
	return {
		candidates,
		regioner: togetherOf([chosen, ...stated]),
		unchanged: candidates.length > 0 && anew.size === 0,
		identity: [
			known.files
				.filter((one) => !anew.has(one.sha256))
				.map((one) => [one.sha256, one.blad, one.mappning, one.laddning]),
			candidates.filter(({ keep }) => !keep).map((one) => [one.sha256, one.mappingHash, one.laddning]),
			...(chosen === undefined ? [] : [{ kommuner: chosen }])
		],
		reports: candidates.flatMap(({ name, known }) => known.map((one) => reportOf(name, one)))
	};
}

/** What a file's reading depends on besides its bytes: the mapping, and the file's name where the mapping goes by names. */
function hashOf({ text, forms, omvarld }: Mapping, name: string): string {
	const byName =
		forms.some(({ fil }) => fil !== null) || omvarld.filer.some(({ fil }) => fil !== undefined) ? name : '';
	return createHash('sha256')
		.update(text + byName)
		.digest('hex')
		.slice(0, 12);
}

/** Reads the mapping of each folder; those that state the scales of their surveys are files of the load themselves. */
function scaleFiles(files: readonly Incoming[], mappings: Map<string, Mapping | Refusal>): Incoming[] {
	const found: Incoming[] = [];
	for (const { folder, name, sent } of files) {
		if (mappings.has(folder)) continue;
		const mapping = tryMapping(folder);
		mappings.set(folder, mapping);
		if (!(mapping instanceof Refusal) && mapping.skalrader.length > 0)
			found.push({
				...{ path: join(folder, MAPPING_FILE), name: join(dirname(name), MAPPING_FILE) },
				...{ folder, sent, kind: 'mappning' }
			});
	}
	return found;
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
