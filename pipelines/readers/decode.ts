import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { Refusal } from '../refusal.ts';

export type Encoding = 'UTF-8' | 'UTF-16 LE' | 'UTF-16 BE' | 'Windows-1252';

/** Bytes that Windows-1252 leaves without a character. */
const UNDEFINED_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** Counts whole multi-byte UTF-8 characters and bytes that fit none. */
function utf8Evidence(bytes: Uint8Array): { valid: number; invalid: number } {
	let valid = 0;
	let invalid = 0;
	for (let i = 0; i < bytes.length; i++) {
		const c = bytes[i] as number;
		if (c < 0x80) continue;
		const length = c >= 0xf0 && c < 0xf5 ? 4 : c >= 0xe0 ? 3 : c >= 0xc2 && c < 0xe0 ? 2 : 0;
		let whole = length > 0;
		for (let j = 1; j < length; j++) whole &&= ((bytes[i + j] ?? 0) & 0xc0) === 0x80;
		if (whole) {
			valid++;
			i += length - 1;
		} else invalid++;
	}
	return { valid, invalid };
}

/** Share of NUL at even and odd places: text in UTF-16 without a byte order mark shows itself there. */
function utf16Guess(bytes: Uint8Array): 'UTF-16 LE' | 'UTF-16 BE' | null {
	const sample = Math.min(bytes.length & ~1, 4096);
	if (sample < 8) return null;
	const zeros = [0, 0];
	for (let i = 0; i < sample; i++) if (bytes[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
	const [even = 0, odd = 0] = zeros;
	if (odd > sample * 0.3 && even < sample * 0.02) return 'UTF-16 LE';
	if (even > sample * 0.3 && odd < sample * 0.02) return 'UTF-16 BE';
	return null;
}

/**
 * Which encoding a whole file is in. UTF-8 when it is valid; a byte order mark or the pattern of UTF-16; else Windows-1252.
 * Throws Refusal for what is none of them, or is UTF-8 with broken places (then guessing would turn å into Ã¥).
 */
export function decideEncoding(bytes: Uint8Array): Encoding {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16 LE';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16 BE';
	const guess = utf16Guess(bytes);
	if (guess) return guess;
	if (bytes.includes(0))
		throw new Refusal(
			'kan_inte_avkodas',
			'Filen är inte en textfil. Spara den som CSV eller XLSX och skicka den igen.'
		);
	if (isUtf8(bytes)) return 'UTF-8';
	const { valid, invalid } = utf8Evidence(bytes);
	if (valid > invalid)
		throw new Refusal(
			'blandad_kodning',
			`Filen är i UTF-8 men ${invalid} tecken är trasiga. Spara om den från källan som ”CSV UTF-8” och skicka den igen.`
		);
	for (const byte of bytes)
		if (UNDEFINED_1252.has(byte))
			throw new Refusal(
				'kan_inte_avkodas',
				'Filens teckenkodning går inte att avgöra. Spara den som ”CSV UTF-8” och skicka den igen.'
			);
	return 'Windows-1252';
}

/** The file's bytes as UTF-8 without a byte order mark. Throws Refusal for half a character of UTF-16. */
export function toUtf8(bytes: Buffer, encoding: Encoding): Buffer {
	if (encoding === 'UTF-8')
		return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
	const name = { 'UTF-16 LE': 'utf16le', 'UTF-16 BE': 'utf16be', 'Windows-1252': 'windows-1252' }[encoding];
	const utf8 = Buffer.from(iconv.decode(bytes, name, { stripBOM: true }), 'utf8');
	// Half a surrogate pair becomes U+FFFD only here.
	const broken = utf8.includes('\ufffd') || utf8.includes(0) || bytes.length % 2 === 1;
	if (encoding !== 'Windows-1252' && broken)
		throw new Refusal(
			'kan_inte_avkodas',
			`Filen är trasig ${encoding}. Spara den som ”CSV UTF-8” och skicka den igen.`
		);
	return utf8;
}
