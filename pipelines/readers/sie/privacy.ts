import { findPersonnummer } from '../personnummer.ts';
import { hallerSlag, placera, POSTER } from './records.ts';
import { delaRad } from './tokens.ts';

const finns = (text: string): boolean => findPersonnummer(Buffer.from(text, 'latin1')) !== null;

/**
 * True when a line of SIE holds a personnummer. `#PSALDO 0 201001 1510` has ten digits that make a date and may have a right
 * check digit, and so has many a line of periods and accounts: a field that keeps to its own kind is judged alone, and what
 * somebody wrote is judged as it stands, over as many fields as it was broken into.
 */
export function harPersonnummer(line: string): boolean {
	// Quotes and braces part fields, and must not part a number from itself.
	if (!finns(line.replace(/["{}]/g, ' '))) return false;
	const rad = delaRad(line);
	const slag = POSTER[rad.etikett];
	if (!slag) return true;
	const falt = placera(rad);
	let skrivet = '';
	for (const [index, one] of falt.entries()) {
		if (finns(one.lista ? one.lista.join(' ') : one.text)) return true;
		if (hallerSlag(slag[index], one)) skrivet += '\n';
		else skrivet += ` ${one.text}`;
	}
	return finns(skrivet);
}
