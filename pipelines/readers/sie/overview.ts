import type { Siedel, Siefraga, Pengar, Val } from '#lib/server/mappningsfragor.ts';
import { pairs, UTELAMNAS, type SieMapping } from '../../mappning/sie.ts';
import { beloppen, type Belopp } from './amounts.ts';
import { karta } from './mapping.ts';
import type { Objekt, SieFil } from './model.ts';
import { plats } from './places.ts';
import { beskriv } from './read.ts';
import { arPersondimension, kontoNamn, objektNamn } from './texts.ts';

/** What a name is near, best first: given by the one who asks, so that a reader proposes nothing itself. */
export type Liknar = (slag: 'objekt' | 'konto', namn: string) => { value: string; poang: number }[];

const tomt = (): Pengar => ({ kostnader: 0, intakter: 0, budget: 0 });
const storlek = ({ kostnader, intakter, budget }: Pengar): number =>
	kostnader || intakter ? Math.abs(kostnader) + Math.abs(intakter) : Math.abs(budget);

/** Adds an amount to where it shows: a cost or an income of the year, or its budget. */
function lagg(fil: SieFil, till: Pengar, { typ, konto, ore }: Belopp): void {
	const slag = fil.konton.get(konto)?.typ ?? '';
	const intakt = slag === 'I' || (slag === '' && konto.startsWith('3'));
	const part = typ === 'budget' ? 'budget' : intakt ? 'intakter' : 'kostnader';
	till[part] += Number(ore);
}

/** Sums by key, the largest first. */
class Summor {
	private readonly delar = new Map<string, { namn: string; egen: string; pengar: Pengar }>();
	constructor(private readonly fil: SieFil) {}

	lagg(nyckel: string, namn: string, egen: string, belopp: Belopp): void {
		let del = this.delar.get(nyckel);
		if (!del) this.delar.set(nyckel, (del = { namn, egen, pengar: tomt() }));
		lagg(this.fil, del.pengar, belopp);
	}

	/** The parts, with what each one's own name is near. */
	ut(slag: 'objekt' | 'konto', liknar: Liknar): Siedel[] {
		return [...this.delar]
			.map(([nyckel, { namn, egen, pengar }]) => {
				const [best, ...others] = egen === '' ? [] : liknar(slag, egen);
				const eller = others.map(({ value }) => value);
				return { nyckel, namn, ...pengar, forslag: best?.value ?? null, poang: best?.poang ?? 0, eller };
			})
			.sort((a, b) => storlek(b) - storlek(a) || (a.nyckel < b.nyckel ? -1 : 1));
	}
}

/**
 * What a SIE file asks: the objects and accounts that the mapping says nothing of, by how much money they hold (öre), and how
 * much of all money has no place. What the mapping leaves out is placed.
 */
export function siefraga(namn: string, fil: SieFil, sie: SieMapping, liknar: Liknar): Siefraga {
	const kort = karta(sie, fil);
	const [totalt, omappat] = [tomt(), tomt()];
	const dimensioner = new Map<string, Summor>();
	const konton = new Summor(fil);
	const utan = new Summor(fil);
	const placerat = new Map<string, Pengar>();
	const regler = Object.keys(sie.objekt).map((key) => ({ key, nycklar: pairs(key) ?? [] }));
	const bestamt = (nyckel: string, belopp: Belopp) => {
		const known = placerat.get(nyckel) ?? tomt();
		lagg(fil, known, belopp);
		placerat.set(nyckel, known);
	};
	const strid = { ore: 0, dims: new Set<string>() };
	for (const belopp of beloppen(fil, kort)) {
		if (belopp.ore === 0n) continue;
		lagg(fil, totalt, belopp);
		if ((plats(fil, kort, belopp)?.kod ?? '') !== '') lagg(fil, omappat, belopp);
		const { objekt, konto } = belopp;
		const mal = kort.insats(objekt);
		const regel = kort.regel(konto);
		if (regel !== null) bestamt(`konto/${regel}`, belopp);
		if (objekt.length === 0 && sie.utan_objekt !== undefined) bestamt('utan_objekt', belopp);
		const egna = new Set(objekt.map(({ dim, nr }) => `${dim}:${nr.normalize('NFC')}`));
		for (const { key, nycklar } of regler)
			if (egna.size > 0 && nycklar.every((one) => egna.has(one))) bestamt(`objekt/${key}`, belopp);
		if (kort.slag(konto) === UTELAMNAS || ('till' in mal && mal.till === UTELAMNAS)) continue;
		if (kort.slag(konto) === null)
			konton.lagg(`konto/${konto}`, kontoNamn(fil, konto), fil.konton.get(konto)?.namn ?? '', belopp);
		if (!('fel' in mal)) continue;
		if (mal.fel === 'motsagande') {
			strid.ore += Math.abs(Number(belopp.ore));
			for (const { dim } of objekt) strid.dims.add(dim);
		} else if (objekt.length === 0) utan.lagg('utan_objekt', 'Pengar utan objekt', '', belopp);
		else for (const one of objekt) laggObjekt(fil, dimensioner, one, belopp);
	}
	const val = (dim: string): Val => ({ varde: dim, text: dimensionNamn(fil, dim) });
	return {
		fil: namn,
		text: beskriv(fil),
		totalt,
		omappat,
		andel: storlek(totalt) === 0 ? 0 : storlek(omappat) / storlek(totalt),
		dimensioner: [...dimensioner]
			.map(([dim, summor]) => ({ dim, namn: dimensionNamn(fil, dim), objekt: summor.ut('objekt', liknar) }))
			.sort((a, b) => summa(b.objekt) - summa(a.objekt) || (a.dim < b.dim ? -1 : 1)),
		konton: konton.ut('konto', liknar),
		placerat: Object.fromEntries(placerat),
		utanObjekt: utan.ut('objekt', liknar)[0] ?? null,
		motsagande:
			strid.dims.size === 0 ? null : { ore: strid.ore, dimensioner: [...strid.dims].sort().map(val) }
	};
}

const summa = (delar: readonly Siedel[]): number => delar.reduce((sum, one) => sum + storlek(one), 0);

const dimensionNamn = (fil: SieFil, dim: string): string =>
	`dimension ${dim} ${fil.dimensioner.get(dim)?.namn ?? ''}`.trim().slice(0, 80);

function laggObjekt(fil: SieFil, dimensioner: Map<string, Summor>, objekt: Objekt, belopp: Belopp): void {
	const { dim, nr } = objekt;
	let summor = dimensioner.get(dim);
	if (!summor) dimensioner.set(dim, (summor = new Summor(fil)));
	const egen = arPersondimension(dim) ? '' : (fil.objekt.get(`${dim}:${nr}`) ?? '');
	summor.lagg(`objekt/${dim}:${nr}`, objektNamn(fil, [objekt]), egen, belopp);
}
