/** Judged goals as a table and as a sentence: the same on every page that shows goals. */
import { countWord, formatDate, formatPercent, plural, sentence } from '#lib/format/index.ts';
import type { JudgedGoal } from '#lib/goals/index.ts';
import { measureOf, type Scope } from '#lib/server/scope.ts';
import type { TableRow, TableView } from '#lib/ui/types.ts';
import { withoutCodes } from './missing.ts';

const sure = {
	sakert_natt: 'säkert',
	sakert_ej_natt: 'säkert',
	osakert: 'osäkert',
	for_litet_underlag: 'för litet underlag'
} as const;

/** `Nått, osäkert`: the verdict in words, so that no colour has to say it. */
export function verdictText({ status, sakerhet }: Pick<JudgedGoal, 'status' | 'sakerhet'>): string {
	const how = sakerhet ? `, ${sure[sakerhet]}` : '';
	switch (status) {
		case 'natt':
			return `Nått${how}`;
		case 'ej_natt':
			return `Inte nått${how}`;
		case 'for_tidigt':
			return 'För tidigt att säga';
		case 'foljs':
			return 'Följs upp';
		case 'kan_ej_utvarderas':
			return 'Kan inte utvärderas';
		case 'skyddad':
			return 'Visas inte';
	}
}

const word = (count: number): string => (count === 1 ? 'ett' : countWord(count));

/** `sju nådda (fem säkert)`, `ett inte nått (osäkert)`, `inget nått`. */
function partText(list: readonly JudgedGoal[], not: string): string {
	const n = list.length;
	const certain = list.filter(
		({ sakerhet }) => sakerhet === 'sakert_natt' || sakerhet === 'sakert_ej_natt'
	).length;
	if (n === 0) return not ? 'inget missat' : 'inget nått';
	if (n === 1) return `ett ${not}nått (${certain === 1 ? 'säkert' : 'osäkert'})`;
	const how = certain === n ? 'alla säkert' : certain === 0 ? 'inget säkert' : `${word(certain)} säkert`;
	return `${word(n)} ${not}nådda (${how})`;
}

/** `Av 38 bedömda mål är 26 nådda (22 säkert) och tolv inte nådda (elva säkert). 16 följs upp utan målvärde.` */
export function goalsSentence(goals: readonly JudgedGoal[]): string {
	const judged = goals.filter(({ natt }) => natt !== null);
	const met = judged.filter(({ natt }) => natt);
	const missed = judged.filter(({ natt }) => !natt);
	const of = (status: JudgedGoal['status']) => goals.filter((one) => one.status === status).length;
	const rest = [
		of('for_tidigt') ? `${word(of('for_tidigt'))} är det för tidigt att bedöma` : '',
		of('foljs') ? `${word(of('foljs'))} följs upp utan målvärde` : '',
		of('kan_ej_utvarderas') ? `${word(of('kan_ej_utvarderas'))} kan inte utvärderas` : '',
		of('skyddad') ? `${word(of('skyddad'))} visas inte, för att skydda enskilda` : ''
	].filter(Boolean);
	const head =
		judged.length === 0
			? 'Inget mål kan bedömas som nått eller inte.'
			: `Av ${plural(judged.length, 'bedömt mål', 'bedömda mål')} är ${partText(met, '')} och ${partText(missed, 'inte ')}.`;
	return rest.length > 0 ? `${head} ${sentence(rest.join(', '))}.` : head;
}

const short = (goal: JudgedGoal): string => {
	if (goal.varde === null || goal.status === 'skyddad') return '';
	return goal.namnare !== null && goal.lag !== null ? formatPercent(goal.varde, goal.namnare) : '';
};

export function goalRow(scope: Scope, one: JudgedGoal, teams = ''): TableRow {
	const { goal } = one;
	const measure = one.matt.map((matt) => measureOf(matt)).at(0);
	const about = [one.mal_id, goal.population, goal.fonster].filter(Boolean).join(' · ');
	const value = short(one);
	return {
		cells: {
			text: { text: sentence(one.text), sub: about },
			mal: { text: one.mal ? sentence(one.mal) : '–' },
			status: {
				text: [verdictText(one), value].filter(Boolean).join(' · '),
				sub: [withoutCodes(one.sentence, scope.catalog.codes), teams].filter(Boolean).join(' '),
				muted: one.natt === null
			},
			matt: measure
				? { text: measure.namn, href: scope.link(`/matt/${measure.matt}`) }
				: { text: '–', muted: true }
		}
	};
}

export const goalColumns: TableView['columns'] = [
	{ key: 'text', label: 'Mål' },
	{ key: 'mal', label: 'Målvärde' },
	{ key: 'status', label: 'Läge', href: '/metod/mal' },
	{ key: 'matt', label: 'Så räknas det' }
];

/** What stands under every table of goals. */
export const goalsNote = (per: string): string =>
	`Bedömt per ${formatDate(per)}. Nått eller inte är siffran mot målet; säkert är det när hela intervallet (95 %) ligger på samma sida. Räknade antal är säkra när perioden är slut.`;
