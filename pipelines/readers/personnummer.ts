/**
 * Finds personnummer and samordningsnummer in bytes (UTF-8, Latin-1 or CP1252), whatever their spelling:
 * 10 or 12 digits, of any script; `-`, `+`, blanks or other short marks between date and last four; dashes inside the date; as a
 * number with blanks between its thousands; the digits one by one; a point, slash, colon, underscore or bracket before the last four.
 * A hit has a possible date (days 61-91 for samordningsnummer) and a right Luhn digit.
 * Source: SKV 704 and SKV 707 (form and check digit).
 */
import { groupsIn, hitIn } from './personnummer/groups.ts';
import { isOdd, isOddly } from './personnummer/odd.ts';
import { findScientific } from './personnummer/scientific.ts';
import { findForeign } from './personnummer/scripts.ts';

export { isPersonnummer } from './personnummer/number.ts';

/** So many marks may stand between two digits of a number. */
const MAX_GAP = 5;
/** Marks that may stand inside a number: blank, `+`, `-`, and any byte of a non-ASCII blank or dash. */
const isMark = (c: number): boolean => c === 32 || c === 43 || c === 45 || c >= 128;

/** Offset of the first number in `bytes`, or null. */
export function findPersonnummer(bytes: Uint8Array): number | null {
	return findPlain(bytes) ?? findForeign(bytes, findPlain) ?? findScientific(bytes);
}

/** Linear, and without a thing made for runs of under ten digits. */
function findPlain(bytes: Uint8Array): number | null {
	const length = bytes.length;
	let start = -1;
	let digits = 0;
	let gap = 0;
	let own = 0;
	for (let i = 0; i <= length; i++) {
		const c = i < length ? (bytes[i] as number) : 10;
		if (c >= 48 && c <= 57) {
			if (start < 0) start = i;
			digits++;
			own = gap > 0 ? 1 : own + 1;
			gap = 0;
		} else if (start >= 0) {
			gap++;
			if (gap === 1 && (own === 6 || own === 8) && isOdd(c) && isOddly(bytes, i - own, i)) return i - own;
			if (isMark(c) && gap <= MAX_GAP) continue;
			if (digits >= 10) {
				const hit = hitIn(bytes, groupsIn(bytes, start, i));
				if (hit !== null) return hit;
			}
			start = -1;
			digits = 0;
			own = 0;
		}
	}
	return null;
}
