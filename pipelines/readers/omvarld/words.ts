/** What the words of published tables mean. A word that is not here is not understood: nothing is guessed. */

/** One cell of a heading or of a row's first columns, understood. */
export interface Part {
	/** The column under this heading says this of its rows: `innehall` what is counted, `annat` nothing of interest. */
	axel?: 'region' | 'regionkod' | 'period' | 'kon' | 'alder' | 'innehall' | 'annat';
	period?: string;
	/** Null: both together. */
	kon?: 'kvinna' | 'man' | null;
	/** `20-64`. */
	alder?: string;
	region?: string;
	regionNamn?: string;
	matt?: Matt;
	ersattning?: string;
}

export type Matt =
	'helarsekvivalenter' | 'belopp' | 'belopp_per_invanare' | 'folkmangd' | 'andel_av_befolkningen';

/** The unit of each measure as the tables publish it. */
export const ENHET: Readonly<Record<Matt, string>> = {
	helarsekvivalenter: 'antal',
	belopp: 'tkr',
	belopp_per_invanare: 'tkr per invånare',
	folkmangd: 'antal',
	andel_av_befolkningen: 'procent'
};

export const RIKET = '00';

const ERSATTNINGAR: Readonly<Record<string, readonly string[]>> = {
	sjukpenning: [
		'sjukpenning',
		'sjukpenninginklrehabiliteringspenning',
		'sjukpenninginklusiverehabiliteringspenning',
		'sjukpenningochrehabiliteringspenning',
		'sjukochrehabiliteringspenning'
	],
	// The second spelling is SCB's own.
	sjuk_och_aktivitetsersattning: ['sjukochaktivitetsersattning', 'sjukochaktivitetsersersattning'],
	sjukersattning: ['sjukersattning'],
	aktivitetsersattning: ['aktivitetsersattning'],
	arbetsloshetsersattning: ['arbetsloshet', 'arbetsloshetsersattning', 'akassa'],
	arbetsmarknadsatgarder: ['arbetsmarknadsatgarder'],
	aktivitetsstod: [
		'aktivitetsstod',
		'aktivitetsstodinklutvecklingsersattning',
		'aktivitetsstodochutvecklingsersattning'
	],
	etableringsersattning: [
		'etableringsersattning',
		'etableringsersattningintroduktionsersattning',
		'etableringsersattninginkletableringstillaggochbostadsersattning'
	],
	ekonomiskt_bistand: ['ekonomisktbistand', 'forsorjningsstod', 'ekonomisktbistandforsorjningsstod'],
	ohalsa: ['ohalsa'],
	arbetsmarknadsstod: ['arbetsmarknadsstod'],
	totalt: ['totalt', 'summa', 'total', 'samtliga']
};

const ERSATTNING = new Map(
	Object.entries(ERSATTNINGAR).flatMap(([kod, words]) => words.map((word): [string, string] => [word, kod]))
);

/** Phrases that say what is counted, the longest first; what is left of the text is then the ersättning. */
const MATT: readonly [RegExp, Matt][] = [
	[/andelavbefolkningen|^andel$|^andel(?=\d|$)/, 'andel_av_befolkningen'],
	[
		/genomsnittligutbetalning(perindivid|perinvanare|perperson)?|utbetaltperinvanare|perinvanare/,
		'belopp_per_invanare'
	],
	[/totaltutbetaltbelopp|utbetaltbelopp|utbetaldabelopp/, 'belopp'],
	[/folkmangd|antalinvanare|^invanare$|^befolkning$/, 'folkmangd'],
	[/antal(et)?helarsekvivalenter|helarsekvivalenter|helarspersoner/, 'helarsekvivalenter']
];

const AXLAR = new Map<string, Part['axel']>(
	Object.entries({
		ar: 'period',
		period: 'period',
		kvartal: 'period',
		manad: 'period',
		region: 'region',
		regionnamn: 'region',
		omrade: 'region',
		kommun: 'region',
		kommunnamn: 'region',
		lan: 'region',
		kommunkod: 'regionkod',
		regionkod: 'regionkod',
		omradeskod: 'regionkod',
		lanskod: 'regionkod',
		kod: 'regionkod',
		kon: 'kon',
		alder: 'alder',
		aldersgrupp: 'alder',
		tabellinnehall: 'innehall'
	} as const)
);

const KON = new Map<string, Part['kon']>(
	Object.entries({
		kvinnor: 'kvinna',
		kvinna: 'kvinna',
		man: 'man',
		bada: null,
		badakonen: null,
		manochkvinnor: null,
		kvinnorochman: null,
		manochkvinnortotalt: null,
		kvinnorochmantotalt: null,
		totaltbadakonen: null
	} as const)
);

/** Letters alone, å ä ö as a a o; footnote marks, hyphens and line breaks are gone. */
const letters = (text: string): string =>
	text
		.normalize('NFC')
		.toLowerCase()
		.replace(/\[\d+\]|[¹²³⁴-⁹]/g, '')
		.replace(/[åä]/g, 'a')
		.replace(/ö/g, 'o')
		.replace(/é/g, 'e')
		.replace(/[^a-z]/g, '');

/** Any hyphen: SCB writes an en dash, finsam.se a hyphen that does not break. */
const AGES = /(\d{2})\s*[-\u2010-\u2013]\s*(\d{2})\s*år/i;
const UNITS = /(i?tusentalskronor|i?talskronor|tkr|procent|antal)$|^(i|tkr|procent|ar)$/;

/** `2024` `2024M03` `2024K1` `2024-03` as the house writes periods; null for anything else. */
export function periodOf(text: string): string | null {
	const [, year, kind, nr] = /^((?:19|20)\d\d)(?:\s?(M|K|Q|kv|-)\s?(\d{1,2}))?$/i.exec(text.trim()) ?? [];
	if (!year) return null;
	if (!kind) return year;
	const number = Number(nr);
	const quarter = /[kq]/i.test(kind);
	if (number < 1 || number > (quarter ? 4 : 12)) return null;
	return quarter ? `${year}-Q${number}` : `${year}-${String(number).padStart(2, '0')}`;
}

/** `1980 Västerås` or `1980 - Västerås` → its code and name; null for anything else. */
export function regionOf(text: string): { region: string; regionNamn: string } | null {
	const [, region, regionNamn] = /^(\d{2}|\d{4,8})(?:\s+|\s+-\s+)(\p{L}.*)$/u.exec(text.trim()) ?? [];
	if (region && regionNamn) return { region, regionNamn };
	return /^(hela )?riket$/i.test(text.trim()) ? { region: RIKET, regionNamn: 'Riket' } : null;
}

function contentOf(text: string): Pick<Part, 'matt' | 'ersattning'> | null {
	let rest = letters(text.replace(AGES, ''));
	const found = MATT.find(([phrase]) => phrase.test(rest));
	if (found) rest = rest.replace(found[0], '');
	for (let before = ''; before !== rest && !ERSATTNING.has(rest);) {
		before = rest;
		rest = rest.replace(UNITS, '');
	}
	const ersattning = ERSATTNING.get(rest);
	if (ersattning) return { ersattning, ...(found && { matt: found[1] }) };
	return found && rest === '' ? { matt: found[1] } : null;
}

/** Code and words of one thing, as the statistics database writes them when asked for both: `1 - män`, `Kon - kön`. */
const CODED = /^[\p{L}\d+]{1,20} - (.+)$/u;
const MOST_WORDS = 12;

/** One heading that says two things, the last of them when or of whom: `Sjukpenning 2023M01`, `Sjukpenning män 2023M01`. */
function together(said: string): Part | null {
	const words = said.split(/\s+/);
	if (words.length > MOST_WORDS) return null;
	for (let at = words.length - 1; at > 0; at--) {
		const last = single(words.slice(at).join(' '));
		if (!last || !(last.period || last.kon !== undefined || last.alder) || last.ersattning || last.matt)
			continue;
		const first = understand(words.slice(0, at).join(' '));
		if (first && !first.axel && !Object.keys(last).some((key) => key in first)) return { ...first, ...last };
	}
	return null;
}

/** What one cell says; null when it is not understood. */
export function understand(text: string): Part | null {
	const said = text.trim();
	const [, words] = CODED.exec(said) ?? [];
	return single(said) ?? (words ? understand(words) : null) ?? together(said);
}

function single(said: string): Part | null {
	if (said === '') return null;
	const period = periodOf(said);
	if (period) return { period };
	const region = regionOf(said);
	if (region) return region;
	const word = letters(said);
	const [, from, to] = AGES.exec(said) ?? [];
	const alder = from && to ? { alder: `${from}-${to}` } : {};
	const axel = AXLAR.get(word);
	if (axel && !from) return { axel };
	if (KON.has(word)) return { kon: KON.get(word) ?? null };
	const content = contentOf(said);
	if (content) return { ...content, ...alder };
	return from && word === 'ar' ? alder : null;
}

/** SCB's tables of helårsekvivalenter in its database: a file without a title has this name, or its sheet. */
const TABELL = /\b(HE0000T0[12]N?2?|TAB1386)(?![\p{L}\d])/u;

/** The name of SCB's table in a text; null when it is not there. */
export const tableOf = (text: string): string | null => TABELL.exec(text)?.[1] ?? null;

/** What a title says is counted, if it says so. */
export function measureOf(title: string): Matt | null {
	if (tableOf(title)) return 'helarsekvivalenter';
	const word = letters(title);
	return (
		MATT.find(
			([phrase, matt]) => matt !== 'folkmangd' && matt !== 'andel_av_befolkningen' && phrase.test(word)
		)?.[1] ?? null
	);
}

/** The ages a title speaks of. */
export function agesOf(title: string): string | null {
	const [, from, to] = AGES.exec(title) ?? [];
	return from && to ? `${from}-${to}` : null;
}
