import type { CellValue } from 'hucre/xlsx';
import { exampleTexts } from '../contracts/example.ts';
import type { Shaped } from '../contracts/index.ts';
import { cellText, isEmpty } from './cells.ts';
import { csvCell } from './csv.ts';
import type { FoundForm } from './form.ts';
import type { Recognised, Where } from './recognise.ts';

export interface Heading {
	/** Index of the heading's last row. */
	index: number;
	headings: string[];
	/** How many rows the headings were made of. */
	rows: Where['rows'];
	source: Recognised | null;
	form: FoundForm | null;
}

interface Line {
	cells: string[];
	row: number;
}

interface Below {
	/** The rows as our own CSV, UTF-8. */
	whole: Buffer;
	/** The same rows as texts, for a form, whose rows are taken apart. */
	lines: Line[];
	count: number;
	/** Filled cells in columns without a heading. */
	nameless: number;
	/** Rows that are the template's untouched example: passed over, and counted. */
	exempelrader: number;
}

/** Text that is turned to bytes at a time: a line of its own for each row would be garbage for each row. */
const CHUNK = 1 << 20;

/** The rows below the heading that hold something, `width` cells each. */
export function rowsBelow(
	rows: readonly CellValue[][],
	{ index, headings, source, form }: Heading,
	width: number
): Below {
	const example = exampleTexts((source?.contract ?? form?.form) as Shaped);
	// A survey's own headings are no template's.
	const places = source?.form ? null : [...((source ?? form) as { places: Map<string, number> }).places];
	const named = headings.map((heading) => heading.trim() !== '');
	const chunks: Buffer[] = [];
	const out = { lines: [] as Line[], count: 0, nameless: 0, exempelrader: 0 };
	let text = '';
	for (let i = index + 1; i < rows.length; i++) {
		const row = rows[i] as CellValue[];
		if (isEmpty(row)) continue;
		if (places?.every(([name, place]) => cellText(row[place]).trim() === example.get(name))) {
			out.exempelrader++;
			continue;
		}
		for (let at = 0; at < row.length; at++) if (!named[at] && cellText(row[at]).trim() !== '') out.nameless++;
		out.count++;
		if (form)
			out.lines.push({ cells: Array.from({ length: width }, (_, at) => cellText(row[at])), row: i + 1 });
		for (let at = 0; at < width; at++) text += csvCell(cellText(row[at])) + ';';
		text += ending(i + 1);
		if (text.length < CHUNK) continue;
		chunks.push(Buffer.from(text));
		text = '';
	}
	chunks.push(Buffer.from(text));
	return { ...out, whole: Buffer.concat(chunks) };
}

/** The row's number, and no fault of structure. */
const ending = (row: number): string => `"${row}";""\n`;

/** A row of texts as a line of our own CSV. */
export const written = ({ cells, row }: Line): string =>
	cells.map((cell) => csvCell(cell) + ';').join('') + ending(row);
