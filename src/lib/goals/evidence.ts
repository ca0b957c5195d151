import type { Days, For } from './ask.ts';
import { parsePeriod } from '../measures/period.ts';
import { addDays, earlier, far, type Period } from './windows.ts';
import type { Ask, Evidence, Mal, Read } from './types.ts';

export type Understood = Extract<Read, { ok: true }>;

export interface Question {
	goal: Mal;
	read: Understood;
	ask: Ask;
	who: For;
	/** The day it is judged as of: nothing later is counted. */
	per: string;
	/** Whether that day was asked for, or is the last day of the data. */
	utsatt: boolean;
	/** The day that tells which periods have ended. */
	kalender: string;
}

/**
 * The days a period is asked for: never past the day it is judged as of. What stands for whole periods is counted to the
 * period's end, unless an earlier day was asked for.
 */
export const daysOf = ({ span, oppen }: Period, { per, utsatt }: Question): Days => ({
	fran: span.fran,
	till: earlier(span.till, per),
	helt: earlier(oppen ? far : span.till, utsatt ? per : far)
});

/** Which periods have ended: a month with data is over, and no year is judged that the data do not reach. */
export function calendarDay(per: string | undefined, dataPer: string): string {
	if (per === undefined) return parsePeriod(dataPer.slice(0, 7))?.till ?? dataPer;
	return per > dataPer ? earlier(per, `${dataPer.slice(0, 4)}-12-31`) : per;
}

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

/** What is missing where a measure of participants is asked of an insats that takes none. */
export const structural =
	'egna deltagare, som en strukturövergripande insats inte har, så måttet är inte tillämpligt';
