/** A board belongs to one förbund, and its page speaks of one year. */
import { parseDay } from '#lib/measures/period.ts';
import type { Catalog, Forbund } from '#lib/server/catalog/index.ts';
import type { Scope } from '#lib/server/scope.ts';
import { choosePeriod, type Period } from '../shared/period.ts';

/** The förbund when none is chosen: among those with the latest data the one with the most insatser, else by name. */
export function presetForbund({ forbund, insatser }: Catalog): Forbund | null {
	const last = Math.max(...insatser.map(({ till }) => till ?? -Infinity));
	const active = (one: Forbund) =>
		insatser.filter(({ forbund_id, till }) => forbund_id === one.forbund_id && till === last).length;
	return forbund.reduce<Forbund | null>((a, b) => (a && active(a) >= active(b) ? a : b), null);
}

export interface Year {
	/** `2026`; null when the förbund has no data at all. */
	year: string | null;
	period: Period;
	/** Said when the address asks for something else than a year. */
	note: string | null;
}

/** The year of the address's `till` (or `fran`), else the latest there is. */
export function chooseYear(scope: Scope): Year {
	const { fran, till } = scope.filters;
	const asked = till ?? fran;
	const year = asked?.slice(0, 4) ?? (scope.years.at(-1) === undefined ? null : String(scope.years.at(-1)));
	const filters = { ...scope.filters, fran: year, till: year };
	const isYear = (text: string | null) => text === null || text === year;
	return {
		year,
		period: choosePeriod({ ...scope, filters }, 1),
		note: isYear(fran) && isYear(till) ? null : `Sidan visar ett år i taget: ${year}.`
	};
}

/** A stretch of time a figure may be shown for when the year itself is not. */
export interface Span {
	from?: string;
	to?: string;
	text: string;
}

/** The year, then the latest three (where a release has them), then all time. */
export function spansOf(scope: Pick<Scope, 'meta'>, year: string | null): Span[] {
	const all: Span = { text: 'hela tiden' };
	if (year === null) return [all];
	const own: Span = { from: year, to: year, text: year };
	const first = String(Number(year) - 2);
	const isLatest = year === scope.meta.dataPer.slice(0, 4);
	return isLatest ? [own, { from: first, to: year, text: `${first}–${year}` }, all] : [own, all];
}

/** `YYYY-MM-DD` three months before; the last day of a shorter month. */
export function threeMonthsBefore(day: string): string {
	const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
	const at = new Date(Date.UTC(year, month - 4, 1));
	const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
	at.setUTCDate(Math.min(date, last));
	return at.toISOString().slice(0, 10);
}

export interface Since {
	/** The day of the last meeting. */
	day: string;
	chosen: boolean;
	note: string | null;
}

/** The day in `?sedan=`, else three months before the latest day the data speak of. */
export function chooseSince(asked: string | null, dataPer: string): Since {
	const preset = threeMonthsBefore(dataPer);
	if (!asked) return { day: preset, chosen: false, note: null };
	const day = parseDay(asked);
	if (!day)
		return {
			day: preset,
			chosen: false,
			note: 'Dagen för förra mötet gick inte att läsa. Skriv den som 2026-09-15.'
		};
	return { day: day.fran, chosen: true, note: null };
}
