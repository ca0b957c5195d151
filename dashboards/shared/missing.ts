/** Goals that cannot be judged: which data are missing and who has them, in words a board reads. */
import { sentence } from '#lib/format/index.ts';
import type { JudgedGoal } from '#lib/goals/index.ts';
import type { Catalog } from '#lib/server/catalog/index.ts';

export interface MissingData {
	goal: string;
	what: string;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Codes of instruments by their names: `(mätningar finns i arbetsformaga)` → `(mätningar finns i arbetsförmåga 0–10)`. */
export function withoutCodes(text: string, codes: Catalog['codes']): string {
	const named = [...(codes.get('instrument') ?? [])].reduce(
		(said, { kod, etikett }) =>
			said.replace(
				new RegExp(`(?<![\\p{L}_])${escaped(kod)}(?![\\p{L}_])`, 'gu'),
				etikett.charAt(0).toLocaleLowerCase('sv') + etikett.slice(1)
			),
		text
	);
	return named.replace(/\p{L}+(_\p{L}+)+/gu, (code) => code.replaceAll('_', ' '));
}

export const missingData = (goals: readonly JudgedGoal[], codes: Catalog['codes']): MissingData[] =>
	goals
		.filter(({ status }) => status === 'kan_ej_utvarderas')
		.map(({ text, saknas, sentence: said }) => ({
			goal: sentence(text),
			what: withoutCodes(saknas ? `${sentence(saknas.replace(/\.$/, ''))}.` : said, codes)
		}));
