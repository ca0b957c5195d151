import { eventName, outcomes } from '../measures/library/handelser.ts';
import { GRACE, HALF, OFFERED } from './settings.ts';
import { populationOf } from './population.ts';
import { beyondOutcome, eventsIn, outcomesIn, phaseForms, phaseOf, timeOf, timeText } from './vocabulary.ts';
import type { Anchor, Fonster, Mal, Part, Plan, Target } from './types.ts';

/** The words of a goal, plain (lower case, no åäö), as the rules match them. */
export interface Words {
	text: string;
	matt: string;
	population: string;
	kalla: string;
	enhet: string;
	/** The goal's text cut at a written AND: `stöd OCH inflytande`. One piece is the rule. */
	villkor: readonly string[];
	goal: Mal;
	fonster: Fonster;
	/** A wait after an event, from the window or else from the text; a thing done at the event itself is no wait. */
	efter: Wait | null;
	mal: Target;
}

export interface Wait {
	tid: string;
	fran?: Anchor;
}

/** What a rule makes of a goal: a plan, nothing (the next rule is tried), or a Swedish text that says why it cannot be. */
export type Made = Plan | string | null;

/** Whom the goal speaks of; the insats may be named. */
export const whom = ({ population, goal }: Words) => populationOf(population, [goal.insats_id, goal.galler]);

/** Adds the goal's own people to what a part asks for. */
export const limited = (part: Part, where: Part['where']): Part =>
	where && Object.keys(where).length > 0 ? { ...part, where: { ...part.where, ...where } } : part;

export const outcomeMeasure = (tokens: readonly string[]): string => {
	const known: Record<string, string> = {
		arbete: 'avslut_arbete',
		studier: 'avslut_studier',
		'arbete studier': 'avslut_arbete_studier'
	};
	return known[tokens.join(' ')] ?? `avslut_till__${tokens.join('__')}`;
};

/** The outcome at the follow-up after the end; the window has closed for those who are counted. */
export function followUpPart(tokens: readonly string[], tid: string | null): Part | null {
	const phase = phaseOf(tid);
	if (!phase) return null;
	const matt = `uppfoljning__${phase}__${tokens.join('__')}`;
	return { namn: 'uppföljda', matt, vanta: phase, oppna: `${matt}__oppna` };
}

export function followUp(words: Words): Made {
	const begun = /rehabilitering/.test(words.population) ? ['rehabilitering'] : [];
	const tokens = outcomesIn(words.text).filter((token) => !begun.includes(token));
	if (tokens.length === 0) return null;
	const beyond = beyondOutcome(words.text);
	if (beyond) return beyond;
	if (words.efter?.fran === 'start' || words.efter?.fran === 'erbjudande')
		return `Uppföljning räknas från avslut, inte från ${words.efter.fran}. ${phaseForms}`;
	const del = followUpPart(tokens, words.efter?.tid ?? null);
	if (!del) return phaseForms;
	if (begun.length > 0) {
		const { oppna: _, ...rest } = del;
		const where = { sysselsattning_efter: ['arbetslivsinriktad_rehabilitering'] };
		return { form: 'andel', delar: [{ ...rest, where }] };
	}
	const people = whom(words);
	if (typeof people === 'string') return people;
	return { form: 'andel', delar: [limited(del, people.where)] };
}

/** Those who began in a year are partly still there: only over the whole time are they the same as those who ended. */
const notAllEnded =
	'Utfallet är känt först när insatsen är avslutad, och av dem som började ett visst år kan en del vara kvar. Skriv avslutade i population, eller hela perioden i fonster.';

export function share(words: Words): Made {
	const { text, fonster } = words;
	if (words.efter) return followUp(words);
	const people = whom(words);
	const simple: readonly (readonly [RegExp, string, string])[] = [
		[/borja\w* eller ok/, 'borjat_eller_okat', 'började eller ökade'],
		[/\bute i\b/, 'ute_i_sysselsattning', 'ute i sysselsättning'],
		[/enligt plan/, 'avslut_enligt_plan', 'enligt plan'],
		[/egen forsorjning|sjalvforsorj/, 'forsorjning_egen_forsorjning_efter', 'med egen försörjning']
	];
	const tokens = outcomesIn(text);
	const named = simple.find(([pattern]) => pattern.test(text));
	const known =
		named ?? (tokens.length === 0 && /fullfol/.test(text) ? [/./, 'fullfoljt', 'fullföljde'] : null);
	if (!known && tokens.length === 0) return null;
	const beyond = beyondOutcome(text);
	if (beyond) return beyond;
	if (typeof people === 'string') return people;
	if (people.paborjade && fonster.slag !== 'hela') return notAllEnded;
	const part = (matt: string, namn: string): Part => limited({ namn, matt }, people.where);
	if (known) return { form: 'andel', delar: [part(known[1], known[2])] };
	const visa =
		tokens.length > 2
			? tokens.map((token) => part(outcomeMeasure([token]), outcomes[token]?.text ?? token))
			: [];
	return {
		form: 'andel',
		delar: [part(outcomeMeasure(tokens), 'avslutade')],
		...(visa.length > 0 ? { visa } : {})
	};
}

/** A time is judged on its median: at least half of those who ended lie within the limit. */
export function duration(words: Words, typ?: string): Made {
	const { goal, enhet } = words;
	const people = typ ? { where: {} } : whom(words);
	if (typeof people === 'string') return people;
	const suffix = typ ? `__${typ}` : '';
	const first = timeOf(goal.varde, enhet);
	const last = timeOf(goal.varde_till, enhet);
	const mal: Target = { slag: 'minst', varde: HALF, cirka: false };
	const part = (way: string, time: string): Part =>
		limited(
			{
				namn: `${way === 'hogst' ? 'högst' : 'minst'} ${timeText(time)}`,
				matt: `tid__${way}__${time}${suffix}`,
				...(typ ? { kraver: `${typ}_start` } : {})
			},
			people.where
		);
	if (!first) return null;
	switch (words.mal.slag) {
		case 'riktmarke':
			return {
				form: 'riktmarke',
				andel: part('hogst', first),
				medel: limited({ namn: 'genomsnitt', matt: 'tid_i_insats' }, people.where)
			};
		case 'minst':
			return { form: 'andel', delar: [part('minst', first)], mal };
		case 'hogst':
			return { form: 'andel', delar: [part('hogst', first)], mal };
		case 'intervall':
			return last ? { form: 'andel', delar: [part('minst', first), part('hogst', last)], mal } : null;
		default:
			return typ
				? null
				: { form: 'varde', del: limited({ namn: 'tid i insatsen', matt: 'tid_i_insats' }, people.where) };
	}
}

/** How many: of persons who came, left, took part or are there; or who left to something. */
export function count(words: Words): Made {
	const { text, matt, population, enhet } = words;
	const all = `${matt} ${text} ${population}`;
	const tokens = outcomesIn(text);
	const people = whom(words);
	if (tokens.length > 0) {
		const beyond = beyondOutcome(text);
		if (beyond) return beyond;
		if (typeof people === 'string') return people;
		const del: Part = { namn: 'avslutade', matt: outcomeMeasure(tokens), antal: true };
		return { form: 'antal', delar: [limited(del, people.where)] };
	}
	const pick = /pagaende|kvar i/.test(`${text} ${matt}`)
		? 'pagaende'
		: /lamna|avslut|utskriv/.test(all)
			? 'avslutade'
			: /inskriv|paborj|intag|\bnya?\b/.test(all)
				? 'nya'
				: /deltag|person|individ|unika/.test(`${all} ${enhet}`)
					? 'deltagare'
					: null;
	if (!pick) return null;
	if (typeof people === 'string') return people;
	return { form: 'antal', delar: [limited({ namn: pick, matt: pick }, people.where)] };
}

/** Kronor, by the words for what they are divided by. What is not said is not guessed. */
export function money({ text, matt }: Words): Made {
	const said = `${matt} ${text}`;
	const per: readonly (readonly [RegExp, string])[] = [
		[
			/per (avslut|person|deltagare|individ)?.*\b(till|i) (arbete|jobb|studier)/,
			'kostnad_per_avslut_arbete_studier'
		],
		[/per avslut/, 'kostnad_per_avslutad'],
		[/budget\w* per (planerad )?(deltagare|plats)/, 'budget_per_planerad_deltagare'],
		[/per plats/, 'kostnad_per_plats'],
		[/per (deltagare|person|individ)/, 'kostnad_per_deltagare']
	];
	const found = per.find(([pattern]) => pattern.test(said))?.[1];
	if (found) {
		// Work alone, or studies alone, has no cost measure of its own.
		const both = /arbete|jobb/.test(said) && /studier/.test(said);
		if (found === 'kostnad_per_avslut_arbete_studier' && !both)
			return 'Kostnad räknas per avslut till arbete eller studier, inte för det ena för sig. Skriv kostnad_per_avslut_arbete_studier i matt om det är det som menas.';
		return { form: 'varde', del: { namn: said, matt: found } };
	}
	if (/\bper\b/.test(said)) return null;
	const matts: readonly (readonly [RegExp, string])[] = [
		[/\butfall|forbruk|kostnad/, 'utfall'],
		[/^budget|\bbudget(en|erade?)?$/, 'budget']
	];
	const total = matts.find(([pattern]) => pattern.test(said))?.[1];
	return total ? { form: 'antal', delar: [{ namn: total, matt: total }] } : null;
}

/** Events of the insats itself, and those of its participants where the goal is about persons. */
function eventParts(words: Words, typer: readonly string[]): Part[] {
	const where = (typ: string) => ({ handelsetyp: [typ] });
	return typer.flatMap((typ): Part[] => [
		{ namn: typ, matt: 'handelser', where: where(typ), kraver: typ },
		...(/^(insats|insatsen|forbund|forbundet)$/.test(words.population)
			? []
			: [{ namn: typ, matt: 'handelser_deltagande', where: where(typ), kraver: typ }])
	]);
}

export function eventCount(words: Words): Made {
	const { text, matt, population, enhet } = words;
	const named = eventsIn(text);
	const typer = named.length > 0 ? named : eventsIn(matt.replace(/^antal /, ''));
	if (typer.length === 0) return null;
	const delar = eventParts(words, typer);
	if (/per vecka/.test(enhet)) return { form: 'antal', delar, per: 'vecka' };
	if (/samsip/.test(population) && !typer.includes('samsip'))
		return {
			form: 'antal',
			delar,
			per: { namn: 'samsip', matt: 'handelser', where: { handelsetyp: ['samsip'] }, kraver: 'samsip' }
		};
	return { form: 'antal', delar };
}

/** A share of people for whom something was done: after the end, after an offer, or after the start. */
export function eventShare(words: Words): Made {
	const { text, population, efter } = words;
	const people = whom(words);
	const cohort = (from: string, typ: string, otherwise: string, kraver = typ): Made => {
		if (typeof people === 'string' && from !== 'erbjudet_mote') return people;
		const tid = efter?.tid ?? otherwise;
		const matt = `handelse__${from}__${typ}__${tid}`;
		const del: Part = { namn: eventName(typ), matt, vanta: tid, oppna: `${matt}__oppna`, kraver };
		return { form: 'andel', delar: [limited(del, typeof people === 'string' ? {} : people.where)] };
	};
	if (/erbju/.test(population) && /traff|mote|rad/.test(text))
		return cohort('erbjudet_mote', 'mote', '2_manader', 'erbjudet_mote');
	const [typ] = eventsIn(text);
	if (!typ) return null;
	// What the window is counted from decides; the population only where the window does not say.
	if (efter?.fran === 'start') return cohort('start', typ, OFFERED);
	if (efter?.fran === 'avslut' || /avslut|utskriv|fullfol|lamna/.test(population))
		return cohort('avslut', typ, GRACE);
	return /deltag|paborj|pagaende|inskriv|person/.test(population) ? cohort('start', typ, OFFERED) : null;
}

export function eventInterval(words: Words): Made {
	const { text, population, goal, enhet } = words;
	const [typ] = eventsIn(text);
	const time = timeOf(goal.varde, enhet);
	if (!typ || !time) return null;
	if (/pagaende|deltag/.test(population)) {
		const matt = `intervall__${typ}__${time}`;
		return {
			form: 'andel',
			delar: [{ namn: typ, matt, vanta: time, oppna: `${matt}__oppna`, kraver: typ }],
			mal: { slag: 'alla' }
		};
	}
	const enheten = /^veck/.test(enhet) ? 'veckor' : /^manad/.test(enhet) ? 'manader' : null;
	const del: Part = { namn: typ, matt: 'handelser', where: { handelsetyp: [typ] }, kraver: typ };
	return enheten && { form: 'mellanrum', del, enhet: enheten };
}

/** Survey questions: each condition its own indicator, found by its words among those in the answers. */
export function survey({ villkor, population, kalla, fonster, goal }: Words): Plan {
	const late =
		/avslut|slut|efter/.test(`${population} ${kalla}`) ||
		fonster.slag === 'efter' ||
		/efter/.test(goal.fonster ?? '');
	return {
		form: 'andel',
		delar: villkor.map((namn) => ({
			namn,
			matt: 'indikator_positiv',
			enkat: { indikator: namn, avslut: late }
		}))
	};
}
