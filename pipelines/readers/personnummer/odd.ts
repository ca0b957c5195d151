import { isDigit } from './bytes.ts';
import { isPersonnummer } from './number.ts';
import { insideHash, isMoment } from './spared.ts';

/** Marks that hardly anybody but one who hides a number puts before its last four: `.`, `/`, `:`, `_`, `(`, `)`, `\\`, `*`. */
export const isOdd = (c: number): boolean =>
	c === 46 || c === 47 || c === 58 || c === 95 || c === 40 || c === 41 || c === 92 || c === 42;

/**
 * Is the date that ends at `at` followed by an odd mark, and the last four of a number? Six digits, a point and four are an amount as often
 * (a salary with its fees of 31.42 %): that takes the century too.
 */
export function isOddly(bytes: Uint8Array, from: number, at: number): boolean {
	if (at - from === 6 && bytes[at] === 46) return false;
	let next = at;
	while (next - at < 3 && (isOdd(bytes[next] ?? 0) || bytes[next] === 32)) next++;
	for (let i = next; i < next + 4; i++) if (!isDigit(bytes[i] ?? 0)) return false;
	if (isDigit(bytes[next + 4] ?? 0)) return false;
	const text = (a: number, b: number) => Buffer.from(bytes.subarray(a, b)).toString('latin1');
	const [date, last] = [text(from, at), text(next, next + 4)];
	return isPersonnummer(date + last) && !isMoment(date, last) && !insideHash(bytes, from, next + 4);
}
