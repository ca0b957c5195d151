import { houseFile } from '#lib/server/houseFile.ts';

const linesOf = (file: string): string[][] =>
	houseFile(file)
		.toString('utf8')
		.trim()
		.split(/\r?\n/)
		.slice(1)
		.map((line) => line.split(';'));

/** What columns are often called, by column of the contracts: words to propose by, never to read by. */
export const columnWords = (): Map<string, string[]> =>
	new Map(
		linesOf('#data/reference/kolumnord.csv').map(([kolumn = '', ord = '']) => [kolumn, ord.split('|')])
	);

export interface ScaleWord {
	/** Place from low (0) to high (100); null: no place on a scale. */
	rang: number | null;
	/** The missing kind it is. */
	saknas: string | null;
}

/** Words of common Swedish scales. */
export const scaleWords = (): Map<string, ScaleWord> =>
	new Map(
		linesOf('#data/reference/skalord.csv').map(([ord = '', rang = '', saknas = '']) => [
			ord,
			{ rang: rang === '' ? null : Number(rang), saknas: saknas || null }
		])
	);
