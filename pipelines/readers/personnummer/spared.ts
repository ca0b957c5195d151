/** What has the digits of a personnummer and is none. */
import { isDigit, type Group } from './bytes.ts';

const isWord = (c: number): boolean => (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || isDigit(c);

/** A keyed pseudonym (a long hexadecimal text or a UUID) may hold any digits. */
export function insideHash(bytes: Uint8Array, from: number, to: number): boolean {
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
export const isMoment = (date: string, last: string): boolean =>
	/^(20|[0-4]\d(?=.{4}$))/.test(date) && /^([01]\d|2[0-3])[0-5]\d$/.test(last);

/** `2024-01-01 – 2024-12-31` is two dates: the year of the second is no last four digits. */
export function beginsDate(bytes: Uint8Array, groups: readonly Group[], at: number): boolean {
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
