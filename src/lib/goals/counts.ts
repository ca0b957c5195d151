import { formatNumber } from '../format/index.ts';
import { measureOf } from '../measures/library/index.ts';
import { chosen, counted, figureOf, missingFor, rowsFor, type Days } from './ask.ts';
import { daysOf, empty, type Question } from './evidence.ts';
import { costPerExit } from '../stats/costRatio.ts';
import { structural } from './evidence.ts';
import { MIN_N } from './settings.ts';
import { registered, trendOf } from './trend.ts';
import { daysBetween, far, judgedPeriod, validity, type Period } from './windows.ts';
import type { Evidence, Figure, Part, Plan } from './types.ts';

/** Weeks of the days asked for, at least one. */
const weeks = (days: Days) => Math.max(1, (daysBetween(days.fran ?? days.till, days.till) + 1) / 7);

/** What must be there at all for a count of nobody to be a count: nobody of those who ended, no woman of the participants. */
function basis({ where: _, ...part }: Part): Part {
	return part.antal ? { namn: part.namn, matt: 'avslutade' } : part;
}

async function summed(q: Question, parts: readonly Part[], days: Days | null): Promise<Figure> {
	const rows = [];
	for (const part of parts)
		rows.push(...counted(chosen(await rowsFor(q.ask, q.who, part, days), part), part));
	return figureOf(parts[0]?.namn ?? '', rows, true);
}

export async function counts(
	q: Question,
	plan: Extract<Plan, { form: 'antal' }>,
	period: Period
): Promise<Evidence> {
	const { goal, per } = q;
	const evidence = empty(period, 'antal', q.read.enhet);
	const days = daysOf(period, q);
	const [first] = plan.delar;
	let inapplicable = false;
	let known = plan.delar.length > 0 && first !== undefined;
	if (first?.kraver) {
		known = false;
		for (const part of plan.delar) known = known || (await registered(q, part));
	} else if (first) {
		const ever = await summed(q, plan.delar.map(basis), null);
		inapplicable = ever.status === 'ej_tillampligt';
		known = ever.status === 'skyddad' || (ever.varde ?? 0) > 0 || first.matt === 'pagaende';
	}
	if (!known && inapplicable) return { ...evidence, saknas: structural };
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
	const kind = first && measureOf(first.matt)?.taljare.time.kind;
	if (kind === 'vid_slut' || kind === 'vid_start') evidence.kan_sjunka = true;
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
	evidence.pagar = bounded(q) && evidence.pagar;
	evidence.trend = [];
	if (per !== 'vecka') evidence.enhet = `${evidence.enhet} per ${per.namn}`;
	evidence.delar = [
		{ ...figure, namnare: per === 'vecka' ? null : namnare, varde: (figure.taljare ?? 0) / namnare }
	];
}

/** A goal on a year, a period or a day waits for its end; one on the whole time is judged on what is there so far. */
const bounded = ({ read }: Question): boolean => ['ar', 'spann', 'planar', 'dag'].includes(read.fonster.slag);

/** What an exit to work cost has the chance of who got work in it: the interval of the share turned round. */
async function exitInterval(q: Question, part: Part, days: Days, evidence: Evidence): Promise<void> {
	const [figure] = evidence.delar;
	if (!part.matt.startsWith('kostnad_per_avslut_arbete_studier') || figure?.status !== 'visas') return;
	const exits: Part = {
		namn: '',
		matt: 'avslut_arbete_studier',
		...(part.where ? { where: part.where } : {})
	};
	const share = figureOf('', await rowsFor(q.ask, q.who, exits, days));
	// The interval is of the exits with a known outcome; of others nothing is known.
	if (share.taljare === null || share.namnare === null || share.taljare !== figure.namnare) return;
	const found = costPerExit(figure.taljare ?? 0, share.taljare, share.namnare);
	if (!found) return;
	evidence.delar = [{ ...figure, lag: found.lag, hog: found.hog }];
	evidence.not = `Räknat på ${formatNumber(share.taljare)} av ${formatNumber(share.namnare)} avslut med känt utfall.`;
}

export async function value(
	q: Question,
	plan: Extract<Plan, { form: 'varde' | 'mellanrum' | 'belaggning' }>,
	period: Period
): Promise<Evidence> {
	const evidence = { ...empty(period, 'varde', q.read.enhet), pagar: bounded(q) && period.pagar };
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
		if (figure.status === 'skyddad') return { ...evidence, delar: [figure] };
		// None at all in the period: the time between is at least the whole of it.
		evidence.delar = [{ ...figure, varde: time / Math.max(1, n), status: 'visas' }];
		evidence.not =
			n > 0
				? 'Mellanrummet är periodens längd delad med antalet händelser.'
				: 'Ingen händelse under perioden: mellanrummet är minst hela periodens längd.';
		return evidence;
	}
	const rows = chosen(await rowsFor(q.ask, q.who, plan.del, days), plan.del);
	const measure = measureOf(plan.del.matt);
	const figure = figureOf(plan.del.namn, rows);
	const points = measure?.enhet === 'procentenheter';
	evidence.delar = [points && figure.varde !== null ? { ...figure, varde: figure.varde * 100 } : figure];
	if (measure && measure.enhet !== 'kronor_per') evidence.utan_intervall = true;
	if (figure.status === 'for_litet_underlag')
		evidence.saknas = `minst ${formatNumber(measure?.minst ?? MIN_N)} att dela på (det finns ${formatNumber(figure.namnare)}), från insatsen`;
	if (figure.status === 'data_saknas') evidence.saknas = missingFor(plan.del);
	if (figure.status === 'ej_tillampligt') evidence.saknas = structural;
	await exitInterval(q, plan.del, days, evidence);
	return evidence;
}
