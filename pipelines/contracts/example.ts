import { codeLists } from '../reference.ts';
import { columnsOf, type Column, type Shaped } from './contract.ts';
import { EXAMPLE } from './lexical.ts';

/** The first cell of a sheet that only explains: no reader reads it, and no report asks why. */
export const NOT_READ = 'Det här bladet läses inte in i Stegvis.';

/** A code as the drop-down lists say it. */
export const labelOf = (lista: string | undefined, kod: string): string =>
	codeLists().find((code) => code.lista === lista && code.kod === kod)?.etikett ?? kod;

function textOf(column: Column, value: string): string {
	if (column.kind === 'kod') return labelOf(column.kodlista, value);
	if (column.kind === 'lista')
		return value
			.split('|')
			.map((kod) => labelOf(column.kodlista, kod))
			.join('|');
	return ['heltal', 'tal', 'pengar'].includes(column.kind) ? String(Number(value)) : value;
}

/**
 * The example row of a template, column by column, as its cells read: the first holds EXEMPEL, empty ones are ''. A row that is
 * exactly this is no data and is passed over; one that keeps EXEMPEL and says something else is refused with its own reason.
 */
export function exampleTexts(of: Shaped): Map<string, string> {
	return new Map(
		columnsOf(of).map((column, index) => [
			column.name,
			index === 0 ? EXAMPLE : of.exempel[column.name] ? textOf(column, of.exempel[column.name] as string) : ''
		])
	);
}
