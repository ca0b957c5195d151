/** The table that every ugly file is a variant of, and what may be expected of one. */

export const HEAD = ['deltagande_id', 'deltagare', 'insats_id', 'start', 'kon', 'fodelsear', 'slut', 'team'];
const TEAM = 'Åsas "lag"; norr';

/** Two people's rows; `v` keeps the ids of one file apart from another's. */
export const people = (v: string): string[][] => [
	[`${v}-1`, `${v}-p1`, 'krus', '2024-02-01', 'kvinna', '1990', '2024-05-31', TEAM],
	[`${v}-2`, `${v}-p2`, 'krus', '2024-02-02', 'man', '1985', '2024-06-30', 'Syd']
];

export type Change = (rows: string[][]) => string[][];

/** Rows as CSV text; only what needs quotes has them. */
export function text(rows: readonly (readonly string[])[], mark = ';', end = '\n'): string {
	const cell = (value: string) =>
		/["\r\n]/.test(value) || value.includes(mark) ? `"${value.replaceAll('"', '""')}"` : value;
	return rows.map((row) => row.map(cell).join(mark) + end).join('');
}

/** Heading and people as CSV. */
export const table = (v: string, mark = ';', end = '\n'): string => text([HEAD, ...people(v)], mark, end);

/** What must happen to an ugly file. */
export type Outcome =
	/** Read whole, and it means the same as the table above. */
	| { lika: true; varnar?: string }
	/** Refused whole: reason code, and words that say what to do. */
	| { vagras: string; ord: RegExp }
	/** So many rows read; those in quarantine as `rad kolumn kod varde`; the accepted as their ids' endings. */
	| { last: number; karantan: string[]; kvar: string[]; varnar?: string };

export interface Ful {
	/** The ugliness. */
	namn: string;
	fil?: string;
	gor(v: string): string | Uint8Array | Promise<Uint8Array>;
	blir: Outcome;
}

export const lika = (varnar?: string): Outcome => ({ lika: true, ...(varnar && { varnar }) });
export const vagras = (kod: string, ord: RegExp): Outcome => ({ vagras: kod, ord });
export const delvis = (last: number, karantan: string[], kvar: string[], varnar?: string): Outcome => ({
	...{ last, karantan, kvar },
	...(varnar && { varnar })
});
