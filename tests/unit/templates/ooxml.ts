import { strFromU8, unzipSync } from 'fflate';
import { DOMParser } from 'linkedom';

/** A workbook as its XML says it, read without the library that wrote it (ECMA-376 part 1, chapter 18). */
export interface RawSheet {
	name: string;
	/** Cell by address: text or number as written, and its number format. */
	cells: Map<string, { value: string; format: string }>;
	merges: string[];
	validations: {
		ref: string;
		type: string;
		formula1: string;
		prompt: string;
		title: string;
		stops: boolean;
	}[];
}

const BUILT_IN: Readonly<Record<string, string>> = { 0: 'General', 1: '0', 4: '#,##0.00', 49: '@' };

export function rawWorkbook(bytes: Uint8Array): RawSheet[] {
	const parts = unzipSync(bytes);
	const xml = (name: string) =>
		new DOMParser().parseFromString(strFromU8(parts[name] ?? new Uint8Array()), 'text/xml');
	const all = (from: ReturnType<typeof xml>, tag: string) => [...from.querySelectorAll(tag)];
	const strings = all(xml('xl/sharedStrings.xml'), 'si').map((one) => one.textContent ?? '');
	const styles = xml('xl/styles.xml');
	const own = new Map(
		all(styles, 'numFmt').map((one) => [one.getAttribute('numFmtId'), one.getAttribute('formatCode') ?? ''])
	);
	const formats = all(styles, 'cellXfs > xf').map((one) => {
		const id = one.getAttribute('numFmtId') ?? '0';
		return own.get(id) ?? BUILT_IN[id] ?? `builtin ${id}`;
	});
	return all(xml('xl/workbook.xml'), 'sheet').map((entry, at) => {
		const sheet = xml(`xl/worksheets/sheet${at + 1}.xml`);
		return {
			name: entry.getAttribute('name') ?? '',
			cells: new Map(
				all(sheet, 'c').map((cell) => {
					const value = cell.querySelector('v')?.textContent ?? '';
					return [
						cell.getAttribute('r') ?? '',
						{
							value: cell.getAttribute('t') === 's' ? (strings[Number(value)] ?? '') : value,
							format: formats[Number(cell.getAttribute('s') ?? 0)] ?? ''
						}
					];
				})
			),
			merges: all(sheet, 'mergeCell').map((one) => one.getAttribute('ref') ?? ''),
			validations: all(sheet, 'dataValidation').map((one) => ({
				ref: one.getAttribute('sqref') ?? '',
				type: one.getAttribute('type') ?? '',
				formula1: one.querySelector('formula1')?.textContent ?? '',
				prompt: one.getAttribute('prompt') ?? '',
				title: one.getAttribute('promptTitle') ?? '',
				stops: one.getAttribute('showErrorMessage') === '1'
			}))
		};
	});
}

/** The texts a drop-down list shows: its range looked up in the sheet it points to. */
export function offered(sheets: readonly RawSheet[], formula: string): string[] {
	const [, name, letter, from, till] = /^'?([^'!]+)'?!\$([A-Z]+)\$(\d+):\$\2\$(\d+)$/.exec(formula) ?? [];
	const sheet = sheets.find((one) => one.name === name);
	if (!sheet) throw new Error(`no list at ${formula}`);
	return Array.from(
		{ length: Number(till) - Number(from) + 1 },
		(_, at) => sheet.cells.get(`${letter}${Number(from) + at}`)?.value ?? ''
	);
}
