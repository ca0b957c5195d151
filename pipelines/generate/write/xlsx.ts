import { writeFileSync } from 'node:fs';
import { writeXlsx, type CellValue, type WriteSheet } from 'hucre/xlsx';
import { day } from '../dates.ts';
import type { Cell, Table } from '../types.ts';
import { columnsUsed, dateColumns, numberColumns } from './columns.ts';

export interface Sheet {
	name: string;
	/** A table of a source, or lines of text for people. */
	content: Table | readonly string[];
	/** Local column names. */
	names?: Readonly<Record<string, string>>;
}

/** A fixed day in the workbook's properties: the same rows give the same bytes. */
const MADE = new Date(Date.UTC(2026, 9, 31, 12));
const DAY = 86_400_000;

const numeric = (value: Cell): boolean => typeof value === 'string' && /^-?\d{1,12}(\.\d+)?$/.test(value);

function tableSheet(name: string, table: Table, names: Readonly<Record<string, string>>): WriteSheet {
	const columns = columnsUsed(table);
	const dates = dateColumns(table.source);
	const numbers = numberColumns(table.source);
	const cell = (column: string, value: Cell | undefined): CellValue => {
		if (value === null || value === undefined || value === '') return null;
		if (dates.has(column) && /^\d{4}-\d{2}-\d{2}$/.test(String(value)))
			return new Date(day(String(value)) * DAY);
		return numbers.has(column) && numeric(value) ? Number(value) : value;
	};
	return {
		name,
		columns: columns.map((column) => ({
			width: dates.has(column) ? 12 : Math.min(46, Math.max(10, column.length + 2)),
			...(dates.has(column) ? { numFmt: 'yyyy-mm-dd' } : column === 'belopp_kr' ? { numFmt: '#,##0.00' } : {})
		})),
		rows: [
			columns.map((column) => names[column] ?? column),
			...table.rows.map((row) => columns.map((column) => cell(column, row[column])))
		],
		freezePane: { rows: 1 }
	};
}

/** Writes one workbook: real date cells, number cells, a frozen head row. */
export async function writeBook(path: string, sheets: readonly Sheet[]): Promise<void> {
	const bytes = await writeXlsx({
		sheets: sheets.map(({ name, content, names = {} }): WriteSheet =>
			'source' in content
				? tableSheet(name, content, names)
				: { name, columns: [{ width: 100 }], rows: content.map((line) => [line]) }
		),
		properties: { creator: 'Stegvis demo (syntetiska uppgifter)', created: MADE, modified: MADE }
	});
	writeFileSync(path, bytes);
}
