import { chosen, figureOf, missingFor, rowsFor, type Days } from './ask.ts';
import { daysOf, empty, type Question } from './evidence.ts';
import { registered, trendOf } from './trend.ts';
import { daysBetween, far, judgedPeriod, validity, type Period } from './windows.ts';
import type { Evidence, Figure, Part, Plan } from './types.ts';

/** Weeks of the days asked for, at least one. */
const weeks = (days: Days) => Math.max(1, (daysBetween(days.fran ?? days.till, days.till) + 1) / 7);

async function summed(q: Question, parts: readonly Part[], days: Days | null): Promise<Figure> {
	const rows = [];
	for (const part of parts) rows.push(...chosen(await rowsFor(q.ask, q.who, part, days), part));
	return figureOf(parts[0]?.namn ?? '', rows, true);
}

export async function counts(
	q: Question,
	plan: Extract<Plan, { form: 'antal' }>,
	period: Period
): Promise<Evidence> {
	const { goal, per } = q;
	const evidence = empty(period, 'antal', plan.enhet ?? goal.enhet ?? '');
	const days = daysOf(period, q);
	const [first] = plan.delar;
	let known = plan.delar.length > 0 && first !== undefined;
	if (first?.kraver) {
		known = false;
		for (const part of plan.delar) known = known || (await registered(q, part));
	} else if (first) {
		const ever = await summed(q, plan.delar, null);
		known = ever.status === 'skyddad' || (ever.varde ?? 0) > 0 || first.matt === 'pagaende';
	}
	if (!known) return { ...evidence, saknas: first ? missingFor(first) : 'uppgifter' };
	const all: Days = { ...days, fran: validity(goal).fran, till: per };
	if (!q.utsatt) all.helt = far;
	const yearly = q.read.fonster.slag === 'ar';
	evidence.trend = await trendOf(q, plan.delar, yearly ? all : days, true);
	// A year before anything was registered is no year of zero.
	const begun = evidence.trend.find(({ varde }) => varde !== 0)?.period;
	if (yearly && begun && period.text < begun) {
		const later = judgedPeriod(q.read.fonster, { ...validity(goal), fran: `${begun}-01-01` }, q.kalender);
		if (later) return counts(q, plan, later);
	}
	const figure = await summed(q, plan.delar, days);
	evidence.delar = [
		figure.status === 'data_saknas' && first?.kraver
			? { ...figure, varde: 0, taljare: 0, status: 'visas' }
			: figure
	];
	if (plan.per) await perOf(q, plan.per, days, evidence);
	return evidence;
}

/** Turns the count into a rate: per week, or per one of something else. */
async function perOf(q: Question, per: 'vecka' | Part, days: Days, evidence: Evidence): Promise<void> {
	const [figure] = evidence.delar;
	if (!figure || figure.status !== 'visas') return;
	const namnare = per === 'vecka' ? weeks(days) : (await summed(q, [per], days)).varde;
	if (!namnare) {
		evidence.saknas = missingFor(per as Part);
		return;
	}
	evidence.slag = 'varde';
	evidence.pagar = false;
	evidence.trend = [];
	if (per !== 'vecka') evidence.enhet = `${evidence.enhet} per ${per.namn}`;
	evidence.delar = [
		{ ...figure, namnare: per === 'vecka' ? null : namnare, varde: (figure.taljare ?? 0) / namnare }
	];
}

export async function value(
	q: Question,
	plan: Extract<Plan, { form: 'varde' | 'mellanrum' | 'belaggning' }>,
	period: Period
): Promise<Evidence> {
	const evidence = { ...empty(period, 'varde', q.goal.enhet ?? ''), pagar: false };
	const days = daysOf(period, q);
	if (plan.form === 'belaggning') {
		const rows = await rowsFor(q.ask, q.who, plan.del, days, ['manad']);
		const hidden = rows.some(({ status }) => status === 'skyddad');
		const months = Math.max(1, Math.round(daysBetween(days.fran ?? days.till, days.till) / 30.44));
		const sum = rows.reduce((all, row) => all + (row.varde ?? 0), 0);
		const figure = figureOf(plan.del.namn, []);
		evidence.delar = [
			hidden ? { ...figure, status: 'skyddad' } : { ...figure, varde: sum / months, status: 'visas' }
		];
		evidence.not = 'Platser räknas som deltagare per månad i genomsnitt över perioden.';
		if (rows.length === 0) evidence.saknas = missingFor(plan.del);
		return { ...evidence, pagar: period.pagar };
	}
	if (plan.form === 'mellanrum') {
		if (!(await registered(q, plan.del))) return { ...evidence, saknas: missingFor(plan.del) };
		const figure = await summed(q, [plan.del], days);
		const n = figure.taljare ?? 0;
		const time = weeks(days) / (plan.enhet === 'manader' ? 30.4375 / 7 : 1);
		evidence.delar = [{ ...figure, varde: n > 0 ? time / n : null, status: n > 0 ? 'visas' : 'data_saknas' }];
		evidence.not = 'Mellanrummet är periodens längd delad med antalet händelser.';
		if (n === 0) evidence.saknas = missingFor(plan.del);
		return evidence;
	}
	const rows = chosen(await rowsFor(q.ask, q.who, plan.del, days), plan.del);
	const figure = figureOf(plan.del.namn, rows);
	evidence.delar = [figure];
	if (figure.status === 'data_saknas') evidence.saknas = missingFor(plan.del);
	if (figure.status === 'ej_tillampligt')
		evidence.saknas = 'måttet är inte tillämpligt: insatsen är strukturövergripande och har inga deltagare';
	return evidence;
}
