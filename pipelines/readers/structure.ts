/**
 * Splits CSV records as RFC 4180 says, and tells for a whole file whether DuckDB can read it as it stands.
 * A file that is not clean takes the slow lane (csv.ts), where every broken row is kept and named.
 */

const QUOTE = 34;
const LF = 10;
const CR = 13;

/** The fields of one record; `oppen` when a quote never closes; `trasig` when text stands outside the quotes. */
export function splitRecord(record: string, delimiter: string): string[] | 'oppen' | 'trasig' {
	const fields: string[] = [];
	let i = 0;
	for (;;) {
		if (record[i] === '"') {
			let value = '';
			for (;;) {
				const end = record.indexOf('"', i + 1);
				if (end < 0) return 'oppen';
				value += record.slice(i + 1, end);
				i = end + 1;
				if (record[i] !== '"') break;
				value += '"';
			}
			fields.push(value);
			if (i < record.length && record[i] !== delimiter) return 'trasig';
		} else {
			const end = record.indexOf(delimiter, i);
			const value = end < 0 ? record.slice(i) : record.slice(i, end);
			if (value.includes('"')) return 'trasig';
			fields.push(value);
			i += value.length;
		}
		if (i >= record.length) return fields;
		i++;
	}
}

export interface Structure {
	/** Every record has the expected columns, quotes are well formed, no blank lines, one kind of line end. */
	clean: boolean;
	/** Records, the heading included. Right only when clean. */
	records: number;
	longestLine: number;
}

/** Walks a file's bytes chunk by chunk: push each, then ask for the verdict. */
export function structureScanner(
	delimiter: string,
	columns: number
): { push(chunk: Uint8Array): void; lines(): number; end(): Structure } {
	const mark = delimiter.charCodeAt(0);
	let quoted = false;
	let closed = false;
	let atStart = true;
	/** Only delimiters and blanks so far: such a line is no row, and is left out by the slow lane. */
	let blank = true;
	let fields = 1;
	let length = 0;
	let longest = 0;
	let records = 0;
	let lines = 0;
	let clean = true;
	let lineEnd = 0;
	let previous = 0;
	const endRecord = () => {
		if (fields !== columns || blank) clean = false;
		records++;
		fields = 1;
		if (length > longest) longest = length;
		length = 0;
		atStart = true;
		blank = true;
		closed = false;
	};
	/** A carriage return alone: not clean, and a line end all the same to the limit of a line's length. */
	const bareReturn = () => {
		clean = false;
		if (length > longest) longest = length;
		length = 0;
	};
	/** A chunk without a quote: only delimiters and line ends matter. */
	const pushPlain = (chunk: Uint8Array) => {
		if (previous === CR && chunk.length > 0 && chunk[0] !== LF) bareReturn();
		let lineStart = -length;
		for (let i = 0; i < chunk.length; i++) {
			const c = chunk[i] as number;
			if (c === mark) fields++;
			else if (c > 32) blank = false;
			else if (c === LF) {
				const kind = (i > 0 ? chunk[i - 1] : previous) === CR ? 2 : 1;
				if (lineEnd === 0) lineEnd = kind;
				else if (lineEnd !== kind) clean = false;
				length = i + 1 - lineStart;
				if (length === kind) clean = false;
				lines++;
				endRecord();
				lineStart = i + 1;
			} else if (c === CR && i + 1 < chunk.length && chunk[i + 1] !== LF) {
				length = i + 1 - lineStart;
				bareReturn();
				lineStart = i + 1;
			}
		}
		length = chunk.length - lineStart;
		if (chunk.length > 0) previous = chunk[chunk.length - 1] as number;
		atStart = length === 0 || previous === mark;
		closed = false;
	};
	return {
		push(chunk) {
			if (!quoted && !closed && chunk.indexOf(QUOTE) < 0) return pushPlain(chunk);
			for (let i = 0; i < chunk.length; i++) {
				const c = chunk[i] as number;
				if (previous === CR && c !== LF && !quoted) bareReturn();
				length++;
				if (c === LF) lines++;
				if (quoted) {
					if (c === QUOTE) {
						quoted = false;
						closed = true;
					}
				} else if (c === mark) {
					fields++;
					atStart = true;
					closed = false;
				} else if (c === LF) {
					const kind = previous === CR ? 2 : 1;
					if (lineEnd === 0) lineEnd = kind;
					else if (lineEnd !== kind) clean = false;
					if (length === kind) clean = false;
					endRecord();
				} else if (c === QUOTE) {
					if (atStart || closed) quoted = true;
					else clean = false;
					atStart = false;
					blank = false;
					closed = false;
				} else if (c === CR) {
					// judged at the line feed that must follow
				} else {
					if (closed) clean = false;
					atStart = false;
					if (c > 32) blank = false;
				}
				previous = c;
			}
		},
		lines: () => lines,
		end() {
			if (quoted) clean = false;
			if (length > 0) endRecord();
			return { clean: clean && previous !== CR, records, longestLine: longest };
		}
	};
}
