import { isPersonnummer } from './personnummer.ts';

/**
 * Personnummer that no cell shows by itself, and a column of them does: zeros that a spreadsheet has taken away, the date in one cell
 * and the last four in the next, and numbers that were shortened to `1,96E+11`. One such cell may be chance (of ten numbers with a
 * possible date one has a right check digit), so it takes several that differ, and most of what looks like them.
 */
interface Tally {
	seen: Set<string>;
	hits: number;
}

/** This many that differ say what a column is; and the rows at the start of a table, for a large one is not gone through twice. */
const ENOUGH = 2000;
const START = 20_000;
/** The rows of a piece from further on. */
const PIECE = 500;
/** So many in a piece from further on, where what looks like them may be few: a file has many pieces. */
export const FURTHER = 5;
/** Nobody younger takes part; a day after that is a start, an end, a meeting. */
const YOUNGEST = 15;
const LOST = /^\d{7,9}$/;
/** The lengths of a day, in any of its spellings. */
const DAY_LENGTHS = new Set([5, 6, 8, 10]);
const DAY = /^(?:(\d{4})-(\d\d)-(\d\d)|(\d{4})(\d\d)(\d\d)|(\d{5,6}))$/;
const LAST = /^[-+]?(\d{1,4})$/;
/** Twelve digits that begin with 19 or 20, as a spreadsheet shows them in a narrow column. No sum of money is that large. */
const SHORTENED = /^(?:1[.,]9\d{0,5}|2(?:[.,]0\d{0,5})?)E\+?11$/i;

/** Those born on a day are counted from 001: a round amount and a small number are nobody's. */
const isSomebody = (digits: string): boolean => digits.slice(-4, -1) !== '000' && isPersonnummer(digits);

const isLost = (text: string): boolean => isSomebody(text.padStart(10, '0'));

/** `1964-08-23` and `3234` as the number they make; null when they cannot, empty when nobody is that young. */
function joined(date: string, last: string, year: number): string | null {
	const day = DAY.exec(date);
	const four = LAST.exec(last)?.[1]?.padStart(4, '0');
	if (!day || !four) return null;
	if (day[7]) return day[7].padStart(6, '0') + four;
	const born = day[1] ?? day[4] ?? '';
	return Number(born) > year - YOUNGEST ? '' : date.replaceAll('-', '') + four;
}

/**
 * Does a column, or one and the next, hold personnummer? `rows`: the heading among them or not; `text`: a cell as it is written; `fewest`:
 * so many cells need to.
 */
export function columnsHide<Cell>(
	rows: Iterable<readonly Cell[]>,
	text: (cell: Cell | undefined) => string,
	{ fewest = 0, year = new Date().getFullYear() } = {}
): boolean {
	const tallies = new Map<string, Tally>();
	const count = (key: string, value: string, hit: () => boolean) => {
		const tally = tallies.get(key) ?? { seen: new Set<string>(), hits: 0 };
		tallies.set(key, tally);
		if (tally.seen.size >= ENOUGH || tally.seen.has(value)) return;
		tally.seen.add(value);
		if (hit()) tally.hits++;
	};
	const short = new Map<number, { all: number; hits: number }>();
	let read = 0;
	for (const row of rows) {
		if (++read > START) break;
		for (let at = 0; at < row.length; at++) {
			const column = short.get(at) ?? { all: 0, hits: 0 };
			if (column.all === 0) short.set(at, column);
			const cell = text(row[at]).trim();
			if (cell === '') continue;
			column.all++;
			const first = cell.charCodeAt(0);
			if (first < 48 || first > 57 || cell.length > 12) continue;
			if (SHORTENED.test(cell)) column.hits++;
			if (LOST.test(cell)) count(`${at}`, cell, () => isLost(cell));
			if (!DAY_LENGTHS.has(cell.length)) continue;
			const both = joined(cell, text(row[at + 1]).trim(), year);
			if (both !== null) count(`${at}+`, both || cell, () => both !== '' && isSomebody(both));
		}
	}
	return (
		[...tallies].some(([key, { hits, seen }]) =>
			key.endsWith('+')
				? hits >= Math.max(3, fewest) && hits >= seen.size * 0.8
				: hits >= Math.max(2, fewest) && hits * 2 > seen.size
		) || [...short.values()].some(({ hits, all }) => hits >= Math.max(2, fewest) && hits * 2 > all)
	);
}

/** The same of all rows of a sheet: of its start, and of a piece here and there further down. */
export function sheetHides<Cell>(
	rows: readonly (readonly Cell[])[],
	text: (cell: Cell | undefined) => string
): boolean {
	if (columnsHide(rows, text)) return true;
	for (let at = START; at < rows.length; at += START)
		if (columnsHide(rows.slice(at, at + PIECE), text, { fewest: FURTHER })) return true;
	return false;
}
