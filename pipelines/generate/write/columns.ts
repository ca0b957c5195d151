import { columnsOf, contracts } from '#pipelines/contracts/index.ts';
import type { Source, Table } from '../types.ts';

/** The contract's columns that this table uses, in the contract's order; required ones always. */
export function columnsUsed({ source, rows }: Table): string[] {
	const filled = new Set<string>();
	for (const row of rows)
		for (const [column, value] of Object.entries(row)) if (value !== null && value !== '') filled.add(column);
	const columns = allColumns(source).filter(({ name, required }) => required || filled.has(name));
	const known = new Set(columns.map(({ name }) => name));
	const unknown = [...filled].filter((column) => !known.has(column));
	if (unknown.length > 0) throw new Error(`Kolumner utanför kontraktet ${source}: ${unknown.join(', ')}`);
	return columns.map(({ name }) => name);
}

export function allColumns(source: Source) {
	const contract = contracts.find((contract) => contract.source === source);
	if (!contract) throw new Error(`Inget kontrakt för ${source}`);
	return columnsOf(contract);
}

/** Columns of the source that hold dates: real date cells in a workbook. */
export const dateColumns = (source: Source): Set<string> =>
	new Set(
		allColumns(source)
			.filter(({ kind }) => kind === 'datum')
			.map(({ name }) => name)
	);

/** Columns that hold numbers: number cells in a workbook, the file's number format in a CSV. */
export const numberColumns = (source: Source): Set<string> =>
	new Set(
		allColumns(source)
			.filter(({ kind }) => ['heltal', 'tal', 'pengar'].includes(kind))
			.map(({ name }) => name)
	);
