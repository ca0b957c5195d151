/** Days as whole numbers since 1970-01-01, ISO text at the edges; no time zone anywhere. */

/** The demo's last day: nothing in it is later. Fixed, so that the same seed gives the same bytes next year too. */
export const DATA_END = '2026-10-31';

const DAY = 86_400_000;

export const day = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
export const iso = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
export const year = (iso: string): number => Number(iso.slice(0, 4));
export const addDays = (from: string, days: number): string => iso(day(from) + days);

/** Same day `months` later, or the month's last day where it has no such day. */
export function addMonths(from: string, months: number): string {
	const [y, m, d] = from.split('-').map(Number) as [number, number, number];
	const last = new Date(Date.UTC(y, m + months, 0));
	const day = Math.min(d, last.getUTCDate());
	return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), day)).toISOString().slice(0, 10);
}

/** The next working day (Monday to Friday) on or after the day. */
export function workday(value: number): number {
	const weekday = (value + 4) % 7;
	return weekday === 6 ? value + 2 : weekday === 0 ? value + 1 : value;
}

export const min = (a: string, b: string): string => (a < b ? a : b);
export const max = (a: string, b: string): string => (a > b ? a : b);

/** How many begin in each month, January first: few in July and December, many when the terms begin. */
export const SEASON = [1.25, 1.15, 1.1, 1, 1, 0.7, 0.2, 1.15, 1.35, 1.15, 1, 0.45] as const;
