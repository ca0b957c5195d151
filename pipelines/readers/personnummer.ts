/**
 * Finds personnummer and samordningsnummer in bytes (UTF-8, Latin-1 or CP1252), whatever their spelling:
 * 10 or 12 digits, of any script; `-`, `+`, blanks or other short marks between date and last four; dashes inside the date; as a
 * number with blanks between its thousands; the digits one by one; a point, slash, colon, underscore or bracket before the last four.
 * A hit has a possible date (days 61-91 for samordningsnummer) and a right Luhn digit.
 * Source: SKV 704 and SKV 707 (form and check digit).
 */

/** How the digits of a number may be grouped. */
const SHAPES = [
	'10',
	'12',
	'6,4',
	'8,4',
	'2,6,4',
	'2,4,4',
	'4,2,2,4',
	'2,2,2,4',
	'4,4,4',
	'2,2,2,2,4',
	'1,3,3,3',
	'3,3,3,3',
	Array(10).fill('1').join(),
	Array(12).fill('1').join()
];
const MAX_GAP = 5;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isDigit = (c: number): boolean => c >= 48 && c <= 57;
/** Marks that may stand inside a number: blank, `+`, `-`, and any byte of a non-ASCII blank or dash. */
const isMark = (c: number): boolean => c === 32 || c === 43 || c === 45 || c >= 128;
/** Marks that hardly anybody but one who hides a number puts before its last four: `.`, `/`, `:`, `_`, `(`, `)`, `\\`, `*`. */
const isOdd = (c: number): boolean =>
	c === 46 || c === 47 || c === 58 || c === 95 || c === 40 || c === 41 || c === 92 || c === 42;
const isWord = (c: number): boolean => (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || isDigit(c);

/** True when these 10 or 12 digits are a possible personnummer or samordningsnummer. */
export function isPersonnummer(digits: string): boolean {
	if (digits.length === 12 && !/^(18|19|20)/.test(digits)) return false;
	const ten = digits.slice(-10);
	const month = Number(ten.slice(2, 4));
	let day = Number(ten.slice(4, 6));
	if (day > 60) day -= 60;
	if (month < 1 || month > 12 || day < 1 || day > (DAYS[month - 1] ?? 0)) return false;
	let sum = 0;
	for (let i = 0; i < 10; i++) {
		const product = Number(ten[i]) * (i % 2 === 0 ? 2 : 1);
		sum += product > 9 ? product - 9 : product;
	}
	return sum % 10 === 0;
}

/** A keyed pseudonym (a long hexadecimal text or a UUID) may hold any digits. */
function insideHash(bytes: Uint8Array, from: number, to: number): boolean {
	let a = from;
	let b = to;
	while (a > 0 && (isWord(bytes[a - 1] ?? 0) || bytes[a - 1] === 45) && from - a < 64) a--;
	while (b < bytes.length && (isWord(bytes[b] ?? 0) || bytes[b] === 45) && b - to < 64) b++;
	const token = Buffer.from(bytes.buffer, bytes.byteOffset + a, b - a).toString('latin1');
	return (
		/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(token) ||
		(/^[0-9a-f]{20,}$/i.test(token) && /[a-f]/i.test(token))
	);
}

/** `20240115_0930` is a day and a time: those born since 2000 are looked for with the ordinary marks only. */
const isMoment = (date: string, last: string): boolean =>
	/^(20|[0-4]\d(?=.{4}$))/.test(date) && /^([01]\d|2[0-3])[0-5]\d$/.test(last);

/**
 * Is the date that ends at `at` followed by an odd mark, and the last four of a number? Six digits, a point and four are an amount as often
 * (a salary with its fees of 31.42 %): that takes the century too.
 */
function isOddly(bytes: Uint8Array, from: number, at: number): boolean {
	if (at - from === 6 && bytes[at] === 46) return false;
	let next = at;
	while (next - at < 3 && (isOdd(bytes[next] ?? 0) || bytes[next] === 32)) next++;
	for (let i = next; i < next + 4; i++) if (!isDigit(bytes[i] ?? 0)) return false;
	if (isDigit(bytes[next + 4] ?? 0)) return false;
	const text = (a: number, b: number) => Buffer.from(bytes.subarray(a, b)).toString('latin1');
	const [date, last] = [text(from, at), text(next, next + 4)];
	return isPersonnummer(date + last) && !isMoment(date, last) && !insideHash(bytes, from, next + 4);
}

interface Group {
	from: number;
	to: number;
}

/** `2024-01-01 – 2024-12-31` is two dates: the year of the second is no last four digits. */
function beginsDate(bytes: Uint8Array, groups: readonly Group[], at: number): boolean {
	const [year, month, day] = groups.slice(at, at + 3) as (Group | undefined)[];
	if (!year || !month || !day) return false;
	const size = ({ from, to }: Group) => to - from;
	return (
		bytes[year.from] === (bytes[year.from + 1] === 48 ? 50 : 49) &&
		size(month) === 2 &&
		size(day) === 2 &&
		bytes[year.to] === 45 &&
		month.from - year.to === 1 &&
		bytes[month.to] === 45 &&
		day.from - month.to === 1
	);
}

function hitIn(bytes: Uint8Array, groups: readonly Group[]): number | null {
	for (let i = 0; i < groups.length; i++) {
		let shape = '';
		let digits = '';
		for (let j = i; j < groups.length && digits.length < 12; j++) {
			const group = groups[j] as Group;
			if (group.to - group.from > 12) break;
			shape += (shape ? ',' : '') + (group.to - group.from);
			for (let k = group.from; k < group.to; k++) digits += String.fromCharCode(bytes[k] as number);
			if (SHAPES.includes(shape) && isPersonnummer(digits) && !(j > i && beginsDate(bytes, groups, j))) {
				const start = (groups[i] as Group).from;
				if (!insideHash(bytes, start, group.to)) return start;
			}
		}
	}
	return null;
}

/** The digit groups between two offsets. */
function groupsIn(bytes: Uint8Array, from: number, to: number): Group[] {
	const groups: Group[] = [];
	for (let i = from; i < to; i++) {
		if (!isDigit(bytes[i] as number)) continue;
		const start = i;
		while (i < to && isDigit(bytes[i] as number)) i++;
		groups.push({ from: start, to: i });
	}
	return groups;
}

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

/** Offset near the first number in `bytes` that has digits of another script. */
function findForeign(bytes: Uint8Array): number | null {
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	for (const lead of FOREIGN)
		for (let at = buffer.indexOf(lead); at >= 0; at = buffer.indexOf(lead, at + AROUND)) {
			const near = buffer.toString('utf8', Math.max(0, at - AROUND), at + 2 * AROUND);
			if (/[^\P{Nd}0-9]/u.test(near) && findPlain(Buffer.from(inAscii(near))) !== null) return at;
		}
	return null;
}

/** Ten or twelve digits in scientific form with all of them kept: `6,408233234E+09`. */
const SCIENTIFIC = /(?<![\d.,])(\d)[.,](\d{7,11})E\+?(?:0?9|11)$/i;

/** Offset of the first number that is written in scientific form. */
function findScientific(bytes: Uint8Array): number | null {
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	for (const mark of ['E+', 'e+'])
		for (let at = buffer.indexOf(mark); at >= 0; at = buffer.indexOf(mark, at + 2)) {
			const from = Math.max(0, at - 14);
			const [whole, first, rest] =
				SCIENTIFIC.exec(/^.*?E\+\d*/is.exec(buffer.toString('latin1', from, at + 4))?.[0] ?? '') ?? [];
			if (!whole || !first || !rest) continue;
			const digits = (first + rest).padEnd(/11$/.test(whole) ? 12 : 10, '0');
			if (isPersonnummer(digits)) return at - whole.search(/E/i);
		}
	return null;
}

/** Offset of the first number in `bytes`, or null. */
export function findPersonnummer(bytes: Uint8Array): number | null {
	return findPlain(bytes) ?? findForeign(bytes) ?? findScientific(bytes);
}

/** Linear, and without a thing made for runs of under ten digits. */
function findPlain(bytes: Uint8Array): number | null {
	const length = bytes.length;
	let start = -1;
	let digits = 0;
	let gap = 0;
	let own = 0;
	for (let i = 0; i <= length; i++) {
		const c = i < length ? (bytes[i] as number) : 10;
		if (c >= 48 && c <= 57) {
			if (start < 0) start = i;
			digits++;
			own = gap > 0 ? 1 : own + 1;
			gap = 0;
		} else if (start >= 0) {
			gap++;
			if (gap === 1 && (own === 6 || own === 8) && isOdd(c) && isOddly(bytes, i - own, i)) return i - own;
			if (isMark(c) && gap <= MAX_GAP) continue;
			if (digits >= 10) {
				const hit = hitIn(bytes, groupsIn(bytes, start, i));
				if (hit !== null) return hit;
			}
			start = -1;
			digits = 0;
			own = 0;
		}
	}
	return null;
}
