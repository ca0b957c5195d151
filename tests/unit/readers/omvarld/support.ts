import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NO_MAPPING, type Mapping } from '#pipelines/mappning/mapping.ts';
import type { ReadContext } from '#pipelines/readers/csv.ts';
import type { Table } from '#pipelines/readers/types.ts';
import { splitRecord } from '#pipelines/readers/structure.ts';

/** A folder for what a reader writes; `remove` when done. */
export function desk(omvarld: Partial<Mapping['omvarld']> = {}) {
	const folder = mkdtempSync(join(tmpdir(), 'omvarld-'));
	let files = 0;
	const context: ReadContext = {
		mapping: { ...NO_MAPPING, omvarld: { regioner: [], filer: [], ...omvarld } },
		temp: (ending) => join(folder, `${++files}.${ending}`)
	};
	return { folder, context, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The rows that a reader wrote, empty cells left out. */
export function written(table: Table): Record<string, string>[] {
	const names = [...table.header, '_rad', '_fel', '_felkolumn', '_felvarde', '_feltext'];
	return readFileSync(table.path, 'utf8')
		.split('\n')
		.filter(Boolean)
		.map((line) => {
			const cells = splitRecord(line, ';') as string[];
			return Object.fromEntries(
				names.map((name, at) => [name, cells[at] ?? '']).filter(([, cell]) => cell !== '')
			);
		});
}
