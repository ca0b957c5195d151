import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isUtf8 } from 'node:buffer';
import { refusePersonnummer } from '../csv.ts';
import { Refusal } from '../../refusal.ts';

/** A JSON file is read whole; Kolada's pages of 5 000 answers are some 2 MB. */
const MOST_BYTES = 64 * 1024 ** 2;
const PEEK = 64 * 1024;
const MOST_DEPTH = 12;

/** The start of a file as text; empty when it cannot be read. */
function startOf(path: string): string {
	try {
		const file = openSync(path, 'r');
		try {
			const bytes = Buffer.alloc(PEEK);
			return bytes.subarray(0, readSync(file, bytes, 0, PEEK, 0)).toString('utf8');
		} finally {
			closeSync(file);
		}
	} catch {
		return '';
	}
}

/** True for what Kolada answers: an object (or pages of it in a list) whose `values` are of the kinds that Kolada has. */
export function looksLikeKolada(path: string): boolean {
	const start = startOf(path).replace(/^\ufeff/, '');
	return (
		/^\s*[[{]/.test(start) &&
		/"values"\s*:\s*\[/.test(start) &&
		(/"kpi"\s*:/.test(start) ||
			/"is_divided_by_gender"\s*:/.test(start) ||
			/"type"\s*:\s*"[KL]"/.test(start) ||
			/"next_url"\s*:/.test(start))
	);
}

/** True for a table in JSON-stat 2.0. */
export function looksLikeJsonStat(path: string): boolean {
	const start = startOf(path).replace(/^\ufeff/, '');
	return /^\s*\{/.test(start) && /"class"\s*:\s*"dataset"/.test(start) && /"dimension"\s*:/.test(start);
}

/** How deep a text nests, read as brackets outside strings; stops when it is deeper than allowed. */
function tooDeep(text: string): boolean {
	let depth = 0;
	let inside = false;
	for (let i = 0; i < text.length; i++) {
		const c = text.charCodeAt(i);
		if (c === 92) i++;
		else if (c === 34) inside = !inside;
		else if (!inside && (c === 91 || c === 123) && ++depth > MOST_DEPTH) return true;
		else if (!inside && (c === 93 || c === 125)) depth--;
	}
	return false;
}

/** The value of a JSON file. Throws Refusal that names the limit or the fault; a personnummer is named first. */
export async function readJson(path: string): Promise<unknown> {
	if (statSync(path).size > MOST_BYTES)
		throw new Refusal(
			'for_stor_fil',
			`JSON-filen är större än gränsen ${MOST_BYTES / 1024 ** 2} MB. Hämta färre nyckeltal, kommuner eller år åt gången.`
		);
	const bytes = await readFile(path);
	refusePersonnummer(bytes);
	if (!isUtf8(bytes)) throw broken('är inte i UTF-8');
	const text = bytes.toString('utf8').replace(/^\ufeff/, '');
	if (tooDeep(text)) throw broken(`har fler än ${MOST_DEPTH} nivåer`);
	try {
		return JSON.parse(text) as unknown;
	} catch {
		throw broken('går inte att läsa som JSON');
	}
}

const broken = (what: string): Refusal =>
	new Refusal('trasig_json', `Filen ${what}. Hämta den igen och spara svaret som det är.`);
