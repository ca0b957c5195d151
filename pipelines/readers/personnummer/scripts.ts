/** How digits of other scripts begin in UTF-8: full-width, Arabic, Persian, Indian, mathematical. */
const FOREIGN = [[0xef, 0xbc], [0xd9], [0xdb], [0xe0], [0xf0, 0x9d]].map((lead) => Buffer.from(lead));

/** Digits of any script as ASCII, each the nearest zero of its script counted from; what has none stays. */
function inAscii(text: string): string {
	return text.normalize('NFKC').replace(/[^\P{Nd}0-9]/gu, (digit) => {
		const at = digit.codePointAt(0) ?? 0;
		let zero = at;
		while (at - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
		return String(at - zero);
	});
}

/** What is looked at on both sides of a digit of another script: longer than any spelling of a number. */
const AROUND = 120;

/** Offset near the first number in `bytes` that has digits of another script; `find` looks at them as ASCII. */
export function findForeign(bytes: Uint8Array, find: (ascii: Uint8Array) => number | null): number | null {
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	for (const lead of FOREIGN)
		for (let at = buffer.indexOf(lead); at >= 0; at = buffer.indexOf(lead, at + AROUND)) {
			const near = buffer.toString('utf8', Math.max(0, at - AROUND), at + 2 * AROUND);
			if (/[^\P{Nd}0-9]/u.test(near) && find(Buffer.from(inAscii(near))) !== null) return at;
		}
	return null;
}
