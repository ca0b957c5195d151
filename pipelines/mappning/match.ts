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
/** Below this two words have too little to do with each other for anything to be said of it. */
const FAR = 0.75;
/** A word as short as this (`FK`, `ut`, `se`) says nothing but itself. */
const SHORT = 3;

/** How near two texts are, 0-1: the mean of fuzzball's token set and token sort ratios over normalised words. */
export const nearness = (a: string, b: string): number => likeness(words(a), words(b));

function likeness(one: string, other: string): number {
	if (one === '' || other === '') return 0;
	if (one === other) return 1;
	if (one.length <= SHORT || other.length <= SHORT) return 0;
	const percent = (token_set_ratio(one, other, OPTIONS) + token_sort_ratio(one, other, OPTIONS)) / 2;
	return Math.round(percent) / 100;
}

/** The candidates nearest `text`, best first, at most `most`; none when nothing is near. */
export function nearest(text: string, candidates: readonly Candidate[], most = 3): Near[] {
	const own = words(text);
	return candidates
		.map(({ value, texts }) => {
			const all = [value, ...texts].map(words);
			return {
				value,
				poang: all.includes(own) && own !== '' ? 1 : Math.max(0, ...all.map((one) => likeness(own, one)))
			};
		})
		.filter(({ poang }) => poang >= FAR)
		.sort((a, b) => b.poang - a.poang || (a.value < b.value ? -1 : 1))
		.slice(0, most);
}
