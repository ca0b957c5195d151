/** The sources in the words of those who fill them. */
import { sentence } from './words.ts';

/** What a row is called. */
export interface Noun {
	one: string;
	many: string;
	/** `ett`: nytt, rättat, borttaget. */
	ett?: true;
}

/** What a row of each source is called; the one place. */
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

/** What a row of a source is called; the name itself where nobody has said. */
export const noun = (kalla: string): Noun => NOUNS[kalla] ?? { one: kalla, many: kalla };

/** A source as a person calls what is in it: `stegmatning` → `Stegmätningar`. */
export const kallan = (kalla: string): string => sentence(noun(kalla).many);

/** A count's name in a report, spelled as people do: `nya_deltaganden` → `nya deltaganden`, `stegmatningar` → `stegmätningar`. */
export function countName(name: string): string {
	if (name === 'ommarkta_kommuner') return 'ommärkta kommuner';
	if (name.startsWith('ersatta_')) return `ersatta ${noun(name.slice(8)).many}`;
	const plain = (text: string) => text.replace(/[åä]/g, 'a').replaceAll('ö', 'o');
	return Object.values(NOUNS).find(({ many }) => plain(many) === name)?.many ?? name.replaceAll('_', ' ');
}
