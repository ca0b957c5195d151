import { measureOf, measures } from '../measures/library/index.ts';
import type { Measure } from '../measures/types.ts';
import type { Words } from './plans.ts';
import { rules, type Rule } from './rules.ts';
import { targetText } from './sentence.ts';
import { plain } from './text.ts';
import { readWindow, windowForms } from './windows.ts';
import type { Fonster, Mal, Part, Plan, Read, Target } from './types.ts';

const percent = (enhet: string) => /^(procent|%|procentenheter)$/.test(enhet);

/** The value as the measure has it: 80 procent is 0.8. A share above 1 without a unit is read as percent. */
function scaled(value: number, goal: Mal, share: boolean): number {
	const enhet = (goal.enhet ?? '').trim().toLowerCase();
	return share && (percent(enhet) || Math.abs(value) > 1) ? value / 100 : value;
}

/** What the goal wants, in the unit of what is measured. A text when it cannot be read. */
function readTarget(goal: Mal, share: boolean): Target | string {
	const cirka = /\b(cirka|ca|ungefar)\b/.test(plain(`${goal.anmarkning ?? ''} ${goal.text}`));
	const way = plain(goal.jamforelse) || goal.jamforelse.trim();
	const number = goal.varde === null ? null : scaled(goal.varde, goal, share);
	const need = (slag: 'minst' | 'hogst' | 'lika'): Target | string =>
		number === null ? 'Målvärdet saknas: skriv ett tal i varde.' : { slag, varde: number, cirka };
	switch (way) {
		case '>=':
		case 'minst':
			return need('minst');
		case '<=':
		case 'hogst':
			return need('hogst');
		case '=':
			return need('lika');
		case 'intervall':
			return number === null || goal.varde_till === null
				? 'Ett intervall behöver både varde och varde_till.'
				: { slag: 'intervall', varde: number, till: scaled(goal.varde_till, goal, share), cirka };
		case 'alla':
			return { slag: 'alla' };
		case 'riktmarke':
			return number === null
				? 'Riktmärket saknas: skriv ett tal i varde.'
				: { slag: 'riktmarke', varde: number };
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

function directPart(measure: Measure, goal: Mal, fonster: Fonster): Part {
	const ord = [goal.text, goal.population].filter(Boolean).join(' ');
	if (measure.matt === 'indikator_positiv' || measure.matt === 'indikator_vet_ej')
		return { namn: goal.text, matt: measure.matt, enkat: { indikator: ord, avslut: /avslut/.test(ord) } };
	if (measure.matt === 'avslut_arbete_studier' && fonster.slag === 'efter' && fonster.tid !== '0_dagar') {
		const phase = ['3_manader', '6_manader', '12_manader'].find((one) => one === fonster.tid);
		const matt = `uppfoljning__${phase}__arbete__studier`;
		if (phase) return { namn: 'uppföljda', matt, vanta: phase, oppna: `${matt}__oppna` };
	}
	const dimension = choosing.find((id) => measure.alltid?.includes(id));
	const wait = /^(handelse|intervall|uppfoljning)__/.test(measure.matt)
		? /__(\d+_(?:dagar|veckor|manader))(?:__|$)/.exec(measure.matt)?.[1]
		: undefined;
	return {
		namn: measure.namn,
		matt: measure.matt,
		...(dimension ? { match: { dimension, ord } } : {}),
		...(wait ? { vanta: wait, oppna: `${measure.matt}__oppna` } : {})
	};
}

function directPlan(list: readonly Measure[], goal: Mal, fonster: Fonster): Plan | string {
	const parts = list.map((measure) => directPart(measure, goal, fonster));
	const [first] = list;
	const [part] = parts;
	if (!first || !part) return 'Måttet saknas.';
	if (first.matt === 'aggregat')
		return { form: 'aggregat', matt: goal.text, grupp: goal.population ?? 'alla' };
	if (first.enhet === 'andel') return { form: 'andel', delar: parts };
	if (list.length > 1) return 'Bara andelar kan sättas ihop med OCH; dela upp målet i flera.';
	if (percent((goal.enhet ?? '').trim().toLowerCase()))
		return `Måttet ${first.matt} är ingen andel, men målet har enheten procent.`;
	if (['personer', 'deltaganden', 'antal', 'kronor'].includes(first.enhet))
		return { form: 'antal', delar: parts, ...(first.enhet === 'kronor' ? { enhet: 'kr' } : {}) };
	return { form: 'varde', del: part };
}

const matches = (rule: Rule, words: Words): boolean =>
	Object.entries(rule.when).every(([field, pattern]) => pattern.test(words[field as keyof Rule['when']]));

/** Is the plan's figure a share? Then 80 procent is 0.8. */
const isShare = (plan: Plan): boolean =>
	plan.form === 'andel' || plan.form === 'forandring' || plan.form === 'aggregat';

function finish(plan: Plan, goal: Mal, fonster: Fonster, regel: string): Read {
	const enhet = (goal.enhet ?? '').trim().toLowerCase();
	const own = plan.form === 'andel' ? plan.mal : undefined;
	const share = plan.form === 'aggregat' ? percent(enhet) : isShare(plan) && !own;
	const read = readTarget(goal, share);
	// A rate or a mean never hits a number exactly.
	const mean = plan.form === 'mellanrum' || plan.form === 'varde' || (plan.form === 'antal' && plan.per);
	const wanted: Target | string =
		typeof read !== 'string' && read.slag === 'lika' && mean ? { ...read, cirka: true } : read;
	if (typeof wanted === 'string') {
		if (plan.form !== 'datum' && plan.form !== 'saknas') return { ok: false, fel: wanted };
		return { ok: true, plan, fonster, mal: { slag: 'foljs' }, avsett: '', regel };
	}
	const unit = plan.form === 'antal' && plan.enhet ? plan.enhet : (goal.enhet ?? '');
	return {
		ok: true,
		plan,
		fonster,
		mal: own ?? wanted,
		avsett: targetText(wanted, share, share ? '' : unit),
		regel
	};
}

/**
 * Reads a goal's words into what to ask and how to judge it. A measure named in `matt` comes first, then published
 * figures (`kalla` aggregat), then the table of rules. `fel` says in Swedish what is not understood and what to write.
 */
export function interpret(goal: Mal): Read {
	const fonster = readWindow(goal.fonster);
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
		const plan = directPlan(list, goal, fonster);
		if (typeof plan === 'string') return { ok: false, fel: plan };
		return finish(plan, goal, fonster, 'matt');
	}
	const draft = readTarget(goal, false);
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
		mal: typeof draft === 'string' ? { slag: 'foljs' } : draft
	};
	for (const rule of rules) {
		const plan = matches(rule, words) ? rule.plan(words) : null;
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
