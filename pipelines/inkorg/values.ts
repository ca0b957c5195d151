import type { Row } from '#lib/server/warehouse.ts';
import { labelOf } from '../contracts/example.ts';
import type { Column } from '../contracts/index.ts';

/** The name a column has in `inlast` and `avvisat`: money is kept in whole öre. */
export const storedName = ({ kind, name }: Column): string =>
	kind === 'pengar' ? name.replace(/_kr$/, '_ore') : name;

/**
 * A row's value as a person would write it: labels for codes, kronor for öre, numbers as numbers; null where the row has none, or
 * had one that could not be read.
 */
export function valueOf(column: Column, row: Row): string | number | null {
	const value = row[storedName(column)] ?? null;
	if (column.kind === 'malvarde') {
		const day = row[`${column.name}_datum`];
		return typeof day === 'string' ? day : typeof value === 'number' ? value : null;
	}
	if (value === null) return null;
	if (column.kind === 'pengar') return Number(value) / 100;
	if (typeof value === 'number') return value;
	const text = String(value);
	if (column.kind === 'kod') return labelOf(column.kodlista, text);
	if (column.kind === 'lista')
		return text
			.split('|')
			.map((kod) => labelOf(column.kodlista, kod))
			.join('|');
	return text;
}

const kronor = new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 2 });

/** The same as text to read; empty for nothing. */
export function textOf(column: Column, row: Row): string {
	const value = valueOf(column, row);
	if (value === null) return '';
	if (typeof value === 'string') return value;
	return column.kind === 'pengar' ? kronor.format(value) : String(value).replace('.', ',');
}
