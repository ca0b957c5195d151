import type { Karta } from './mapping.ts';
import { arResultat, kalenderar, type Objekt, type Saldo, type SieFil, type Verifikation } from './model.ts';

/** An amount to place: one line of the file, or what is left of a total when its objects are taken away. */
export interface Belopp {
	typ: 'utfall' | 'budget';
	konto: string;
	objekt: readonly Objekt[];
	/** A period of the contract: `2024-03`, `2024`. Empty when the financial year is none. */
	period: string;
	ore: bigint;
	rad: number;
	/** Set when the line shows money that another line shows too, cut by another dimension. */
	dubbel?: boolean;
}

/** Why a voucher is refused; null when it holds. Unbalanced by even one öre is unbalanced. */
export function vagrad(fil: SieFil, ver: Verifikation): string | null {
	if (ver.fel) return ver.fel;
	if (differens(ver) !== 0n) return 'sie_obalans';
	const inne = [...fil.ar.values()].some(({ fran, till }) => ver.datum >= fran && ver.datum <= till);
	return fil.ar.size > 0 && !inne ? 'sie_utanfor_ar' : null;
}

/** The sum of a voucher's rows, öre: none when it balances. */
export const differens = ({ rader }: Verifikation): bigint => rader.reduce((sum, { ore }) => sum + ore, 0n);

/** The year's closing entry moves the result itself and is neither cost nor income: 899x, Resultat. */
const raknas = (fil: SieFil, konto: string): boolean => arResultat(fil, konto) && !konto.startsWith('899');

/** A posting's own date counts when it lies in the same financial year as its voucher. */
function manadAv(fil: SieFil, ver: Verifikation, datum: string): string {
	const ar = [...fil.ar.values()].find(({ fran, till }) => ver.datum >= fran && ver.datum <= till);
	const egen =
		datum !== '' && (ar ? datum >= ar.fran && datum <= ar.till : datum.slice(0, 4) === ver.datum.slice(0, 4));
	return (egen ? datum : ver.datum).slice(0, 7);
}

/** The period of the contract that a financial year is; empty for one that no period fits. */
function arsperiod(fil: SieFil, nr: number): string {
	const ar = fil.ar.get(nr);
	return ar ? kalenderar(ar) : '';
}

/** The dimensions of a line, for telling one way of cutting the money from another. */
const snitt = (objekt: readonly Objekt[]): string =>
	objekt
		.map(({ dim }) => dim)
		.sort()
		.join('+');

/**
 * Sums by account, period and object (#PSALDO, #PBUDGET; #RES with #OUB). A line without objects is the account's total and the
 * lines with objects are parts of it; lines of different dimensions show the same money cut differently (4B, 11 #PSALDO). One cut
 * is taken, the one whose objects the mapping knows, and the total less that cut is what has no object.
 */
function uppdelade(
	fil: SieFil,
	typ: Belopp['typ'],
	saldon: readonly Saldo[],
	period: string,
	karta: Karta
): Belopp[] {
	const egna = saldon.filter(({ konto }) => raknas(fil, konto));
	const snitten = [
		...new Set(egna.filter(({ objekt }) => objekt.length > 0).map(({ objekt }) => snitt(objekt)))
	];
	const vikt = (one: string) =>
		egna.filter(({ objekt }) => snitt(objekt) === one && objekt.some((o) => karta.kanner(o))).length;
	const enkla = egna.every(({ objekt }) => objekt.length < 2);
	const valt = snitten.toSorted((a, b) => vikt(b) - vikt(a))[0];
	// Lists of several objects are postings summed as they stand, and then no two lines show the same money.
	const hor = ({ objekt }: Saldo) => objekt.length > 0 && (!enkla || snitt(objekt) === valt);
	const kvar = new Map<string, bigint>();
	const nyckel = ({ konto, manad }: Saldo) => `${konto}|${manad}`;
	for (const one of egna.filter(hor)) kvar.set(nyckel(one), (kvar.get(nyckel(one)) ?? 0n) + one.ore);
	return egna.flatMap((one): Belopp[] => {
		const { konto, objekt, ore, rad } = one;
		const belopp = { typ, konto, objekt, period: one.manad || period, ore, rad };
		if (hor(one)) return [belopp];
		if (objekt.length > 0) return objekt.some((o) => karta.kanner(o)) ? [{ ...belopp, dubbel: true }] : [];
		const delar = kvar.get(nyckel(one)) ?? 0n;
		// A second total of the same account and month is a second posting; the objects are taken away once.
		kvar.delete(nyckel(one));
		return [{ ...belopp, ore: ore - delar }];
	});
}

/**
 * Sums of the year `nr`: months when it has any, else the year's results. Some programs write another year's budget with this year's
 * months: such a line is of neither.
 */
function summorna(fil: SieFil, karta: Karta, nr: number, slag: 'utfall' | 'budget'): Belopp[] {
	const { fran, till } = fil.ar.get(nr) ?? { fran: '', till: '9999' };
	const inom = ({ manad }: Saldo) =>
		nr === 0 || manad === '' || (manad >= fran.slice(0, 7) && manad <= till.slice(0, 7));
	const nu = (...vilka: Saldo['slag'][]) =>
		fil.saldon.filter((one) => one.ar === nr && vilka.includes(one.slag) && inom(one));
	if (slag === 'budget') return uppdelade(fil, 'budget', nu('PBUDGET'), '', karta);
	const manader = nu('PSALDO');
	const saldon = manader.length > 0 ? manader : nu('RES', 'OUB');
	return uppdelade(fil, 'utfall', saldon, arsperiod(fil, nr), karta);
}

/** Every amount of the file's own year, from its vouchers when it has any, else from its sums. */
export function beloppen(fil: SieFil, karta: Karta): Belopp[] {
	const budget = summorna(fil, karta, 0, 'budget');
	if (fil.verifikationer.length === 0) return [...summorna(fil, karta, 0, 'utfall'), ...budget];
	const hallna = fil.verifikationer.filter((ver) => vagrad(fil, ver) === null);
	const utfall = hallna.flatMap((ver) =>
		ver.rader
			.filter(({ konto }) => raknas(fil, konto))
			.map(({ konto, objekt, ore, datum, rad }): Belopp => ({
				typ: 'utfall',
				konto,
				objekt,
				period: manadAv(fil, ver, datum),
				ore,
				rad
			}))
	);
	return [...utfall, ...budget];
}

/** The years beside the file's own that it has sums of, the nearest first. */
export const andraAr = (fil: SieFil): number[] =>
	[...fil.ar.keys()]
		.filter((nr) => nr !== 0 && fil.saldon.some((one) => one.ar === nr))
		.sort((a, b) => b - a);

/**
 * The amounts of another year than the file's own. Its vouchers, if the file has them, are among the file's own amounts. Totals
 * without objects are left out where the file's own year is divided on objects that the mapping knows: they are of all of them.
 */
export function jamforelsetal(fil: SieFil, karta: Karta, nr: number): Belopp[] {
	const ar = fil.ar.get(nr);
	const egna = beloppen(fil, karta);
	const verifierat = fil.verifikationer.some(({ datum }) => ar && datum >= ar.fran && datum <= ar.till);
	return (['utfall', 'budget'] as const).flatMap((typ) => {
		if (typ === 'utfall' && verifierat) return [];
		const belopp = summorna(fil, karta, nr, typ);
		const delat = (rader: readonly Belopp[]) =>
			rader.some((one) => one.typ === typ && one.objekt.some((objekt) => karta.kanner(objekt)));
		return delat(belopp) || !delat(egna) ? belopp : [];
	});
}
