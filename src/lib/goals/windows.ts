import { parsePeriod, type PeriodType, type Span } from '../measures/period.ts';
import { far, readWindow, windowForms } from './readWindow.ts';
import type { Fonster } from './types.ts';

const two = (n: number) => String(n).padStart(2, '0');

/** Same day `months` later, or the month's last where it has no such day. */
export function addMonths(day: string, months: number): string {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const at = year * 12 + month - 1 + months;
	const text = `${String(Math.floor(at / 12)).padStart(4, '0')}-${two((at % 12) + 1)}`;
	const last = Number(parsePeriod(text)?.till.slice(8) ?? 28);
	return `${text}-${two(Math.min(date, last))}`;
}

export function addDays(day: string, days: number): string {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

export const daysBetween = (from: string, to: string): number =>
	Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** `3_veckor` after a day, or (`times` −1) before it. */
export function addWait(day: string, wait: string, times = 1): string {
	const [n = '0', unit] = wait.split('_');
	if (unit === 'manader') return addMonths(day, Number(n) * times);
	return addDays(day, Number(n) * times * (unit === 'veckor' ? 7 : 1));
}

export { far, readWindow, windowForms };

export interface Period {
	span: Span;
	text: string;
	/** The last day is still ahead. */
	pagar: boolean;
	/** The goal has no last day. */
	oppen?: boolean;
	/** Part of a year only, because the goal began or ended in it. */
	del: boolean;
}

export const earlier = (a: string, b: string) => (a < b ? a : b);
export const later = (a: string, b: string) => (a > b ? a : b);
export interface Valid {
	fran: string;
	till: string;
}

/** How many of a kind of period a year holds, and how the n:th of them is written. */
const inYear: Record<PeriodType, readonly [count: number, name: (year: number, n: number) => string]> = {
	ar: [1, (year) => String(year)],
	halvar: [2, (year, n) => `${year}-H${n}`],
	tertial: [3, (year, n) => `${year}-T${n}`],
	kvartal: [4, (year, n) => `${year}-Q${n}`],
	manad: [12, (year, n) => `${year}-${two(n)}`]
};

/** Calendar years (or half-years, months …) that the goal and `per` touch, first to last. */
function periodsIn(valid: Valid, per: string, langd: PeriodType): Period[] {
	const until = earlier(valid.till, per);
	if (valid.fran > per) return [];
	const last = Number(until.slice(0, 4));
	const first = Math.max(Number(valid.fran.slice(0, 4)), last - 40);
	const [count, name] = inYear[langd];
	return Array.from({ length: Math.max(0, last - first + 1) * count }, (_, index) => {
		const text = name(first + Math.floor(index / count), (index % count) + 1);
		const own = parsePeriod(text)!;
		const span = { fran: later(own.fran, valid.fran), till: earlier(own.till, valid.till) };
		return { span, text, pagar: span.till > per, del: span.fran !== own.fran || span.till !== own.till };
	}).filter(({ span }) => span.fran <= span.till && span.fran <= until);
}

/**
 * The period a goal is judged on as of `per`: for yearly goals the latest whole year that has ended, else a part of a
 * year that has, else the one that runs. Null before the goal begins to hold.
 */
export function judgedPeriod(fonster: Fonster, valid: Valid, per: string): Period | null {
	if (fonster.slag === 'ar' || fonster.slag === 'matar' || fonster.slag === 'varje_ar') {
		const all = periodsIn(valid, per, (fonster.slag === 'ar' && fonster.langd) || 'ar').reverse();
		const ended = all.filter(({ pagar }) => !pagar);
		return ended.find(({ del }) => !del) ?? ended[0] ?? all[0] ?? null;
	}
	if (fonster.slag === 'planar') {
		const fran = addMonths(valid.fran, (fonster.nummer - 1) * 12);
		const till = addDays(addMonths(fran, 12), -1);
		if (fran > per) return null;
		return { span: { fran, till }, text: `år ${fonster.nummer}`, pagar: till > per, del: false };
	}
	if (fonster.slag === 'spann') {
		const span = {
			fran: later(fonster.span.fran, fonster.span.till === far ? valid.fran : fonster.span.fran),
			till: fonster.span.till === far ? valid.till : fonster.span.till
		};
		if (span.fran > per) return null;
		const open = span.till === far;
		return {
			span: { ...span, till: open ? per : span.till },
			text: fonster.text,
			pagar: !open && span.till > per,
			del: false,
			oppen: open
		};
	}
	if (valid.fran > per) return null;
	if (fonster.slag === 'dag') {
		const till = fonster.senast;
		return {
			span: { fran: earlier(valid.fran, till), till },
			text: `till och med ${till}`,
			pagar: till > per,
			del: false
		};
	}
	const open = valid.till === far;
	const span = { fran: valid.fran, till: open ? per : valid.till };
	return { span, text: 'hela tiden', pagar: !open && valid.till > per, del: false, oppen: open };
}

/** From when and to when a goal holds; the insats' own days where the goal does not say. */
export function validity(goal: {
	giltig_fran: string | null;
	giltig_till: string | null;
	start: string | null;
	slut: string | null;
}): Valid {
	return { fran: goal.giltig_fran ?? goal.start ?? '0001-01-01', till: goal.giltig_till ?? goal.slut ?? far };
}
