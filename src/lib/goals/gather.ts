import { measureOf } from '../measures/library/index.ts';
import { plain } from './text.ts';
import { chosen, figureOf, missingFor, rowsFor, type Days, type For } from './ask.ts';
import { daysOf, empty, type Question } from './evidence.ts';
import { gatherPublished } from './published.ts';
import { gatherChange, gatherSurvey } from './survey.ts';
import {
	addDays,
	addMonths,
	addWait,
	daysBetween,
	earlier,
	far,
	judgedPeriod,
	validity,
	type Period
} from './windows.ts';
import type { Evidence, Figure, Part, Plan, Point } from './types.ts';

/** Has anything of the kind been registered for the insats, ever? Nothing at all is missing data, not zero. */
async function registered({ ask, who }: Question, part: Part): Promise<boolean> {
	if (!part.kraver) return true;
	for (const matt of ['handelser', 'handelser_deltagande']) {
		const rows = await rowsFor(ask, who, { namn: '', matt }, null);
		if (rows.some((row) => row.by.handelsetyp === part.kraver)) return true;
	}
	return false;
}

const point = (period: string, figure: Figure): Point => ({
	period,
	taljare: figure.taljare,
	namnare: figure.namnare,
	varde: figure.varde,
	status: figure.status
});

/** The same by calendar year, for what is followed over time. */
async function trendOf(q: Question, parts: readonly Part[], days: Days, add: boolean): Promise<Point[]> {
	const years = new Map<string, Figure[]>();
	for (const part of parts) {
		const rows = chosen(await rowsFor(q.ask, q.who, part, days, ['ar']), part);
		for (const ar of new Set(rows.map((row) => row.by.ar))) {
			if (!ar) continue;
			const own = rows.filter((row) => row.by.ar === ar);
			years.set(ar, [...(years.get(ar) ?? []), figureOf(part.namn, own, add)]);
		}
	}
	return [...years]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([ar, figures]) =>
			point(
				ar,
				figures.length === 1
					? figures[0]!
					: figureOf(
							'',
							figures.map((one) => ({ ...one, by: {}, n: one.taljare })),
							add
						)
			)
		);
}

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

const structural =
	'egna deltagare, som en strukturövergripande insats inte har, så måttet är inte tillämpligt';

/** What is missing; an instrument that is there but that the goal does not name is said so. */
async function lacking({ ask, who, per }: Question, part: Part): Promise<string> {
	if (part.match?.dimension !== 'instrument') return missingFor(part);
	const rows = await rowsFor(ask, who, part, { till: per });
	const known = [...new Set(rows.map((row) => row.by.instrument ?? ''))].filter(Boolean);
	if (known.length === 0) return missingFor(part);
	return `vilket instrument som mäter detta, skrivet i målet (mätningar finns i ${known.join(', ')}), från insatsen`;
}

async function shares(
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
	if (plan.mal?.slag === 'minst')
		evidence.not = 'En tid bedöms på medianen: minst hälften ska klara gränsen.';
	for (const part of plan.visa ?? []) evidence.visa.push(await shareOf(q, part, period));
	const [first] = plan.delar;
	if (first && !first.enkat && plan.delar.length === 1 && evidence.saknas === undefined)
		evidence.trend = await trendOf(q, plan.delar, cohortDays(first, period, q), false);
	return evidence;
}

/** Weeks of the days asked for, at least one. */
const weeks = (days: Days) => Math.max(1, (daysBetween(days.fran ?? days.till, days.till) + 1) / 7);

async function summed(q: Question, parts: readonly Part[], days: Days | null): Promise<Figure> {
	const rows = [];
	for (const part of parts) rows.push(...chosen(await rowsFor(q.ask, q.who, part, days), part));
	return figureOf(parts[0]?.namn ?? '', rows, true);
}

async function counts(
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

async function value(
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

async function benchmark(
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

/** By when, and from when it may have been done. A goal on the year before is judged on the latest year it is due for. */
function deadline(q: Question): { fran: string; senast: string; avser: string | null } | null {
	const { fonster } = q.read;
	const valid = validity(q.goal);
	if (fonster.slag === 'dag')
		return { fran: earlier(valid.fran, fonster.senast), senast: fonster.senast, avser: null };
	if (fonster.slag === 'spann') return { fran: fonster.span.fran, senast: fonster.span.till, avser: null };
	if (fonster.slag !== 'varje_ar')
		return valid.till === far ? null : { fran: valid.fran, senast: valid.till, avser: null };
	const ahead = fonster.fore ? 1 : 0;
	const first = Number(valid.fran.slice(0, 4)) + ahead;
	const last = Math.max(first, Number(earlier(q.per, valid.till).slice(0, 4)) + ahead);
	const due = Array.from({ length: Math.min(40, last - first + 1) }, (_, index) => last - index);
	const year = due.find((one) => `${one - ahead}-${fonster.dag}` <= q.per) ?? first;
	return { fran: `${year - ahead}-01-01`, senast: `${year - ahead}-${fonster.dag}`, avser: String(year) };
}

async function dated(q: Question, plan: Extract<Plan, { form: 'datum' }>): Promise<Evidence> {
	const limit = deadline(q);
	const valid = validity(q.goal);
	const till = limit?.senast ?? q.per;
	const period: Period = {
		span: { fran: limit?.fran ?? valid.fran, till },
		text: limit?.avser ?? `till och med ${till}`,
		pagar: till > q.per,
		del: false
	};
	const evidence: Evidence = { ...empty(period, 'datum', 'datum'), datum: limit?.senast ?? null };
	if (!limit)
		return {
			...evidence,
			saknas: 'en dag att hålla: skriv den i fonster, till exempel 2024-12-31, från kansliet'
		};
	// What the board decides stands on no team of its own: the förbund is looked through.
	const board = /forbund|styrelse/.test(plain(q.goal.population));
	const where = { ...plan.del.where, ...(board ? { forbund: [q.who.forbund] } : {}) };
	const who: For = board ? { ...q.who, ensam: false } : q.who;
	const find = async (days: Days, avser: string | null) => {
		const part = { ...plan.del, where: { ...where, ...(avser ? { avser_period: [avser] } : {}) } };
		const rows = board
			? await q.ask(part.matt, {
					where: part.where,
					...(days.fran && days.fran >= '1900' ? { from: days.fran } : {}),
					to: days.till
				})
			: await rowsFor(q.ask, who, part, days);
		return figureOf(
			part.namn,
			rows.filter((row) => row.by.handelsetyp != null),
			true
		);
	};
	const before = { fran: period.span.fran, till: earlier(till, q.per) };
	const named = await find(before, limit.avser);
	const found = (named.varde ?? 0) > 0 || !limit.avser ? named : await find(before, null);
	if ((found.varde ?? 0) > 0)
		return { ...evidence, pagar: false, kan_sagas: null, delar: [{ ...found, status: 'visas' }] };
	const none: Figure = { ...found, taljare: 0, varde: 0, status: 'visas' };
	if (period.pagar) return { ...evidence, delar: [none] };
	const after = await find({ till: q.per }, null);
	if ((after.varde ?? 0) === 0)
		return {
			...evidence,
			saknas: board ? `förbundets ${plan.del.namn}, från kansliet` : missingFor(plan.del)
		};
	return { ...evidence, delar: [none] };
}

/** Asks everything a plan needs and puts it together. Never judges. */
export async function gather(q: Question): Promise<Evidence | { tidigast: string }> {
	const { plan, fonster } = q.read;
	const valid = validity(q.goal);
	if (valid.fran > q.kalender && plan.form !== 'aggregat') return { tidigast: valid.fran };
	if (plan.form === 'datum') return dated(q, plan);
	const period = judgedPeriod(fonster, valid, q.kalender);
	if (!period) {
		const fran = fonster.slag === 'planar' ? addMonths(valid.fran, (fonster.nummer - 1) * 12) : valid.fran;
		return { tidigast: fonster.slag === 'spann' ? fonster.span.fran : fran };
	}
	switch (plan.form) {
		case 'andel':
			return shares(q, plan, period);
		case 'antal':
			return counts(q, plan, period);
		case 'belaggning':
		case 'mellanrum':
		case 'varde':
			return value(q, plan, period);
		case 'riktmarke':
			return benchmark(q, plan, period);
		case 'forandring':
			return gatherChange(q, period);
		case 'aggregat':
			return gatherPublished(q, plan, period);
		case 'platser': {
			const { platser } = q.goal;
			const figure = { ...figureOf('platser', []), taljare: platser, varde: platser };
			const evidence = { ...empty(period, 'antal', 'platser'), pagar: false, kan_sagas: null };
			return platser === null
				? { ...evidence, saknas: 'platser i källan insatser, från kansliet' }
				: { ...evidence, delar: [{ ...figure, status: 'visas' as const }] };
		}
		case 'saknas':
			return { ...empty(period, 'antal', ''), saknas: `${plan.vad}, från ${plan.av}` };
	}
}
