import { formatNumber, MINUS, NBSP } from '#lib/format/index.ts';
import type { Fragor, Pengar, Siedel, Siefraga } from '#lib/server/mappningsfragor.ts';
import { FORVALT, forslaget, valj, type Valj } from './words.ts';

export interface SiedelView {
	nyckel: string;
	namn: string;
	pengar: string;
	sager: string;
	valj: Valj;
}

export interface SieView {
	id: string;
	/** How much has no place, in kronor and as a share. */
	lead: string;
	text: string;
	grupper: { id: string; title: string; delar: SiedelView[] }[];
	spann: { fran: string; till: string; valj: Valj } | null;
	motsagande: { text: string; valj: Valj } | null;
}

/** Öre in whole kronor, as people read them. */
export const kronor = (ore: number): string =>
	`${ore < 0 ? MINUS : ''}${formatNumber(Math.round(Math.abs(ore) / 100))}${NBSP}kr`;

/** `12 000 kr i kostnader och −8 000 kr i intäkter, 10 000 kr i budget`. */
export function pengarna({ kostnader, intakter, budget }: Pengar): string {
	const parts = [
		...(kostnader ? [`${kronor(kostnader)} i kostnader`] : []),
		...(intakter ? [`${kronor(intakter)} i intäkter`] : []),
		...(budget ? [`${kronor(budget)} i budget`] : [])
	];
	return parts.length > 0 ? parts.join(', ') : `0${NBSP}kr`;
}

const share = (andel: number): string => {
	const percent = Math.round(andel * 100);
	return andel > 0 && percent === 0 ? `mindre än 1${NBSP}%` : `${percent}${NBSP}%`;
};

type Sent = Readonly<Record<string, string>>;

/** The questions of one accounting file. */
export function sieView(sie: Siefraga, nr: string, { val }: Fragor, sent: Sent): SieView {
	const del = (one: Siedel, key: string): SiedelView => {
		const all = val[key] ?? [];
		const proposed = all.find(({ varde }) => varde === one.forslag);
		const name = `val:sie/${one.nyckel}`;
		const near = one.forslag === null ? [] : [one.forslag, ...one.eller];
		return {
			nyckel: `sie/${one.nyckel}`,
			namn: one.namn,
			pengar: pengarna(one),
			sager: forslaget(proposed && `${pengarna(one)} förs till ${proposed.text}`, one.poang),
			valj: valj(name, `Vad är ${one.namn}?`, all, near, sent[name] ?? (one.poang >= FORVALT ? (one.forslag ?? '') : ''))
		};
	};
	const tomt = pengarna(sie.omappat) === `0${NBSP}kr`;
	const objekt = sie.dimensioner.map(({ dim, namn, objekt: delar }) => ({
		id: `${nr}-dim-${dim.replace(/\W/g, '_')}`,
		title: `Vilken insats är objekten i ${namn}?`,
		delar: delar.map((one) => del(one, 'sie/objekt'))
	}));
	return {
		id: `sie-${nr}`,
		text: sie.text,
		lead: tomt
			? `Alla pengar i filen har en plats: ${pengarna(sie.totalt)}.`
			: `${pengarna(sie.omappat)} har ingen plats än: ${share(sie.andel)} av filens pengar.`,
		grupper: [
			...objekt,
			...(sie.utanObjekt
				? [{ id: `${nr}-utan`, title: 'Vart hör pengar utan objekt?', delar: [del(sie.utanObjekt, 'sie/objekt')] }]
				: []),
			...(sie.konton.length > 0
				? [
						{
							id: `${nr}-konton`,
							title: 'Vilket kostnadsslag är kontona?',
							delar: sie.konton.map((one) => del(one, 'sie/konto'))
						}
					]
				: [])
		],
		spann:
			sie.konton.length > 1
				? {
						fran: sent.gor === 'spann' ? (sent.fran ?? '') : '',
						till: sent.gor === 'spann' ? (sent.till ?? '') : '',
						valj: valj('slag', 'Kostnadsslag', val['sie/konto'] ?? [], [], sent.gor === 'spann' ? (sent.slag ?? '') : '')
					}
				: null,
		motsagande: sie.motsagande
			? {
					text: `${kronor(sie.motsagande.ore)} har flera objekt som pekar på olika insatser. En dimension får bestämma.`,
					valj: valj('dimension', 'Vilken dimension bestämmer?', sie.motsagande.dimensioner, [], '')
				}
			: null
	};
}
