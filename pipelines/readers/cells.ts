import type { CellValue } from 'hucre/xlsx';

const DAY = 24 * 60 * 60 * 1000;
const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

/** `2024-05-01`, with the time of day where it has one. A whole day of our time, as nearly all are, is put together faster than `toISOString` does. */
function day(value: Date): string {
	const year = value.getUTCFullYear();
	if (value.getTime() % DAY === 0 && year >= 1000 && year <= 9999)
		return `${year}-${two(value.getUTCMonth() + 1)}-${two(value.getUTCDate())}`;
	const iso = value.toISOString();
	return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
}

/** From here on a spreadsheet has rounded a whole number: it keeps fifteen digits. */
const ROUNDED_FROM = 1e15;

/**
 * A cell as text: dates as `YYYY-MM-DD`, numbers with a decimal point, true and false as ja and nej. A whole number that has lost its last
 * digits is written as what it is, `1.23E+15`.
 */
export function cellText(value: CellValue | undefined): string {
	if (value === null || value === undefined) return '';
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? '#DATUM!' : day(value);
	if (typeof value === 'boolean') return value ? 'ja' : 'nej';
	if (typeof value === 'number') {
		if (Math.abs(value) >= ROUNDED_FROM) return value.toExponential().replace('e+', 'E+');
		return Number.isInteger(value) ? value.toFixed(0) : String(Number(value.toPrecision(15)));
	}
	return value.includes('\u0000') ? value.replaceAll('\u0000', '') : value;
}

/** No cell of the row holds anything but blanks. */
export const isEmpty = (row: readonly CellValue[]): boolean =>
	row.every(
		(cell) =>
			cell === null || cell === undefined || (typeof cell === 'string' && cellText(cell).trim() === '')
	);
