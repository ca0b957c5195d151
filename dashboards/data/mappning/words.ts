import { heading, noun, plural } from '#lib/format/index.ts';
import type { Ordfraga, Val } from '#lib/server/mappningsfragor.ts';

export interface ValView {
	varde: string;
	text: string;
}

/** A select: the nearest first, then all there is to choose. */
export interface Valj {
	name: string;
	label: string;
	value: string;
	narmast: ValView[];
	alla: ValView[];
}

/** One question with one word as its answer. */
export interface Rad {
	nyckel: string;
	namn: string;
	under: string;
	valj: Valj;
	/** How sure the proposal is; empty where there is none. */
	sager: string;
}

/** Questions that are asked and approved together; folded, with what they are about in the summary. */
export interface Grupp {
	id: string;
	title: string;
	/** `12 frågor, 76 400 kr i kostnader` */
	sum: string;
	open: boolean;
	rader: Rad[];
}

/** What is filled in and not decided, by the name of its field. */
export type Ifyllt = Readonly<Record<string, string>>;

/** How sure something is, in words; what is less than likely is not proposed at all. */
export const sakert = (poang: number): string =>
	poang >= 0.9 ? 'nästan säkert' : poang >= 0.75 ? 'troligt' : poang >= 0.6 ? 'kanske' : 'osäkert';

export const rader = (antal: number, en = 'rad', flera = 'rader'): string =>
	plural(antal, en, flera);

/** A list of codes as one says it in a sentence: `kon` → `kön`. */
export const listnamn = (lista: string): string => heading(lista).toLocaleLowerCase('sv');

/** What a choice does, as a sentence without its subject's proposal. */
export function effekt({ slag, i, antal }: Pick<Ordfraga, 'slag' | 'i' | 'antal'>, text: string): string {
	const n = antal ?? 0;
	switch (slag) {
		case 'koder':
			return `${rader(n)} får ${listnamn(i)}: ${text}`;
		case 'kolumner':
			return `kolumnen läses som ${text}`;
		case 'insatser':
			return `${rader(n)} hör till ${text}`;
		default:
			return `${rader(n, 'svar', 'svar')} blir ${text}`;
	}
}

const VAD: Record<Ordfraga['slag'], (i: string) => string> = {
	koder: (i) => `okänt ord för ${listnamn(i)}`,
	kolumner: (i) => `okänd kolumn bland ${noun(i).many}`,
	insatser: () => 'okänd insats',
	skalsvar: (i) => `okänt svar på skalan ${i}`,
	svar: (i) => `okänt svar i enkäten ${i}`
};

/** A select of what may be chosen, with the proposal chosen beforehand; it decides nothing. */
export function valj(name: string, label: string, all: readonly Val[], near: readonly string[], value: string): Valj {
	const narmast = near.flatMap((varde) => all.find((one) => one.varde === varde) ?? []).slice(0, 3);
	return { name, label, value, narmast, alla: all.filter(({ varde }) => !narmast.some((one) => one.varde === varde)) };
}

/** That something is chosen beforehand, and how sure it is; nothing is said where nothing is proposed. */
export const forslaget = (forslag: string | null, poang: number): string =>
	forslag === null ? '' : `Förslag, ${sakert(poang)}.`;

/** One word to decide about. */
function ordView(fraga: Ordfraga, all: readonly Val[], ifyllt: Ifyllt): Rad {
	const { nyckel, ord, slag, i, antal, filer, forslag, poang, eller } = fraga;
	const name = `val:${nyckel}`;
	return {
		nyckel,
		namn: ord,
		under: [
			VAD[slag](i),
			...(antal === null ? [] : [`${rader(antal, 'cell', 'celler')}`]),
			...(filer.length > 1 ? [`finns också i ${filer.slice(1).join(', ')}`] : [])
		].join(' · '),
		valj: valj(name, `Vad är ”${ord}”?`, all, forslag === null ? [] : [forslag, ...eller], ifyllt[name] ?? forslag ?? ''),
		sager: forslaget(forslag, poang)
	};
}

/** Most cells first; a column comes before the words in it. */
const byAntal = (a: Ordfraga, b: Ordfraga): number => (b.antal ?? Infinity) - (a.antal ?? Infinity) || 0;

/** The words of one file as one group; null when there is none. */
export function ordGrupp(id: string, ord: readonly Ordfraga[], val: Readonly<Record<string, Val[]>>, ifyllt: Ifyllt): Grupp | null {
	if (ord.length === 0) return null;
	const celler = ord.reduce((sum, { antal }) => sum + (antal ?? 0), 0);
	return {
		id: `${id}-ord`,
		title: 'Ord och kolumner att förklara',
		sum: [rader(ord.length, 'fråga', 'frågor'), ...(celler > 0 ? [rader(celler, 'cell', 'celler')] : [])].join(', '),
		open: false,
		rader: ord.toSorted(byAntal).map((one) => ordView(one, val[`${one.slag}/${one.i}`] ?? [], ifyllt))
	};
}
