/** One line of SIE 1–4 as fields. Works on one character a byte (latin1): every delimiter of the format is ASCII. */

export interface Falt {
	text: string;
	/** Inside `{ }`: the list of objects. */
	lista?: readonly string[];
}

export interface Rad {
	etikett: string;
	falt: Falt[];
	/** A quote or a list that never closes, or text glued to a quote: read to the line's end all the same. */
	trasig: boolean;
}

const blank = (c: string | undefined): boolean => c === ' ' || c === '\t' || c === '\u000b' || c === '\f';

/** Reads a quoted field from the quote at `from`; `\"` is a quote inside it. */
function citat(line: string, from: number): { text: string; next: number; closed: boolean } {
	let text = '';
	let i = from + 1;
	for (; i < line.length; i++) {
		const c = line[i] as string;
		if (c === '\\' && line[i + 1] === '"') text += line[++i] as string;
		else if (c === '"') return { text, next: i + 1, closed: true };
		else text += c;
	}
	return { text, next: i, closed: false };
}

/**
 * The fields of a line. A brace inside quotes is text; outside them `{` begins the list of objects, which ends at `}`.
 * Never throws: what is spelled wrong is read to the end of the line and `trasig` says so.
 */
export function delaRad(line: string): Rad {
	const falt: Falt[] = [];
	let trasig = false;
	let lista: string[] | null = null;
	let i = 0;
	const put = (text: string) => {
		if (lista) lista.push(text);
		else falt.push({ text });
	};
	while (i < line.length) {
		const c = line[i] as string;
		if (blank(c)) i++;
		else if (c === '{' && !lista) {
			lista = [];
			i++;
		} else if (c === '}' && lista) {
			falt.push({ text: '', lista });
			lista = null;
			i++;
		} else if (c === '"') {
			const quoted = citat(line, i);
			if (
				!quoted.closed ||
				!(blank(line[quoted.next]) || quoted.next >= line.length || line[quoted.next] === '}')
			)
				trasig = true;
			put(quoted.text);
			i = quoted.next;
		} else {
			let end = i + 1;
			while (end < line.length && !blank(line[end]) && !(line[end] === '}' && lista) && line[end] !== '{')
				end++;
			put(line.slice(i, end).replaceAll('\\"', '"'));
			i = end;
		}
	}
	if (lista) {
		falt.push({ text: '{', lista });
		trasig = true;
	}
	const [first] = falt;
	const etikett = first && !first.lista && first.text.startsWith('#') ? first.text.toUpperCase() : '';
	return { etikett, falt: etikett ? falt.slice(1) : falt, trasig };
}

/** The lines of a text whatever ends them: CRLF, LF or CR alone. Numbered from 1, without their ends. */
export function* rader(text: string): Generator<[string, number]> {
	const end = /\r\n|\n|\r/g;
	let from = 0;
	let nr = 1;
	for (let match = end.exec(text); match; match = end.exec(text)) {
		yield [text.slice(from, match.index), nr++];
		from = end.lastIndex;
	}
	if (from < text.length) yield [text.slice(from), nr];
}
