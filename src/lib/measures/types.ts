/**
 * The words measures are written in. A measure is data: what is counted (taljare), out of what (namnare),
 * on which relation, and how time picks the rows. `compile` turns it into SQL, `run` into rows.
 */

export type Role = 'styrelse' | 'styrgrupp' | 'utvarderare' | 'kansli';

/** Who asks. `insatser: null` means every insats of the förbund in scope; an empty list means nothing at all. */
export interface Viewer {
	role: Role;
	insatser: readonly string[] | null;
	forbund: readonly string[] | null;
}

export type Unit =
	| 'personer'
	| 'deltaganden'
	| 'andel'
	| 'procentenheter'
	| 'kronor'
	| 'kronor_per'
	| 'antal'
	| 'manader'
	| 'skalsteg';
export type Direction = 'hogre_battre' | 'lagre_battre' | 'ingen';

/** How a period picks rows: inside by a date column, overlapping it, standing when it begins, or at its last day. */
export type TimeRule =
	| { kind: 'datum'; column: string }
	| { kind: 'overlapp'; from: string; to: string }
	| { kind: 'vid_start'; from: string; to: string }
	| { kind: 'vid_slut'; from: string; to: string }
	| { kind: 'inom'; from: string; to: string };

/** One additive (or distinct) count over one relation of the marts. */
export interface Count {
	relation: string;
	/** SQL aggregate over that relation's columns, e.g. `count(*)`, `count(distinct deltagare)`, `sum(belopp_ore)`. */
	aggregate: string;
	/** SQL predicate over the relation's columns: what makes a row count. */
	filter?: string;
	time: TimeRule;
	/** The same in one Swedish sentence, for the Metodbok. */
	text: string;
}

export interface Measure {
	matt: string;
	namn: string;
	/** One Swedish sentence. */
	definition: string;
	population: string;
	taljare: Count;
	/** Absent for plain counts and sums. */
	namnare?: Count;
	enhet: Unit;
	riktning: Direction;
	intervall: 'wilson' | 'inget';
	/** Dimensions that always cut this measure, because its values must never be pooled (instrument, bedomare …). */
	alltid?: readonly string[];
	/** False when a strukturövergripande insats has no such figure: status ej_tillampligt. */
	strukturovergripande: boolean;
	kalla: string;
	version: string;
	grupp: string;
	/** A second count added to namnare from another relation, e.g. participants known only as a number. */
	namnare_plus?: Count;
	/** Which smallest-group rule holds: one per person (both sides), survey answers (n only), or none (money, places). */
	skydd: 'person' | 'svar' | 'ingen';
	/** Count namnare only over the days that this insats' taljare rows cover, so that cost and people meet. */
	samma_tid?: boolean;
	/** Below this namnare no ratio is shown: status for_litet_underlag. */
	minst?: number;
}

export type Status =
	'visas' | 'skyddad' | 'for_tidigt' | 'for_litet_underlag' | 'ej_tillampligt' | 'data_saknas';

export interface MeasureRow {
	by: Record<string, string | null>;
	taljare: number | null;
	namnare: number | null;
	/** Share as a fraction, money in kronor, otherwise a count. Null unless status is `visas`. */
	varde: number | null;
	lag: number | null;
	hog: number | null;
	n: number | null;
	status: Status;
	/** Protected because the release has no such cut at all, whatever the figures are. */
	utanfor?: true;
}

/** A question: one measure, how it is cut, what is kept, which period. Enum values and ids only, never SQL. */
export interface Cut {
	by: readonly string[];
	where: Readonly<Record<string, readonly string[]>>;
	/** Periods `2024`, `2024-H1`, `2024-T2`, `2024-Q3`, `2024-03`; from is the first, to the last, both inside. */
	from?: string;
	to?: string;
}

/** What the warehouse knows, for checking `where` and for putting codes in their own order. */
export interface Known {
	/** Allowed values per dimension, in display order. A dimension that is missing here is not checked. */
	values: Readonly<Record<string, readonly KnownValue[]>>;
}

export interface KnownValue {
	varde: string;
	etikett: string;
	/** For insatser: whose they are, so that an error never names an insats outside the viewer's scope. */
	forbund?: string;
	overordnad?: string;
}

export interface Compiled {
	matt: string;
	/** The dimensions of the answer in order: what was asked, then those that always cut. Column `d0`, `d1` … */
	by: readonly string[];
	sql: string;
	/** Values bound by name: `$p0`, `$p1` … */
	params: Record<string, string | number>;
}
