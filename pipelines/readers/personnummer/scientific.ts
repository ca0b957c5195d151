import { isPersonnummer } from './number.ts';

/** Ten or twelve digits in scientific form with all of them kept: `6,408233234E+09`. */
const SCIENTIFIC = /(?<![\d.,])(\d)[.,](\d{7,11})E\+?(?:0?9|11)$/i;

/** Offset of the first number that is written in scientific form. */
export function findScientific(bytes: Uint8Array): number | null {
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	for (const mark of ['E+', 'e+'])
		for (let at = buffer.indexOf(mark); at >= 0; at = buffer.indexOf(mark, at + 2)) {
			const from = Math.max(0, at - 14);
			const [whole, first, rest] =
				SCIENTIFIC.exec(/^.*?E\+\d*/is.exec(buffer.toString('latin1', from, at + 4))?.[0] ?? '') ?? [];
			if (!whole || !first || !rest) continue;
			const digits = (first + rest).padEnd(/11$/.test(whole) ? 12 : 10, '0');
			if (isPersonnummer(digits)) return at - whole.search(/E/i);
		}
	return null;
}
