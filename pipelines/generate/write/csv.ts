import { writeFileSync } from 'node:fs';
import type { Cell, Table } from '../types.ts';
import { columnsUsed, numberColumns } from './columns.ts';

export interface CsvStyle {
	delimiter?: ';' | ',' | '\t' | '|';
	encoding?: 'utf-8' | 'utf-8-bom' | 'windows-1252';
	/** `svenska` writes 1 234 567,50 with no-break spaces, as Excel in Swedish does. */
	numbers?: 'punkt' | 'svenska';
	/** Local column names. */
	names?: Readonly<Record<string, string>>;
}

const NBSP = '\u00a0';

function swedish(value: Cell): Cell {
	if (value === null || value === '') return value;
	const [whole, decimals] = String(value).split('.') as [string, string?];
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, NBSP);
	return decimals === undefined ? grouped : `${grouped},${decimals}`;
}

function encode(text: string, encoding: CsvStyle['encoding']): Buffer {
	if (encoding !== 'windows-1252')
		return Buffer.from(encoding === 'utf-8-bom' ? `\ufeff${text}` : text, 'utf8');
	for (const letter of text) {
		const code = letter.codePointAt(0) as number;
		if (code > 0xff || (code >= 0x80 && code < 0xa0))
			throw new Error(`Tecknet ${letter} finns inte i filens kodning`);
	}
	return Buffer.from(text, 'latin1');
}

/** Writes one table, rows ended by CRLF as a Swedish Excel does. Returns the column names written. */
export function writeCsv(path: string, table: Table, style: CsvStyle = {}): string[] {
	const { delimiter = ';', encoding = 'utf-8', numbers = 'punkt', names = {} } = style;
	const columns = columnsUsed(table);
	const numeric = numbers === 'svenska' ? numberColumns(table.source) : new Set<string>();
	const quote = (cell: Cell | undefined): string => {
		const text = cell === null || cell === undefined ? '' : String(cell);
		return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
	};
	const head = columns.map((column) => quote(names[column] ?? column));
	const body = table.rows.map((row) =>
		columns
			.map((column) => quote(numeric.has(column) ? swedish(row[column] ?? null) : row[column]))
			.join(delimiter)
	);
	writeFileSync(path, encode(`${[head.join(delimiter), ...body].join('\r\n')}\r\n`, encoding));
	return columns;
}
