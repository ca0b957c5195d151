import { plural } from '#lib/format/index.ts';
import type { JudgedGoal } from '#lib/goals/index.ts';
import type { Insats } from '#lib/server/catalog/index.ts';
import type { Scope } from '#lib/server/scope.ts';
import type { FilterView, Link, TableRow, TableView } from '#lib/ui/types.ts';
import { GOALS_MISSING } from '../shared/empty.ts';
import { filterBar } from '../shared/filterBar.ts';
import { goalColumns, goalRow, goalsNote, goalsSentence, verdictText } from '../shared/goals.ts';
import { choosePeriod } from '../shared/period.ts';
import { dashboard } from './dashboard.ts';

export interface MalView {
	title: string;
	lead: string;
	filter: FilterView;
	groups: { name: string; link: Link | null; table: TableView }[];
	empty: string | null;
}

const order = (a: JudgedGoal, b: JudgedGoal) => a.mal_id.localeCompare(b.mal_id, 'sv', { numeric: true });

/** `Nått, säkert i tre team, inte nått, säkert i två.` for a goal that several insatser share. */
function teamsText(all: readonly JudgedGoal[], one: JudgedGoal): string {
	const teams = all.filter(
		(other) => other.mal_id === one.mal_id && other.goal.galler === one.goal.galler && other !== one
	);
	const words = new Map<string, number>();
	for (const team of teams) words.set(verdictText(team), (words.get(verdictText(team)) ?? 0) + 1);
	return words.size > 1
		? `Var för sig: ${[...words].map(([text, n]) => `${text.toLowerCase()} i ${n}`).join('; ')}.`
		: '';
}

/** Goals as they are shown and counted: one shared by several insatser stands once, judged together. */
export function shownOnce(goals: readonly JudgedGoal[]): JudgedGoal[] {
	const shared = new Set(
		goals.filter((one) => one.insats_id.includes('*')).map((one) => `${one.forbund_id} ${one.mal_id}`)
	);
	return goals.filter((one) => one.insats_id.includes('*') || !shared.has(`${one.forbund_id} ${one.mal_id}`));
}

/** Was the goal's insats over before the year, or not begun when it ended? Undefined when it was under way. */
export function awayIn(
	{ catalog: { insatser } }: Pick<Scope, 'catalog'>,
	{ forbund_id, insats_id }: JudgedGoal,
	year: string
): 'avslutad' | 'inte_borjad' | undefined {
	const own = insatser.find((i) => i.forbund_id === forbund_id && i.insats_id === insats_id);
	if (own?.slut && own.slut < `${year}-01-01`) return 'avslutad';
	return own?.start && own.start > `${year}-12-31` ? 'inte_borjad' : undefined;
}

/** The insats that the insatser which share a goal belong to. */
export const parentOf = (
	{ catalog: { insatser } }: Scope,
	parts: readonly JudgedGoal[]
): Insats | undefined =>
	insatser.find(
		(i) =>
			i.forbund_id === parts[0]?.forbund_id &&
			i.insats_id === insatser.find((p) => p.insats_id === parts[0]?.insats_id)?.overordnad_insats
	);

/** Each team of a goal shared by several has its own page. */
function groupsOf(scope: Scope, goals: readonly JudgedGoal[]): MalView['groups'] {
	const name = (goal: JudgedGoal): Insats | undefined =>
		scope.catalog.insatser.find((i) => i.forbund_id === goal.forbund_id && i.insats_id === goal.insats_id);
	const once = shownOnce(goals);
	const keys = [...new Set(once.map((one) => `${one.forbund_id}|${one.insats_id}`))];
	return keys.flatMap((key) => {
		const own = once.filter((one) => `${one.forbund_id}|${one.insats_id}` === key).sort(order);
		const [first] = own;
		if (!first) return [];
		const insats = name(first);
		const parts = goals.filter(
			(one) => one.goal.galler === first.insats_id && one.insats_id !== first.insats_id
		);
		const count = new Set(parts.map(({ insats_id }) => insats_id)).size;
		const parent = parentOf(scope, parts);
		const title =
			insats?.namn ??
			`${parent?.namn ?? first.insats_id}, ${plural(count, 'insats', 'insatser')} tillsammans`;
		const rows: TableRow[] = own.map((one) => goalRow(scope, one, teamsText(goals, one)));
		const at = insats ?? parent;
		const forbund = scope.filters.forbund ?? (scope.catalog.forbund.length > 1 ? first.forbund_id : null);
		return [
			{
				name: title,
				link: at
					? {
							text: `Mål och resultat för ${at.namn}`,
							href: scope.link(`/insats/${at.insats_id}`, { forbund })
						}
					: null,
				table: { caption: title, columns: goalColumns, rows, note: goalsNote(scope.meta.dataPer) }
			}
		];
	});
}

/** The förbund's goals, insats by insats. */
export function view(scope: Scope, goals: readonly JudgedGoal[]): MalView {
	const once = shownOnce(goals);
	return {
		title: `${plural(once.length, 'mål', 'mål')} – ${scope.forbund?.namn ?? 'alla förbund'}`,
		lead: once.length > 0 ? goalsSentence(once) : '',
		filter: filterBar(scope, { fields: dashboard.filters, period: choosePeriod(scope, 100) }),
		groups: groupsOf(scope, goals),
		empty: once.length > 0 ? null : `Inga mål är inlästa för det här urvalet. ${GOALS_MISSING}`
	};
}

/** One insats' goals. */
export function insatsView(scope: Scope, insats: Insats, goals: readonly JudgedGoal[]): MalView {
	const own = [...goals].sort(order);
	const groups = groupsOf(scope, own);
	return {
		title: `${insats.namn}: mål`,
		lead: own.length > 0 && groups.length === 1 ? goalsSentence(shownOnce(own)) : '',
		filter: filterBar(scope, { fields: [], period: choosePeriod(scope, 100) }),
		groups,
		empty: own.length > 0 ? null : `Inga mål är inlästa för den här insatsen. ${GOALS_MISSING}`
	};
}
