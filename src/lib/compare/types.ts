/** The words comparisons are made of. All shares are fractions, money is kronor, days are `YYYY-MM-DD`. */
import type { Measure, MeasureRow, Status } from '../measures/types.ts';
import type { Cut } from '../measures/types.ts';

/** One insats (or team) as the catalogue knows it. */
export interface Place {
	forbund: string;
	insats: string;
	namn: string;
	inriktning: string;
	/** When the insats itself began and ended; null when not stated. */
	start: string | null;
	slut: string | null;
	/** First and last calendar year with data; null when there is none. */
	fran: number | null;
	till: number | null;
}

/** What is compared: one insats and its figure. Everything but the name is null unless status is `visas`. */
export interface Side {
	key: string;
	name: string;
	place: Place;
	status: Status;
	/** Protected because the release has no such cut. */
	utanfor?: true;
	/** Numerator and denominator; kronor and persons for a cost. */
	x: number | null;
	n: number | null;
	varde: number | null;
	lag: number | null;
	hog: number | null;
}

/** A side whose figure is shown. */
export interface Shown extends Side {
	x: number;
	n: number;
	varde: number;
}

export const isShown = (side: Side): side is Shown =>
	side.status === 'visas' && side.x !== null && side.n !== null && side.n > 0 && side.varde !== null;

/** What a comparison is about. */
export interface Subject {
	measure: Measure;
	places: readonly Place[];
	/** First and last period, both inside, as `2024` or `2024-H1`; absent = as far as the data go. */
	from?: string;
	to?: string;
	/** The latest day the data speak of. */
	dataPer: string;
	/** The label of a dimension's value. */
	label(dimension: string, value: string): string;
	/** The smallest group that is shown. */
	k: number;
}

export type Ask = (matt: string, cut: Partial<Cut>) => Promise<readonly MeasureRow[]>;

export type ReasonCode = 'definition' | 'instrument' | 'period' | 'kalla' | 'tackning' | 'uppgift';

export interface Reason {
	code: ReasonCode;
	/** A clause without capital and full stop, to stand after a colon. */
	text: string;
}

/** Who is not compared with whom, and why. `against` is empty when they are compared with nobody. */
export interface Refusal {
	names: string[];
	against: string[];
	reasons: Reason[];
}

/** Two shares (or one and the others together) and how sure the difference between them is. */
export interface Difference {
	key: string;
	name: string;
	/** The other side; null = all the others together. */
	mot: string | null;
	first: { x: number; n: number };
	second: { x: number; n: number };
	/** First − second, with its 95 % interval. */
	difference: number;
	lag: number;
	hog: number;
	p: number;
	/** p after Holm, over all differences of the same table. */
	justerat: number;
	/** Told apart: adjusted p under 5 %. */
	skild: boolean;
}
