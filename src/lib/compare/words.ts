/** Small phrases the sentences share. Read aloud, so whole percent and whole percentage points. */
import { countWord, formatList, formatNumber, formatPercent, NBSP } from '../format/index.ts';
import type { Difference } from './types.ts';

/** `Surahammars`, `Rådgivande teams`, `FNS:s`, `Västerås`: a name that ends in s, x or z stands as it is. */
export const genitive = (name: string): string => {
	if (/(^|\s)[A-ZÅÄÖ]{2,}$/.test(name)) return `${name}:s`;
	return /[sxz]$/i.test(name) ? name : `${name}s`;
};

/** `12 procentenheter`, `1 procentenhet`, `mindre än 1 procentenhet`. The sign is left to the words around it. */
export function points(difference: number): string {
	const rounded = Math.round(Math.abs(difference) * 100);
	if (rounded === 0) return difference === 0 ? `0${NBSP}procentenheter` : `mindre än 1${NBSP}procentenhet`;
	return `${formatNumber(rounded)}${NBSP}${rounded === 1 ? 'procentenhet' : 'procentenheter'}`;
}

const whole = (difference: number): number => Math.round(Math.abs(difference) * 100);

/** How large a difference that was told from nothing may be: `mellan 12 och 22 procentenheter`. */
export function between({ lag, hog }: { lag: number; hog: number }): string {
	const [low, high] = [whole(lag), whole(hog)].sort((a, b) => a - b) as [number, number];
	if (low === 0 || lag * hog <= 0) return `upp till ${points(high / 100)}`;
	return low === high ? points(high / 100) : `mellan ${low} och ${points(high / 100)}`;
}

/** What chance alone allows: `från 3 procentenheter lägre till 15 högre`. */
export function chance({ lag, hog }: { lag: number; hog: number }): string {
	if (lag > 0) return `från ${points(lag)} till ${points(hog)} högre`;
	if (hog < 0) return `från ${points(lag)} till ${points(hog)} lägre`;
	return `från ${points(lag)} lägre till ${points(hog)} högre`;
}

/** `50 % mot 34 %`. */
export const against = ({ first, second }: Pick<Difference, 'first' | 'second'>): string =>
	`${formatPercent(first.x / first.n)} mot ${formatPercent(second.x / second.n)}`;

/** Names for reading aloud: at most four, then how many more. */
export const names = (list: readonly string[], last = 'och'): string =>
	list.length > 4
		? `${list.slice(0, 3).join(', ')} ${last} ${countWord(list.length - 3)} till`
		: formatList(list, last);

/** `Ingen av de fem`, `Ingen av de två`. */
export const noneOf = (count: number): string => `Ingen av de ${countWord(count)}`;
