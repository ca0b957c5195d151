import { year } from './dates.ts';
import type { Deltagande, Row } from './types.ts';

/** The age bands of data/reference/aldersgrupper.csv, by their first age. */
const BANDS = [
	[65, '65-70'],
	[55, '55-64'],
	[45, '45-54'],
	[35, '35-44'],
	[25, '25-34'],
	[0, '16-24']
] as const;

export const ageAtStart = (row: Pick<Deltagande, 'start' | 'fodelsear'>): number =>
	year(row.start) - row.fodelsear;
export const ageBand = (age: number): string =>
	(BANDS.find(([from]) => age >= from) as (typeof BANDS)[number])[1];

/** A spell as the file shows it: with its birth year, or with an age band instead. */
export function toRow(row: Deltagande, age: 'fodelsear' | 'aldersgrupp' = 'fodelsear'): Row {
	if (age === 'fodelsear') return { ...row };
	return { ...row, fodelsear: null, aldersgrupp: ageBand(ageAtStart(row)) };
}
