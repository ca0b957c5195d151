/** Every goal with its verdict, and what cannot be judged yet. */
import { formatDate, plural, sentence } from '#lib/format/index.ts';
import type { JudgedGoal } from '#lib/goals/index.ts';
import type { Part, Written } from '#lib/report/types.ts';
import { awayIn, insatsView, parentOf, shownOnce, view } from '../../mal/view.ts';
import { withoutCodes } from '../../shared/missing.ts';
import { one } from '../stats.ts';
import type { Subject } from '../subject.ts';

/** A förbund's report leaves out insatser that were not under way in its year, as the board's page does. */
const current = ({ scope, insats, goals: all, period }: Subject): JudgedGoal[] =>
	all.filter((one) => insats !== null || !awayIn(scope, one, period.ar));

/** Goals are judged on the last day of the data, also in a report of an earlier time: then it is said. */
const judgedOn = ({ period, scope }: Subject): string =>
	period.till < scope.meta.dataPer ? `, bedömt per ${formatDate(scope.meta.dataPer)}` : '';

export function goals(subject: Subject): Written {
	const { scope, insats, period } = subject;
	const judged = current(subject);
	const over = shownOnce(subject.goals).filter((one) => !judged.includes(one)).length;
	const said = insats ? insatsView(scope, insats, judged) : view(scope, judged);
	if (said.empty) return { rubrik: said.empty.replace(/\.$/, ''), delar: [] };
	const [first = '', ...rest] = said.lead.split(/(?<=\.) /);
	if (over > 0)
		rest.push(`${plural(over, 'mål', 'mål')} för insatser som inte pågick ${period.ar} är inte med.`);
	const texts: Part[] = rest.length > 0 ? [{ slag: 'stycke', text: rest.join(' ') }] : [];
	return {
		rubrik: (first.replace(/\.$/, '') || plural(judged.length, 'mål', 'mål')) + judgedOn(subject),
		delar: [...texts, ...said.groups.map(({ table }): Part => ({ slag: 'tabell', tabell: table }))]
	};
}

/** The insats of a goal; for one shared by several, the insats they belong to. */
function nameOf({ scope, goals: all }: Subject, goal: JudgedGoal): string | undefined {
	const own = scope.catalog.insatser.find(
		(i) => i.forbund_id === goal.forbund_id && i.insats_id === goal.insats_id
	);
	const parts = all.filter(
		(one) =>
			one.forbund_id === goal.forbund_id &&
			one.goal.galler === goal.insats_id &&
			one.insats_id !== goal.insats_id
	);
	return (own ?? parentOf(scope, parts))?.namn;
}

/** What it is too early to say, and what nobody has sent. */
export async function early(subject: Subject): Promise<Written> {
	const { scope, period, insats } = subject;
	const open = await one(subject, 'pagaende', { from: period.kod, to: period.kod, text: '', own: true });
	const judged = shownOnce(current(subject));
	const said = (goal: JudgedGoal) => {
		const name = insats ? undefined : nameOf(subject, goal);
		const text = `${name ? `${name}: ` : ''}${sentence(goal.text)}. ${goal.sentence}`.replace('..', '.');
		return withoutCodes(text, scope.catalog.codes);
	};
	const waiting = judged.filter(({ status }) => status === 'for_tidigt');
	const missing = judged.filter(({ status }) => status === 'kan_ej_utvarderas');
	const delar: Part[] = [
		...(period.partial
			? [
					{
						slag: 'stycke',
						text: `Perioden är inte slut: siffrorna gäller till och med ${formatDate(scope.meta.dataPer)}.`
					} as const
				]
			: []),
		...(open?.status === 'visas' && open.varde
			? [
					{
						slag: 'stycke',
						text: `${plural(open.varde, 'deltagande', 'deltaganden')} pågick den sista dagen i perioden${period.partial ? ' hittills' : ''} och är inte med i resultaten.`
					} as const
				]
			: []),
		...(waiting.length > 0
			? ([
					{ slag: 'stycke', text: 'För tidigt att säga:' },
					{ slag: 'lista', punkter: waiting.map(said) }
				] as const)
			: []),
		...(missing.length > 0
			? ([
					{ slag: 'stycke', text: 'Kan inte utvärderas med de uppgifter som har kommit in:' },
					{ slag: 'lista', punkter: missing.map(said) }
				] as const)
			: [])
	];
	const parts = [
		waiting.length > 0
			? `${plural(waiting.length, 'mål är det för tidigt att bedöma', 'mål är det för tidigt att bedöma')}`
			: '',
		missing.length > 0
			? `${plural(missing.length, 'mål kan inte utvärderas', 'mål kan inte utvärderas')}`
			: ''
	].filter(Boolean);
	return {
		rubrik: parts.length > 0 ? sentence(parts.join(' och ')) : 'Inget mål väntar på uppgifter',
		delar
	};
}
