import type { Notice } from '../types.ts';
import { arResultat, type SieFil } from './model.ts';
import { kontoNamn, kr, objektNamn } from './texts.ts';

const MOST = 20;

/** A sum that should be two things at once. */
interface Avstamning {
	namn: string;
	uppgiven: bigint;
	raknad: bigint;
}

const add = (sums: Map<string, bigint>, key: string, ore: bigint) =>
	sums.set(key, (sums.get(key) ?? 0n) + ore);

/** One warning an account, both amounts in it, and a last one when they are too many. */
function varna(kod: string, har: string, ska: string, wrong: readonly Avstamning[]): Notice[] {
	const notices = wrong.slice(0, MOST).map(({ namn, uppgiven, raknad }) => ({
		kod,
		text: `${namn}: ${har} är ${kr(uppgiven)} men ${ska} är ${kr(raknad)}. Kontrollera att filen har alla verifikationer.`
	}));
	if (wrong.length > MOST)
		notices.push({ kod, text: `${wrong.length - MOST} konton till där ${har} inte är ${ska}.` });
	return notices;
}

/** What the year's movements are, by account and by account and object: from vouchers, else from #PSALDO; null without either. */
function rorelser(fil: SieFil): { konto: Map<string, bigint>; objekt: Map<string, bigint> } | null {
	const konto = new Map<string, bigint>();
	const objekt = new Map<string, bigint>();
	const { fran, till } = fil.ar.get(0) ?? { fran: '', till: '9999' };
	if (fil.verifikationer.length > 0) {
		for (const { datum, rader } of fil.verifikationer) {
			if (datum !== '' && (datum < fran || datum > till)) continue;
			for (const rad of rader) {
				add(konto, rad.konto, rad.ore);
				for (const { dim, nr } of rad.objekt) add(objekt, `${rad.konto}|${dim}:${nr}`, rad.ore);
			}
		}
		return { konto, objekt };
	}
	const perioder = fil.saldon.filter(({ slag, ar }) => slag === 'PSALDO' && ar === 0);
	for (const rad of perioder) {
		const [one] = rad.objekt;
		if (!one) add(konto, rad.konto, rad.ore);
		else if (rad.objekt.length === 1) add(objekt, `${rad.konto}|${one.dim}:${one.nr}`, rad.ore);
	}
	return perioder.length > 0 ? { konto, objekt } : null;
}

/**
 * The sums a file must agree with itself in: UB = IB + movements, RES = movements, and the same for each object (OUB, OIB).
 * A refused voucher's rows count here: the question is whether the file is whole. Nothing is refused; a difference is said
 * with both amounts.
 */
export function avstam(fil: SieFil): Notice[] {
	const ut = rorelser(fil);
	if (!ut) return [];
	const ord = fil.verifikationer.length > 0 ? 'transaktionerna' : 'periodsaldona';
	const sums = { IB: new Map(), UB: new Map(), RES: new Map(), OIB: new Map(), OUB: new Map() } as Record<
		string,
		Map<string, bigint>
	>;
	for (const { slag, ar, konto, objekt, ore } of fil.saldon) {
		if (ar !== 0 || !sums[slag]) continue;
		if (!slag.startsWith('O')) add(sums[slag], konto, ore);
		else if (objekt.length === 1) add(sums[slag], `${konto}|${objekt[0]?.dim}:${objekt[0]?.nr}`, ore);
	}
	const fel = (
		slag: string,
		ingaende: string | null,
		moves: Map<string, bigint>,
		hor: (key: string) => boolean
	) => {
		const given = sums[slag] as Map<string, bigint>;
		const start = ingaende === null ? new Map<string, bigint>() : (sums[ingaende] as Map<string, bigint>);
		if (given.size === 0) return [];
		return [...new Set([...given.keys(), ...start.keys(), ...moves.keys()])]
			.filter(hor)
			.sort()
			.flatMap((key): Avstamning[] => {
				const uppgiven = given.get(key) ?? 0n;
				const raknad = (start.get(key) ?? 0n) + (moves.get(key) ?? 0n);
				if (uppgiven === raknad) return [];
				const [konto = '', objekt = ''] = key.split('|');
				const at = objekt.indexOf(':');
				const med = objekt
					? `, objekt ${objektNamn(fil, [{ dim: objekt.slice(0, at), nr: objekt.slice(at + 1) }])}`
					: '';
				return [{ namn: `${kontoNamn(fil, konto)}${med}`, uppgiven, raknad }];
			});
	};
	// Class 9 is a company's own: such an account is what the file's sums make of it.
	const resultat = (konto: string) => arResultat(fil, konto) || (sums.RES as Map<string, bigint>).has(konto);
	return [
		...varna(
			'sie_ub',
			'UB',
			`IB plus ${ord}`,
			fel('UB', 'IB', ut.konto, (key) => !resultat(key) && !key.startsWith('9'))
		),
		...varna('sie_res', 'RES', ord, fel('RES', null, ut.konto, resultat)),
		...varna(
			'sie_oub',
			'OUB',
			`OIB plus ${ord}`,
			fel('OUB', 'OIB', ut.objekt, (key) => (sums.OUB as Map<string, bigint>).has(key))
		)
	];
}
