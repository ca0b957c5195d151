/** What happened beside the figures, as marks in a picture and as lines of text. */
import { formatDate } from '../format/index.ts';
import { parsePeriod } from '../measures/period.ts';
import type { Annotation } from './types.ts';

export interface Mark {
	/** The period of the picture it falls in. */
	period: string;
	/** `a`, `b` …: the same in the picture and in the list. */
	tecken: string;
	/** `5 mars 2026: ny blankett`. */
	text: string;
}

const letter = (index: number): string =>
	(index >= 26 ? String.fromCharCode(96 + Math.floor(index / 26)) : '') +
	String.fromCharCode(97 + (index % 26));

/** The annotations that fall in these periods, in order of their days; what falls in none is left out. */
export function marksOf(annotations: readonly Annotation[], periods: readonly string[]): Mark[] {
	const spans = periods.flatMap((period) => {
		const span = parsePeriod(period);
		return span ? [{ period, ...span }] : [];
	});
	return [...annotations]
		.sort((a, b) => (a.dag < b.dag ? -1 : a.dag > b.dag ? 1 : a.id - b.id))
		.flatMap(({ dag, text }) => {
			const found = spans.find(({ fran, till }) => dag >= fran && dag <= till);
			return found ? [{ period: found.period, text: `${formatDate(dag)}: ${text}` }] : [];
		})
		.map((mark, index) => ({ ...mark, tecken: letter(index) }));
}

/** `a) 5 mars 2026: ny blankett.` */
export const markText = ({ tecken, text }: Mark): string =>
	`${tecken}) ${text}${/[.!?]$/.test(text) ? '' : '.'}`;
