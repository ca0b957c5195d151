import type { Days, For } from './ask.ts';
import { addDays, earlier, type Period } from './windows.ts';
import type { Ask, Evidence, Mal, Read } from './types.ts';

export type Understood = Extract<Read, { ok: true }>;

export interface Question {
	goal: Mal;
	read: Understood;
	ask: Ask;
	who: For;
	/** The day it is judged as of. */
	per: string;
}

/** The days a period is asked for: never past the day it is judged as of. */
export const daysOf = ({ span }: Period, per: string): Days => ({
	fran: span.fran,
	till: earlier(span.till, per)
});

export const empty = (period: Period, slag: Evidence['slag'], enhet: string): Evidence => ({
	slag,
	delar: [],
	span: period.span,
	period: period.text,
	pagar: period.pagar,
	kan_sagas: period.pagar ? addDays(period.span.till, 1) : null,
	trend: [],
	visa: [],
	enhet
});
