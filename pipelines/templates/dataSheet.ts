import type { Cell, CellStyle, CellValue, DataValidation, WriteSheet } from 'hucre/xlsx';
import { heading } from '#lib/format/index.ts';
import { exampleTexts } from '../contracts/example.ts';
import { columnsOf, type Column } from '../contracts/index.ts';
import { choicesOf } from './codeSheet.ts';
import { howTo, mustBeFilled } from './help.ts';
import type { KnownInsats, Part } from './kits.ts';
import { EXAMPLE_LOOK, FORMATS, HEAD, HEAD_REQUIRED } from './style.ts';
import { validationOf } from './validation.ts';

/** Rows with formats and lists; a spreadsheet carries them on when more are filled in. */
export const ROWS = 1000;

/** 0 → A, 25 → Z, 26 → AA. */
const letters = (at: number): string =>
	(at >= 26 ? letters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));

const column = (at: number): string => `$${letters(at)}$2:$${letters(at)}$${ROWS + 1}`;

/** The example's text as the cell a person would fill in. */
function cellOf({ kind }: Column, text: string): CellValue {
	if (text === '') return null;
	if (kind === 'datum') return new Date(`${text}T00:00:00Z`);
	return ['heltal', 'tal', 'pengar'].includes(kind) ? Number(text) : text;
}

/** Where an id may be chosen among those of another sheet in the same workbook: as many as are filled in there. */
function sameWorkbook(part: Part, { name }: Column, parts: readonly Part[]): string | undefined {
	const other = parts.find((one) => one !== part && one.nyckel === name);
	const from = other && `'${other.blad}'!`;
	return other && `OFFSET(${from}$A$2,0,0,MAX(1,COUNTA(${from}${column(0)})),1)`;
}

/** One source as a sheet to fill in: heading row, the example row, and empty rows that know their formats. */
export function dataSheet(
	part: Part,
	parts: readonly Part[],
	insatser: readonly KnownInsats[],
	ranges: ReadonlyMap<string, string>
): WriteSheet {
	const columns = columnsOf(part.of);
	const example = exampleTexts(part.of);
	const formatOf = ({ kind }: Column): CellStyle => (FORMATS[kind] ? { numFmt: FORMATS[kind] } : {});
	const cells = new Map<string, Partial<Cell>>();
	const validations: DataValidation[] = [];
	columns.forEach((one, at) => {
		const offered = choicesOf(part, one, insatser);
		const list = offered ? ranges.get(offered.list) : sameWorkbook(part, one, parts);
		const help = [one.text, howTo(one, list !== undefined), mustBeFilled(one)].join('\n');
		cells.set(`0,${at}`, {
			style: one.required ? HEAD_REQUIRED : HEAD,
			comment: { author: 'Stegvis', text: help }
		});
		cells.set(`1,${at}`, { style: { ...EXAMPLE_LOOK, ...formatOf(one) } });
		validations.push(validationOf(one, column(at).replaceAll('$', ''), list));
	});
	return {
		name: part.blad,
		columns: columns.map((one) => ({
			width: Math.min(32, Math.max(13, heading(one.name).length + 4)),
			...(FORMATS[one.kind] && { style: formatOf(one) })
		})),
		rows: [
			columns.map((one) => heading(one.name) + (one.required ? ' *' : '')),
			columns.map((one) => cellOf(one, example.get(one.name) ?? '')),
			...Array.from({ length: ROWS - 1 }, () => columns.map(() => null))
		],
		cells,
		rowDefs: new Map([[0, { height: 36 }]]),
		freezePane: { rows: 1, columns: 1 },
		dataValidations: validations,
		pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 }
	};
}
