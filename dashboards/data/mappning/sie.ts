import { formatNumber, MINUS, NBSP } from '#lib/format/index.ts';
import type { Fragor, Pengar, Siedel, Siefraga, Val } from '#lib/server/mappningsfragor.ts';
import { forslaget, rader, valj, type Grupp, type Ifyllt, type Rad, type Valj } from './words.ts';

export interface SieView {
	id: string;
	/** How much has no place, in kronor and as a share. */
	lead: string;
	grupper: Grupp[];
	/** Inside the group of accounts: several of them at once. */
	spann: { id: string; fran: string; till: string; valj: Valj } | null;
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

export const plus = (a: Pengar, b: Pengar): Pengar => ({
	kostnader: a.kostnader + b.kostnader,
	intakter: a.intakter + b.intakter,
	budget: a.budget + b.budget
});
export const INGA: Pengar = { kostnader: 0, intakter: 0, budget: 0 };

function rad(one: Siedel, all: readonly Val[], ifyllt: Ifyllt): Rad {
	const name = `val:sie/${one.nyckel}`;
	const near = one.forslag === null ? [] : [one.forslag, ...one.eller];
	return {
		nyckel: `sie/${one.nyckel}`,
		namn: one.namn,
		under: pengarna(one),
		sager: forslaget(one.forslag, one.poang),
		valj: valj(name, `Vad är ${one.namn}?`, all, near, ifyllt[name] ?? one.forslag ?? '')
	};
}

/** The questions of one accounting file, those with most money first. */
export function sieView(sie: Siefraga, id: string, { val }: Fragor, ifyllt: Ifyllt): SieView {
	const grupp = (key: string, title: string, delar: readonly Siedel[], all: readonly Val[]): Grupp => ({
		id: `${id}-${key}`,
		title,
		sum: `${rader(delar.length, 'fråga', 'frågor')}, ${pengarna(delar.reduce(plus, INGA))}`,
		open: false,
		rader: delar.map((one) => rad(one, all, ifyllt))
	});
	const objekt = val['sie/objekt'] ?? [];
	const slag = val['sie/konto'] ?? [];
	const tomt = pengarna(sie.omappat) === `0${NBSP}kr`;
	const own = (name: string) => ifyllt[`${id}:${name}`] ?? '';
	return {
		id,
		lead: tomt
			? `Alla pengar i filen har en plats: ${pengarna(sie.totalt)}.`
			: `${pengarna(sie.omappat)} har ingen plats än: ${share(sie.andel)} av filens pengar.`,
		grupper: [
			...sie.dimensioner.map(({ namn, objekt: delar }, nr) =>
				grupp(`dim-${nr}`, `Vilken insats är objekten i ${namn}?`, delar, objekt)
			),
			...(sie.utanObjekt ? [grupp('utan', 'Vart hör pengar utan objekt?', [sie.utanObjekt], objekt)] : []),
			...(sie.konton.length > 0 ? [grupp('konton', 'Vilket kostnadsslag är kontona?', sie.konton, slag)] : [])
		],
		spann:
			sie.konton.length > 1
				? {
						...{ id: `${id}-konton`, fran: own('fran'), till: own('till') },
						valj: valj(`${id}:slag`, 'Kostnadsslag', slag, [], own('slag'))
					}
				: null,
		motsagande: sie.motsagande
			? {
					text: `${kronor(sie.motsagande.ore)} har flera objekt som pekar på olika insatser. En dimension får bestämma.`,
					valj: valj(`${id}:dimension`, 'Vilken dimension bestämmer?', sie.motsagande.dimensioner, [], own('dimension'))
				}
			: null
	};
}
