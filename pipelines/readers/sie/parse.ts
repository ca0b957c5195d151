import { crc32 } from 'node:zlib';
import { kodad, type Kodad } from './encoding.ts';
import {
	dag,
	kontoI,
	manad,
	oren,
	tomFil,
	type Objekt,
	type SaldoSlag,
	type SieFil,
	type Verifikation
} from './model.ts';
import { OVRIGA, placera, POSTER, type Slag } from './records.ts';
import { delaRad, rader, type Falt, type Rad } from './tokens.ts';

/** `{1 "100" 6 "P1"}` as pairs; null when a dimension lacks its object. */
function objektlista(falt: Falt | undefined): Objekt[] | null {
	const list = falt?.lista ?? [];
	if (list.length % 2 === 1) return null;
	const objekt: Objekt[] = [];
	for (let i = 0; i < list.length; i += 2) {
		const [dim = '', nr = ''] = [list[i]?.trim(), list[i + 1]?.trim()];
		if (dim !== '' && nr !== '') objekt.push({ dim, nr });
	}
	return objekt;
}

const KONTO = /^\d{1,8}$/;
/** `1 234,50`, written with a blank, is two fields. After #TRANS a day should stand there; after a sum a quantity, with a point. */
const delat = (belopp: Falt | undefined, nasta: Falt | undefined, kvantitet: boolean): boolean =>
	/^[+-]?\d{1,3}$/.test(belopp?.text ?? '') &&
	(kvantitet ? /^\d{3},\d{1,2}$/ : /^\d{3}(?:[.,]\d{1,2})?$/).test(nasta?.text ?? '');

interface Laser {
	fil: SieFil;
	avkoda: Kodad['avkoda'];
	/** The voucher that is open, between its braces. */
	oppen: Verifikation | null;
	/** A #VER whose `{` has not come yet. */
	vantar: boolean;
	ksumma: { pa: boolean; crc: number };
	trasigaCitat: number;
}

function saldo(laser: Laser, rad: Rad, nr: number): void {
	const slag = rad.etikett.slice(1) as SaldoSlag;
	const falt = placera(rad);
	const place = (kind: Slag) => (POSTER[rad.etikett] ?? []).indexOf(kind);
	const at = (kind: Slag) => falt[place(kind)];
	const konto = at('konto')?.text ?? '';
	const ore = oren(at('belopp')?.text ?? '');
	const period = slag.startsWith('P') ? manad(at('period')?.text ?? '') : '';
	const objekt = objektlista(at('objekt'));
	const ar = at('ar')?.text ?? '';
	if (
		!KONTO.test(konto) ||
		ore === null ||
		objekt === null ||
		delat(at('belopp'), falt[place('belopp') + 1], true) ||
		!/^-?\d{1,2}$/.test(ar) ||
		(slag.startsWith('P') && !period)
	)
		laser.fil.trasiga.push({ rad: nr, etikett: rad.etikett, kod: 'sie_trasig_rad' });
	else laser.fil.saldon.push({ slag, ar: Number(ar), manad: period, konto, objekt, ore, rad: nr });
}

function verifikation(laser: Laser, rad: Rad, nr: number): void {
	stang(laser, true);
	const [serie, nummer, datum] = rad.falt;
	const dagen = dag(datum?.text ?? '');
	laser.oppen = {
		serie: laser.avkoda(serie?.text ?? '').slice(0, 40),
		nr: laser.avkoda(nummer?.text ?? '').slice(0, 40),
		datum: dagen,
		rad: nr,
		rader: [],
		...(dagen ? {} : { fel: 'sie_fel_datum' })
	};
	laser.vantar = rad.falt.at(-1)?.text !== '{';
}

/** Ends the open voucher; `avhuggen` when its brace never came. */
function stang(laser: Laser, avhuggen: boolean): void {
	const { oppen } = laser;
	if (!oppen) return;
	if (avhuggen) oppen.fel = 'sie_avhuggen';
	laser.fil.verifikationer.push(oppen);
	laser.oppen = null;
	laser.vantar = false;
}

function transaktion(laser: Laser, rad: Rad, nr: number): void {
	const { oppen, fil } = laser;
	if (rad.etikett === '#BTRANS') return void fil.strukna++;
	if (rad.etikett === '#RTRANS') return void fil.tillagda++;
	if (!oppen) return void fil.trasiga.push({ rad: nr, etikett: rad.etikett, kod: 'sie_los_rad' });
	const [konto, lista, belopp, datum] = placera(rad);
	const objekt = objektlista(lista);
	const ore = oren(belopp?.text ?? '');
	if (!konto || !KONTO.test(konto.text) || ore === null || objekt === null || delat(belopp, datum, false))
		oppen.fel ??= 'sie_trasig_rad';
	else oppen.rader.push({ konto: konto.text, objekt, ore, datum: dag(datum?.text ?? ''), rad: nr });
}

/** The sum that the file says of itself: CRC-32 over label and fields, without quotes, braces and blanks (4B, chapter 9). */
function ksumma(laser: Laser, rad: Rad): void {
	const { ksumma, fil } = laser;
	if (rad.etikett === '#KSUMMA') {
		if (ksumma.pa) {
			fil.ksumma = { angiven: Number(rad.falt[0]?.text ?? NaN), raknad: ksumma.crc };
			ksumma.pa = false;
		} else {
			Object.assign(ksumma, { pa: true, crc: 0 });
			fil.ksumma = 'oavslutad';
		}
	} else if (ksumma.pa && rad.etikett) {
		const text = rad.etikett + rad.falt.map(({ text, lista }) => (lista ? lista.join('') : text)).join('');
		ksumma.crc = crc32(Buffer.from(text, 'latin1'), ksumma.crc);
	}
}

/** Records of text: who wrote the file, its years, accounts, dimensions and objects. */
function uppgift({ fil, avkoda }: Laser, { etikett, falt }: Rad): void {
	const [a = '', b = '', c = ''] = falt.map(({ text }) => avkoda(text).trim());
	switch (etikett) {
		case '#SIETYP':
			fil.typ = /^[1-4]/.exec(a)?.[0] ?? '';
			break;
		case '#PROGRAM':
			fil.program = `${a} ${b}`.trim().slice(0, 80);
			break;
		case '#GEN':
			fil.skapad = dag(a);
			break;
		case '#ORGNR':
			fil.orgnr = a.replace(/\D/g, '');
			break;
		case '#VALUTA':
			fil.valuta = a.toUpperCase().slice(0, 3);
			break;
		case '#RAR':
			if (/^-?\d{1,2}$/.test(a) && dag(b) && dag(c) && dag(b) <= dag(c))
				fil.ar.set(Number(a), { fran: dag(b), till: dag(c) });
			break;
		case '#KONTO':
			if (KONTO.test(a)) kontoI(fil, a).namn = b;
			break;
		case '#KTYP':
			if (KONTO.test(a)) kontoI(fil, a).typ = b.toUpperCase();
			break;
		case '#SRU':
			if (KONTO.test(a)) kontoI(fil, a).sru.push(b);
			break;
		case '#DIM':
			if (a) fil.dimensioner.set(a, { namn: b, over: '' });
			break;
		case '#UNDERDIM':
			if (a) fil.dimensioner.set(a, { namn: b, over: c });
			break;
		case '#OBJEKT':
			if (a && b) fil.objekt.set(`${a}:${b}`, c);
			break;
	}
}

function rad(laser: Laser, line: string, nr: number): void {
	const found = delaRad(line);
	const { etikett, falt } = found;
	if (!etikett) {
		const mark = line.trim();
		if (mark.startsWith('{') && laser.vantar) laser.vantar = false;
		else if (mark.startsWith('}')) stang(laser, false);
		return;
	}
	ksumma(laser, found);
	if (found.trasig && falt.at(-1)?.text !== '{') laser.trasigaCitat++;
	if (etikett.endsWith('TRANS') && POSTER[etikett]) return transaktion(laser, found, nr);
	// A voucher holds nothing but its rows: another record means that its brace never came.
	if (laser.oppen && (POSTER[etikett] || OVRIGA.has(etikett))) stang(laser, true);
	if (etikett === '#VER') verifikation(laser, found, nr);
	else if (POSTER[etikett]?.includes('belopp')) saldo(laser, found, nr);
	else if (POSTER[etikett] || OVRIGA.has(etikett)) uppgift(laser, found);
	else laser.fil.okanda.set(etikett.slice(0, 20), (laser.fil.okanda.get(etikett.slice(0, 20)) ?? 0) + 1);
}

/** What the file is, when it does not say or says less than it holds. */
function avgorTyp({ fil }: Laser): void {
	const has = (...slag: SaldoSlag[]) => fil.saldon.some((saldo) => slag.includes(saldo.slag));
	if (fil.verifikationer.length > 0) fil.typ = has('IB', 'UB', 'RES') ? '4' : '4I';
	else if (fil.typ === '')
		fil.typ = fil.saldon.some(({ slag, objekt }) => slag.startsWith('P') && objekt.length > 0)
			? '3'
			: has('PSALDO', 'PBUDGET')
				? '2'
				: '1';
}

/**
 * Reads the bytes of a SIE 1–4 file. Unknown records are passed over, as the standard says (4B, 5.4). Never throws for what
 * stands in the file; throws Refusal only when it is no text.
 */
export function parseSie(bytes: Buffer): SieFil {
	const { text, kodning, avkoda, anmarkningar } = kodad(bytes);
	const fil = tomFil(kodning);
	fil.anmarkningar.push(...anmarkningar);
	const laser: Laser = {
		fil,
		avkoda,
		oppen: null,
		vantar: false,
		ksumma: { pa: false, crc: 0 },
		trasigaCitat: 0
	};
	for (const [line, nr] of rader(text)) rad(laser, line, nr);
	stang(laser, true);
	// The objects of postings are compared with the mapping as people write them.
	for (const rows of [fil.saldon, ...fil.verifikationer.map(({ rader }) => rader)])
		for (const { objekt } of rows) for (const one of objekt) one.nr = avkoda(one.nr);
	avgorTyp(laser);
	if (laser.trasigaCitat > 0)
		fil.anmarkningar.push(
			`${laser.trasigaCitat} rader har citattecken eller klamrar som inte stängs; raderna lästes till radens slut.`
		);
	return fil;
}
