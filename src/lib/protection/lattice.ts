/**
 * What aggregated viewers may ask for: which measures, cut how. Declared here and nowhere else; what is not here is never
 * released. Places are a förbund, an insats with its team, an insats; times are all of it, the last three years,
 * and for the main measures each year.
 */
import type { Count, Measure } from '../measures/types.ts';

/** Backgrounds by which the main measures may be cut, one at a time. */
export const backgrounds = [
	'kon',
	'aldersgrupp',
	'utbildning',
	'remittent',
	'forsorjning_fore',
	'manader_grupp',
	'sammansattning'
] as const;

const one = (ids: readonly string[]): string[][] => ids.map((id) => [id]);

/**
 * Cuts per measure beyond place and time, for all time and the last three years; a pair is a table of two backgrounds at
 * once. The mix of people is told of those who have left, so that it is the mix behind the outcomes.
 */
export const cuts: Readonly<Record<string, readonly string[][]>> = {
	deltagare: one(['kon', 'aldersgrupp']),
	nya: one(['kon']),
	avslutade: one([...backgrounds, 'avslutsorsak', 'tid_grupp']),
	sus_arbetar_studerar_efter: one(['sus_fore']),
	forsorjning_egen_forsorjning_efter: one(['forsorjning_fore']),
	avslut_arbete_studier: one(backgrounds),
	deltaganden: [['utgang', 'tid_halvar']]
};

/** Measures that stand by year; the others for all of it and for the last three years. */
const yearly =
	/^(deltagare|nya|avslutade|pagaende|deltaganden|antal|tackning|avslut_arbete_studier|avslut_arbete|avslut_studier|borjat_eller_okat|fullfoljt|stegforflyttning_framat|parandel|indikator_positiv|svarsfrekvens|tid_i_insats|stegforflyttning_median|aggregat|kostnad_per_(deltagare|paborjad|avslutad|avslut_arbete_studier|plats)|budget_per_planerad_deltagare)$/;

/** Is the measure told year by year? */
export const isYearly = (matt: string): boolean => yearly.test(matt);

/** Periods within a year, for the latest years only: people are few in each. */
export type Fine = 'halvar' | 'manad';

/** So many of the latest years are told by half-year, and by month. */
export const fineYears: Readonly<Record<Fine, number>> = { halvar: 3, manad: 2 };

const fines: Readonly<Record<Fine, readonly string[]>> = {
	manad: ['nya', 'avslutade'],
	halvar: ['deltagare', 'pagaende', 'avslut_arbete_studier']
};

/** The finest periods the measure is told by, besides years; those told by month are told by half-year too. */
export const fineOf = (matt: string): Fine | undefined =>
	(['manad', 'halvar'] as const).find((fine) => fines[fine].includes(matt));

/** The kind of period within a year that a time of the lattice is; undefined for years and whole runs. */
export const fineness = (when: string): Fine | undefined => {
	if (when.length !== 7) return undefined;
	return /^\d{4}-H[12]$/.test(when) ? 'halvar' : /^\d{4}-\d{2}$/.test(when) ? 'manad' : undefined;
};

export const isYear = (when: string): boolean => when.length === 4 && /^\d{4}$/.test(when);

/** What kind of times a time is told among: runs of years, years, half-years or months. */
export const grainOf = (when: string): 'hela' | 'ar' | Fine =>
	fineness(when) ?? (isYear(when) ? 'ar' : 'hela');

/** Is a measure told by `own` told in this period too? Always so of years. */
export const isToldIn = (own: Fine | undefined, when: string): boolean => {
	const asked = fineness(when);
	return asked === undefined || own === 'manad' || own === asked;
};

/** Measures about the registration or the work itself: that all of it is there or in time says nothing about anyone. */
const aboutProcess =
	/^(tackning|(.+_)?parandel|stegomdome_besvarat|svarsfrekvens|uppfoljda_.*|(handelse|intervall|tid)__.*)$/;

/** Measures about one value of several: that nobody has it leaves open which of the others they have. */
const oneOfSeveral =
	/^(sus_|sysselsattning_|forsorjning_|statustrappa_|stegforflyttning_(oforandrad|bakat)|indikator_vet_ej|avslut_(arbete|studier)$)/;

/** When all are alike, see `Rule.uniform`. */
export const uniformOf = ({ matt }: Measure): 'both' | 'all' | 'never' =>
	aboutProcess.test(matt) ? 'never' : oneOfSeveral.test(matt) ? 'all' : 'both';

const telling = /(^|\+)(avslutsorsak|utgang|forsorjning_fore|sus_fore)/;

/** Cuts by what people would mind being known; that all are women, or young, is no secret of theirs. */
export const tells = (cut: string): boolean => telling.test(cut);

/** Relations that hold nothing of a person: a release carries them as they are. */
const openRelations = new Set([
	'marts.insats',
	'marts.ekonomi',
	'marts.plats',
	'marts.planerad',
	'marts.prognos_takt',
	'marts.eget_kapital',
	'marts.riket',
	'marts.handelse',
	'marts.handelse_period'
]);

/** True for measures about money, places and what happened to nobody in particular: counted the same for everybody. */
export const isOpen = ({ skydd, taljare, namnare, namnare_plus }: Measure): boolean =>
	skydd === 'ingen' &&
	[taljare, namnare, namnare_plus].every((count) => !count || openRelations.has(count.relation));

/** One count is one figure wherever it is used: its text is left out, what it counts is not. */
export const countKey = ({ relation, aggregate, filter, time }: Count): string =>
	JSON.stringify([relation, aggregate, filter ?? '', time]);

/** What a value that was not stated is called in a key. */
export const unstated = '∅';

/** Places in a key: `f:<forbund>`, `o:<forbund>/<insats>` (with its team), `i:<forbund>/<insats>`. */
export const place = {
	forbund: (forbund: string) => `f:${forbund}`,
	overordnad: (forbund: string, insats: string) => `o:${forbund}/${insats}`,
	insats: (forbund: string, insats: string) => `i:${forbund}/${insats}`
} as const;

/** The förbund a place lies in, as a place. */
export const topOf = (at: string): string => place.forbund(at.slice(2).split('/')[0]!);

/** Times in a key: `*`, `2024`, `2024-H1`, `2022..2024`, and `@2024-12-31` for what stands on a day. */
export const time = {
	alla: '*',
	run: (from: string, to: string) => (from === to ? from : `${from}..${to}`),
	day: (day: string) => `@${day}`
} as const;

/** The name of one figure of the release. */
export interface Address {
	/** The count, by its number in the release. */
	count: number;
	/** Values of what always cuts the measure (instrument, enkät …), joined; empty when nothing does. */
	apart: string;
	place: string;
	time: string;
	/** Dimensions of the cut joined by `+`, and its values joined the same way; both empty for the whole. */
	cut: string;
	value: string;
}

export const addressKey = ({ count, apart, place: at, time: when, cut, value }: Address): string =>
	`${count}\t${apart}\t${at}\t${when}\t${cut}\t${value}`;
