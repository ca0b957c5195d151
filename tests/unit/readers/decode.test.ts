import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decideEncoding, toUtf8 } from '#pipelines/readers/decode.ts';
import { Refusal } from '#pipelines/refusal.ts';

const TEXT = 'insats_id;namn;kön\r\nkrus;”Åre – Öland” é €;kvinna\r\n'.repeat(3);
const decoded = (bytes: Buffer) => {
	const encoding = decideEncoding(bytes);
	return [encoding, toUtf8(bytes, encoding).toString('utf8')];
};
const code = (work: () => unknown): string => {
	try {
		work();
	} catch (error) {
		if (error instanceof Refusal) return error.code;
		throw error;
	}
	return 'läst';
};

describe('the encoding of a file', () => {
	it.each([
		['UTF-8', 'utf8', false],
		['UTF-8', 'utf8', true],
		['UTF-16 LE', 'utf16le', true],
		['UTF-16 LE', 'utf16le', false],
		['UTF-16 BE', 'utf16be', true],
		['UTF-16 BE', 'utf16be', false],
		['Windows-1252', 'windows-1252', false]
	])('%s (%s, mark: %s) is decided and read as it was written', (name, encoding, addBOM) => {
		expect(decoded(iconv.encode(TEXT, encoding, { addBOM }))).toEqual([name, TEXT]);
	});

	it('plain ASCII is UTF-8', () => {
		expect(decoded(Buffer.from('a;b\n1;2\n'))).toEqual(['UTF-8', 'a;b\n1;2\n']);
	});

	it('all of Windows-1252 comes out as the characters it stands for', () => {
		const bytes = Buffer.from(
			Array.from({ length: 256 }, (_, i) => i).filter(
				(i) => i >= 32 && ![0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(i)
			)
		);
		// The rows 8 and 9 of the code page, from Microsoft's table.
		expect(toUtf8(bytes, 'Windows-1252').toString('utf8')).toContain('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ');
	});

	it('Swedish text comes back whole from every encoding', () => {
		const words = fc.stringMatching(/^[a-zåäöA-ZÅÄÖé0-9 ;,.–”€-]{20,200}$/);
		fc.assert(
			fc.property(words, fc.constantFrom('utf8', 'utf16le', 'utf16be'), (text, encoding) => {
				expect(decoded(iconv.encode(text, encoding, { addBOM: true }))[1]).toBe(text);
			}),
			{ seed: 8, numRuns: 300 }
		);
		fc.assert(
			fc.property(fc.stringMatching(/^[a-zåäöÅÄÖ0-9 ;\n]{20,200}$/), (text) => {
				expect(decoded(iconv.encode(text, 'windows-1252'))[1]).toBe(text);
			}),
			{ seed: 8, numRuns: 300 }
		);
	});
});

describe('what cannot be decoded is refused by name', () => {
	const utf8 = Buffer.from(TEXT);
	const broken = Buffer.from(utf8);
	broken[utf8.indexOf(0xc3) + 1] = 0x20;
	it.each([
		['UTF-8 with a broken place', broken, 'blandad_kodning'],
		[
			'UTF-8 cut in the middle of a character',
			utf8.subarray(0, utf8.lastIndexOf(0xe2) + 1),
			'blandad_kodning'
		],
		[
			'UTF-16 cut in the middle of a character',
			iconv.encode(TEXT, 'utf16le', { addBOM: true }).subarray(0, 41),
			'kan_inte_avkodas'
		],
		[
			'UTF-16 with half a surrogate pair',
			Buffer.from([0xff, 0xfe, 0x41, 0, 0x00, 0xd8, 0x42, 0]),
			'kan_inte_avkodas'
		],
		['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0, 0x62, 0, 0, 0]), 'kan_inte_avkodas'],
		['binary', Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 1, 2, 3, 200]), 'kan_inte_avkodas'],
		['bytes that Windows-1252 does not have', Buffer.from([0x61, 0x81, 0x62, 0x9d]), 'kan_inte_avkodas']
	])('%s', (_, bytes, expected) => {
		expect(code(() => toUtf8(bytes, decideEncoding(bytes)))).toBe(expected);
	});

	it('any bytes are read or refused, never anything else', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
				code(() => toUtf8(Buffer.from(bytes), decideEncoding(bytes)));
			}),
			{ seed: 8, numRuns: 2000 }
		);
	});
});
