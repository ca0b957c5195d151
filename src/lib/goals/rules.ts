import { GRACE, HALF, OFFERED } from './settings.ts';
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

type Field = 'text' | 'matt' | 'population' | 'kalla' | 'enhet';

/** A row of the table: every pattern must match; the first row that matches and makes a plan is the goal's. */
export interface Rule {
	id: string;
	when: Partial<Record<Field, RegExp>>;
	plan(words: Words): Plan | null;
}

const outcomeWords: readonly (readonly [string, RegExp])[] = [
	['arbete', /\barbete\b|anstalln|\bjobb\b/],
	['studier', /studi|\butbildning\b/],
	['rehabilitering', /arbetslivsinriktad rehab|aktiv rehabilitering|\buva\b/],
	['praktik', /arbetstraning|praktik/],
	['arbetssokande', /arbetsmarknadens forfogande|hos (af|arbetsformedlingen)\b|arbetssokande/]
];

/** The outcomes a text names, as tokens of the outcome measures. */
export const outcomesIn = (text: string): string[] =>
	outcomeWords.flatMap(([token, pattern]) => (pattern.test(text) ? [token] : []));

const eventWords: readonly (readonly [readonly string[], RegExp])[] = [
	[['anonym_konsultation'], /anonym/],
	[['arende', 'konsultation'], /arende/],
	[['konsultation'], /konsultation/],
	[['friskvard'], /friskvard/],
	[['styrgruppsmote'], /styrgrupp/],
	[['rekvisition'], /rekvisition/],
	[['avvikelse'], /avvikelse/],
	[['samsip'], /samsip/],
	[['utbildade'], /utbild/],
	[['genomlysning'], /genomlysning/],
	[['beslut'], /beslut|overenskommelse/],
	[['erbjuden_samtalsterapeut'], /samtalsterapeut|psykolog/],
	[['slutdokumentation'], /slutdokumentation/],
	[['uppfoljning'], /foljs upp|uppfoljning/],
	[['plan'], /\bplan\b|planering/],
	[['rapport'], /rapport/],
	[['erbjudet_mote'], /erbju/],
	[['mote'], /\bmoten?\b|traff/],
	[['arbetstraning'], /arbetstraning/]
];

/** Kinds of events a text names; a text that is one or two plain words is taken as the kind itself. */
export function eventsIn(text: string): readonly string[] {
	const found = eventWords.find(([, pattern]) => pattern.test(text));
	if (found) return found[0];
	const words = text.split(' ');
	return text && words.length <= 2 ? [words.join('_')] : [];
}

const outcomeMeasure = (tokens: readonly string[]): string => {
	const known: Record<string, string> = {
		arbete: 'avslut_arbete',
		studier: 'avslut_studier',
		'arbete studier': 'avslut_arbete_studier'
	};
	return known[tokens.join(' ')] ?? `avslut_till__${tokens.join('__')}`;
};

/** Follow-ups are about 3, 6 and 12 months after the end. */
function phaseOf(fonster: Fonster): string {
	if (fonster.slag !== 'efter') return '12_manader';
	const [n = '0', unit] = fonster.tid.split('_');
	const days = Number(n) * (unit === 'manader' ? 30.44 : unit === 'veckor' ? 7 : 1);
	return days <= 136 ? '3_manader' : days <= 273 ? '6_manader' : '12_manader';
}

function followUp({ text, population, fonster }: Words): Plan | null {
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

function share(words: Words): Plan | null {
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
		tokens.length > 2 ? tokens.map((token) => ({ namn: token, matt: outcomeMeasure([token]) })) : [];
	return {
		form: 'andel',
		delar: [{ namn: 'avslutade', matt: outcomeMeasure(tokens), ...where }],
		...(visa.length > 0 ? { visa } : {})
	};
}

/** `12` and `månader` as the measures write a time; null when it is no whole number of a known unit. */
function timeOf(value: number | null, enhet: string): string | null {
	const unit = /^dag/.test(enhet)
		? 'dagar'
		: /^veck/.test(enhet)
			? 'veckor'
			: /^manad/.test(enhet)
				? 'manader'
				: null;
	return unit && value !== null && Number.isInteger(value) && value > 0 ? `${value}_${unit}` : null;
}

const timeText = (time: string): string => {
	const [n = '', unit = ''] = time.split('_');
	const words: Record<string, readonly [string, string]> = {
		dagar: ['dag', 'dagar'],
		veckor: ['vecka', 'veckor'],
		manader: ['månad', 'månader']
	};
	return `${n} ${words[unit]?.[n === '1' ? 0 : 1] ?? unit}`;
};

/** A time is judged on its median: at least half of those who ended lie within the limit. */
function duration(words: Words, typ?: string): Plan | null {
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
function count({ text, matt, population, enhet }: Words): Plan | null {
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

const organisation = /^(insats|insatsen|forbund|forbundet|team|teamet|parter|)$/;

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

function eventCount(words: Words): Plan | null {
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
function eventShare(words: Words): Plan | null {
	const { text, population } = words;
	const cohort = (from: string, typ: string, tid: string, kraver = typ): Plan => {
		const matt = `handelse__${from}__${typ}__${tid}`;
		return {
			form: 'andel',
			delar: [{ namn: typ.replaceAll('_', ' '), matt, vanta: tid, oppna: `${matt}__oppna`, kraver }]
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

function eventInterval(words: Words): Plan | null {
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
function survey({ villkor, population, kalla, fonster, goal }: Words): Plan {
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

const missing =
	(vad: string, av: string): Rule['plan'] =>
	() => ({ form: 'saknas', vad, av });

/** How goals are read, first match wins. Patterns are on plain words; an id of a goal or an insats is never looked at. */
export const rules: readonly Rule[] = [
	{
		id: 'bistand',
		when: { kalla: /ekonomiskt bistand|forsorjningsstod/ },
		plan: missing(
			'ekonomiskt bistånd före och efter insatsen, med vad som räknas (belopp eller personer) och från vilken tid',
			'kommunen'
		)
	},
	{
		id: 'enkat_forbattring',
		when: { kalla: /(start|fore) och slut|start och slutenkat/, text: /forbattra/ },
		plan: missing(
			'svar före och efter som hör till samma person: enkätsvaren är anonyma. Lägg in frågan som stegmätning med deltagande_id',
			'insatsen'
		)
	},
	{
		id: 'enkat_grupp',
		when: { kalla: /enkat/, population: /arbete|studier|anstall/ },
		plan: missing(
			'enkätsvar från dem som är i arbete eller studier: svaren visar inte vem som är det',
			'insatsen'
		)
	},
	{
		id: 'enkat_forandring',
		when: { kalla: /enkat|indikator/, matt: /forandring|okning|minskning/ },
		plan: ({ text }) => ({
			form: 'forandring',
			del: { namn: text, matt: 'indikator_positiv', enkat: { indikator: text, avslut: null } }
		})
	},
	{ id: 'enkat', when: { kalla: /enkat|indikator/, matt: /andel/ }, plan: survey },
	{
		id: 'utfall_och_steg',
		when: { kalla: /deltagande.*steg|steg.*deltagande/ },
		plan: (words) => {
			const tokens = outcomesIn(words.text);
			const steg = {
				namn: 'framåt',
				matt: 'stegforflyttning_framat',
				match: { dimension: 'instrument', ord: words.text }
			};
			if (tokens.length === 0) return { form: 'andel', delar: [steg] };
			const utfall = { namn: 'avslutade', matt: outcomeMeasure(tokens) };
			return words.mal.slag === 'foljs'
				? { form: 'andel', delar: [utfall], visa: [steg] }
				: { form: 'andel', delar: [utfall, steg] };
		}
	},
	{
		id: 'steg',
		when: { kalla: /steg/ },
		plan: ({ text }) => ({
			form: 'andel',
			delar: [
				{ namn: 'framåt', matt: 'stegforflyttning_framat', match: { dimension: 'instrument', ord: text } }
			]
		})
	},
	{ id: 'uppfoljning', when: { kalla: /uppfoljning/, matt: /andel/ }, plan: followUp },
	{
		id: 'datum',
		when: { kalla: /handels|logg|^$/, matt: /datum|beslut/ },
		plan: (words) => {
			const [typ] = eventsIn(words.text);
			if (!typ) return null;
			const del: Part = { namn: typ, matt: 'handelser', where: { handelsetyp: [typ] }, kraver: typ };
			return { form: 'datum', del, text: words.goal.text };
		}
	},
	{
		id: 'rekvisition',
		when: { text: /rekvisition/, matt: /i tid|tid|andel/ },
		plan: ({ goal, enhet, fonster }) => {
			const after = fonster.slag === 'efter' && fonster.tid !== '0_dagar' ? fonster.tid : null;
			const tid = timeOf(goal.varde, enhet) ?? after ?? '1_manader';
			const matt = `handelse__period__rekvisition__${tid}`;
			const del: Part = {
				namn: 'rekvisitioner',
				matt,
				vanta: tid,
				oppna: `${matt}__oppna`,
				kraver: 'rekvisition'
			};
			return { form: 'andel', delar: [del], mal: { slag: 'alla' } };
		}
	},
	{
		id: 'handelse_tid',
		when: { kalla: /handels|logg/, matt: /^tid/ },
		plan: (words) => {
			const [typ] = eventsIn(words.text);
			return typ ? duration(words, typ) : null;
		}
	},
	{ id: 'handelse_intervall', when: { kalla: /handels|logg/, matt: /intervall/ }, plan: eventInterval },
	{
		id: 'handelse_intervall_enhet',
		when: { kalla: /handels|logg/, enhet: /^(veckor|manader|dagar)$/, population: organisation },
		plan: eventInterval
	},
	{ id: 'handelse_andel', when: { kalla: /handels|logg/, matt: /andel/ }, plan: eventShare },
	{ id: 'handelse_antal', when: { kalla: /handels|logg/, matt: /antal|gjort/ }, plan: eventCount },
	{
		id: 'antal',
		when: { kalla: /^antal/, matt: /antal/ },
		plan: ({ text, population }) => ({
			form: 'antal',
			delar: [
				{ namn: 'antal', matt: 'antal', match: { dimension: 'kategori', ord: `${text} ${population}` } }
			]
		})
	},
	{ id: 'platser', when: { kalla: /^insats/, enhet: /^plats/ }, plan: () => ({ form: 'platser' }) },
	{
		id: 'belaggning',
		when: { kalla: /deltagande/, enhet: /^plats/ },
		plan: ({ fonster }) =>
			fonster.slag === 'ar'
				? { form: 'belaggning', del: { namn: 'tagna platser', matt: 'deltagare' } }
				: { form: 'antal', delar: [{ namn: 'platser', matt: 'nya' }], enhet: 'platser' }
	},
	{
		id: 'tid_efter_utfall',
		when: { kalla: /deltagande|^$/, matt: /^tid/, population: /arbete|studier|anstall/ },
		plan: missing('dagen då arbetet eller studierna började för var och en', 'insatsen')
	},
	{ id: 'tid', when: { kalla: /deltagande|^$/, matt: /^tid/ }, plan: (words) => duration(words) },
	{ id: 'andel', when: { kalla: /deltagande|sus|^$/, matt: /andel/ }, plan: share },
	{ id: 'antal_deltagande', when: { kalla: /deltagande|sus|^$/, matt: /antal|volym/ }, plan: count }
];
