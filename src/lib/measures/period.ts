/** A span of days, both inside, as `YYYY-MM-DD`. */
export interface Span {
	fran: string;
	till: string;
}

export const periodTypes = ['ar', 'halvar', 'tertial', 'kvartal', 'manad'] as const;
export type PeriodType = (typeof periodTypes)[number];

/** How a period is written, for error texts. */
export const periodForms = '2024, 2024-H1, 2024-T2, 2024-Q3 eller 2024-03';

const months: Record<string, number> = { H: 6, T: 4, Q: 3 };
const types: Record<string, PeriodType> = { H: 'halvar', T: 'tertial', Q: 'kvartal' };

const two = (value: number) => String(value).padStart(2, '0');

/** The last day of a month in the Gregorian calendar. */
function lastDay(year: number, month: number): number {
	if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
	return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function split(text: string): { year: number; first: number; count: number; type: PeriodType } | null {
	const match = /^(\d{4})(?:-(?:([HTQ])([1-4])|(\d{2})))?$/.exec(text);
	if (!match) return null;
	const year = Number(match[1]);
	if (year < 1900 || year > 2100) return null;
	const [, , letter, part, month] = match;
	if (letter) {
		const count = months[letter]!;
		const number = Number(part);
		if (number * count > 12) return null;
		return { year, first: (number - 1) * count + 1, count, type: types[letter]! };
	}
	if (!month) return { year, first: 1, count: 12, type: 'ar' };
	const first = Number(month);
	return first < 1 || first > 12 ? null : { year, first, count: 1, type: 'manad' };
}

/** `2024`, `2024-H1`, `2024-T2`, `2024-Q3`, `2024-03` → first and last day, or null when it is none of them. */
export function parsePeriod(text: string): Span | null {
	const parts = split(text);
	if (!parts) return null;
	const last = parts.first + parts.count - 1;
	return {
		fran: `${parts.year}-${two(parts.first)}-01`,
		till: `${parts.year}-${two(last)}-${two(lastDay(parts.year, last))}`
	};
}

/** Which kind of period the text names, or null. */
export function periodType(text: string): PeriodType | null {
	return split(text)?.type ?? null;
}

/** One day `2024-03-15` as a span of itself, or null when it is no day of the calendar. */
export function parseDay(text: string): Span | null {
	const month = /^\d{4}-\d{2}(?=-\d{2}$)/.exec(text)?.[0];
	const span = month ? parsePeriod(month) : null;
	return span && text >= span.fran && text <= span.till ? { fran: text, till: text } : null;
}
