/** The long table of an export as a Parquet file, written by a DuckDB of its own that knows no warehouse. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportSource, ExportTable } from '../export/table.ts';
import { openDatabase } from './duckdb.ts';

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const name = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/**
 * @param folder where it may lie while it is written (the warehouse's own); nothing is left there
 */
export async function parquet(
	{ title, version, dataPer, som, adress, k }: ExportSource,
	{ columns, lines }: ExportTable,
	folder: string
): Promise<Uint8Array> {
	const place = mkdtempSync(join(folder, 'uttag-'));
	const database = await openDatabase(':memory:', { threads: 1, tempDirectory: place });
	try {
		const shape = JSON.stringify([
			Object.fromEntries(columns.map(({ key, kind }) => [key, kind === 'number' ? 'DOUBLE' : 'VARCHAR']))
		]);
		const path = join(place, 'uttag.parquet');
		const about = {
			titel: title,
			lager_version: version,
			data_per: dataPer,
			sett_som: som,
			adress,
			minsta_grupp: String(k)
		};
		const notes = Object.entries(about).map(([key, value]) => `${key}: ${literal(value)}`);
		await database.run(
			`create table uttag as select ${columns.map(({ key }) => name(key)).join(', ')}
			from (select unnest(from_json($rows, ${literal(shape)}), recursive := true))`,
			{ rows: JSON.stringify(lines) }
		);
		await database.run(
			`copy uttag to ${literal(path)} (format parquet, compression zstd, kv_metadata {${notes.join(', ')}})`
		);
		return readFileSync(path);
	} finally {
		database.close();
		rmSync(place, { recursive: true, force: true });
	}
}
