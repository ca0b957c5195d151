import { readFile } from 'node:fs/promises';
import { statSync } from 'node:fs';
import { decideEncoding, toUtf8 } from '../decode.ts';
import { readCsv, refusePersonnummer, startOf, type ReadContext } from '../csv.ts';
import { splitRecord } from '../structure.ts';
import { Refusal } from '../../refusal.ts';
import { LIMITS, type Table } from '../types.ts';
import { findGrid } from './grid.ts';
import { readPublished } from './published.ts';

/** The reason of `readCsv` for a file whose headings are none of ours. */
const UNKNOWN = 'okand_rubrikrad';

/** The delimiter under which the first lines are a published table with most columns; null when under none. */
function delimiterOf(start: string): string | null {
	const found = startOf(start).flatMap(({ delimiter, records }) => {
		const grid = findGrid(records.map(({ fields }) => fields));
		return grid ? [{ delimiter, columns: grid.columns.length }] : [];
	});
	return found.sort((a, b) => b.columns - a.columns)[0]?.delimiter ?? null;
}

/** The file as a published table, in whatever encoding (SCB writes Windows-1252); null when it is none. Throws Refusal. */
async function readAsPublished(file: string, path: string, context: ReadContext): Promise<Table | null> {
	if (statSync(path).size > LIMITS.textBytes) return null;
	const bytes = await readFile(path);
	const kodning = decideEncoding(bytes);
	const utf8 = toUtf8(bytes, kodning);
	refusePersonnummer(utf8);
	const text = utf8.toString('utf8');
	const delimiter = delimiterOf(text.slice(0, LIMITS.lineBytes));
	if (delimiter === null) return null;
	const rows = text.split(/\r\n|\n|\r/).map((line, index) => {
		const fields = splitRecord(line, delimiter);
		if (typeof fields !== 'string') return fields;
		throw new Refusal(
			'trasig_rad',
			`Rad ${index + 1} går inte att dela i kolumner: ett citattecken saknas. Hämta filen igen, som Excel.`
		);
	});
	return readPublished(file, { name: file, rows, kodning }, context);
}

/** A CSV file as a table of our own, or else as statistics that others have published. Throws Refusal. */
export async function readCsvOrPublished(file: string, path: string, context: ReadContext): Promise<Table> {
	try {
		return await readCsv(file, path, context);
	} catch (error) {
		if (!(error instanceof Refusal) || error.code !== UNKNOWN) throw error;
		const published = await readAsPublished(file, path, context);
		if (published) return published;
		throw error;
	}
}
