import { findPersonnummer } from '../personnummer.ts';
import { hallerSlag, placera, POSTER } from './records.ts';
import { delaRad } from './tokens.ts';

const finns = (text: string): boolean => findPersonnummer(Buffer.from(text, 'latin1')) !== null;

/** The first and the last year of a file's financial years. */
export interface Artal {
	fran: number;
	till: number;
}

/** The years of the #RAR records; undefined when the file has none. */
export function artalen(text: string): Artal | undefined {
	const years = [...text.matchAll(/#RAR[ \t]+"?-?\d+"?[ \t]+"?(\d{4})/gi)].map(([, year]) => Number(year));
	return years.length > 0 ? { fran: Math.min(...years) - 1, till: Math.max(...years) + 1 } : undefined;
}

const fodd = (slag: string | undefined, text: string, ar: Artal | undefined): boolean =>
	slag === 'datum' &&
	ar !== undefined &&
	(Number(text.slice(0, 4)) < ar.fran || Number(text.slice(0, 4)) > ar.till);

/**
 * True when a line of SIE holds a personnummer. `#PSALDO 0 201001 1510` has ten digits that make a date and may have a right
 * check digit, and so has many a line of periods and accounts: a field that keeps to its own kind is judged alone, and what
 * somebody wrote is judged as it stands, over as many fields as it was broken into. `ar` are the years of the bookkeeping:
 * a day of another year may be the day when somebody was born.
 */
export function harPersonnummer(line: string, ar?: Artal): boolean {
	// Quotes and braces part fields, and must not part a number from itself.
	if (!finns(line.replace(/["{}]/g, ' '))) return false;
	const rad = delaRad(line);
	const slag = POSTER[rad.etikett];
	if (!slag) return true;
	const falt = placera(rad);
	let skrivet = '';
	for (const [index, one] of falt.entries()) {
		if (finns(one.lista ? one.lista.join(' ') : one.text)) return true;
		if (hallerSlag(slag[index], one) && !fodd(slag[index], one.text, ar)) skrivet += '\n';
		else skrivet += ` ${one.text}`;
	}
	return finns(skrivet);
}
