import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { decideEncoding, toUtf8 } from '../decode.ts';

/** å ä ö Å Ä Ö é ü, as one byte each. */
const CP437 = new Set([0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99, 0x82, 0x81]);
const LATIN1 = new Set([0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6, 0xe9, 0xfc]);
/** The second byte of å ä ö Å Ä Ö é ü in UTF-8, after 0xC3. */
const UTF8_SECOND = new Set([0xa5, 0xa4, 0xb6, 0x85, 0x84, 0x96, 0xa9, 0xbc]);

export interface Kodad {
	/** One character a byte. */
	text: string;
	/** What the load report says. */
	kodning: string;
	/** A field as people read it. */
	avkoda(falt: string): string;
	anmarkningar: string[];
}

/** Latin-1 bytes in a CP437 file: there they would be σ Σ ÷, which no Swedish name has. */
const blandad = (falt: string): string =>
	Array.from(falt, (c) => {
		const byte = c.charCodeAt(0);
		if (byte < 128) return c;
		return LATIN1.has(byte) ? c : iconv.decode(Buffer.from([byte]), 'cp437');
	}).join('');

function vaga(bytes: Uint8Array): { cp437: number; latin1: number; utf8: number } {
	const seen = { cp437: 0, latin1: 0, utf8: 0 };
	for (let i = 0; i < bytes.length; i++) {
		const c = bytes[i] as number;
		if (c < 0x80) continue;
		if (c === 0xc3 && UTF8_SECOND.has(bytes[i + 1] ?? 0)) {
			seen.utf8++;
			i++;
		} else if (CP437.has(c)) seen.cp437++;
		else if (LATIN1.has(c)) seen.latin1++;
	}
	return seen;
}

/**
 * Decides a SIE file's encoding from its bytes; #FORMAT says PC8 whatever the file is in. CP437 is the standard's and what
 * nothing speaks against. Throws Refusal for what is no text at all.
 */
export function kodad(bytes: Buffer): Kodad {
	const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
	if (marked || bytes.includes(0)) {
		const encoding = decideEncoding(bytes);
		return { ...kodad(toUtf8(bytes, encoding)), kodning: encoding };
	}
	const plain = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
	const text = plain.toString('latin1');
	const ascii = !/[\u0080-\u00ff]/.test(text);
	const utf8 = (falt: string) => Buffer.from(falt, 'latin1').toString('utf8');
	if (ascii) return { text, kodning: 'CP437 (bara ASCII)', avkoda: (falt) => falt, anmarkningar: [] };
	if (isUtf8(plain)) {
		const lost = plain.toString('utf8').split('\ufffd').length - 1;
		const anmarkningar =
			lost > 0
				? [`${lost} tecken var redan förstörda när filen kom hit (�); namnen visas så som de står.`]
				: [];
		return { text, kodning: 'UTF-8', avkoda: utf8, anmarkningar };
	}
	const seen = vaga(plain);
	if (seen.utf8 > seen.cp437 + seen.latin1)
		return {
			text,
			kodning: 'UTF-8',
			avkoda: utf8,
			anmarkningar: ['Filen är i UTF-8 men har trasiga tecken; bara namn berörs, inte belopp.']
		};
	if (seen.latin1 > seen.cp437)
		return {
			text,
			kodning: 'Latin-1',
			avkoda: (falt) => iconv.decode(Buffer.from(falt, 'latin1'), 'windows-1252'),
			anmarkningar: []
		};
	return {
		text,
		kodning: 'CP437',
		avkoda: blandad,
		anmarkningar:
			seen.latin1 > 0 ? [`${seen.latin1} tecken var i Latin-1 fast filen är i CP437 och lästes som det.`] : []
	};
}
