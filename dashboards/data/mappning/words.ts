import { formatNumber, NBSP } from '#lib/format/index.ts';
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

export interface OrdView {
	nyckel: string;
	/** What is asked, as the heading of its row. */
	ord: string;
	under: string;
	valj: Valj;
	/** How sure the proposal is, and what it would do. */
	sager: string;
}

/** Below this a proposal is shown and not chosen beforehand: it is nearest, and no more. */
export const FORVALT = 0.6;

/** How sure something is, in words and percent. */
export function sakert(poang: number): string {
	const word =
		poang >= 0.9 ? 'nästan säkert' : poang >= 0.75 ? 'troligt' : poang >= FORVALT ? 'kanske' : 'mycket osäkert';
	return `${word}, ${Math.round(poang * 100)}${NBSP}%`;
}

export const rader = (antal: number, en = 'rad', flera = 'rader'): string =>
	antal === 1 ? `1${NBSP}${en}` : `${formatNumber(antal)}${NBSP}${flera}`;

const NAMN: Record<string, string> = {
	kon: 'kön',
	forsorjning: 'försörjning',
	sysselsattning: 'sysselsättning'
};
export const listnamn = (lista: string): string => NAMN[lista] ?? lista.replaceAll('_', ' ');

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
	kolumner: (i) => `okänd kolumn i ${i}`,
	insatser: () => 'okänd insats',
	skalsvar: (i) => `okänt svar på skalan ${i}`,
	svar: (i) => `okänt svar i enkäten ${i}`
};

/** A select of what may be chosen, with the proposal chosen beforehand; it decides nothing. */
export function valj(name: string, label: string, all: readonly Val[], near: readonly string[], value: string): Valj {
	const narmast = near.flatMap((varde) => all.find((one) => one.varde === varde) ?? []).slice(0, 3);
	return { name, label, value, narmast, alla: all.filter(({ varde }) => !narmast.some((one) => one.varde === varde)) };
}

/** What a proposal would do and how sure it is; a weak one is only the nearest there is. */
export function forslaget(effekt: string | undefined, poang: number): string {
	if (effekt === undefined) return 'Liknar inget som finns. Välj själv, eller låt det stå i karantän.';
	return poang >= FORVALT
		? `Förslag (${sakert(poang)}): ${effekt}.`
		: `Inget är likt nog att förväljas. Närmast (${sakert(poang)}): ${effekt}.`;
}

/** One word to decide about. `sent`: what was just sent and could not be used. */
export function ordView(fraga: Ordfraga, all: readonly Val[], sent: Readonly<Record<string, string>>): OrdView {
	const { nyckel, ord, slag, i, antal, filer, forslag, poang, eller } = fraga;
	const proposed = all.find(({ varde }) => varde === forslag);
	const name = `val:${nyckel}`;
	return {
		nyckel,
		ord,
		under: [
			VAD[slag](i),
			...(antal === null ? [] : [`${rader(antal, 'cell', 'celler')}`]),
			...(filer.length > 1 ? [`finns också i ${filer.slice(1).join(', ')}`] : [])
		].join(' · '),
		valj: valj(name, `Vad är ”${ord}”?`, all, forslag === null ? [] : [forslag, ...eller], sent[name] ?? (poang >= FORVALT ? (forslag ?? '') : '')),
		sager: forslaget(proposed && effekt(fraga, proposed.text), poang)
	};
}
