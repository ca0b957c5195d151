import { quote } from './contracts/lexical.ts';
import type { Table } from './readers/types.ts';

/** The table as DuckDB reads it: `c0`, `c1` … in the file's order. */
export function readCsvSql(table: Table): string {
	const names = table.header.map((_, index) => `c${index}`);
	const all = table.prepared ? [...names, '_rad', '_strukturfel'] : names;
	const spec = all.map((name) => `${quote(name)}: 'VARCHAR'`).join(', ');
	return (
		`read_csv(${quote(table.path)}, columns = {${spec}}, auto_detect = false, header = ${table.hasHeader}, ` +
		`delim = ${quote(table.delimiter)}, quote = '"', escape = '"', max_line_size = 16777216, encoding = 'utf-8')`
	);
}
