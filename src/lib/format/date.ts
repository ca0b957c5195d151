/** Dates and periods in words. A date is a string `YYYY-MM-DD`; no time zone is ever involved. */
import { NBSP, NONE } from './number.ts';

export const MONTHS = [
	'januari',
	'februari',
	'mars',
	'april',
	'maj',
	'juni',
	'juli',
	'augusti',
	'september',
	'oktober',
	'november',
	'december'
] as const;

const ORDINALS = ['första', 'andra', 'tredje', 'fjärde'] as const;

const month = (digits: string | undefined): string | undefined => MONTHS[Number(digits) - 1];

/** `2026-03-05` → `5 mars 2026` (U+00A0 inside). Anything else is returned as it is; null → `–`. */
export function formatDate(iso: string | null | undefined): string {
	if (!iso) return NONE;
	const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
	const name = month(match?.[2]);
	return match && name ? [Number(match[3]), name, match[1]].join(NBSP) : iso;
}

/** The day of a moment on Swedish clocks, `YYYY-MM-DD`. */
export const swedishDay = (moment: Date): string =>
	new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short' }).format(moment);

/** An instant `2026-03-05T07:04:00Z` → `5 mars 2026 kl. 08.04` on Swedish clocks. */
export function formatInstant(iso: string | null | undefined): string {
	if (!iso) return NONE;
	const instant = new Date(iso);
	if (Number.isNaN(instant.getTime())) return formatDate(iso);
	const local = new Intl.DateTimeFormat('sv-SE', {
		timeZone: 'Europe/Stockholm',
		dateStyle: 'short',
		timeStyle: 'short'
	}).format(instant);
	const [day = '', clock = ''] = local.split(/\s/);
	return `${formatDate(day)} kl.${NBSP}${clock.replace(':', '.')}`;
}

/** `2024` · `2024-H1` · `2024-T2` · `2024-Q3` · `2024-03` → `2024` · `första halvåret 2024` · `maj–augusti 2024` … */
export function formatPeriod(period: string | null | undefined): string {
	if (!period) return NONE;
	const match = /^(\d{4})(?:-(?:([HTQ])([1-4])|(\d{2})))?$/.exec(period);
	if (!match) return period;
	const [, year, kind, digit, digits] = match;
	const ordinal = ORDINALS[Number(digit) - 1];
	if (kind === 'H') return `${ordinal} halvåret ${year}`;
	if (kind === 'T')
		return `${['januari–april', 'maj–augusti', 'september–december'][Number(digit) - 1]} ${year}`;
	if (kind === 'Q') return `${ordinal} kvartalet ${year}`;
	if (digits) return `${month(digits) ?? digits} ${year}`;
	return year ?? period;
}

/** First and last period as one phrase: `2024`, `2024–2026`, `mars 2024 till maj 2024`. */
export function formatRange(from: string | null | undefined, to: string | null | undefined): string {
	if (!from && !to) return 'hela tiden';
	if (!to) return `från ${formatPeriod(from)}`;
	if (!from) return `till och med ${formatPeriod(to)}`;
	if (from === to) return formatPeriod(from);
	const years = /^\d{4}$/.test(from) && /^\d{4}$/.test(to);
	return years ? `${from}–${to}` : `${formatPeriod(from)} till ${formatPeriod(to)}`;
}
