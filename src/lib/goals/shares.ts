import { formatPercent } from '../format/index.ts';
import { measureOf } from '../measures/library/index.ts';
import { chosen, figureOf, missingFor, rowsFor, type Days } from './ask.ts';
import { daysOf, empty, structural, type Question } from './evidence.ts';
import { gatherSurvey } from './survey.ts';
import { registered, trendOf } from './trend.ts';
import { addDays, addWait, earlier, far, judgedPeriod, later, validity, type Period } from './windows.ts';
import type { Evidence, Figure, Part, Plan } from './types.ts';

/** One share: its cohort is those whose window has closed by `per`; those still open are counted beside. */
async function shareOf(q: Question, part: Part, period: Period): Promise<Figure> {
	const { ask, who } = q;
	if (!(await registered(q, part))) return { ...figureOf(part.namn, []), status: 'data_saknas' };
	const days = cohortDays(part, period, q);
	const figure = figureOf(part.namn, chosen(await rowsFor(ask, who, part, days), part));
	return { ...figure, oppna: await openOf(q, part, period) };
}

/** What is known of people only when they have left cannot limit those still there. */
const afterwards = ['fullfoljt', 'sysselsattning_efter'];

/** How many are still in the insats, of those the part speaks of. Null when hidden, or when the part is not about them. */
async function stillIn({ ask, who, per }: Question, part: Part): Promise<number | null> {
	const where = Object.fromEntries(
		Object.entries(part.where ?? {}).filter(([id]) => !afterwards.includes(id))
	);
	const [row] = await rowsFor(ask, who, { namn: part.namn, matt: 'pagaende', where }, { till: per });
	return row?.status === 'visas' ? row.varde : null;
}

/** Those who left (or began) in these days: with them inside one wait of the day, their windows are open. */
async function cameIn(q: Question, part: Part, days: Days): Promise<number | null> {
	if (days.fran && days.fran > days.till) return 0;
	const matt = /^(uppfoljning|handelse__avslut)__/.test(part.matt) ? 'avslutade' : 'nya';
	const asked: Part = { namn: part.namn, matt, ...(part.where ? { where: part.where } : {}) };
	const [row] = await rowsFor(q.ask, q.who, asked, days);
	return row?.status === 'visas' ? row.varde : null;
}

/** Those still to come: inside their window, or for outcomes at the end still in the insats. Null when hidden or none. */
async function openOf(q: Question, part: Part, { span }: Period): Promise<number | null> {
	const { ask, who, per } = q;
	// The data tell nothing of the days after them.
	const known = earlier(per, q.kalender);
	const ofPersons = measureOf(part.matt)?.taljare.relation === 'marts.deltagande';
	if (!part.oppna) return !part.vanta && ofPersons && span.till >= per ? stillIn(q, part) : null;
	if (part.vanta && /^(uppfoljning|handelse__(avslut|start))__/.test(part.matt)) {
		const first = addDays(addWait(known, part.vanta, -1), 1);
		// The measure counts everybody whose window is open; a cohort may have begun later than they, or ended before.
		if (span.till < known || span.fran > first)
			return cameIn(q, part, { fran: later(first, span.fran), till: earlier(span.till, known) });
	}
	if (part.vanta && addWait(earlier(span.till, known), part.vanta) < known) return 0;
	const asked: Part = { namn: part.namn, matt: part.oppna, ...(part.where ? { where: part.where } : {}) };
	const [row] = await rowsFor(ask, who, asked, { till: per });
	return row?.status === 'visas' ? row.varde : null;
}

/** Of those who leave, how many have in these days. Null when the part is of something else, or it is hidden. */
async function leftIn(q: Question, part: Part, days: Days): Promise<number | null> {
	const ofLeavers = /^(avslut|uppfoljning__|handelse__avslut__|tid__|fullfoljt|borjat)/.test(part.matt);
	if (part.enkat || part.match || !ofLeavers) return null;
	if (days.fran && days.fran > days.till) return 0;
	const rows = await rowsFor(q.ask, q.who, { namn: '', matt: 'avslutade' }, days);
	if (rows.some(({ status }) => status === 'skyddad')) return null;
	return rows.reduce((all, { varde }) => all + (varde ?? 0), 0);
}

/** Nobody has left yet, and some are in: then nothing is missing, it is too early. */
async function nobodyYet(q: Question, part: Part, { span }: Period): Promise<number | null> {
	if ((await leftIn(q, part, { fran: span.fran, till: q.per })) !== 0) return null;
	const inside = await stillIn(q, part);
	return inside !== null && inside > 0 ? inside : null;
}

/** The year that runs, where nobody left in the last that ended but some have since. */
async function yearBegun(
	q: Question,
	part: Part | undefined,
	{ span, pagar }: Period
): Promise<Period | null> {
	if (!part || pagar || !yearly(q)) return null;
	if ((await leftIn(q, part, { fran: span.fran, till: span.till })) !== 0) return null;
	const fran = addDays(span.till, 1);
	const since = await leftIn(q, part, { fran, till: q.per });
	return since ? judgedPeriod(q.read.fonster, { ...validity(q.goal), fran }, q.kalender) : null;
}

/** The closing days asked for: the window is counted on from the period, and has gone out by `per`. */
function cohortDays(part: Part, period: Period, q: Question): Days {
	if (!part.vanta) return daysOf(period, q);
	const { span } = period;
	const { per } = q;
	const fran = span.fran < '1900' ? span.fran : addWait(span.fran, part.vanta);
	const last = span.till >= per ? per : earlier(per, addWait(span.till, part.vanta));
	return { fran, till: last };
}

/** What is missing; an instrument that is there but that the goal does not name is said so. */
async function lacking({ ask, who, per }: Question, part: Part): Promise<string> {
	if (part.match?.dimension !== 'instrument') return missingFor(part);
	const rows = await rowsFor(ask, who, part, { till: per });
	const known = [...new Set(rows.map((row) => row.by.instrument ?? ''))].filter(Boolean);
	if (known.length === 0) return missingFor(part);
	return `vilket instrument som mäter detta, skrivet i målet (mätningar finns i ${known.join(', ')}), från insatsen`;
}

/** An outcome covers those who consented and whose outcome is known: how large a part of all stands beside it. */
async function coverage(
	q: Question,
	parts: readonly Part[],
	period: Period,
	evidence: Evidence
): Promise<void> {
	const outcome = parts.some(({ matt }) => /^avslut_(arbete|studier|till_)/.test(matt));
	if (!outcome || evidence.saknas !== undefined) return;
	const days = daysOf(period, q);
	const [row] = await rowsFor(q.ask, q.who, { namn: '', matt: 'tackning' }, days);
	if (row?.status === 'visas' && row.varde !== null && row.varde < 1)
		evidence.not = `Utfallet är känt för ${formatPercent(row.varde, row.namnare)} av dem som avslutats.`;
}

const yearly = ({ read }: Question): boolean => read.fonster.slag === 'ar';

/** The day after the year (or half-year …) that runs. */
function nextEnd({ read, per }: Question): string | null {
	const running = judgedPeriod(read.fonster, { fran: per, till: far }, per);
	return running && addDays(running.span.till, 1);
}

export async function shares(
	q: Question,
	plan: Extract<Plan, { form: 'andel' }>,
	period: Period
): Promise<Evidence> {
	const running = await yearBegun(q, plan.delar[0], period);
	if (running) return shares(q, plan, running);
	const evidence = empty(period, 'andel', 'andel');
	// Over the whole time a share is of those who have come so far; a year or a period must have ended.
	if (q.read.fonster.slag === 'hela' || q.read.fonster.slag === 'efter' || q.read.fonster.slag === 'matar') {
		evidence.pagar = false;
		evidence.kan_sagas = null;
	}
	if (!period.oppen && period.span.till < q.per) evidence.samlad = true;
	for (const part of plan.delar) {
		const figure = part.enkat
			? await gatherSurvey(q, part, period, evidence)
			: await shareOf(q, part, period);
		const inside = figure.status === 'data_saknas' && !figure.oppna ? await nobodyYet(q, part, period) : null;
		evidence.delar.push(inside === null ? figure : { ...figure, oppna: inside });
		if (inside !== null) {
			evidence.kan_sagas = evidence.pagar || !yearly(q) ? evidence.kan_sagas : nextEnd(q);
			evidence.pagar = true;
		} else if (figure.status === 'data_saknas' && !figure.oppna) evidence.saknas ??= await lacking(q, part);
		if (figure.status === 'ej_tillampligt') evidence.saknas ??= structural;
		if (part.vanta && inside === null) evidence.vantar = true;
		if (part.vanta && (figure.oppna ?? 0) > 0)
			evidence.kan_sagas = addDays(addWait(earlier(period.span.till, q.per), part.vanta), 1);
	}
	await coverage(q, plan.delar, period, evidence);
	if (plan.mal?.slag === 'minst')
		evidence.not = 'En tid bedöms på medianen: minst hälften ska klara gränsen.';
	for (const part of plan.visa ?? []) evidence.visa.push(await shareOf(q, part, period));
	const [first] = plan.delar;
	if (first && !first.enkat && plan.delar.length === 1 && evidence.saknas === undefined)
		evidence.trend = await trendOf(q, plan.delar, cohortDays(first, period, q), false);
	return evidence;
}

export async function benchmark(
	q: Question,
	plan: Extract<Plan, { form: 'riktmarke' }>,
	period: Period
): Promise<Evidence> {
	const evidence = { ...empty(period, 'riktmarke', 'andel'), pagar: false, kan_sagas: null };
	const days = daysOf(period, q);
	evidence.delar = [await shareOf(q, plan.andel, period)];
	const mean = figureOf(plan.medel.namn, await rowsFor(q.ask, q.who, plan.medel, days));
	evidence.visa = [mean];
	if (evidence.delar[0]?.status === 'data_saknas') evidence.saknas = missingFor(plan.andel);
	else evidence.trend = await trendOf(q, [plan.andel], days, false);
	return evidence;
}
