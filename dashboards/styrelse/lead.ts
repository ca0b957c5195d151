/** What a board member can say aloud after a minute: one sentence, from the figures that are shown and no others. */
import { countWord, formatInterval, formatList, formatPercent, plural, sentence } from '#lib/format/index.ts';
import type { JudgedGoal } from '#lib/goals/index.ts';
import { isShown, sumOf, type Figures } from './figures.ts';

/** `fyra av sju bedömda mål är nådda`, with how many of them are open: empty when nothing is judged. */
export function goalsClause(goals: readonly Pick<JudgedGoal, 'natt' | 'sakerhet'>[]): string {
	const judged = goals.filter(({ natt }) => natt !== null);
	if (judged.length === 0) return '';
	const met = judged.filter(({ natt }) => natt).length;
	const open = judged.filter(
		({ sakerhet }) => sakerhet === 'osakert' || sakerhet === 'for_litet_underlag'
	).length;
	const number = (count: number) => (count === 0 ? 'inget' : count === 1 ? 'ett' : countWord(count));
	const of =
		judged.length === 1
			? `det enda bedömda målet är ${met ? 'nått' : 'inte nått'}`
			: `${number(met)} av ${countWord(judged.length)} bedömda mål är ${met === 1 || met === 0 ? 'nått' : 'nådda'}`;
	return open === 0 || judged.length === 1
		? of
		: `${of} (${number(open)} av beskeden är ${open === 1 ? 'osäkert' : 'osäkra'})`;
}

/** `81 % av budgeten är använd`; empty unless both are there. */
export function moneyClause({ budget, utfall }: Pick<Figures, 'budget' | 'utfall'>): string {
	const [planned, spent] = [sumOf(budget), sumOf(utfall)];
	if (planned === null || spent === null || planned <= 0) return '';
	return `${formatPercent(spent / planned)} av budgeten är använd`;
}

/** One sentence on top. `when` is the period in words, `ongoing` whether the year still runs. */
export function leadOf(
	figures: Figures,
	goals: readonly JudgedGoal[],
	{ year, ongoing }: { year: string | null; ongoing: boolean }
): string {
	const { deltagare, resultat } = figures;
	const when = year === null ? '' : ongoing ? ` hittills ${year}` : ` ${year}`;
	const people = isShown(deltagare)
		? `${plural(deltagare.varde, 'person', 'personer')} har deltagit${when}`
		: '';
	const { row, span } = resultat;
	const over = span.from === year && span.to === year ? '' : ` ${span.text}`;
	const result = isShown(row)
		? `${formatPercent(row.varde)} av avsluten med känt utfall${over} gick till arbete eller studier (troligen ${formatInterval(row.lag, row.hog)})`
		: '';
	const parts = [people, result, goalsClause(goals), moneyClause(figures)].filter(Boolean);
	return parts.length > 0
		? `${sentence(formatList(parts))}.`
		: 'Det finns inga siffror att visa för det här året.';
}
