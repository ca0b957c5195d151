import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Database } from '#lib/server/duckdb.ts';
import { houseFile } from '#lib/server/houseFile.ts';
import { labelKey, normalise, quote } from './contracts/lexical.ts';
import type { Mapping } from './mappning/mapping.ts';

export const referenceFolder = fileURLToPath(new URL('../data/reference/', import.meta.url));

/** The cells of a table of `data/reference/`, its heading left out. */
export const linesOf = (file: string): string[][] =>
	houseFile(`#data/reference/${file}`)
		.toString('utf8')
		.trim()
		.split(/\r?\n/)
		.slice(1)
		.map((line) => line.split(';'));

interface Code {
	lista: string;
	kod: string;
	etikett: string;
	/** What the code means, where the label does not say it. */
	beskrivning: string;
}

/** The canonical code lists, as they stand in `data/reference/kodlistor.csv`. */
export const codeLists = (): Code[] =>
	linesOf('kodlistor.csv').map(([lista = '', kod = '', etikett = '', , , , beskrivning = '']) => ({
		lista,
		kod,
		etikett,
		beskrivning
	}));

/** What columns are often called, by column of the contracts (and `personlig`: those that say who somebody is): never to read by. */
export const columnWords = (): Map<string, string[]> =>
	new Map(linesOf('kolumnord.csv').map(([kolumn = '', ord = '']) => [kolumn, ord.split('|')]));

/** The age bands of `data/reference/aldersgrupper.csv`. */
export const ageBands = (): string[] => linesOf('aldersgrupper.csv').map(([band = '']) => band);

/** The labels of one list, for an error text: a file may hold them as well as the codes. */
export const allowedWords = (lista: string): string =>
	codeLists()
		.filter((code) => code.lista === lista)
		.map((code) => code.etikett)
		.join(', ');

/** Loads `reference.*` and a table of all periods 1900-2100 (`inlast_period`), which every load joins. */
export async function loadReference(db: Database): Promise<void> {
	const csv = (file: string, columns: string) =>
		`select ${columns} from read_csv(${quote(referenceFolder + file)}, delim = ';', header = true, all_varchar = true)`;
	await db.run('create schema if not exists reference');
	await db.run(
		`create table reference.kodlista as ${csv('kodlistor.csv', 'lista, kod, etikett, cast(ordning as integer) as ordning, cast(giltig_fran as date) as giltig_fran, cast(giltig_till as date) as giltig_till, beskrivning')}`
	);
	await db.run(
		`create table reference.gruppering as ${csv('grupperingar.csv', 'lista, gruppering, version, kod, grupp, etikett')}`
	);
	await db.run(
		`create table reference.aldersgrupp as ${csv('aldersgrupper.csv', 'aldersgrupp, cast(alder_fran as integer) as alder_fran, cast(alder_till as integer) as alder_till, etikett, cast(ordning as integer) as ordning')}`
	);
	await db.run(readFileSync(new URL('./periods.sql', import.meta.url), 'utf8'));
}

/** Fills `inlast_kod(lista, etikett, kod)`: how codes and labels may be spelled, the folder's own labels first. */
export async function loadLabels(db: Database, mapping: Mapping): Promise<void> {
	const labels = new Map<string, [string, string, string]>();
	const put = (lista: string, label: string, kod: string) =>
		labels.set(`${lista}|${label}`, [lista, label, kod]);
	const codes = codeLists();
	for (const code of codes) {
		put(code.lista, normalise(code.etikett), code.kod);
		put(code.lista, normalise(code.kod), code.kod);
	}
	for (const [lista, own] of Object.entries(mapping.koder))
		for (const [label, kod] of Object.entries(own)) {
			const known = codes.find((code) => code.lista === lista && normalise(code.kod) === normalise(kod));
			if (known) put(lista, labelKey(label), known.kod);
		}
	const rows = [...labels.values()].map((row) => `(${row.map(quote).join(', ')})`).join(', ');
	await db.run(
		`create or replace temp table inlast_kod as select * from (values ${rows}) as v(lista, etikett, kod)`
	);
}
