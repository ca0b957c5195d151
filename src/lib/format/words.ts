/** Small words around numbers. */
import type { Direction, MeasureRow, Status, Unit } from '#lib/measures/types.ts';
import {
	formatInterval,
	formatKronor,
	formatNumber,
	formatPercent,
	formatSigned,
	NBSP,
	NONE,
	percentDecimals
} from './number.ts';

/** `a`, `a och b`, `a, b och c`. */
export function formatList(items: readonly string[], last = 'och'): string {
	if (items.length < 2) return items[0] ?? '';
	return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

/** The right word for a count: `plural(1, 'insats', 'insatser')` → `1 insats`. */
export const plural = (count: number, one: string, many: string): string =>
	`${formatNumber(count)}${NBSP}${count === 1 ? one : many}`;

/** Small counts as words in running text, as one reads aloud: `tre av sju`. */
const WORDS = [
	'ingen',
	'en',
	'två',
	'tre',
	'fyra',
	'fem',
	'sex',
	'sju',
	'åtta',
	'nio',
	'tio',
	'elva',
	'tolv'
];
export const countWord = (count: number): string => WORDS[count] ?? formatNumber(count);

/** First letter upper case, the rest untouched. */
export const sentence = (text: string): string => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);

/** An age range: `16–67 år`, `från 16 år`, `till och med 29 år`; empty when none is stated. */
export function formatAges(from: number | null, to: number | null): string {
	if (from === null && to === null) return '';
	if (to === null) return `från ${formatNumber(from)} år`;
	return from === null
		? `till och med ${formatNumber(to)} år`
		: `${formatNumber(from)}–${formatNumber(to)} år`;
}

/** The first clause of a definition, as a sentence: what a subtitle has room for. */
export const firstClause = (text: string): string => `${text.split(/[.;](\s|$)/)[0] ?? text}.`;

/** What stands where a figure is not shown. `k` is the smallest group that is shown. */
export function formatStatus(status: Status, k: number): string {
	switch (status) {
		case 'visas':
			return '';
		case 'skyddad':
			// A hidden figure may itself be large: what is kept from being reckoned out is a group under k.
			return `visas inte: skyddar färre än${NBSP}${k}`;
		case 'for_tidigt':
			return 'för tidigt att säga';
		case 'for_litet_underlag':
			return 'för litet underlag';
		case 'ej_tillampligt':
			return 'ej tillämpligt';
		case 'data_saknas':
			return 'data saknas';
	}
}

/** Why a row has no figure: a cut that the release does not hold says so, whatever is in it. */
export const formatReason = (
	{ status, utanfor }: Pick<MeasureRow, 'status' | 'utanfor'>,
	k: number
): string => (utanfor ? 'den här indelningen släpps inte' : formatStatus(status, k));

/** A value with its unit. Shares take their decimal from `n`. */
export function formatValue(value: number | null, enhet: Unit, n?: number | null): string {
	if (value === null) return NONE;
	switch (enhet) {
		case 'andel':
			return formatPercent(value, n);
		case 'procentenheter':
			return `${formatSigned(value * 100, percentDecimals(n))}${NBSP}procentenheter`;
		case 'kronor':
		case 'kronor_per':
			return formatKronor(value);
		case 'manader':
			return `${formatNumber(value, 1)}${NBSP}mån`;
		default:
			return formatNumber(value);
	}
}

export interface Spoken {
	/** The figure, or why there is none. */
	text: string;
	/** `34–60 %`, empty where the measure has no interval. */
	interval: string;
	/** `n 58`, empty where there is none to say. */
	n: string;
	shown: boolean;
}

/** One measure row in words: never a figure unless its status is `visas`. */
export function speak(row: MeasureRow | undefined, enhet: Unit, k: number): Spoken {
	if (!row) return { text: 'data saknas', interval: '', n: '', shown: false };
	if (row.status !== 'visas' || row.varde === null) {
		const why = row.status === 'visas' ? formatStatus('data_saknas', k) : formatReason(row, k);
		return { text: why, interval: '', n: '', shown: false };
	}
	return {
		text: formatValue(row.varde, enhet, row.n),
		interval: row.lag === null || row.hog === null ? '' : formatInterval(row.lag, row.hog, row.n),
		n: row.n === null ? '' : `n${NBSP}${formatNumber(row.n)}`,
		shown: true
	};
}

/** What a measure's direction means, for its definition. */
export const formatDirection = (riktning: Direction): string =>
	({ hogre_battre: 'högre är bättre', lagre_battre: 'lägre är bättre', ingen: 'ingen riktning' })[riktning];

const UNITS: Record<Unit, string> = {
	personer: 'personer',
	deltaganden: 'deltaganden',
	andel: 'procent',
	procentenheter: 'procentenheter',
	kronor: 'kr',
	kronor_per: 'kr',
	antal: 'antal',
	manader: 'månader',
	skalsteg: 'skalsteg'
};
export const formatUnit = (enhet: Unit): string => UNITS[enhet];
