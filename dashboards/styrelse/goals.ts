/** The förbund's goals on the board's page: those that are judged one by one, the rest as a sentence. */
import { countWord, formatDate, formatList, plural, sentence } from '#lib/format/index.ts';
import type { JudgedGoal } from '#lib/goals/index.ts';
import type { Scope } from '#lib/server/scope.ts';
import type { Link } from '#lib/ui/types.ts';
import { awayIn, shownOnce } from '../mal/view.ts';
import { goalsSentence } from '../shared/goals.ts';
import { byVerdict, verdictLine, type VerdictLine } from '../shared/verdicts.ts';

/** As many as there is room for on one sheet beside all else. */
const ROOM = 10;

export interface GoalsView {
	title: string;
	lines: VerdictLine[];
	notes: string[];
	all: Link;
}

/** Goals of insatser that were under way some day of the year, each shared goal once. */
export function goalsOfYear(
	scope: Pick<Scope, 'catalog'>,
	goals: readonly JudgedGoal[],
	year: string | null
): { current: JudgedGoal[]; ended: JudgedGoal[] } {
	const away = (goal: JudgedGoal) => (year === null ? undefined : awayIn(scope, goal, year));
	const once = shownOnce(goals);
	return {
		current: once.filter((one) => !away(one)),
		ended: once.filter((one) => away(one) === 'avslutad')
	};
}

const count = (n: number) => (n === 1 ? 'ett' : countWord(n));

export function goalsView(
	scope: Scope,
	goals: readonly JudgedGoal[],
	year: string | null,
	isLatest = true
): GoalsView {
	const { current, ended } = goalsOfYear(scope, goals, year);
	const page = ({ insats_id, forbund_id }: JudgedGoal) => {
		const own = scope.catalog.insatser.find((i) => i.forbund_id === forbund_id && i.insats_id === insats_id);
		return own ? scope.link(`/insats/${own.insats_id}/mal`) : scope.link('/mal');
	};
	const told = current.filter(({ natt }) => natt !== null);
	const lines = told.map((goal) => verdictLine(goal, page(goal))).sort(byVerdict);
	const of = (status: JudgedGoal['status']) => current.filter((one) => one.status === status).length;
	const rest = [
		lines.length > ROOM ? `${count(lines.length - ROOM)} bedömda till` : '',
		of('foljs') ? `${count(of('foljs'))} som följs upp utan målvärde` : '',
		of('skyddad') ? `${count(of('skyddad'))} som inte visas, för att skydda enskilda` : '',
		ended.length ? `${count(ended.length)} för avslutade insatser` : ''
	].filter(Boolean);
	const judged = current.filter(({ natt }) => natt !== null);
	return {
		title:
			current.length === 0
				? 'Inga mål är inlästa för året'
				: judged.length === 0
					? `${sentence(plural(current.length, 'mål', 'mål'))}, inget kan bedömas som nått eller inte`
					: goalsSentence(judged).replace(/\.$/, ''),
		lines: lines.slice(0, ROOM),
		notes: [
			...(isLatest ? [] : [`Målen är bedömda per ${formatDate(scope.meta.dataPer)}, inte för ${year}.`]),
			...(current.length === 0
				? ['Målen lämnas i målfilen av kansliet, när styrelsen har beslutat om dem.']
				: []),
			...(rest.length > 0 ? [`Dessutom finns ${formatList(rest)}.`] : [])
		],
		all: { text: 'Alla mål', href: scope.link('/mal') }
	};
}
