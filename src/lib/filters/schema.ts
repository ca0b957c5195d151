/**
 * What a reader can choose, in one schema. The URL holds the reader's intent only: a default is never written to it,
 * and a value that is not known is said aloud, never silently replaced.
 */
import { z } from 'zod';

const id = z.string().regex(/^[a-z0-9][a-z0-9_]{0,79}$/);

/** Periods as the command line takes them: `2024`, `2024-H1`, `2024-T2`, `2024-Q3`, `2024-03`. */
export const periodSchema = z.string().regex(/^(19|20)\d\d(-(H[12]|T[1-3]|Q[1-4]|0[1-9]|1[0-2]))?$/);

/** The dimensions a reader may cut by; the measures know more, but these are the ones a page offers. */
export const GROUPS = ['kon', 'aldersgrupp', 'utbildning', 'remittent', 'forsorjning_fore'] as const;
export const SORTS = ['namn', 'varde', 'n'] as const;
/** The ways the comparison can be looked at; none chosen is side by side. */
export const VIEWS = ['skillnad', 'tratt', 'standardiserat', 'over_tid', 'kostnad', 'tid_till'] as const;
/** What a standardised share can be standardised for. */
export const STRATA = ['sammansattning', 'kon', 'aldersgrupp', 'utbildning', 'forsorjning_fore'] as const;

export const filterSchema = z.object({
	/** One förbund; null = all of them (or the only one). */
	forbund: id.nullable().meta({ etikett: 'förbund' }),
	/** Chosen insatser; empty = all. */
	insats: z.array(id).max(50).meta({ etikett: 'insats' }),
	/** First and last period, both inside; null = the page's own choice. */
	fran: periodSchema.nullable().meta({ etikett: 'från' }),
	till: periodSchema.nullable().meta({ etikett: 'till' }),
	/** Cut within each row; null = none. */
	grupp: z.enum(GROUPS).nullable().meta({ etikett: 'grupp' }),
	/** One measure in focus; null = the page's own choice. */
	matt: id.nullable().meta({ etikett: 'mått' }),
	/** Never a ranking by default: names first. */
	sort: z.enum(SORTS).meta({ etikett: 'ordning' }),
	/** How the comparison is looked at; null = side by side. */
	vy: z.enum(VIEWS).nullable().meta({ etikett: 'vy' }),
	/** What the standardised share is standardised for; null = the page's own choice. */
	strata: z.enum(STRATA).nullable().meta({ etikett: 'sammansättning' })
});

export type Filters = z.infer<typeof filterSchema>;
export type FilterName = keyof Filters;
export type Group = (typeof GROUPS)[number];
export type View = (typeof VIEWS)[number];
export type Strata = (typeof STRATA)[number];

export const FILTER_NAMES = Object.keys(filterSchema.shape) as FilterName[];

export const NO_FILTERS: Filters = Object.freeze({
	forbund: null,
	insats: [],
	fran: null,
	till: null,
	grupp: null,
	matt: null,
	sort: 'namn',
	vy: null,
	strata: null
}) as Filters;
