import { formatNumber, NBSP } from '#lib/format/index.ts';
import type { Enkatfraga, Fragor, Val } from '#lib/server/mappningsfragor.ts';
import { skalaView, type SkalaView } from './skala.ts';
import { rader, valj, type Ifyllt, type Valj } from './words.ts';

export interface Field {
	name: string;
	label: string;
	value: string;
	hint: string;
	lista?: readonly string[];
}

export interface KolumnView {
	rubrik: string;
	/** Answers as they stand, or why none are shown. */
	exempel: string;
	/** What it is taken for, and that this is unsure. */
	vald: string;
	roll: Valj;
	fraga: Field;
	indikator: Field;
	skala: Valj;
	/** Nothing is asked: it has no answers, or is about who somebody is. */
	stangd: boolean;
	open: boolean;
}

/** One of the steps of a survey, folded when it is done. */
interface Steg {
	title: string;
	sum: string;
	open: boolean;
}

export interface EnkatView {
	id: string;
	fil: string;
	blad: string;
	title: string;
	lead: string;
	sum: string;
	open: boolean;
	/** Names what was filled in: a draft of a form with other columns or scales is not used. */
	form: string;
	vilken: Steg & { falt: Field[]; insats: Valj | null };
	vad: Steg & { kolumner: KolumnView[] };
	svar: Steg & { skalor: SkalaView[] };
	liknar: string[];
	/** Columns that are thought to be choices of one question. */
	ihop: string[];
}

const ROLLER: readonly Val[] = [
	{ varde: 'fraga', text: 'En fråga' },
	{ varde: 'bort', text: 'Hoppa över (fritext läses aldrig)' },
	{ varde: 'insats_id', text: 'Vilken insats eller vilket team' },
	{ varde: 'datum', text: 'Svarsdag' },
	{ varde: 'matar', text: 'Mätår' },
	{ varde: 'kon', text: 'Kön' },
	{ varde: 'respondentgrupp', text: 'Vilka som svarar' },
	{ varde: 'svar_id', text: 'Svarets nummer' }
];
/** Roles that are only left out, and why. */
const BORT: Record<string, string> = {
	tom: 'Tom: hoppas över.',
	personlig: 'Ser ut att säga vem som svarat: läses aldrig.',
	flerval: 'Flera svar i samma ruta: hoppas över. Ge varje svarsalternativ en egen kolumn om frågan ska med.',
	tvetydig_dag:
		'Dagen går att läsa på två sätt, så den hoppas över. Skriv mätåret i stället, eller spara filen med dagar som 2026-03-01.',
	fritext: 'Ser ut som fritext: svaren visas inte och läses inte.'
};
const STANGDA = ['tom', 'personlig'];
const GRUPPER = ['deltagare', 'personal', 'remittent', 'chef', 'styrelse'] as const;
/** Surer than this nothing more is said of it. */
const SAKER = 0.6;
const rollen = (roll: string): string => (roll in BORT ? 'bort' : roll);

type Own = (name: string, value: string) => string;

function kolumnView(enkat: Enkatfraga, i: number, skalor: readonly string[], own: Own): KolumnView {
	const { rubrik, roll, poang, eller, exempel, fraga, indikator, skala } = enkat.kolumner[i] as Enkatfraga['kolumner'][number];
	const field = (name: string, label: string, value: string): Field => ({
		...{ name: `${enkat.id}:${name}:${i}`, label, value: own(`${name}:${i}`, value), hint: '' }
	});
	const val = skalor.map((namn) => ({ varde: namn, text: namn }));
	const vald = own(`roll:${i}`, rollen(roll));
	const text = ROLLER.find(({ varde }) => varde === vald)?.text.replace(/ \(.*/, '') ?? 'Välj';
	const osaker = poang < SAKER && eller.length > 0 && vald === rollen(roll);
	const nara = [rollen(roll), ...eller.map(rollen)];
	return {
		rubrik,
		stangd: STANGDA.includes(roll),
		exempel: BORT[roll] ?? exempel.map(({ ord, antal }) => `${ord} (${formatNumber(antal)})`).join(', '),
		vald: osaker ? `${text}? (osäkert)` : text,
		roll: valj(`${enkat.id}:roll:${i}`, 'Vad är kolumnen?', ROLLER, [...new Set(nara)], vald),
		fraga: field('fraga', 'Kod för frågan, samma i varje version', fraga || `f${i + 1}`),
		indikator: field('indikator', 'Kort namn, så som det ska stå på sidorna', indikator || rubrik.slice(0, 80)),
		skala: valj(
			`${enkat.id}:skala:${i}`,
			'Svaren är',
			val,
			[],
			own(`skala:${i}`, skala || (val.length === 1 ? (val[0]?.varde ?? '') : ''))
		),
		open: false
	};
}

function stegVilken(enkat: Enkatfraga, { val, enkater }: Fragor, own: Own): EnkatView['vilken'] {
	const field = (name: string, label: string, value: string, hint: string, lista?: readonly string[]): Field => ({
		...{ name: `${enkat.id}:${name}`, label, hint, value: own(name, value) },
		...(lista && { lista })
	});
	const asks = (name: string) => enkat.behover.includes(name);
	const stem = enkat.fil.replace(/\.[^.]+$/, '');
	const must = [
		field('enkat', 'Enkäten heter', enkat.enkat, 'Samma namn varje år, så följs frågorna över tid.', enkater),
		field('version', 'Version', enkat.ar ?? '', 'Oftast året. En ny version när frågor eller skalor har ändrats.'),
		...(asks('respondentgrupp')
			? [field('respondentgrupp', 'Vilka som svarar', '', 'Ingen kolumn säger det.', GRUPPER)]
			: []),
		...(asks('matar') ? [field('matar', 'Mätår', enkat.ar ?? '', 'Ingen kolumn säger när. Skriv året.')] : [])
	];
	const insats = asks('insats_id')
		? valj(`${enkat.id}:insats_id`, 'Vilken insats svaren gäller', val['insatser/'] ?? [], [], own('insats_id', ''))
		: null;
	const open = must.filter(({ value }) => value.trim() === '').length + (insats?.value === '' ? 1 : 0);
	return {
		title: '1. Vilken enkät är det?',
		sum: open === 0 ? 'ifyllt' : rader(open, 'uppgift saknas', 'uppgifter saknas'),
		open: open > 0,
		falt: [
			...must,
			field(
				'filnamn',
				'Gäller filer vars namn innehåller',
				enkat.behover.length > 0 ? stem : '',
				'Tomt: alla filer med de här rubrikerna.'
			)
		],
		insats
	};
}

function stegVad(enkat: Enkatfraga, namn: readonly string[], own: Own): EnkatView['vad'] {
	const kolumner = enkat.kolumner.map((_, i) => kolumnView(enkat, i, namn, own));
	const n = (test: (vald: string) => boolean) =>
		kolumner.filter(({ stangd, roll }) => test(stangd ? 'bort' : roll.value)).length;
	const unsure = kolumner.filter(({ vald }) => vald.endsWith('(osäkert)')).length;
	return {
		title: '2. Vad är kolumnerna?',
		sum: [
			rader(
				n((vald) => vald === 'fraga'),
				'fråga',
				'frågor'
			),
			`${n((vald) => vald === 'bort')} hoppas över`,
			`${n((vald) => vald !== 'fraga' && vald !== 'bort')} om svaret`,
			...(unsure > 0 ? [`${unsure} osäkra`] : [])
		].join(', '),
		open: false,
		kolumner
	};
}

function stegSvar(enkat: Enkatfraga, val: Fragor['val'], own: Own): EnkatView['svar'] {
	const skalor = enkat.skalor.map((skala, at) => skalaView(enkat.id, skala, at, val['koder/saknas'] ?? [], own));
	const open = skalor.filter(({ klar }) => !klar).length;
	const first = skalor.find(({ klar }) => !klar);
	return {
		title: '3. Vad betyder svaren, och vad är positivt?',
		sum: open === 0 ? 'ifyllt' : rader(open, 'skala kvar', 'skalor kvar'),
		open: open > 0,
		skalor: skalor.map((one) => ({ ...one, open: one === first }))
	};
}

/** A sheet that is like a survey, in three steps; the first that lacks something is open. */
export function enkatView(enkat: Enkatfraga, fragor: Fragor, ifyllt: Ifyllt): EnkatView {
	const form = `${enkat.kolumner.length} ${enkat.skalor.map(({ namn, svar }) => `${namn} ${svar.length}`).join(' ')}`;
	const same = ifyllt[`${enkat.id}:form`] === form;
	const own: Own = (name, value) => (same ? ifyllt[`${enkat.id}:${name}`] : undefined) ?? value;
	const namn = [...new Set([...enkat.skalor.map((one) => one.namn), ...fragor.skalor])];
	const questions = enkat.kolumner.filter(({ roll }) => roll === 'fraga').length;
	const vilken = stegVilken(enkat, fragor, own);
	const svar = stegSvar(enkat, fragor.val, own);
	return {
		id: enkat.id,
		fil: enkat.fil,
		blad: enkat.blad ?? '',
		title: `${enkat.blad === null ? 'Filen' : `Bladet ${enkat.blad}`} liknar en enkät med en kolumn per fråga`,
		sum: `${formatNumber(enkat.svarande)} svarande, ${rader(questions, 'fråga', 'frågor')}`,
		open: false,
		form,
		lead: `${formatNumber(enkat.svarande * questions)}${NBSP}svar att läsa. Gå igenom de tre stegen och godkänn när det stämmer.`,
		vilken,
		vad: stegVad(enkat, namn, own),
		svar: { ...svar, open: svar.open && !vilken.open },
		liknar: enkat.liknar,
		ihop: enkat.ihop
	};
}
