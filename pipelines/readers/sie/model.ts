/** What a SIE file says, whatever its type: the text of SIE 1–4 and the XML of SIE 5 become the same thing. Money is whole öre. */

/** One object of a posting: the dimension's number and the object's own. */
export interface Objekt {
	dim: string;
	nr: string;
}

export type SaldoSlag = 'IB' | 'UB' | 'OIB' | 'OUB' | 'RES' | 'PSALDO' | 'PBUDGET';

export interface Saldo {
	slag: SaldoSlag;
	/** 0 is the file's own year, -1 the one before. */
	ar: number;
	/** `YYYY-MM` of PSALDO and PBUDGET, else empty. */
	manad: string;
	konto: string;
	objekt: readonly Objekt[];
	ore: bigint;
	/** Line in the file, from 1. */
	rad: number;
}

export interface Transaktion {
	konto: string;
	objekt: readonly Objekt[];
	ore: bigint;
	/** `YYYY-MM-DD`, or empty: the voucher's own date. */
	datum: string;
	rad: number;
}

export interface Verifikation {
	serie: string;
	nr: string;
	/** `YYYY-MM-DD`, or empty when the file has none that can be read. */
	datum: string;
	rad: number;
	rader: Transaktion[];
	/** Why the voucher cannot be read as it stands; absent when it can. */
	fel?: 'sie_avhuggen' | 'sie_trasig_rad' | 'sie_fel_datum';
}

/** A line about money that cannot be read, outside vouchers. */
export interface TrasigRad {
	rad: number;
	etikett: string;
	kod: 'sie_trasig_rad' | 'sie_los_rad';
}

export interface Konto {
	namn: string;
	/** T tillgång, S skuld, K kostnad, I intäkt; empty when the file does not say. */
	typ: string;
	sru: string[];
}

export interface Dimension {
	namn: string;
	/** The dimension this one is a division of (#UNDERDIM), else empty. */
	over: string;
}

export interface Ar {
	fran: string;
	till: string;
}

/** `2024` when the financial year is that calendar year, else empty. */
export function kalenderar({ fran, till }: Ar): string {
	const ar = fran.slice(0, 4);
	return fran === `${ar}-01-01` && till === `${ar}-12-31` ? ar : '';
}

export interface SieFil {
	/** As the file says, `1`–`5`; `4I` for a file of vouchers alone. */
	typ: string;
	program: string;
	orgnr: string;
	/** Three letters, or empty: kronor. */
	valuta: string;
	/** `YYYY-MM-DD` of #GEN, or empty. */
	skapad: string;
	ar: Map<number, Ar>;
	konton: Map<string, Konto>;
	dimensioner: Map<string, Dimension>;
	/** `dim:nr` → name. */
	objekt: Map<string, string>;
	saldon: Saldo[];
	verifikationer: Verifikation[];
	trasiga: TrasigRad[];
	/** Rows that a voucher lost or gained afterwards (#BTRANS, #RTRANS, Overstrike): seen, never summed. */
	strukna: number;
	tillagda: number;
	/** Labels the standard lacks, with how often each came. */
	okanda: Map<string, number>;
	ksumma?: { angiven: number; raknad: number } | 'oavslutad';
	kodning: string;
	/** Faults of spelling that were read past: what, and how many. */
	anmarkningar: string[];
}

export const tomFil = (kodning: string): SieFil => ({
	typ: '',
	program: '',
	orgnr: '',
	valuta: '',
	skapad: '',
	ar: new Map(),
	konton: new Map(),
	dimensioner: new Map(),
	objekt: new Map(),
	saldon: [],
	verifikationer: [],
	trasiga: [],
	strukna: 0,
	tillagda: 0,
	okanda: new Map(),
	kodning,
	anmarkningar: []
});

/** The account, made when it is first named. */
export function kontoI(fil: SieFil, nr: string): Konto {
	let konto = fil.konton.get(nr);
	if (!konto) fil.konton.set(nr, (konto = { namn: '', typ: '', sru: [] }));
	return konto;
}

/** The largest amount that is read: twelve digits of kronor. */
const BELOPP = /^([+-]?)(\d{1,12})(?:[.,](\d{1,2})0*)?$/;

/** An amount in öre, exactly; null when it is none, has more decimals than öre, or more than twelve digits. */
export function oren(text: string): bigint | null {
	const match = BELOPP.exec(text);
	if (!match) return null;
	const [, sign, kronor = '0', dec = ''] = match;
	const value = BigInt(kronor) * 100n + BigInt(dec.padEnd(2, '0'));
	return sign === '-' ? -value : value;
}

/** Öre as kronor with two decimals and a point: what the contract reads. */
export function kronor(ore: bigint): string {
	const digits = (ore < 0n ? -ore : ore).toString().padStart(3, '0');
	return `${ore < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** `20240131` as `2024-01-31`; empty when it is no day from 1900 to 2100. */
export function dag(text: string): string {
	const match = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(text);
	if (!match) return '';
	const iso = match.slice(1).join('-');
	const time = Date.parse(`${iso}T00:00:00Z`);
	const real = !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
	return real && iso >= '1900' && iso < '2101' ? iso : '';
}

/** `202401` as `2024-01`; empty when it is no month. A day of the month may follow, as some programs write. */
export function manad(text: string): string {
	const match = /^((?:19|20)\d\d)-?(0[1-9]|1[0-2])(?:\d\d)?$/.exec(text);
	return match ? `${match[1]}-${match[2]}` : '';
}

/** Result accounts by the file's own word, else by the first digit as in every Swedish chart of accounts: 3–8. */
export function arResultat(fil: SieFil, konto: string): boolean {
	const typ = fil.konton.get(konto)?.typ ?? '';
	if (typ !== '') return typ === 'K' || typ === 'I';
	return /^[3-8]/.test(konto);
}
