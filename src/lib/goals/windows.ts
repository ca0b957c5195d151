import { parseDay, parsePeriod, type Span } from '../measures/period.ts';
import { plain } from './text.ts';
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

/** `3_veckor` after a day. */
export function addWait(day: string, wait: string): string {
	const [n = '0', unit] = wait.split('_');
	if (unit === 'manader') return addMonths(day, Number(n));
	return addDays(day, Number(n) * (unit === 'veckor' ? 7 : 1));
}

const units: readonly (readonly [RegExp, string])[] = [
	[/^dag/, 'dagar'],
	[/^veck/, 'veckor'],
	[/^manad/, 'manader'],
	[/^ar/, 'ar']
];

/** `3 veckor efter avslut` → `3_veckor`; `1 år` is twelve months. */
function waitIn(text: string): string | null {
	const match = /(\d{1,3}) (dag\w*|veck\w*|manad\w*|ar)\b/.exec(text);
	const unit = units.find(([pattern]) => pattern.test(match?.[2] ?? ''))?.[1];
	if (!match || !unit) return null;
	return unit === 'ar' ? `${Number(match[1]) * 12}_manader` : `${Number(match[1])}_${unit}`;
}

const whole =
	/^(|lopande|hela (tiden|perioden|projektet)|projekttiden|projektperioden|planperioden|plantiden|insatsens tid|efter (perioden|radet|avslut|utskrivning|insatsen)|ingang och utgang|fore och efter|arligen lopande)$/;
const yearly =
	/^(kalenderar|ar|per ar|per kalenderar|varje ar|arligen|helar|halvar och ar|ar och halvar|halvar)$/;

/** How a window may be written, for the reader whose own words were not understood. */
export const windowForms =
	'kalenderår, ett år (2024) eller en period (2024-H1), 2024-2026, år 1, hela perioden, mätår, vid avslut, 3 veckor efter avslut, ett datum (2024-12-31) eller lämna tomt';

/** Reads `fonster`. Null when it is not understood. */
export function readWindow(fonster: string | null): Fonster | null {
	const raw = (fonster ?? '').trim();
	const due = /^senast\s+(\d{4}-\d{2}-\d{2})\b/i.exec(raw)?.[1];
	const day = parseDay(due ?? raw);
	if (day) return { slag: 'dag', senast: day.fran };
	const period = parsePeriod(raw);
	if (period) return { slag: 'spann', span: period, text: raw };
	const range = /^(\d{4})\s*[-–]\s*(\d{4})$/.exec(raw);
	if (range && range[1]! <= range[2]!)
		return {
			slag: 'spann',
			span: { fran: `${range[1]}-01-01`, till: `${range[2]}-12-31` },
			text: `${range[1]}–${range[2]}`
		};
	const text = plain(raw);
	const since = /^fran (\d{4})$/.exec(text);
	if (since) return { slag: 'spann', span: { fran: `${since[1]}-01-01`, till: '9999-12-31' }, text: raw };
	const yearlyDay = /^senast (\d{2}) (\d{2})\b( aret fore)?/.exec(text);
	if (yearlyDay)
		return { slag: 'varje_ar', dag: `${yearlyDay[1]}-${yearlyDay[2]}`, fore: yearlyDay[3] !== undefined };
	const nth = /^(?:plan|projekt)?ar (\d{1,2})$/.exec(text);
	if (nth) return { slag: 'planar', nummer: Number(nth[1]) };
	if (yearly.test(text)) return { slag: 'ar' };
	if (/^matar/.test(text)) return { slag: 'matar' };
	if (whole.test(text)) return { slag: 'hela' };
	if (/^vid (avslut|utskrivning|slut)/.test(text)) return { slag: 'efter', tid: '0_dagar' };
	const wait = /(efter|inom|fran)/.test(text) ? waitIn(text) : null;
	return wait ? { slag: 'efter', tid: wait } : null;
}

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
const later = (a: string, b: string) => (a > b ? a : b);
/** The last day of what has no end. */
export const far = '9999-12-31';

export interface Valid {
	fran: string;
	till: string;
}

/** Calendar years that the goal and `per` touch, first to last. */
function yearsIn(valid: Valid, per: string): Period[] {
	const last = Number(earlier(valid.till, per).slice(0, 4));
	if (valid.fran > per) return [];
	const first = Math.max(Number(valid.fran.slice(0, 4)), last - 40);
	return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
		const year = first + index;
		const span = { fran: later(`${year}-01-01`, valid.fran), till: earlier(`${year}-12-31`, valid.till) };
		return {
			span,
			text: String(year),
			pagar: span.till > per,
			del: span.fran !== `${year}-01-01` || span.till !== `${year}-12-31`
		};
	});
}

/**
 * The period a goal is judged on as of `per`: for yearly goals the latest whole year that has ended, else a part of a
 * year that has, else the one that runs. Null before the goal begins to hold.
 */
export function judgedPeriod(fonster: Fonster, valid: Valid, per: string): Period | null {
	if (fonster.slag === 'ar' || fonster.slag === 'matar' || fonster.slag === 'varje_ar') {
		const all = yearsIn(valid, per).reverse();
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
