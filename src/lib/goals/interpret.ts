import { measureOf, measures } from '../measures/library/index.ts';
import { relationColumns } from '../measures/relations.ts';
import type { Measure } from '../measures/types.ts';
import { followUpPart, limited, type Wait, type Words } from './plans.ts';
import { populationOf } from './population.ts';
import { readWindow, waitInText, windowForms } from './readWindow.ts';
import { rules, type Rule } from './rules.ts';
import { targetText } from './sentence.ts';
import { plain } from './text.ts';
import { inUnit, kindOf, shownUnit, type Kind } from './units.ts';
import { phaseForms } from './vocabulary.ts';
import type { Fonster, Mal, Part, Plan, Read, Target } from './types.ts';

/** What the goal wants, in the unit of what is measured. A text when it cannot be read. */
function readTarget(goal: Mal, kind: Kind): Target | string {
	const cirka = /\b(cirka|ca|ungefar)\b/.test(plain(`${goal.anmarkning ?? ''} ${goal.text}`));
	const way = plain(goal.jamforelse) || goal.jamforelse.trim();
	const need = (slag: 'minst' | 'hogst' | 'lika'): Target | string => {
		if (goal.varde === null) return 'Målvärdet saknas: skriv ett tal i varde.';
		const varde = inUnit(goal.varde, kind, goal.enhet);
		return typeof varde === 'string' ? varde : { slag, varde, cirka };
	};
	switch (way) {
		case '>=':
		case 'minst':
			return need('minst');
		case '<=':
		case 'hogst':
			return need('hogst');
		case '=':
			return need('lika');
		case 'intervall': {
			if (goal.varde === null || goal.varde_till === null)
				return 'Ett intervall behöver både varde och varde_till.';
			const [varde, till] = [inUnit(goal.varde, kind, goal.enhet), inUnit(goal.varde_till, kind, goal.enhet)];
			if (typeof varde === 'string') return varde;
			if (typeof till === 'string') return till;
			if (varde > till) return 'Intervallet är bakvänt: varde är större än varde_till.';
			return { slag: 'intervall', varde, till, cirka };
		}
		case 'alla':
			if (goal.varde !== null && goal.varde !== 100 && goal.varde !== 1)
				return `Jämförelsen alla betyder 100 procent, men varde är ${String(goal.varde).replace('.', ',')}. Skriv >= för en andel.`;
			return { slag: 'alla' };
		case 'riktmarke': {
			if (goal.varde === null) return 'Riktmärket saknas: skriv ett tal i varde.';
			const varde = kind === 'andel' ? inUnit(goal.varde, kind, goal.enhet) : goal.varde;
			return typeof varde === 'string' ? varde : { slag: 'riktmarke', varde };
		}
		case 'foljs':
			return { slag: 'foljs' };
		default:
			return `Jämförelsen ”${goal.jamforelse}” är okänd. Skriv >=, <=, =, intervall, alla, riktmärke eller följs.`;
	}
}

const byName = new Map(measures.map((measure) => [plain(measure.namn), measure]));

/** A measure named outright: its id or its name, in `matt`. */
function named(text: string | null): Measure | undefined {
	const words = plain(text);
	// "antal" is what goals call any count; the measure of that name is reached through kalla.
	if (words === 'antal') return undefined;
	return words ? (measureOf((text ?? '').trim().toLowerCase()) ?? byName.get(words)) : undefined;
}

/** Which dimension tells the measure's rows apart, when the goal's words must choose among them. */
const choosing = ['indikator', 'instrument', 'handelsetyp', 'kategori', 'matt', 'uppfoljningsfas'];

/** Outcomes at the end that also have a follow-up some months after it. */
const outcomesOf = (matt: string): string[] | undefined => {
	const known: Record<string, string[]> = {
		avslut_arbete: ['arbete'],
		avslut_studier: ['studier'],
		avslut_arbete_studier: ['arbete', 'studier']
	};
	return known[matt] ?? (matt.startsWith('avslut_till__') ? matt.split('__').slice(1) : undefined);
};

/** Measures of persons can be limited to those the goal speaks of; other measures speak of no persons. */
const limitable = (measure: Measure, where: Part['where']): boolean =>
	Object.keys(where ?? {}).every((dimension) =>
		[measure.taljare, measure.namnare ?? measure.taljare].every(({ relation }) =>
			relationColumns[relation]?.includes(dimension)
		)
	);

function directPart(measure: Measure, goal: Mal, efter: Wait | null): Part | string {
	const ord = [goal.text, goal.population].filter(Boolean).join(' ');
	if (measure.matt === 'indikator_positiv' || measure.matt === 'indikator_vet_ej')
		return { namn: goal.text, matt: measure.matt, enkat: { indikator: ord, avslut: /avslut/.test(ord) } };
	const dimension = choosing.find((id) => measure.alltid?.includes(id));
	const wait = /^(handelse|intervall|uppfoljning)__/.test(measure.matt)
		? /__(\d+_(?:dagar|veckor|manader))(?:__|$)/.exec(measure.matt)?.[1]
		: undefined;
	const part: Part = {
		namn: measure.namn,
		matt: measure.matt,
		...(dimension ? { match: { dimension, ord } } : {}),
		...(wait ? { vanta: wait, oppna: `${measure.matt}__oppna` } : {})
	};
	const persons = ['marts.deltagande', 'marts.uppfoljning'].includes(measure.taljare.relation);
	if (!persons) return part;
	const people = populationOf(goal.population ?? '', [goal.insats_id, goal.galler]);
	if (typeof people === 'string') return people;
	const tokens = outcomesOf(measure.matt);
	if (people.paborjade && tokens)
		return `Måttet ${measure.matt} räknas på dem som avslutats, men populationen är ”${goal.population}”. Skriv avslutade.`;
	if (!limitable(measure, people.where))
		return `Måttet ${measure.matt} kan inte delas efter populationen ”${goal.population}”.`;
	if (!efter || wait) return limited(part, people.where);
	if (!tokens)
		return `Måttet ${measure.matt} räknas inte en viss tid efter en händelse: skriv en period i fonster.`;
	if (efter.fran === 'start') return `Uppföljning räknas från avslut, inte från start. ${phaseForms}`;
	const later = followUpPart(tokens, efter.tid);
	return later ? limited(later, people.where) : phaseForms;
}

function directPlan(list: readonly Measure[], goal: Mal, efter: Wait | null): Plan | string {
	const parts: Part[] = [];
	for (const measure of list) {
		const part = directPart(measure, goal, efter);
		if (typeof part === 'string') return part;
		parts.push(part);
	}
	const [first] = list;
	const [part] = parts;
	if (!first || !part) return 'Måttet saknas.';
	if (first.matt === 'aggregat')
		return { form: 'aggregat', matt: goal.text, grupp: goal.population ?? 'alla' };
	if (list.every(({ enhet }) => enhet === 'andel')) return { form: 'andel', delar: parts };
	if (list.length > 1) return 'Bara andelar kan sättas ihop med OCH; dela upp målet i flera.';
	if (['personer', 'deltaganden', 'antal', 'kronor'].includes(first.enhet))
		return { form: 'antal', delar: parts };
	return { form: 'varde', del: part };
}

const matches = (rule: Rule, words: Words): boolean =>
	Object.entries(rule.when).every(([field, pattern]) => pattern.test(words[field as keyof Rule['when']]));

function finish(plan: Plan, goal: Mal, fonster: Fonster, regel: string): Read {
	const kind = kindOf(plan);
	const own = plan.form === 'andel' ? plan.mal : undefined;
	const percent = /%|^procent/.test((goal.enhet ?? '').trim().toLowerCase());
	const share = kind === 'andel' || (plan.form === 'aggregat' && percent);
	const read = readTarget(goal, share ? 'andel' : kind);
	const fail = (fel: string): Read => ({ ok: false, fel });
	const wait = fonster.slag === 'efter' && fonster.tid !== '0_dagar';
	if (wait && ['antal', 'varde', 'belaggning', 'mellanrum', 'platser'].includes(plan.form))
		return fail(
			'Det som mäts räknas i en period, inte en viss tid efter en händelse: skriv en period i fonster.'
		);
	if (goal.enhet && plan.form === 'antal' && !plan.per && goal.varde === null && percent)
		return fail(`Enheten ”${goal.enhet}” passar inte det som mäts, som är ett antal.`);
	// A rate or a mean never hits a number exactly.
	const mean = plan.form === 'mellanrum' || plan.form === 'varde' || (plan.form === 'antal' && plan.per);
	const wanted: Target | string =
		typeof read !== 'string' && read.slag === 'lika' && mean ? { ...read, cirka: true } : read;
	const enhet = plan.form === 'antal' && plan.enhet ? plan.enhet : shownUnit(kind, goal.enhet ?? '');
	if (typeof wanted === 'string') {
		if (plan.form !== 'datum' && plan.form !== 'saknas') return fail(wanted);
		return { ok: true, plan, fonster, mal: { slag: 'foljs' }, avsett: '', regel, enhet };
	}
	return {
		ok: true,
		plan,
		fonster,
		mal: own ?? wanted,
		avsett: targetText(wanted, share, share ? '' : enhet),
		regel,
		enhet
	};
}

/**
 * Reads a goal's words into what to ask and how to judge it. A measure named in `matt` comes first, then published
 * figures (`kalla` aggregat), then the table of rules. `fel` says in Swedish what is not understood and what to write.
 */
export function interpret(goal: Mal): Read {
	const fonster = readWindow(goal.fonster);
	const efter = fonster?.slag === 'efter' && fonster.tid !== '0_dagar' ? fonster : waitInText(goal.text);
	if (!fonster) return { ok: false, fel: `Fönstret ”${goal.fonster}” förstås inte. Skriv ${windowForms}.` };
	if (/^aggregat|^publicera/.test(plain(goal.kalla)) && plain(goal.matt) !== 'aggregat')
		return finish(
			{ form: 'aggregat', matt: goal.matt ?? goal.text, grupp: goal.population ?? 'alla' },
			goal,
			fonster,
			'aggregat'
		);
	const list = (goal.matt ?? '').split(/\||\s+OCH\s+/).map(named);
	if (list.length > 0 && list.every((one) => one !== undefined)) {
		const plan = directPlan(list, goal, efter);
		if (typeof plan === 'string') return { ok: false, fel: plan };
		return finish(plan, goal, fonster, 'matt');
	}
	const draft = readTarget(goal, 'fri');
	const words: Words = {
		text: plain(goal.text),
		matt: plain(goal.matt),
		population: plain(goal.population),
		kalla: plain(goal.kalla),
		enhet: plain(goal.enhet),
		// A written AND, or any `och` where the remark says that there are two conditions.
		villkor: goal.text.split(/tva villkor/.test(plain(goal.anmarkning)) ? /\s+och\s+/i : /\s+OCH\s+/),
		goal,
		fonster,
		efter,
		mal: typeof draft === 'string' ? { slag: 'foljs' } : draft
	};
	for (const rule of rules) {
		const plan = matches(rule, words) ? rule.plan(words) : null;
		if (typeof plan === 'string') return { ok: false, fel: plan };
		if (plan) return finish(plan, goal, fonster, rule.id);
	}
	const said = [
		`mått ”${goal.matt ?? ''}”`,
		goal.population && `population ”${goal.population}”`,
		goal.kalla && `källa ”${goal.kalla}”`
	].filter(Boolean);
	return {
		ok: false,
		fel: `Kombinationen ${said.join(', ')} för ”${goal.text}” förstås inte. Skriv ett mått ur Så räknas det i kolumnen matt, till exempel avslut_arbete_studier, deltagare eller kostnad_per_deltagare.`
	};
}
