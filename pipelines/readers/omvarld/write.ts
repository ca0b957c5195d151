import { writeFile } from 'node:fs/promises';
import { canonicalNumber } from '../../contracts/lexical.ts';
import { csvCell, refusePersonnummer, type ReadContext } from '../csv.ts';
import { forbundOf } from '../../mappning/omvarld.ts';
import type { Table } from '../types.ts';

/** A published value in the columns of the source `omvarld`; what is not stated is absent. */
export interface Published {
	kalla: string;
	tabell: string;
	matt: string;
	region: string;
	region_namn?: string;
	period: string;
	kon?: string;
	alder?: string;
	ersattning?: string;
	varde?: string;
	saknas?: string;
	enhet?: string;
	licens?: string;
	hamtad?: string;
}

/** Why a row that is written cannot be used. */
export interface Fault {
	kod: string;
	kolumn: string;
	varde: string;
	text: string;
}

export interface Line {
	cells: Readonly<Record<string, string | undefined>>;
	row: number;
	fault?: Fault;
}

/**
 * A cell as the tables of SCB write it: `..` not available, `.` cannot occur, `-` nothing at all, a number in Swedish or plain
 * spelling. What is none of these is kept as it stands, and the contract refuses it.
 */
export function valueOf(text: string): Pick<Published, 'varde' | 'saknas'> {
	const said = text.trim();
	if (/^\.{2,3}$|^…$/.test(said)) return { saknas: 'ej_tillganglig' };
	if (said === '.') return { saknas: 'kan_ej_forekomma' };
	if (/^[-–—]$/.test(said)) return { varde: '0' };
	return { varde: canonicalNumber(said, 'punkt') ?? canonicalNumber(said, 'svenska') ?? said };
}

/** True for a number and for the signs that stand in its place. */
export const isValue = (text: string): boolean => {
	const { varde, saknas } = valueOf(text);
	return saknas !== undefined || Number.isFinite(Number(varde));
};

/** The row with the förbund whose region it is about. */
export const withForbund = (record: Published, { mapping }: ReadContext): Line['cells'] => ({
	...record,
	forbund: forbundOf(mapping.omvarld, record.region)
});

/** Writes lines as a table of a source, in the columns that any of them has. Throws Refusal for a personnummer. */
export async function writeLines(
	of: Pick<Table, 'file' | 'sheet' | 'decisions' | 'notices' | 'unknown'>,
	header: readonly string[],
	lines: readonly Line[],
	context: ReadContext
): Promise<Table> {
	const written = lines
		.map(({ cells, row, fault }) =>
			[
				...header.map((name) => cells[name] ?? ''),
				String(row),
				fault?.kod ?? '',
				fault?.kolumn ?? '',
				fault?.varde ?? '',
				fault?.text ?? ''
			]
				.map(csvCell)
				.join(';')
		)
		.join('\n');
	const bytes = Buffer.from(written === '' ? '' : `${written}\n`);
	refusePersonnummer(bytes, of.sheet === null ? undefined : `i bladet ${of.sheet}`);
	const path = context.temp('csv');
	await writeFile(path, bytes, { mode: 0o600 });
	return {
		...of,
		header: [...header],
		rows: lines.length,
		path,
		delimiter: ';',
		prepared: true,
		judged: true,
		hasHeader: false,
		firstRow: 1,
		blanks: true,
		nameless: 0
	};
}
