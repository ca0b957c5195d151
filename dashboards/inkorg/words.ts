/** What moves, in words: rows of each source, avslut and kronor. */
import { formatNumber, NBSP, sentence } from '#lib/format/index.ts';
import type { Rorelse } from '#lib/server/inkorg/index.ts';

interface Noun {
	one: string;
	many: string;
	/** `ett`: nytt, rättat, borttaget. */
	ett?: true;
}

/** What a row of each source is called. */
const NOUNS: Readonly<Record<string, Noun>> = {
	insatser: { one: 'insats', many: 'insatser' },
	instrument: { one: 'svarsalternativ i ett instrument', many: 'svarsalternativ i instrument', ett: true },
	enkat: { one: 'svarsalternativ i en enkät', many: 'svarsalternativ i enkäter', ett: true },
	deltagande: { one: 'deltagande', many: 'deltaganden', ett: true },
	uppfoljning: { one: 'uppföljning', many: 'uppföljningar' },
	antal: { one: 'antalsuppgift', many: 'antalsuppgifter' },
	stegmatning: { one: 'stegmätning', many: 'stegmätningar' },
	enkatsvar: { one: 'enkätsvar', many: 'enkätsvar', ett: true },
	utskick: { one: 'utskick', many: 'utskick', ett: true },
	ekonomi: { one: 'ekonomirad', many: 'ekonomirader' },
	handelser: { one: 'händelse', many: 'händelser' },
	mal: { one: 'mål', many: 'mål', ett: true },
	omvarld: { one: 'uppgift ur offentlig statistik', many: 'uppgifter ur offentlig statistik' },
	omvarld_namn: { one: 'namn i offentlig statistik', many: 'namn i offentlig statistik', ett: true },
	aggregat: { one: 'publicerat resultat', many: 'publicerade resultat', ett: true }
};

/** A source as a person calls what is in it: `stegmatning` → `Stegmätningar`. */
export const kallan = (kalla: string): string => sentence(NOUNS[kalla]?.many ?? kalla);

/** A count's name in a report, spelled as people do: `nya_deltaganden` → `nya deltaganden`, `stegmatningar` → `stegmätningar`. */
export function countName(name: string): string {
	if (name === 'ommarkta_kommuner') return 'ommärkta kommuner';
	if (name.startsWith('ersatta_')) return `ersatta ${NOUNS[name.slice(8)]?.many ?? name.slice(8)}`;
	const plain = (text: string) => text.replace(/[åä]/g, 'a').replaceAll('ö', 'o');
	const noun = Object.values(NOUNS).find(({ many }) => plain(many) === name);
	return noun?.many ?? name.replaceAll('_', ' ');
}

const WORDS = {
	nya: { one: 'ny', ett: 'nytt', many: 'nya' },
	rattade: { one: 'rättad', ett: 'rättat', many: 'rättade' },
	borttagna: { one: 'borttagen', ett: 'borttaget', many: 'borttagna' }
} as const;

/** `3 nya deltaganden, 2 rättade, 1 borttaget`. */
export function movedSentence({ kalla, ...counts }: Rorelse): string {
	const noun = NOUNS[kalla] ?? { one: kalla, many: kalla };
	const parts = (['nya', 'rattade', 'borttagna'] as const)
		.filter((way) => counts[way] > 0)
		.map((way, at) => {
			const count = counts[way];
			const form = count === 1 ? (noun.ett ? 'ett' : 'one') : 'many';
			const name = at > 0 ? '' : ` ${count === 1 ? noun.one : noun.many}`;
			return `${formatNumber(count)}${NBSP}${WORDS[way][form]}${name}`;
		});
	return parts.join(', ');
}

/** Avslut and kronor of a report's changes: `3 nya avslut`, `14 400 kr mer utfall`. */
export function changeSentences(changes: Readonly<Record<string, number>>): string[] {
	const avslut = changes.nya_avslut ?? 0;
	const kronor = (['utfall', 'budget'] as const).flatMap((what) => {
		const value = changes[`${what}_kr`] ?? 0;
		if (Math.round(value) === 0) return [];
		return [`${formatNumber(Math.abs(Math.round(value)))}${NBSP}kr ${value > 0 ? 'mer' : 'mindre'} ${what}`];
	});
	const kommuner = changes.ommarkta_kommuner ?? 0;
	return [
		...(kommuner > 0
			? [
					`${formatNumber(kommuner)}${NBSP}${kommuner === 1 ? 'område' : 'områden'} i omvärlden byter tillhörighet`
				]
			: []),
		...(avslut > 0 ? [`${formatNumber(avslut)}${NBSP}${avslut === 1 ? 'nytt' : 'nya'} avslut`] : []),
		...kronor
	];
}

/** What a check found that would change, the most telling first. */
export const whatMoves = (
	rorelser: readonly Rorelse[],
	changes: Readonly<Record<string, number>>
): string[] => [...changeSentences(changes), ...rorelser.map(movedSentence)];
