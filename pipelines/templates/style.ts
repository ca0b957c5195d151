import type { CellStyle } from 'hucre/xlsx';
import type { Kind } from '../contracts/fields.ts';

const INK = { rgb: '14212B' };
const HAIR = { style: 'thin', color: { rgb: 'B8C4C8' } } as const;

const fill = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const;

export const BOLD: CellStyle = { font: { bold: true, color: INK } };
export const TITLE: CellStyle = { font: { bold: true, size: 16, color: INK } };
export const WRAP: CellStyle = { alignment: { wrapText: true, vertical: 'top' } };
/** A column that must be filled in, and one that may be empty. */
export const HEAD_REQUIRED: CellStyle = {
	font: { bold: true, color: { rgb: 'FFFFFF' } },
	fill: fill('0F5C63'),
	alignment: { wrapText: true, vertical: 'center' }
};
export const HEAD: CellStyle = {
	font: { bold: true, color: INK },
	fill: fill('DCE8E9'),
	alignment: { wrapText: true, vertical: 'center' },
	border: { bottom: HAIR }
};
export const EXAMPLE_LOOK: CellStyle = {
	font: { italic: true, color: { rgb: '5B6770' } },
	fill: fill('F4F1E8')
};

/**
 * How a spreadsheet shows, and keeps, what is typed: names, periods and codes as texts, so that 2024-03 stays a month and 007 a
 * name. Running text is left as it is, since a long text in a text cell is shown as hashes.
 */
export const FORMATS: Readonly<Record<Kind, string | undefined>> = {
	id: '@',
	text: undefined,
	datum: 'yyyy-mm-dd',
	period: '@',
	heltal: '0',
	tal: '0.##########',
	pengar: '#,##0.00',
	kod: '@',
	lista: '@',
	aldersband: '@',
	malvarde: '@'
};
