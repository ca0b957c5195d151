/** Which times of the lattice a question is about. */
import { parsePeriod, type Span } from '../measures/period.ts';
import type { Question } from '../measures/question.ts';
import type { Count } from '../measures/types.ts';
import { fineness, fineYears, time, type Fine } from './lattice.ts';

/** The days a release speaks of. */
export interface Extent {
	firstYear: number;
	lastYear: number;
	dataPer: string;
	/** Years in a row for which persons were counted once: `2024..2026`. */
	runs: ReadonlySet<string>;
	/** Half-years and months in which anybody was counted: `2026-H1`, `2026-03`. */
	fine: ReadonlySet<string>;
}

/** One row of the answer in time. Each way is a set of times whose figures add up to what was asked; the first that is shown counts. */
export interface Moment {
	by: Record<string, string>;
	ways: Way[];
}

export interface Way {
	times: string[];
	/** Times that must be nobody for the way to be what was asked. */
	empty: string[];
}

const yearsIn = (from: number, to: number): number[] =>
	Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

/** Whole years a span stands for: what lies before the first year or after the last day of the data is nothing. */
function wholeYears({ fran, till }: Span, { firstYear, lastYear, dataPer }: Extent): [number, number] | null {
	const first = Number(fran.slice(0, 4));
	const last = Number(till.slice(0, 4));
	const from = first < firstYear ? firstYear : fran.endsWith('-01-01') ? first : null;
	const to = till >= dataPer ? lastYear : till.endsWith('-12-31') ? last : null;
	return from === null || to === null || from > to ? null : [from, to];
}

/** Half-years or months of the release that make up the span; what lies after the last day of the data is nothing. */
function within({ fran, till }: Span, { fine, dataPer }: Extent, kind: Fine): string[] | null {
	const end = till > dataPer ? dataPer : till;
	const inside = [...fine].sort().filter((name) => {
		if (fineness(name) !== kind) return false;
		const own = parsePeriod(name)!;
		return own.fran >= fran && own.fran <= end;
	});
	if (inside.length === 0) return null;
	const spans = inside.map((name) => parsePeriod(name)!);
	const last = spans.at(-1)!.till;
	const isWhole =
		spans[0]!.fran === fran &&
		(last === till || last >= dataPer) &&
		(last <= till || till >= dataPer) &&
		spans.every((own, i) => i === 0 || dayBefore(own.fran) === spans[i - 1]!.till);
	return isWhole ? inside : null;
}

/** The span put together of half-years, or of months. */
const finer = (span: Span, extent: Extent): Way[] =>
	(['halvar', 'manad'] as const).flatMap((kind) => {
		const times = within(span, extent, kind);
		return times ? [{ times, empty: [] }] : [];
	});

function additive(span: Span, extent: Extent): Way[] {
	const { lastYear } = extent;
	const years = wholeYears(span, extent);
	if (!years) return finer(span, extent);
	const [from, to] = years;
	const inside = yearsIn(from, to).map(String);
	const ways: Way[] = [];
	const isLatest = to === lastYear && from === lastYear - 2;
	if (from === to || isLatest) ways.push({ times: [time.run(String(from), String(to))], empty: [] });
	if (inside.length > 1) ways.push({ times: inside, empty: [] });
	ways.push(everything(inside, extent), ...finer(span, extent));
	return ways;
}

/** All time stands for a span when there is nobody outside it. */
const everything = (inside: readonly string[], { firstYear, lastYear }: Extent): Way => ({
	times: [time.alla],
	empty: [
		...yearsIn(firstYear, lastYear)
			.map(String)
			.filter((year) => !inside.includes(year)),
		'odaterat'
	]
});

const dayBefore = (day: string): string => {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() - 1);
	return date.toISOString().slice(0, 10);
};

const only = (name: string): Way[] => [{ times: [name], empty: [] }];

/** What stands is counted on the last day of each year, of the latest half-years and of the data: a day in between was never counted, and is not nobody. */
function onDay(day: string, { firstYear, lastYear, dataPer, fine }: Extent): Way[] {
	if (day >= dataPer) return only(time.day(dataPer));
	if (Number(day.slice(0, 4)) < firstYear) return only(time.day(`${firstYear - 1}-12-31`));
	const isMiddle =
		day.endsWith('-06-30') && fine.size > 0 && Number(day.slice(0, 4)) > lastYear - fineYears.halvar;
	return isMiddle || day.endsWith('-12-31') ? only(time.day(day)) : [];
}

/** The ways to answer for one span of days (none given: all time), by how the count picks its rows. */
export function waysTo(kind: Count['time']['kind'], span: Span | undefined, extent: Extent): Way[] {
	if (kind === 'vid_slut') return onDay(span?.till ?? extent.dataPer, extent);
	if (kind === 'vid_start') return span ? onDay(dayBefore(span.fran), extent) : [];
	if (!span) return only(time.alla);
	if (kind !== 'overlapp') return additive(span, extent);
	const years = wholeYears(span, extent);
	if (!years) {
		// Persons of two half-years are no sum.
		const [half, ...more] = within(span, extent, 'halvar') ?? [];
		return half !== undefined && more.length === 0 ? only(half) : [];
	}
	const [from, to] = years;
	const whole = everything(yearsIn(from, to).map(String), extent);
	const run = time.run(String(from), String(to));
	// A run of years that was never counted is not a run with nobody in it.
	return from === to || extent.runs.has(run) ? [...only(run), whole] : [whole];
}

/** The periods of the answer, or the one span that was asked for. Null when the lattice has no such time. */
export function moments(question: Question, kind: Count['time']['kind'], extent: Extent): Moment[] | null {
	const { tid, span, spans } = question;
	if (!tid) {
		if (spans.length > 0) {
			const [list] = spans;
			if (spans.length > 1 || list!.length !== 1 || span) return null;
			return [{ by: {}, ways: waysTo(kind, list![0], extent) }];
		}
		return [{ by: {}, ways: waysTo(kind, span, extent) }];
	}
	const names = periodsOf(tid.tid!, extent).filter((name) => {
		const own = parsePeriod(name)!;
		const inSpan = !span || (own.till >= span.fran && own.fran <= span.till);
		return inSpan && spans.every((list) => list.some((one) => own.till >= one.fran && own.fran <= one.till));
	});
	return names.map((name) => {
		const own = parsePeriod(name)!;
		const clipped: Span = span
			? {
					fran: own.fran < span.fran ? span.fran : own.fran,
					till: own.till > span.till ? span.till : own.till
				}
			: own;
		return { by: { [tid.id]: name }, ways: waysTo(kind, clipped, extent) };
	});
}

const parts: Record<string, (year: number) => string[]> = {
	ar: (year) => [String(year)],
	halvar: (year) => [`${year}-H1`, `${year}-H2`],
	tertial: (year) => [1, 2, 3].map((n) => `${year}-T${n}`),
	kvartal: (year) => [1, 2, 3, 4].map((n) => `${year}-Q${n}`),
	manad: (year) => Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`)
};

function periodsOf(type: string, { firstYear, lastYear, dataPer }: Extent): string[] {
	return yearsIn(firstYear, lastYear)
		.flatMap((year) => parts[type]!(year))
		.filter((name) => parsePeriod(name)!.fran <= dataPer);
}
