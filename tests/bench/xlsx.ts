/** A large workbook through the whole reader (size, macros, personnummer, texts), beside the reader library alone. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readXlsx, writeXlsx, type CellValue } from 'hucre/xlsx';
import { columnsOf, contracts } from '#pipelines/contracts/index.ts';
import { NO_MAPPING } from '#pipelines/mappning/mapping.ts';
import { readWorkbook } from '#pipelines/readers/xlsx.ts';
import { median } from './measured.ts';

export interface XlsxResult {
	rows: number;
	fileMb: number;
	/** Medians of the rounds, seconds. */
	librarySeconds: number;
	seconds: number;
	ratio: number;
}

const ROUNDS = 5;
const deltagande = contracts.find(({ source }) => source === 'deltagande')!;
const kinds = new Map(columnsOf(deltagande).map(({ name, kind }): [string, string] => [name, kind]));

/** A cell as a kansli's own workbook has it: dates as dates, numbers as numbers. */
function cell(column: string, text: string): CellValue {
	if (text === '') return null;
	const kind = kinds.get(column);
	if (kind === 'datum') return new Date(Date.parse(text));
	return kind === 'heltal' || kind === 'tal' ? Number(text) : text;
}

async function makeBook(csv: string, rows: number, path: string): Promise<void> {
	const [head = '', ...lines] = readFileSync(csv, 'utf8')
		.split(/\r?\n/, rows + 1)
		.filter((line) => line !== '');
	const columns = head.split(';');
	const cells = lines.map((line) => line.split(';').map((text, i) => cell(columns[i]!, text)));
	writeFileSync(path, await writeXlsx({ sheets: [{ name: 'Deltagande', rows: [columns, ...cells] }] }));
}

/** Reads the first `rows` rows of a CSV of plain deltaganden, made a workbook, both ways in turn. */
export async function benchXlsx(csv: string, rows: number, folder: string): Promise<XlsxResult> {
	const path = join(folder, 'stor.xlsx');
	await makeBook(csv, rows, path);
	const [library, whole]: [number[], number[]] = [[], []];
	let read = 0;
	for (let round = 0; round < ROUNDS; round++) {
		let began = performance.now();
		await readXlsx(await readFile(path));
		library.push((performance.now() - began) / 1000);
		const temp = mkdtempSync(join(folder, 'xlsx-'));
		let files = 0;
		began = performance.now();
		const { tables } = await readWorkbook('stor.xlsx', path, {
			mapping: NO_MAPPING,
			temp: (extension) => join(temp, `${files++}.${extension}`)
		});
		whole.push((performance.now() - began) / 1000);
		read = tables[0]?.rows ?? 0;
		rmSync(temp, { recursive: true, force: true });
	}
	if (read !== rows) throw new Error(`arbetsboken gav ${read} rader, inte ${rows}`);
	const fileMb = readFileSync(path).length / 1e6;
	rmSync(path);
	const [librarySeconds, seconds] = [median(library), median(whole)];
	return { rows, fileMb, librarySeconds, seconds, ratio: seconds / librarySeconds };
}
