import { formatPercent } from '../format/index.ts';
import { measureOf } from '../measures/library/index.ts';
import { chosen, figureOf, missingFor, rowsFor, type Days } from './ask.ts';
import { daysOf, empty, type Question } from './evidence.ts';
import { gatherSurvey } from './survey.ts';
import { registered, trendOf } from './trend.ts';
import { addDays, addWait, earlier, far, type Period } from './windows.ts';
import type { Evidence, Figure, Part, Plan } from './types.ts';

/** One share: its cohort is those whose window has closed by `per`; those still open are counted beside. */
async function shareOf(q: Question, part: Part, period: Period): Promise<Figure> {
	const { ask, who } = q;
	if (!(await registered(q, part))) return { ...figureOf(part.namn, []), status: 'data_saknas' };
	const days = cohortDays(part, period, q);
	const figure = figureOf(part.namn, chosen(await rowsFor(ask, who, part, days), part));
	return { ...figure, oppna: await openOf(q, part, period) };
}

/** Those still to come: inside their window, or for outcomes at the end still in the insats. Null when hidden or none. */
async function openOf({ ask, who, per }: Question, part: Part, { span }: Period): Promise<number | null> {
	const atEnd = !part.vanta && !part.where && measureOf(part.matt)?.taljare.relation === 'marts.deltagande';
	const matt = part.oppna ?? (atEnd && span.till >= per ? 'pagaende' : null);
	if (!matt) return null;
	if (part.vanta && addWait(span.till < far ? span.till : per, part.vanta) < per) return 0;
	const [row] = await rowsFor(ask, who, { namn: part.namn, matt }, { till: per });
	return row?.status === 'visas' ? row.varde : null;
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

export const structural =
	'egna deltagare, som en strukturövergripande insats inte har, så måttet är inte tillämpligt';

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

export async function shares(
	q: Question,
	plan: Extract<Plan, { form: 'andel' }>,
	period: Period
): Promise<Evidence> {
	const evidence = empty(period, 'andel', 'andel');
	// Over the whole time a share is of those who have come so far; a year or a period must have ended.
	if (q.read.fonster.slag === 'hela' || q.read.fonster.slag === 'efter' || q.read.fonster.slag === 'matar') {
		evidence.pagar = false;
		evidence.kan_sagas = null;
	}
	for (const part of plan.delar) {
		const figure = part.enkat
			? await gatherSurvey(q, part, period, evidence)
			: await shareOf(q, part, period);
		evidence.delar.push(figure);
		if (figure.status === 'data_saknas' && !figure.oppna) evidence.saknas ??= await lacking(q, part);
		if (figure.status === 'ej_tillampligt') evidence.saknas ??= structural;
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
