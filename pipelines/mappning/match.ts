import { token_set_ratio, token_sort_ratio } from 'fuzzball';
import { normalise } from '../contracts/lexical.ts';

/** Something a word may mean: `value` is what is written, `texts` how it may be spelled. */
export interface Candidate {
	value: string;
	texts: readonly string[];
}

export interface Near {
	value: string;
	/** How near, 0-1; 1 is the same words. A proposal, never a decision. */
	poang: number;
}

const words = (text: string): string => normalise(text).replaceAll('_', ' ');
const OPTIONS = { full_process: false };
/** Below this two words have nothing to do with each other. */
const FAR = 0.4;

/** How near two texts are, 0-1: the mean of fuzzball's token set and token sort ratios over normalised words. */
export function nearness(a: string, b: string): number {
	const [one, other] = [words(a), words(b)];
	if (one === '' || other === '') return 0;
	const percent = (token_set_ratio(one, other, OPTIONS) + token_sort_ratio(one, other, OPTIONS)) / 2;
	return Math.round(percent) / 100;
}

/** The candidates nearest `text`, best first, at most `most`; none when nothing is near. */
export function nearest(text: string, candidates: readonly Candidate[], most = 3): Near[] {
	return candidates
		.map(({ value, texts }) => ({
			value,
			poang: Math.max(0, ...[value, ...texts].map((one) => nearness(text, one)))
		}))
		.filter(({ poang }) => poang >= FAR)
		.sort((a, b) => b.poang - a.poang || (a.value < b.value ? -1 : 1))
		.slice(0, most);
}
