/** Which days of the chosen period a side really ran. */
import { parsePeriod } from '../measures/period.ts';
import { HALF_YEAR } from './settings.ts';
import type { Place, Subject } from './types.ts';

export interface Days {
	fran: string;
	till: string;
}

const DAY = 86_400_000;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Whole days from one day to another, without time zones. */
export const daysBetween = (from: string, to: string): number => Math.round((at(to) - at(from)) / DAY);

const later = (a: string, b: string): string => (a > b ? a : b);
const earlier = (a: string, b: string): string => (a < b ? a : b);

/** The days of the period in which the side ran; null when it did not run then, or nobody says when it ran. */
export function daysOf(
	place: Place,
	{ from, to, dataPer }: Pick<Subject, 'from' | 'to' | 'dataPer'>
): Days | null {
	const start = place.start ?? (place.fran === null ? null : `${place.fran}-01-01`);
	if (start === null) return null;
	const end = place.slut ?? (place.till === null || place.start ? dataPer : `${place.till}-12-31`);
	const fran = later(start, (from && parsePeriod(from)?.fran) || start);
	const till = earlier(earlier(end, dataPer), (to && parsePeriod(to)?.till) || dataPer);
	return fran <= till ? { fran, till } : null;
}

/** The calendar years of which at least half a year lies within the days. */
export function yearsOf({ fran, till }: Days): number[] {
	const years: number[] = [];
	for (let year = Number(fran.slice(0, 4)); year <= Number(till.slice(0, 4)); year++) {
		const inside = daysBetween(later(fran, `${year}-01-01`), earlier(till, `${year}-12-31`)) + 1;
		if (inside >= HALF_YEAR) years.push(year);
	}
	return years;
}
