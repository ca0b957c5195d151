/** How digits of other scripts than ASCII's begin in UTF-8; of the emoji's plane only those that are digits. */
const FOREIGN = [
	...[[0xd9], [0xdb], [0xdf], [0xe0], [0xe1], [0xea], [0xef, 0xbc]],
	...[0x90, 0x91, 0x96, 0x9c, 0x9d, 0x9e].map((second) => [0xf0, second]),
	[0xf0, 0x9f, 0xaf]
].map((lead) => Buffer.from(lead));

/** Digits of any script as ASCII: they stand in tens, one or more together, each from its nought. */
function inAscii(text: string): string {
	return text.normalize('NFKC').replace(/[^\P{Nd}0-9]/gu, (digit) => {
		const at = digit.codePointAt(0) ?? 0;
		let first = at;
		while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--;
		return String((at - first) % 10);
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
