import type { Cut, MeasureRow } from '../measures/types.ts';
import type { PeriodType, Span } from '../measures/period.ts';

/** A goal as the `mal` source has it, for one insats. Empty cells are null. */
export interface Mal {
	forbund_id: string;
	mal_id: string;
	/** The insats it is judged for; with a wildcard, one row each and one for all together. */
	insats_id: string;
	/** As written: an insats, or `samordningsteam_*`. */
	galler: string;
	text: string;
	population: string | null;
	matt: string | null;
	jamforelse: string;
	varde: number | null;
	varde_till: number | null;
	enhet: string | null;
	fonster: string | null;
	kalla: string | null;
	giltig_fran: string | null;
	giltig_till: string | null;
	anmarkning: string | null;
	/** About the insats: when it runs, its places, who owns its data. */
	start: string | null;
	slut: string | null;
	platser: number | null;
	parter: string | null;
}

/** What a window is counted from, where the goal says it. */
export type Anchor = 'avslut' | 'start' | 'erbjudande' | 'period';

/** Which days a goal speaks of, once its `fonster` is read. */
export type Fonster =
	| { slag: 'hela' }
	/** The latest that has ended: a calendar year, or shorter. */
	| { slag: 'ar'; langd?: Exclude<PeriodType, 'ar'> }
	| { slag: 'matar' }
	| { slag: 'spann'; span: Span; text: string }
	| { slag: 'planar'; nummer: number }
	/** After an event: the cohort is those whose time has gone out. `tid` as the measures write it: `3_veckor`. */
	| { slag: 'efter'; tid: string; fran?: Anchor }
	| { slag: 'dag'; senast: string }
	/** A day of every year, `11-30`, or of the year before the one it is about. */
	| { slag: 'varje_ar'; dag: string; fore: boolean };

/** One measure to ask for. */
export interface Part {
	namn: string;
	matt: string;
	where?: Cut['where'];
	/** Chosen among the rows by what they are cut by; all other rows are left out. */
	match?: { dimension: string; ord: string };
	/** The measure is a share, but the goal is how many: its numerator. */
	antal?: true;
	/** Measure that counts those whose window is still open. */
	oppna?: string;
	/** The window its cohort waits: `3_veckor`. */
	vanta?: string;
	/** Kind of event that must be registered at all; else data are missing, not zero. */
	kraver?: string;
	/** Cut values that must be there: latest survey year and its form, never pooled. */
	enkat?: { indikator: string; avslut: boolean | null };
}

/** What to ask and how to judge it. */
export type Plan =
	/** Shares, each against the goal; several are joined by AND (or only shown). */
	| { form: 'andel'; delar: Part[]; mal?: Target; visa?: Part[] }
	/** A count in a period; several parts are added. `per` turns it into a rate. */
	| { form: 'antal'; delar: Part[]; per?: 'vecka' | Part; enhet?: string; alla_insatser?: boolean }
	/** Mean places taken over the months of the period. */
	| { form: 'belaggning'; del: Part }
	/** Mean number of weeks between events. */
	| { form: 'mellanrum'; del: Part; enhet: 'veckor' | 'manader' }
	/** An event no later than a day. */
	| { form: 'datum'; del: Part; text: string }
	/** A value of a measure that is neither share nor count: kronor per person, months. */
	| { form: 'varde'; del: Part; visa?: Part[] }
	/** Distribution against a benchmark: never met or missed. */
	| { form: 'riktmarke'; andel: Part; medel: Part }
	/** Change of a share between the first and the last survey year. */
	| { form: 'forandring'; del: Part }
	/** A fact of the insats itself. */
	| { form: 'platser' }
	/** A published figure. */
	| { form: 'aggregat'; matt: string; grupp: string }
	| { form: 'saknas'; vad: string; av: string };

export type Target =
	| { slag: 'minst' | 'hogst' | 'lika'; varde: number; cirka: boolean }
	| { slag: 'intervall'; varde: number; till: number; cirka: boolean }
	| { slag: 'alla' }
	| { slag: 'riktmarke'; varde: number }
	| { slag: 'foljs' };

export type Read =
	| { ok: true; plan: Plan; fonster: Fonster; mal: Target; avsett: string; regel: string; enhet: string }
	| { ok: false; fel: string };

/** A share or a count with what stands beside it. Null figures are hidden or missing: `status` says which. */
export interface Figure {
	namn: string;
	taljare: number | null;
	namnare: number | null;
	varde: number | null;
	lag: number | null;
	hog: number | null;
	status: MeasureRow['status'];
	/** Those whose window is still open. */
	oppna: number | null;
}

export interface Point {
	period: string;
	taljare: number | null;
	namnare: number | null;
	varde: number | null;
	status: MeasureRow['status'];
}

/** What was found. Pure data: the verdict needs nothing else. */
export interface Evidence {
	slag: 'andel' | 'antal' | 'varde' | 'datum' | 'riktmarke' | 'forandring';
	/** Joined by AND; a single one is the rule. */
	delar: Figure[];
	/** The days judged. */
	span: Span;
	/** The period in words: `2025`, `hela tiden`. */
	period: string;
	/** True when the last day of the judged period is still ahead: a count may still grow. */
	pagar: boolean;
	/** The cohort is complete, though the windows of some are open: they may still change the verdict. */
	samlad?: true;
	/** The open ones wait for a time to go out; they have left. Else they are still there. */
	vantar?: true;
	/** A mean of persons, which has no interval here. */
	utan_intervall?: true;
	/** A count of a day, which may fall again. */
	kan_sjunka?: true;
	/** When it can be said, where it is too early. */
	kan_sagas: string | null;
	trend: Point[];
	/** Shown beside, never judged. */
	visa: Figure[];
	/** The unit the value is in. */
	enhet: string;
	/** Something the reader must know: a partial year, what stands for what. */
	not?: string;
	/** Set when there is nothing to judge: which data, from whom. */
	saknas?: string;
	/** `alla` over several insatser: how many of them made it. */
	insatser?: { natt: number; av: number };
	datum?: string | null;
}

/** `natt` and `ej_natt` are judged; the other words are verdicts too. `skyddad`: this reader may not see it. */
export type Status = 'natt' | 'ej_natt' | 'for_tidigt' | 'foljs' | 'kan_ej_utvarderas' | 'skyddad';
export type Sakerhet = 'sakert_natt' | 'osakert' | 'sakert_ej_natt' | 'for_litet_underlag';

export interface Verdict {
	status: Status;
	natt: boolean | null;
	sakerhet: Sakerhet | null;
	taljare: number | null;
	namnare: number | null;
	varde: number | null;
	lag: number | null;
	hog: number | null;
	/** Which data are missing and from whom, as one sentence. */
	saknas: string | null;
	/** How many are still inside their window. */
	oppna: number | null;
	/** `YYYY-MM-DD` from which it can be said, where it is too early. */
	kan_sagas: string | null;
}

/** How evidence is asked for: a measure's rows, protected for the reader. */
export type Ask = (matt: string, cut: Partial<Cut>) => Promise<readonly MeasureRow[]>;
