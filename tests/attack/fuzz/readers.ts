import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type fc from 'fast-check';
import { readXlsx, writeXlsx, type CellValue } from 'hucre/xlsx';
import * as wide from '../../pipeline/enkatVid.ts';
import { csv, demo, insats, root } from '../../pipeline/support.ts';
import { bytewise, packed, textual, type Damage } from '../mutate.ts';
import { anyBytes, csvFile, mappingFile, sie5File, sieFile, wideFile, xlsxFile } from './arbitraries.ts';

/** One reader under fire: real files to damage, files made from nothing, and what lies beside them. */
export interface Target {
	name: string;
	/** What the file is called; its ending decides which reader has it. */
	file: string;
	/** Real files, cut to what can be damaged by the thousand. */
	seeds(): Promise<Buffer[]>;
	made: fc.Arbitrary<Buffer>;
	damage: Readonly<Record<string, Damage>>;
	/** Other files of the same folder; `nr` keeps them apart from another folder's. */
	beside(nr: number): Readonly<Record<string, string>>;
	/** At most so many bytes may be written for DuckDB to read, for each byte that was sent. */
	growth: number;
}

const ROWS = 25;
/** The first rows of a text file, whatever ends its lines. */
const first = (bytes: Buffer, rows: number): Buffer => {
	let end = 0;
	for (let line = 0; line <= rows && end >= 0; line++) end = bytes.indexOf(10, end + 1);
	return bytes.subarray(0, end < 0 ? undefined : end + 1);
};
const demoFiles = (ending: string): Buffer[] =>
	readdirSync(demo)
		.sort()
		.filter((name) => name.endsWith(ending))
		.map((name) => readFileSync(join(demo, name)));
const real = (name: string): Buffer => readFileSync(join(root, 'tests/files/sie', name));
const cut = async (bytes: Buffer): Promise<Buffer> => {
	const { sheets } = await readXlsx(bytes);
	const rows = sheets.map((sheet) => ({
		name: sheet.name,
		rows: sheet.rows.slice(0, ROWS) as CellValue[][]
	}));
	return Buffer.from(await writeXlsx({ sheets: rows }));
};
const SIE = 'sie:\n  utan_objekt: krus\n  konto: { "3-8": ovrigt }\n';
const SIE5 = `<?xml version="1.0" encoding="utf-8"?>
<Sie xmlns="http://www.sie.se/sie5"><FileInfo><SoftwareProduct name="Provprogram" version="2.0"/><FiscalYears><FiscalYear start="2024-01" end="2024-12" primary="true"/></FiscalYears></FileInfo>
<Accounts><Account id="1930" name="Bank" type="asset"><OpeningBalance month="2024-01" amount="100.00"/></Account><Account id="5010" name="Hyra" type="cost"><Budget month="2024-03" amount="20.00"><ObjectReference dimId="6" objectId="P1"/></Budget></Account></Accounts>
<Journal id="A"><JournalEntry id="1" journalDate="2024-03-05"><LedgerEntry accountId="5010" amount="40.00"/><LedgerEntry accountId="1930" amount="-40.00"/></JournalEntry></Journal></Sie>`;

/** Every reader there is. */
export const targets: readonly Target[] = [
	{
		...{ name: 'csv', file: 'fil.csv', made: csvFile, damage: textual, beside: () => ({}), growth: 60 },
		seeds: async () => demoFiles('.csv').map((bytes) => first(bytes, ROWS))
	},
	{
		...{ name: 'xlsx', file: 'fil.xlsx', made: xlsxFile, damage: packed, beside: () => ({}), growth: 400 },
		seeds: () => Promise.all(demoFiles('.xlsx').map(cut))
	},
	{
		...{
			name: 'sie 1–4',
			file: 'fil.se',
			made: sieFile,
			damage: textual,
			beside: () => ({ 'mappning.yml': SIE }),
			growth: 60
		},
		seeds: async () =>
			['Sie1.se', 'SIE_exempelfil.se', 'BL0001_typ3.SE', 'HAS1_1412.se'].map((name) => first(real(name), 400))
	},
	{
		...{
			name: 'sie 5',
			file: 'fil.sie',
			made: sie5File,
			damage: textual,
			beside: () => ({ 'mappning.yml': SIE }),
			growth: 60
		},
		seeds: async () => [Buffer.from(SIE5)]
	},
	{
		...{ name: 'mappning.yml', file: 'mappning.yml', made: mappingFile, damage: bytewise, growth: 200 },
		beside: (nr) => ({
			'insatser.csv': csv([insats({ insats_id: `krus ${nr}` })]),
			'svar.csv': wide.lines([wide.HEAD, ...wide.ROWS, [`svar ${nr}`, ...(wide.ROWS[0] ?? []).slice(1)]])
		}),
		seeds: async () => [
			readFileSync(join(demo, 'mappning.yml')),
			Buffer.from(wide.mapping()),
			Buffer.from(SIE)
		]
	},
	{
		...{ name: 'enkät, bred', file: 'svar.csv', made: wideFile, damage: textual, growth: 200 },
		beside: () => ({ 'mappning.yml': wide.mapping() }),
		seeds: async () => [Buffer.from(wide.lines([wide.HEAD, ...wide.ROWS]))]
	},
	{
		...{
			name: 'teckenkodning',
			file: 'fil.txt',
			made: anyBytes,
			damage: textual,
			beside: () => ({}),
			growth: 60
		},
		seeds: async () => [Buffer.from(csv([insats(), insats({ insats_id: 'åäö', namn: 'Råd & stöd' })]))]
	}
];
