import { writeFile } from 'node:fs/promises';
import type { Database } from '#lib/server/duckdb.ts';
import { csvCell } from './readers/csv.ts';
import type { Table } from './readers/types.ts';
import { readCsvSql } from './tableSql.ts';
import { formName, type Form, type ScaleRow } from './mappning/forms.ts';
import { refusePersonlig } from './mappning/refusePersonlig.ts';
import { LONG, toLong, type Long } from './mappning/widen.ts';

const write = (path: string, rows: readonly (readonly string[])[]): Promise<void> =>
	writeFile(path, rows.map((row) => row.map(csvCell).join(';') + '\n').join(''), { mode: 0o600 });

/** A table of ours: no heading line, row number and fault last. */
const ownTable = (
	table: Pick<Table, 'file' | 'sheet' | 'decisions' | 'path'>,
	header: string[],
	rows: number
): Table => ({
	...table,
	...{
		header,
		rows,
		delimiter: ';',
		prepared: true,
		hasHeader: false,
		firstRow: 1,
		blanks: true,
		nameless: 0
	}
});

/**
 * A wide export as a table of `enkatsvar`, one row a respondent and question. `id` names the file in answers that bring no
 * number of their own.
 */
export async function longTable(
	db: Database,
	table: Table,
	form: Form,
	id: string,
	path: string
): Promise<{ table: Table; tolkade: Long['tolkade'] }> {
	const names = table.header.map((_, i) => `c${i}`);
	const own = table.prepared ? ', cast(_rad as integer) as rad, _strukturfel as fel' : '';
	const rows = await db.query<{ celler: (string | null)[]; rad?: number; fel?: string | null }>(
		`select [${names.join(', ')}] as celler${own} from ${readCsvSql(table)}`
	);
	refusePersonlig(
		form,
		table.header,
		rows.map(({ celler }) => celler)
	);
	const long = toLong(
		form,
		table.header,
		rows.map(({ celler, rad, fel }, i) => ({
			cells: celler.map((cell) => cell ?? ''),
			rad: rad ?? table.firstRow + i,
			fault: fel ?? ''
		})),
		table.sheet === null ? id : `${id}-${table.sheet}`
	);
	await write(path, long.rows);
	const { file, sheet } = table;
	const decisions = { ...table.decisions, enkat: formName(form), svarande: rows.length };
	return {
		table: ownTable({ file, sheet, decisions, path }, [...LONG], long.rows.length),
		tolkade: long.tolkade
	};
}

/** The scales that a mapping states, as a table of `enkat`. */
export async function scaleTable(file: string, rows: readonly ScaleRow[], path: string): Promise<Table> {
	const header = Object.keys(rows[0] ?? {});
	await write(
		path,
		rows.map((row, i) => [...Object.values(row), String(i + 1), ''])
	);
	return ownTable({ file, sheet: null, decisions: { kodning: 'UTF-8' }, path }, header, rows.length);
}
