import type { NumberFormat } from '../contracts/lexical.ts';

/** What a reader decided about a file, said to the reader of the load report. */
export interface Decisions {
	kodning?: string;
	avgransare?: string;
	talformat?: NumberFormat;
	rubrikrad?: number;
	/** Of an accounting file: its type, program and years. */
	sie?: string;
	/** How many rows were the template's example, untouched: no data, and counted nowhere. */
	exempelrader?: number;
	/** The survey that a wide export was read as. */
	enkat?: string;
	/** How many respondents it has: one a row. */
	svarande?: number;
}

/** Something the reader saw that refuses nothing and must be said. */
export interface Notice {
	kod: string;
	text: string;
	/** What an amount in the text is made of, kronor, the largest first; at most `DELAR`. */
	delar?: { namn: string; kr: number }[];
}

/**
 * One table as it came in, ready for DuckDB: a UTF-8 file with `header.length` text columns.
 * `rows` counts every row after the heading; `firstRow` is the row number of the first of them, as Excel shows it.
 */
export interface Table {
	file: string;
	sheet: string | null;
	header: string[];
	rows: number;
	/** Path of the CSV to read, and how it is written. */
	path: string;
	delimiter: string;
	/** True: columns are followed by `_rad` and `_strukturfel` (written by us). False: the sender's own file, clean. */
	prepared: boolean;
	/** The reader has judged rows itself: after `_strukturfel` stand `_felkolumn`, `_felvarde` and `_feltext`. */
	judged?: boolean;
	/** The file starts with a heading line. */
	hasHeader: boolean;
	firstRow: number;
	/** Somewhere in the file stands a blank that is no space (NBSP, tab …): cells are trimmed of those too. */
	blanks: boolean;
	/** Cells with content in columns that have no heading, where the reader has seen them itself. */
	nameless?: number;
	/** What the file is the whole of, for one that holds all there is (a company's financial year), and when it was made. */
	whole?: { omfang: string; skapad: string };
	notices?: readonly Notice[];
	/** Headings of a form that nobody knows. */
	unknown?: string[];
	/** How many rows the headings were made of; absent: one. */
	headingRows?: 2;
	decisions: Decisions;
}

/** So many parts of an amount are told apart; the rest are one. */
export const DELAR = 200;

/** Limits with names, so that a refusal can say which one. */
export const LIMITS = {
	fileBytes: 4 * 1024 ** 3,
	/** Files that must be decoded in memory: Windows-1252, UTF-16, XLSX. */
	decodedBytes: 768 * 1024 ** 2,
	/** A text that is held whole: JavaScript holds none of more than 2^29 − 24 characters. */
	textBytes: 500 * 1024 ** 2,
	lineBytes: 1024 ** 2,
	columns: 1000,
	headerSearchRows: 15
} as const;
