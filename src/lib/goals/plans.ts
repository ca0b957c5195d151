import { eventName, outcomes } from '../measures/library/handelser.ts';
import { GRACE, HALF, OFFERED } from './settings.ts';
import { eventsIn, outcomesIn, phaseOf, timeOf, timeText } from './vocabulary.ts';
import type { Fonster, Mal, Part, Plan, Target } from './types.ts';

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
	mal: Target;
}

export const outcomeMeasure = (tokens: readonly string[]): string => {
	const known: Record<string, string> = {
		arbete: 'avslut_arbete',
		studier: 'avslut_studier',
		'arbete studier': 'avslut_arbete_studier'
	};
	return known[tokens.join(' ')] ?? `avslut_till__${tokens.join('__')}`;
};

export function followUp({ text, population, fonster }: Words): Plan | null {
	const begun = /rehabilitering/.test(population) ? ['rehabilitering'] : [];
	const tokens = outcomesIn(text).filter((token) => !begun.includes(token));
	if (tokens.length === 0) return null;
	const phase = phaseOf(fonster);
	const matt = `uppfoljning__${phase}__${tokens.join('__')}`;
	const del: Part = { namn: 'uppföljda', matt, vanta: phase, oppna: `${matt}__oppna` };
	if (begun.length > 0) del.where = { sysselsattning_efter: ['arbetslivsinriktad_rehabilitering'] };
	if (begun.length > 0) delete del.oppna;
	return { form: 'andel', delar: [del] };
}

export function share(words: Words): Plan | null {
	const { text, fonster, population } = words;
	if (fonster.slag === 'efter' && fonster.tid !== '0_dagar') return followUp(words);
	const where = /fullfol/.test(population) ? { where: { fullfoljt: ['ja'] } } : {};
	const one = (matt: string, namn: string): Plan => ({ form: 'andel', delar: [{ namn, matt, ...where }] });
	if (/borja\w* eller ok/.test(text)) return one('borjat_eller_okat', 'började eller ökade');
	if (/\bute i\b/.test(text)) return one('ute_i_sysselsattning', 'ute i sysselsättning');
	if (/enligt plan/.test(text)) return one('avslut_enligt_plan', 'enligt plan');
	const tokens = outcomesIn(text);
	if (tokens.length === 0) return /fullfol/.test(text) ? one('fullfoljt', 'fullföljde') : null;
	const visa =
		tokens.length > 2
			? tokens.map((token) => ({ namn: outcomes[token]?.text ?? token, matt: outcomeMeasure([token]) }))
			: [];
	return {
		form: 'andel',
		delar: [{ namn: 'avslutade', matt: outcomeMeasure(tokens), ...where }],
		...(visa.length > 0 ? { visa } : {})
	};
}

/** A time is judged on its median: at least half of those who ended lie within the limit. */
export function duration(words: Words, typ?: string): Plan | null {
	const { goal, enhet } = words;
	const suffix = typ ? `__${typ}` : '';
	const first = timeOf(goal.varde, enhet);
	const last = timeOf(goal.varde_till, enhet);
	const mal: Target = { slag: 'minst', varde: HALF, cirka: false };
	const part = (way: string, time: string): Part => ({
		namn: `${way === 'hogst' ? 'högst' : 'minst'} ${timeText(time)}`,
		matt: `tid__${way}__${time}${suffix}`,
		...(typ ? { kraver: `${typ}_start` } : {})
	});
	if (!first) return null;
	switch (words.mal.slag) {
		case 'riktmarke':
			return {
				form: 'riktmarke',
				andel: part('hogst', first),
				medel: { namn: 'genomsnitt', matt: 'tid_i_insats' }
			};
		case 'minst':
			return { form: 'andel', delar: [part('minst', first)], mal };
		case 'hogst':
			return { form: 'andel', delar: [part('hogst', first)], mal };
		case 'intervall':
			return last ? { form: 'andel', delar: [part('minst', first), part('hogst', last)], mal } : null;
		default:
			return typ ? null : { form: 'varde', del: { namn: 'tid i insatsen', matt: 'tid_i_insats' } };
	}
}

/** How many: of persons who came, left, took part or are there. */
export function count({ text, matt, population, enhet }: Words): Plan | null {
	const all = `${matt} ${text} ${population}`;
	const pick = /pagaende|kvar i/.test(`${text} ${matt}`)
		? 'pagaende'
		: /lamna|avslut|utskriv/.test(all)
			? 'avslutade'
			: /inskriv|paborj|intag|\bnya?\b/.test(all)
				? 'nya'
				: /deltag|person|individ|unika/.test(`${all} ${enhet}`)
					? 'deltagare'
					: null;
	return pick && { form: 'antal', delar: [{ namn: pick, matt: pick }] };
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

export function eventCount(words: Words): Plan | null {
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

const afterEvent = (words: Words, otherwise: string): string =>
	words.fonster.slag === 'efter' && words.fonster.tid !== '0_dagar' ? words.fonster.tid : otherwise;

/** A share of people for whom something was done: after the end, after an offer, or after the start. */
export function eventShare(words: Words): Plan | null {
	const { text, population } = words;
	const cohort = (from: string, typ: string, tid: string, kraver = typ): Plan => {
		const matt = `handelse__${from}__${typ}__${tid}`;
		return {
			form: 'andel',
			delar: [{ namn: eventName(typ), matt, vanta: tid, oppna: `${matt}__oppna`, kraver }]
		};
	};
	if (/erbju/.test(population) && /traff|mote|rad/.test(text))
		return cohort('erbjudet_mote', 'mote', afterEvent(words, '2_manader'), 'erbjudet_mote');
	const [typ] = eventsIn(text);
	if (!typ) return null;
	if (/avslut|utskriv|fullfol|lamna/.test(population)) return cohort('avslut', typ, afterEvent(words, GRACE));
	return /deltag|paborj|pagaende|inskriv|person/.test(population)
		? cohort('start', typ, afterEvent(words, OFFERED))
		: null;
}

export function eventInterval(words: Words): Plan | null {
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
