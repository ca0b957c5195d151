/** Judged goals as short lines with a mark: a word, a shape and how sure it is, so that no colour has to say it. */
import { formatDate, sentence } from '#lib/format/index.ts';
import type { JudgedGoal } from '#lib/goals/index.ts';
import { verdictText } from './goals.ts';

/** The shapes: filled, half, hollow, dashed, a line. */
export type Mark = 'natt' | 'osakert' | 'ej_natt' | 'for_tidigt' | 'saknas' | 'foljs';

export interface VerdictLine {
	id: string;
	mark: Mark;
	/** `Nått, säkert`. */
	word: string;
	text: string;
	/** `minst 70 ärenden`; empty where the goal has no target. */
	target: string;
	/** What was found, in its own words: `2025: 94 ärenden`. */
	found: string;
	/** Where the goal stands. */
	href: string;
}

const UNSURE = new Set(['osakert', 'for_litet_underlag']);

/** The shape of a verdict. A goal met or missed on too little is neither. */
export function markOf({ status, sakerhet }: Pick<JudgedGoal, 'status' | 'sakerhet'>): Mark {
	switch (status) {
		case 'natt':
		case 'ej_natt':
			return sakerhet !== null && UNSURE.has(sakerhet) ? 'osakert' : status;
		case 'for_tidigt':
			return 'for_tidigt';
		case 'foljs':
			return 'foljs';
		case 'kan_ej_utvarderas':
		case 'skyddad':
			return 'saknas';
	}
}

/** What was found, without the target and the verdict that its sentence goes on to say. */
export const foundOf = ({ sentence: said }: Pick<JudgedGoal, 'sentence'>): string =>
	said.split(/; målet är |\.(?:\s|$)/)[0] ?? '';

export function verdictLine(goal: JudgedGoal, href: string): VerdictLine {
	const judged = goal.natt !== null || goal.status === 'foljs';
	return {
		id: `${goal.insats_id} ${goal.mal_id}`,
		mark: markOf(goal),
		word: verdictText(goal),
		text: sentence(goal.text),
		target: goal.status === 'foljs' ? '' : goal.mal,
		found: judged
			? foundOf(goal)
			: goal.status === 'for_tidigt' && goal.kan_sagas
				? `Kan sägas från ${formatDate(goal.kan_sagas)}`
				: '',
		href
	};
}

/** Not met first, then open ones, then met: the order of what a meeting has to talk about, not of how large a figure is. */
const ORDER: readonly Mark[] = ['ej_natt', 'osakert', 'natt', 'for_tidigt', 'saknas', 'foljs'];

export const byVerdict = (a: VerdictLine, b: VerdictLine): number =>
	ORDER.indexOf(a.mark) - ORDER.indexOf(b.mark) || a.id.localeCompare(b.id, 'sv', { numeric: true });
