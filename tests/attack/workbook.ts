import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx, type CellValue } from 'hucre/xlsx';

export type Cells = CellValue[][];

/** A workbook as bytes, one sheet a name; `change` may rewrite any part before it is packed. */
export async function workbook(
	sheets: Record<string, Cells>,
	change: (parts: Record<string, string>) => void = () => undefined
): Promise<Uint8Array> {
	const bytes = await writeXlsx({ sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows })) });
	const parts = Object.fromEntries(
		Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)])
	);
	change(parts);
	return zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part)])));
}

export const SHEET = 'xl/worksheets/sheet1.xml';

/** Puts XML in place of a marker cell that `workbook` was given as a text. */
export const replaceIn =
	(part: string, from: string | RegExp, to: string) => (parts: Record<string, string>) => {
		const before = parts[part] ?? '';
		parts[part] = before.replace(from, to);
		if (parts[part] === before) throw new Error(`${part} has no ${String(from)}`);
	};
