/** Which period a page speaks of, and how it says so. */
import { formatDate, formatRange } from '#lib/format/index.ts';
import { parsePeriod } from '#lib/measures/period.ts';
import type { Scope } from '#lib/server/scope.ts';

export interface Period {
	/** What is asked; neither when the period is all the time there is. */
	from?: string;
	to?: string;
	/** First and last as a reader would choose them. */
	first?: string;
	last?: string;
	/** In words: `2024–2026 (till och med 30 september 2026)`. */
	text: string;
	/** True when the last day of the period is after the latest day the data speak of. */
	partial: boolean;
}

/** `31 oktober` when the year is already said, else `31 oktober 2026`. */
const lastDay = (day: string, to: string): string =>
	to === day.slice(0, 4) ? formatDate(day).slice(0, -5) : formatDate(day);

/**
 * The reader's own period, else the `latest` years. What has ended is shown whole: a release holds all time, single years
 * and the latest three, so a period that is all there is is asked for as all time.
 */
export function choosePeriod(scope: Scope, latest: number): Period {
	const { fran, till } = scope.filters;
	const last = scope.years.at(-1);
	const first = scope.years[0];
	if (last === undefined || first === undefined) {
		const text = fran || till ? formatRange(fran, till) : 'hela tiden';
		return { ...(fran && { from: fran }), ...(till && { to: till }), text, partial: false };
	}
	const hasEnded = last < Number(scope.meta.dataPer.slice(0, 4));
	const to = till ?? String(Math.max(last, Number((fran ?? '0').slice(0, 4))));
	const back = hasEnded && !till ? Infinity : latest;
	const from =
		fran ?? String(Math.min(Math.max(first, Number(to.slice(0, 4)) - back + 1), Number(to.slice(0, 4))));
	const end = parsePeriod(to)?.till ?? '';
	const partial = end > scope.meta.dataPer && (parsePeriod(from)?.fran ?? '') <= scope.meta.dataPer;
	const text = formatRange(from, to) + (partial ? ` (till och med ${lastDay(scope.meta.dataPer, to)})` : '');
	const isAll = (parsePeriod(from)?.fran ?? '') <= `${first}-01-01` && end >= `${last}-12-31`;
	return { ...(isAll ? {} : { from, to }), first: from, last: to, text, partial };
}
