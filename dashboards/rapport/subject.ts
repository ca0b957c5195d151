/** What one report is about, and how it asks. */
import { isOutside } from '#lib/compare/index.ts';
import { formatRange } from '#lib/format/index.ts';
import type { JudgedGoal } from '#lib/goals/index.ts';
import type { Cut, MeasureRow } from '#lib/measures/types.ts';
import { reportPeriod, type ReportPeriod } from '#lib/report/period.ts';
import type { Mall } from '#lib/report/templates.ts';
import type { Annotation } from '#lib/report/types.ts';
import type { Insats } from '#lib/server/catalog/index.ts';
import type { Scope } from '#lib/server/scope.ts';
import { about, type About } from '../insats/about.ts';
import type { Period } from '../shared/period.ts';
import { rakningHref } from '../shared/rakning.ts';

export interface Subject {
	/** Kept to the förbund; the reader's own period is not in it, since the report has its own. */
	scope: Scope;
	mall: Mall;
	/** Null when the whole förbund is reported. */
	insats: Insats | null;
	/** `Samordningsförbundet Umeåregionen`, or the insats. */
	namn: string;
	period: ReportPeriod;
	/** Calendar years with data, none after the report's own. */
	years: string[];
	goals: readonly JudgedGoal[];
	annotations: readonly Annotation[];
	ask(matt: string, cut?: Partial<Cut>): Promise<MeasureRow[]>;
	rakning(matt: string, cut?: Partial<Cut>): string;
}

interface Given extends Pick<Subject, 'scope' | 'mall' | 'insats' | 'period' | 'goals' | 'annotations'> {
	forbund: { forbund_id: string; namn: string };
}

export function subjectOf({ forbund, ...given }: Given): Subject {
	const { scope, insats, period } = given;
	const where: Record<string, readonly string[]> = {
		...(scope.catalog.forbund.length > 1 && { forbund: [forbund.forbund_id] }),
		...(insats && { insats: [insats.insats_id] })
	};
	const one = insats ? about(scope, insats) : null;
	return {
		...given,
		namn: insats?.namn ?? forbund.namn,
		years: (one?.scope ?? scope).years.map(String).filter((year) => year <= period.ar),
		ask: (matt, cut = {}) => scope.ask(matt, { ...cut, where: { ...where, ...cut.where } }),
		rakning: (matt, cut = {}) => rakningHref(scope, matt, { ...cut, where: { ...where, ...cut.where } })
	};
}

/** A time that is released, in words. Neither end: all the time there is. */
export interface Window {
	from?: string;
	to?: string;
	text: string;
	/** True when it is the report's own period. */
	own: boolean;
}

/** From the report's own period outwards: its year, the latest three years when it ends there, all the time. */
function windowsOf({ period, scope }: Subject): Window[] {
	const { kod, ar, kort } = period;
	const year = reportPeriod(ar, scope.meta.dataPer)?.kort ?? ar;
	const first = scope.years[0];
	const last = scope.years.at(-1);
	const three =
		last !== undefined && first !== undefined && String(last) === ar
			? [String(Math.max(first, last - 2)), ar]
			: null;
	return [
		{ from: kod, to: kod, text: kort, own: true },
		...(kod === ar ? [] : [{ from: ar, to: ar, text: year, own: false }]),
		...(three ? [{ from: three[0], to: three[1], text: formatRange(three[0], three[1]), own: false }] : []),
		{ text: 'hela tiden', own: false }
	];
}

/**
 * The narrowest time for which the measure is released, cut like this: never a narrower one that is not. Where a year shows
 * nothing and the latest three years do, those are told instead.
 */
export async function nearest(subject: Subject, matt: string, by: string[] = []): Promise<Window> {
	const windows = windowsOf(subject);
	let released: Window | undefined;
	for (const window of windows) {
		if (released && !window.from) break;
		const rows = await subject.ask(matt, { by, ...spanOf(window) });
		if (isOutside(rows)) continue;
		if (!rows.every(({ status }) => status === 'skyddad')) return window;
		released ??= window;
	}
	return released ?? (windows.at(-1) as Window);
}

/** The widest of one year and the latest three: shares of few people say more together. */
export async function widest(subject: Subject, matt: string, by: string[] = []): Promise<Window> {
	const wide = windowsOf(subject).filter(({ from, to }) => from !== to);
	for (const window of wide) {
		if (!window.from) continue;
		if (!isOutside(await subject.ask(matt, { by, ...spanOf(window) }))) return window;
	}
	return nearest(subject, matt, by);
}

export const spanOf = ({ from, to }: Pick<Window, 'from' | 'to'>): { from?: string; to?: string } => ({
	...(from && { from }),
	...(to && { to })
});

/** A window as the views of one page know it. */
export const periodOf = (window: Window): Period => ({
	...spanOf(window),
	...(window.from && { first: window.from }),
	...(window.to && { last: window.to }),
	text: window.text,
	partial: false
});

/** The insats of the report as its own page asks for it, over a window. */
export function aboutOf({ scope, insats }: Subject, window: Window): About | null {
	if (!insats) return null;
	const filters = { ...scope.filters, fran: window.from ?? null, till: window.to ?? null };
	const one = about({ ...scope, filters }, insats);
	return { ...one, period: periodOf(window) };
}

/** Said where a figure is told for another time than the report's own. */
export const windowNote = ({ period }: Subject, window: Window): string[] =>
	window.own ? [] : [`Siffrorna gäller ${window.text}: för ${period.kort} visas de inte.`];
