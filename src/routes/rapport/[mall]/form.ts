/** What is sent from a report's page, read and checked. */
import { parseDay } from '#lib/measures/period.ts';
import { findPersonnummer } from '#pipelines/readers/personnummer.ts';

export type Sent =
	| { gor: 'kommentar'; avsnitt: string; text: string }
	| { gor: 'ta_tillbaka'; avsnitt: string; version: number }
	| { gor: 'anteckning'; dag: string; text: string; galler: string }
	| { gor: 'stryk'; id: number }
	| { gor: 'frys' };

/** What was wrong, with what was sent, so that nothing has to be written again. */
export interface Fault {
	gor: string;
	fel: string;
	avsnitt: string;
	dag: string;
	text: string;
}

const LONGEST = { kommentar: 5000, anteckning: 200 };

/** Line ends as one sign, nothing before or after, and no control characters: no document may hold them. */
const clean = (text: string): string =>
	text
		.replace(/\r\n?/g, '\n')
		.replace(/[^\P{Cc}\n\t]/gu, '')
		.trim();

/** Written as a personnummer, its last digit right or not: one that was mistyped points out a person too. */
const WRITTEN_SO = /(?<!\d)(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:[06][1-9]|[1278]\d|[39][01])[-+–]\d{4}(?!\d)/;

function faultOf(text: string, most: number): string | null {
	if (text.length > most) return `Texten är för lång: högst ${most} tecken.`;
	const plain = text.normalize('NFKC');
	if (WRITTEN_SO.test(plain) || findPersonnummer(new TextEncoder().encode(plain)) !== null)
		return 'Texten innehåller något som ser ut som ett personnummer. Ta bort det: här skrivs inget om enskilda.';
	return null;
}

/** Reads a form of the report's page. What is not of it comes out as a fault. */
export function readForm(form: FormData): Sent | Fault {
	const field = (name: string): string => {
		const value = form.get(name);
		return typeof value === 'string' ? value : '';
	};
	const gor = field('gor');
	const [avsnitt, dag, text] = [field('avsnitt'), field('dag'), clean(field('text'))];
	const fault = (fel: string): Fault => ({ gor, fel, avsnitt, dag, text });
	switch (gor) {
		case 'kommentar': {
			const fel = faultOf(text, LONGEST.kommentar);
			return fel ? fault(fel) : { gor, avsnitt, text };
		}
		case 'ta_tillbaka':
			return { gor, avsnitt, version: Number(field('version')) };
		case 'anteckning': {
			if (!parseDay(dag)) return fault('Skriv dagen som 2026-03-05.');
			if (text === '') return fault('Skriv vad som hände.');
			const fel = faultOf(text, LONGEST.anteckning);
			return fel
				? fault(fel)
				: { gor, dag, text: text.replace(/\s+/g, ' '), galler: field('galler') || 'forbund' };
		}
		case 'stryk':
			return { gor, id: Number(field('id')) };
		case 'frys':
			return { gor };
		default:
			return fault('Formuläret känns inte igen. Läs om sidan och försök igen.');
	}
}
