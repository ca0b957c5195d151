/** What cannot be said yet, and what cannot be said at all until somebody sends a file. */
import { countWord, formatDate, formatList, plural, sentence } from '#lib/format/index.ts';
import type { JudgedGoal } from '#lib/goals/index.ts';
import type { Catalog } from '#lib/server/catalog/index.ts';
import { missingData, type MissingData } from '../shared/missing.ts';
import { isShown, type Figures } from './figures.ts';

export interface EarlyView {
	title: string;
	items: string[];
	/** Goals that cannot be judged: which data, from whom. */
	missing: MissingData[];
}

const MOST = 3;

function titleOf(waiting: number, missing: number): string {
	const lacking = missing > 0 ? `${plural(missing, 'mål', 'mål')} saknar uppgifter` : '';
	if (waiting === 0) return lacking || 'Inget väntar på mer tid';
	return lacking ? `För tidigt att säga, och ${lacking}` : 'För tidigt att säga';
}

export function earlyView(
	figures: Figures,
	goals: readonly JudgedGoal[],
	{
		year,
		ongoing,
		isLatest,
		dataPer,
		codes
	}: { year: string | null; ongoing: boolean; isLatest: boolean; dataPer: string; codes: Catalog['codes'] }
): EarlyView {
	const { pagaende, oppna } = figures;
	const early = goals.filter(({ status }) => status === 'for_tidigt');
	const unsure = goals.filter(
		({ natt, sakerhet }) => natt !== null && (sakerhet === 'osakert' || sakerhet === 'for_litet_underlag')
	);
	const missing = goals.filter(({ status }) => status === 'kan_ej_utvarderas');
	const named = (list: readonly JudgedGoal[]) =>
		formatList([
			...list
				.slice(0, MOST)
				.map(({ text, kan_sagas }) => `${text}${kan_sagas ? ` (från ${formatDate(kan_sagas)})` : ''}`),
			...(list.length > MOST ? [`${countWord(list.length - MOST)} till`] : [])
		]);
	const items = [
		ongoing ? `Året är inte slut: siffrorna för ${year} gäller till och med ${formatDate(dataPer)}.` : '',
		ongoing && isShown(pagaende) && pagaende.varde > 0
			? `${sentence(plural(pagaende.varde, 'deltagande pågår', 'deltaganden pågår'))} och har inget utfall än.`
			: '',
		isLatest && isShown(oppna) && oppna.varde > 0
			? `För ${plural(oppna.varde, 'avslutat deltagande', 'avslutade deltaganden')} har tolv månader inte gått: hur det gick på längre sikt kan inte sägas än.`
			: '',
		early.length > 0 ? `För tidigt att bedöma: ${named(early)}.` : '',
		unsure.length > 0
			? `Går inte att avgöra än, intervallet ligger på båda sidor om målet: ${named(unsure)}.`
			: ''
	].filter(Boolean);
	return {
		title: titleOf(items.length, missing.length),
		items,
		missing: missingData(missing, codes)
	};
}
