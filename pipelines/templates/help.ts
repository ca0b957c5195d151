import type { Column } from '../contracts/index.ts';

const number = new Intl.NumberFormat('sv-SE');
/** Years are written without a blank. */
const said = (value: number): string =>
	value >= 1900 && value <= 2100 ? String(value) : number.format(value);

const between = ({ min, max }: Column): string =>
	min !== undefined && max !== undefined
		? ` mellan ${said(min)} och ${said(max)}`
		: min !== undefined
			? `, minst ${said(min)}`
			: '';

/** How a column is written, in one sentence; made of its kind and limits. `listed`: a list is offered. */
export function howTo(column: Column, listed: boolean): string {
	switch (column.kind) {
		case 'datum':
			return 'Datum: ÅÅÅÅ-MM-DD.';
		case 'period':
			return 'Period: 2025, 2025-H1, 2025-T2, 2025-Q3 eller 2025-03.';
		case 'heltal':
			return `Heltal${between(column)}.`;
		case 'tal':
			return `Tal${between(column)}.`;
		case 'pengar':
			return 'Kronor, högst två decimaler.';
		case 'kod':
			return 'Välj i listan.';
		case 'lista':
			return 'Välj i listan. Flera: skriv dem med | mellan.';
		case 'aldersband':
			return 'Välj i listan, eller skriv till exempel 25-34.';
		case 'malvarde':
			return 'Ett tal, eller en dag: 2025-12-31 eller 11-30.';
		case 'id':
			return listed
				? 'Välj i listan, eller skriv ett eget.'
				: 'Kort namn eller nummer. Aldrig ett personnummer.';
		default:
			return 'Text. Aldrig något som pekar ut en person.';
	}
}

export const mustBeFilled = ({ required }: Column): string =>
	required ? 'Måste fyllas i.' : 'Får vara tom.';
