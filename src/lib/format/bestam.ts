/**
 * What to do about words, headings and money that nobody has decided, with its two endings: one for the reader who has the files and
 * a terminal, which is what a text is stored with, and one for the reader of a page, who has a door to open there.
 */

/** What the door is called, on every page that has one. */
export const DORREN = 'Förklara okända ord, enkäter och konton';
const DAR = `under ”${DORREN}”`;

/** `·` stands for the place in `mappning.yml`. */
const SLUT = {
	ord: {
		fil: 'Bestäm i mappning.yml (·).',
		sida: `Säg vad det betyder ${DAR}.`
	},
	kolumn: {
		fil: 'Heter den något annat hos er, skriv i mappning.yml vad.',
		sida: `Heter den något annat hos er, säg det ${DAR}.`
	},
	rubriker: {
		fil: 'Heter kolumnerna något annat hos er, skriv det i mappning.yml (kommandot mappning ger förslag).',
		sida: `Heter kolumnerna något annat hos er, eller är det en enkät, säg det ${DAR}.`
	},
	kolumner: {
		fil: 'Behövs de, skriv i mappning.yml vad de är.',
		sida: `Behövs de, säg vad de är ${DAR}.`
	},
	pengar: {
		fil: 'Skriv vart det hör, eller ”utelamnas”, i delen sie i mappning.yml, och ladda filen igen.',
		sida: `Säg vart det hör ${DAR}.`
	},
	forslag: {
		fil: 'De används inte; godkänn dem med kommandot mappning, eller ta bort dem.',
		sida: `De används inte förrän de är godkända ${DAR}.`
	},
	kommuner: {
		fil: 'Välj förbundets kommuner på sidan Omvärlden (/omvarld), eller skriv dem i mappning.yml (omvarld, regioner).',
		sida: 'Välj förbundets kommuner på sidan Omvärlden, när filerna är publicerade.'
	},
	insats: {
		fil: 'Ta bort namnet under insatser i mappning.yml.',
		sida: 'Ta tillbaka namnet i ordlistan.'
	},
	bort: {
		fil: 'Skriv den under bort i enkäten i mappning.yml, så läses den inte.',
		sida: 'Ta tillbaka enkäten i ordlistan och välj ”Hoppa över” för kolumnen, så läses den inte.'
	},
	rader: {
		fil: 'Rätta raderna så som det står vid varje fil, och ladda igen.',
		sida: `Rätta raderna, eller säg vad orden och kontona är ${DAR}.`
	},
	fil: {
		fil: 'Rätta filen och ladda igen.',
		sida: 'Rätta filen och skicka in den igen.'
	}
} as const;
export type Slut = keyof typeof SLUT;

/** The ending as it is stored: `bestam('ord', 'koder, kon')` → `Bestäm i mappning.yml (koder, kon).` */
export const bestam = (slut: Slut, plats = ''): string => SLUT[slut].fil.replace('·', plats);

/** The same text for the reader of a page. What is no ending of these stands as it is. */
export function paSidan(text: string): string {
	return Object.values(SLUT).reduce((said, { fil, sida }) => {
		const [before = '', after] = fil.split('·');
		if (after === undefined) return said.replaceAll(fil, sida);
		const at = said.indexOf(before);
		const end = at < 0 ? -1 : said.indexOf(after, at + before.length);
		return end < 0 ? said : said.slice(0, at) + sida + said.slice(end + after.length);
	}, text);
}

const NARMAST = 'Närmast ligger ';

/** `Närmast ligger Kvinna, Man.`; empty when nothing is near. */
export const narmast = (ord: readonly string[]): string =>
	ord.length > 0 ? `${NARMAST}${ord.join(', ')}.` : '';

/** A text about a word without what that word is near: what is said of several words at once. */
export function utanNarmast(text: string): string {
	const at = text.indexOf(` ${NARMAST}`);
	const end = text.indexOf(` ${SLUT.ord.fil.split('·')[0] ?? ''}`, at);
	return at < 0 || end < 0 ? text : text.slice(0, at) + text.slice(end);
}
