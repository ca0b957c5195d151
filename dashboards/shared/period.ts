/** Which period a page speaks of, and how it says so. */
import { formatDate, formatRange } from '#lib/format/index.ts';
import { parsePeriod } from '#lib/measures/period.ts';
import type { Scope } from '#lib/server/scope.ts';

export interface Period {
	from?: string;
	to?: string;
	/** In words: `2024–2026 (till och med 30 september 2026)`. */
	text: string;
	/** True when the last day of the period is after the latest day the data speak of. */
	partial: boolean;
}

/** `31 oktober` when the year is already said, else `31 oktober 2026`. */
const lastDay = (day: string, to: string): string =>
	to === day.slice(0, 4) ? formatDate(day).slice(0, -5) : formatDate(day);

/** The reader's own period, else the `latest` years that the scope has data for. */
export function choosePeriod(scope: Scope, latest: number): Period {
	const { fran, till } = scope.filters;
	const last = scope.years.at(-1);
	const first = scope.years[0];
	if (last === undefined || first === undefined) {
		const text = fran || till ? formatRange(fran, till) : 'hela tiden';
		return { ...(fran && { from: fran }), ...(till && { to: till }), text, partial: false };
	}
	const to = till ?? String(Math.max(last, Number((fran ?? '0').slice(0, 4))));
	const from =
		fran ?? String(Math.min(Math.max(first, Number(to.slice(0, 4)) - latest + 1), Number(to.slice(0, 4))));
	const end = parsePeriod(to)?.till ?? '';
	const partial = end > scope.meta.dataPer && (parsePeriod(from)?.fran ?? '') <= scope.meta.dataPer;
	const text = formatRange(from, to) + (partial ? ` (till och med ${lastDay(scope.meta.dataPer, to)})` : '');
	return { from, to, text, partial };
}
