/** A board belongs to one förbund, and its page speaks of one year. */
import { parseDay } from '#lib/measures/period.ts';
import type { Catalog, Forbund, LoadEntry } from '#lib/server/catalog/index.ts';
import type { Meta } from '#lib/server/lager.ts';
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
	note: string | null;
}

/** The version that was current when the day ended; null when none had been published. */
export function versionAt(history: readonly LoadEntry[], day: string): LoadEntry | null {
	const published = history.filter(
		({ publicerad, version, tid }) => publicerad && version && tid.slice(0, 10) <= day
	);
	return published.reduce<LoadEntry | null>((a, b) => (a && a.tid >= b.tid ? a : b), null);
}

/** Three months before the latest day of the data; where nothing was published by then, the day of the version before this. */
function presetDay(meta: Pick<Meta, 'dataPer' | 'version'>, history: readonly LoadEntry[]): string {
	const preset = threeMonthsBefore(meta.dataPer);
	if (versionAt(history, preset)) return preset;
	const days = history.flatMap(({ publicerad, version, tid }) =>
		publicerad && version ? [{ version, day: tid.slice(0, 10) }] : []
	);
	const first = days
		.filter(({ version }) => version === meta.version)
		.map(({ day }) => day)
		.sort()[0];
	const before = days.filter(({ day }) => first !== undefined && day < first).map(({ day }) => day);
	return before.sort().at(-1) ?? preset;
}

/** The day in `?sedan=`, else the preset one. */
export function chooseSince(
	asked: string | null,
	meta: Pick<Meta, 'dataPer' | 'version'>,
	history: readonly LoadEntry[]
): Since {
	const day = asked ? parseDay(asked) : null;
	return {
		day: day?.fran ?? presetDay(meta, history),
		note: asked && !day ? 'Dagen för förra mötet gick inte att läsa. Skriv den som 2026-09-15.' : null
	};
}
