/** Which period a report speaks of. */
import { formatDate, formatPeriod } from '../format/index.ts';
import { parsePeriod } from '../measures/period.ts';
import type { Mall } from './templates.ts';

export interface ReportPeriod {
	/** `2026` or `2026-H1`. */
	kod: string;
	/** First and last day, both inside. */
	fran: string;
	till: string;
	ar: string;
	/** In words: `första halvåret 2026`, `2026 (till och med 31 oktober)`. */
	text: string;
	/** Inside a sentence: `första halvåret 2026`, `hittills 2026`. */
	kort: string;
	/** True when the data end before the period does. */
	partial: boolean;
}

/** Periods a report can speak of, the latest first: those that have begun by the last day of the data. */
export function periodChoices(kind: Mall['period'], years: readonly number[], dataPer: string): string[] {
	const all = years.flatMap((year) => (kind === 'halvar' ? [`${year}-H1`, `${year}-H2`] : [String(year)]));
	return all.filter((kod) => (parsePeriod(kod)?.fran ?? '9') <= dataPer).reverse();
}

/** What is spoken of when nothing is chosen: the year so far, or the latest whole half-year or year. */
export function defaultPeriod(
	kind: Mall['period'],
	choices: readonly string[],
	dataPer: string
): string | null {
	const whole = choices.find((kod) => (parsePeriod(kod)?.till ?? '9') <= dataPer);
	return (kind === 'hittills' ? undefined : whole) ?? choices[0] ?? null;
}

/** `31 oktober` where the year is already said, else `31 oktober 2026`. */
const lastDay = (day: string, kod: string): string =>
	kod.startsWith(day.slice(0, 4)) ? formatDate(day).slice(0, -5) : formatDate(day);

/** Null when the text is no year or half-year. */
export function reportPeriod(kod: string, dataPer: string): ReportPeriod | null {
	const span = /^\d{4}(-H[12])?$/.test(kod) ? parsePeriod(kod) : null;
	if (!span) return null;
	const partial = span.till > dataPer;
	return {
		kod,
		...span,
		ar: kod.slice(0, 4),
		text: formatPeriod(kod) + (partial ? ` (till och med ${lastDay(dataPer, kod)})` : ''),
		kort: (partial ? 'hittills ' : '') + formatPeriod(kod),
		partial
	};
}
