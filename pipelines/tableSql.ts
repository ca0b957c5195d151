import { quote } from './contracts/lexical.ts';
import type { Table } from './readers/types.ts';

/** What a reader that judges rows itself says of each. */
export const JUDGED = ['_felkolumn', '_felvarde', '_feltext'];

/** The table as DuckDB reads it: `c0`, `c1` … in the file's order. */
export function readCsvSql(table: Table): string {
	const names = table.header.map((_, index) => `c${index}`);
	const own = ['_rad', '_strukturfel', ...(table.judged ? JUDGED : [])];
	const all = table.prepared ? [...names, ...own] : names;
	const spec = all.map((name) => `${quote(name)}: 'VARCHAR'`).join(', ');
	return (
		`read_csv(${quote(table.path)}, columns = {${spec}}, auto_detect = false, header = ${table.hasHeader}, ` +
		`delim = ${quote(table.delimiter)}, quote = '"', escape = '"', max_line_size = 16777216, encoding = 'utf-8')`
	);
}
