import { dag, manad, oren } from './model.ts';
import type { Falt, Rad } from './tokens.ts';

/** What a field of a record is. A field that keeps to its kind is structure, never something that somebody wrote. */
export type Slag = 'ar' | 'period' | 'konto' | 'objekt' | 'belopp' | 'datum' | 'text';

/** The records that hold numbers, field by field (SIE filformat 4B, chapter 11); every other record is text. */
export const POSTER: Readonly<Record<string, readonly Slag[]>> = {
	'#KONTO': ['konto', 'text'],
	'#KTYP': ['konto', 'text'],
	'#SRU': ['konto', 'text'],
	'#RAR': ['ar', 'datum', 'datum'],
	'#IB': ['ar', 'konto', 'belopp', 'belopp'],
	'#UB': ['ar', 'konto', 'belopp', 'belopp'],
	'#RES': ['ar', 'konto', 'belopp', 'belopp'],
	'#OIB': ['ar', 'konto', 'objekt', 'belopp', 'belopp'],
	'#OUB': ['ar', 'konto', 'objekt', 'belopp', 'belopp'],
	'#PSALDO': ['ar', 'period', 'konto', 'objekt', 'belopp', 'belopp'],
	'#PBUDGET': ['ar', 'period', 'konto', 'objekt', 'belopp', 'belopp'],
	'#VER': ['text', 'text', 'datum', 'text', 'datum', 'text'],
	'#TRANS': ['konto', 'objekt', 'belopp', 'datum', 'text', 'text', 'text'],
	'#RTRANS': ['konto', 'objekt', 'belopp', 'datum', 'text', 'text', 'text'],
	'#BTRANS': ['konto', 'objekt', 'belopp', 'datum', 'text', 'text', 'text']
};

/** Labels of the standard that are known and bear nothing for us. */
export const OVRIGA: ReadonlySet<string> = new Set(
	'#FLAGGA #FORMAT #SIETYP #PROGRAM #GEN #FNAMN #FNR #ORGNR #ADRESS #BKOD #FTYP #KPTYP #KSUMMA #OMFATTN #PROSA #TAXAR #VALUTA #ENHET #DIM #UNDERDIM #OBJEKT'.split(
		' '
	)
);

const MONSTER: Record<Exclude<Slag, 'text' | 'objekt'>, (text: string) => boolean> = {
	ar: (text) => /^-?\d{1,2}$/.test(text),
	period: (text) => manad(text) !== '',
	konto: (text) => /^\d{1,8}$/.test(text),
	belopp: (text) => oren(text) !== null,
	datum: (text) => dag(text) !== ''
};

/** True when the field keeps to its kind. */
export const hallerSlag = (slag: Slag | undefined, falt: Falt): boolean =>
	slag === 'objekt'
		? falt.lista !== undefined
		: slag !== undefined && slag !== 'text' && !falt.lista && MONSTER[slag](falt.text);

/** The fields in their places: a record whose list of objects is left out gets an empty one. */
export function placera(rad: Rad): Falt[] {
	const poster = POSTER[rad.etikett] ?? [];
	const at = poster.indexOf('objekt');
	if (at < 0 || rad.falt.length <= at || rad.falt[at]?.lista) return rad.falt;
	return [...rad.falt.slice(0, at), { text: '', lista: [] }, ...rad.falt.slice(at)];
}
