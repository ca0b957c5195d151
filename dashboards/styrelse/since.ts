/** What is new since the last meeting: against the version that was current then, or against the year before. */
import {
	formatDate,
	formatInstant,
	formatMoney,
	formatNumber,
	formatPercent,
	formatSigned,
	NBSP,
	plural,
	sentence
} from '#lib/format/index.ts';
import type { JudgedGoal } from '#lib/goals/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import type { LoadEntry } from '#lib/server/catalog/index.ts';
import { newcombe } from '#lib/stats/newcombe.ts';
import { verdictText } from '../shared/goals.ts';
import { isShown, sumOf, type Figures } from './figures.ts';
import type { Since } from './choose.ts';

/** The board's figures and goals as one version has them. */
export interface State {
	figures: Figures;
	goals: readonly JudgedGoal[];
}

export interface SinceView {
	title: string;
	items: string[];
	note: string;
	day: string;
}

/** `2 209 deltagare, +107 sedan dess`; a change that is smaller than the smallest group is not told by its size. */
export function countChange(
	now: MeasureRow | undefined,
	then: MeasureRow | undefined,
	words: [one: string, many: string],
	k: number
): string {
	if (!isShown(now) || !isShown(then)) return '';
	const change = now.varde - then.varde;
	const said = plural(now.varde, ...words);
	if (change === 0) return `${said}, som då`;
	return Math.abs(change) < k
		? `${said}, en ändring med färre än${NBSP}${k}`
		: `${said}, ${formatSigned(change)} sedan dess`;
}

/** `Andelen till arbete eller studier är 36 % mot 31 %: går inte att skilja åt.` Two shares, told apart or not. */
export function shareChange(now: MeasureRow | undefined, then: MeasureRow | undefined, than: string): string {
	if (!isShown(now) || !isShown(then)) return '';
	if (now.taljare === then.taljare && now.namnare === then.namnare) return '';
	const gap = newcombe(now.taljare ?? 0, now.namnare ?? 0, then.taljare ?? 0, then.namnare ?? 0);
	const said =
		!gap || (gap.lag <= 0 && gap.hog >= 0)
			? 'går inte att skilja åt'
			: gap.difference > 0
				? 'högre'
				: 'lägre';
	return `till arbete eller studier ${formatPercent(now.varde)} (n${NBSP}${formatNumber(now.n)}) mot ${formatPercent(then.varde)} (n${NBSP}${formatNumber(then.n)}) ${than}: ${said}`;
}

const goalKey = ({ forbund_id, mal_id, insats_id }: JudgedGoal) => `${forbund_id} ${mal_id} ${insats_id}`;

/** Goals whose verdict is another now: `Mål V10, slutdokumentation: inte nått, säkert (var: nått, osäkert)`. */
export function goalChanges(now: readonly JudgedGoal[], then: readonly JudgedGoal[]): string[] {
	const before = new Map(then.map((goal) => [goalKey(goal), goal]));
	return now.flatMap((goal) => {
		const old = before.get(goalKey(goal));
		if (!old || verdictText(old) === verdictText(goal)) return [];
		if (old.status === 'skyddad' || goal.status === 'skyddad') return [];
		return [
			`${sentence(goal.text)}: ${verdictText(goal).toLowerCase()} (var: ${verdictText(old).toLowerCase()})`
		];
	});
}

const loadsSince = (history: readonly LoadEntry[], day: string): string => {
	const published = history.filter(
		({ publicerad, tid, rapport }) => publicerad && !rapport.angrad && tid.slice(0, 10) > day
	);
	const [latest] = [...published].sort((a, b) => b.tid.localeCompare(a.tid));
	return latest
		? `Nya uppgifter har publicerats ${plural(published.length, 'gång', 'gånger')}, senast ${formatInstant(latest.tid)}.`
		: 'Inga nya uppgifter har publicerats sedan dess.';
};

const full = (items: string[]) => items.filter(Boolean).map((item) => `${sentence(item)}.`);

/** Against the version that was current at the last meeting. Only the year's own figures, which both have. */
export function againstVersion(
	now: State,
	then: State,
	since: Since,
	history: readonly LoadEntry[],
	k: number
): SinceView {
	const [spent, before] = [sumOf(now.figures.utfall), sumOf(then.figures.utfall)];
	const goals = goalChanges(now.goals, then.goals);
	const items = full([
		countChange(now.figures.deltagare, then.figures.deltagare, ['deltagare', 'deltagare'], k),
		countChange(
			now.figures.avslutade,
			then.figures.avslutade,
			['avslutat deltagande', 'avslutade deltaganden'],
			k
		),
		shareChange(now.figures.resultatYear, then.figures.resultatYear, 'då'),
		spent !== null && before !== null && spent !== before
			? `utfallet är ${formatMoney(spent)}, ${spent > before ? '+' : ''}${formatMoney(spent - before)} sedan dess`
			: '',
		...goals
	]);
	return {
		title:
			goals.length > 0
				? `Sedan ${formatDate(since.day)} har ${plural(goals.length, 'mål', 'mål')} ett annat besked`
				: items.length > 0
					? `Sedan ${formatDate(since.day)} har inget mål fått ett annat besked`
					: `Inget av det som visas har ändrats sedan ${formatDate(since.day)}`,
		items,
		note: `Jämfört med de uppgifter som gällde ${formatDate(since.day)}. ${loadsSince(history, since.day)}`,
		day: since.day
	};
}

/** When the figures of that day are not kept: this year against the year before, all of it. */
export function againstYear(
	figures: Figures,
	since: Since,
	history: readonly LoadEntry[],
	{ year, ongoing, why }: { year: string | null; ongoing: boolean; why: string }
): SinceView {
	const earlier = year === null ? '' : String(Number(year) - 1);
	const than = ongoing ? `hela ${earlier}` : earlier;
	const { deltagare, deltagareBefore, avslutade, avslutadeBefore } = figures;
	const [spent, before] = [sumOf(figures.utfall), sumOf(figures.utfallBefore)];
	const against = (now: MeasureRow | undefined, then: MeasureRow | undefined, words: [string, string]) =>
		isShown(now) && isShown(then)
			? `${plural(now.varde, ...words)} mot ${formatNumber(then.varde)} ${than}`
			: '';
	const items = full([
		against(deltagare, deltagareBefore, ['deltagare', 'deltagare']),
		against(avslutade, avslutadeBefore, ['avslutat deltagande', 'avslutade deltaganden']),
		shareChange(figures.resultatYear, figures.resultatBefore, earlier),
		spent !== null && before !== null
			? `utfallet är ${formatMoney(spent)} mot ${formatMoney(before)} ${than}`
			: ''
	]);
	return {
		title:
			items.length === 0
				? `Det finns inget tidigare år att jämföra ${year ?? 'uppgifterna'} med`
				: `${ongoing ? `Hittills ${year}` : year} mot ${than}`,
		items,
		note: `${why} ${loadsSince(history, since.day)}`.trim(),
		day: since.day
	};
}
