import { isUtf8 } from 'node:buffer';
import { Parser } from 'htmlparser2';
import { decideEncoding, toUtf8 } from '../decode.ts';
import { findPersonnummer } from '../personnummer.ts';
import { Refusal } from '../types.ts';
import {
	dag,
	kontoI,
	manad,
	oren,
	tomFil,
	type Ar,
	type Objekt,
	type Saldo,
	type SieFil,
	type Transaktion,
	type Verifikation
} from './model.ts';

/** True when the bytes begin as XML does: SIE 5. */
export function arXml(bytes: Buffer): boolean {
	const start = bytes
		.subarray(0, 4096)
		.toString('latin1')
		.replace(/^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
		.replaceAll('\u0000', '');
	return /^\s*<(\?xml|!--|\w*:?Sie(Entry)?[\s>])/.test(start);
}

const trasig = (what: string): Refusal =>
	new Refusal('trasig_xml', `SIE 5-filen ${what}. Exportera den igen ur bokföringen och skicka den på nytt.`);

type Attribut = Record<string, string>;

/** SIE 5's words for what an account is, as #KTYP says it. */
const KTYP: Record<string, string> = { asset: 'T', liability: 'S', equity: 'S', cost: 'K', income: 'I' };

/** What is open while the file is walked; elements know their place by what stands around them. */
interface Laser {
	fil: SieFil;
	ar: Ar[];
	/** The year that the file calls its primary. */
	eget: Ar | null;
	konto: string;
	/** A sum or a row whose objects are being read. */
	summa: (Omit<Saldo, 'objekt' | 'ar'> & { objekt: Objekt[]; manad: string }) | null;
	rad: (Omit<Transaktion, 'objekt'> & { objekt: Objekt[]; struken: boolean; trasig: boolean }) | null;
	ver: Verifikation | null;
	serie: string;
	dim: string;
}

const SUMMOR: Record<string, 'IB' | 'UB' | 'PBUDGET'> = {
	OpeningBalance: 'IB',
	OpeningBalanceMultidim: 'IB',
	ClosingBalance: 'UB',
	ClosingBalanceMultidim: 'UB',
	Budget: 'PBUDGET',
	BudgetMultidim: 'PBUDGET'
};

/** The last day of a month, `YYYY-MM-DD`. */
const sistaDagen = (month: string): string =>
	new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10);

function rakenskapsar(laser: Laser, a: Attribut): void {
	const [start, end] = [manad(a.start ?? ''), manad(a.end ?? '')];
	if (!start || !end || start > end) return;
	const ar = { fran: `${start}-01`, till: sistaDagen(end) };
	laser.ar.push(ar);
	if (a.primary === 'true' || a.primary === '1') laser.eget = ar;
}

/** Numbers the years as #RAR does: 0 is the file's own, the ones before it go backwards. */
function numrera({ fil, ar, eget }: Laser): void {
	const alla = ar.toSorted((a, b) => (a.fran < b.fran ? -1 : 1));
	const noll = eget ? alla.indexOf(eget) : alla.length - 1;
	for (const [index, one] of alla.entries()) fil.ar.set(index - noll, one);
}

function oppna(laser: Laser, name: string, a: Attribut, rad: number): void {
	const { fil } = laser;
	if (SUMMOR[name]) {
		const ore = oren(a.amount ?? '');
		const period = manad(a.month ?? '');
		if (ore === null || !period) fil.trasiga.push({ rad, etikett: name, kod: 'sie_trasig_rad' });
		else laser.summa = { slag: SUMMOR[name], manad: period, konto: laser.konto, objekt: [], ore, rad };
		return;
	}
	switch (name) {
		case 'SoftwareProduct':
			fil.program = `${a.name ?? ''} ${a.version ?? ''}`.trim().slice(0, 80);
			break;
		case 'AccountingCurrency':
			fil.valuta = (a.currency ?? '').toUpperCase().slice(0, 3);
			break;
		case 'FileCreation':
			fil.skapad = dag((a.time ?? '').slice(0, 10));
			break;
		case 'Company':
			fil.orgnr = (a.organizationId ?? '').replace(/\D/g, '');
			break;
		case 'FiscalYear':
			rakenskapsar(laser, a);
			break;
		case 'Account':
			laser.konto = a.id ?? '';
			Object.assign(kontoI(fil, laser.konto), { namn: a.name ?? '', typ: KTYP[a.type ?? ''] ?? '' });
			break;
		case 'Dimension':
			laser.dim = a.id ?? '';
			fil.dimensioner.set(laser.dim, { namn: a.name ?? '', over: '' });
			break;
		case 'Object':
			fil.objekt.set(`${laser.dim}:${a.id ?? ''}`, a.name ?? '');
			break;
		case 'Journal':
			laser.serie = (a.id ?? '').slice(0, 40);
			break;
		case 'JournalEntry': {
			const datum = dag(a.journalDate ?? '');
			laser.ver = {
				serie: laser.serie,
				nr: (a.id ?? '').slice(0, 40),
				datum,
				rad,
				rader: [],
				...(datum ? {} : { fel: 'sie_fel_datum' })
			};
			break;
		}
		case 'LedgerEntry': {
			const ore = oren(a.amount ?? '');
			const konto = a.accountId ?? '';
			laser.rad = {
				konto,
				ore: ore ?? 0n,
				datum: dag(a.ledgerDate ?? ''),
				objekt: [],
				rad,
				struken: false,
				trasig: ore === null || konto === ''
			};
			break;
		}
		case 'Overstrike':
			if (laser.rad) laser.rad.struken = true;
			break;
		case 'ObjectReference':
			(laser.rad ?? laser.summa)?.objekt.push({ dim: a.dimId ?? '', nr: a.objectId ?? '' });
			break;
	}
}

function stang(laser: Laser, name: string): void {
	const { fil } = laser;
	if (SUMMOR[name] && laser.summa) {
		fil.saldon.push({ ...laser.summa, ar: 0 });
		laser.summa = null;
	} else if (name === 'LedgerEntry' && laser.rad) {
		const { struken, trasig: fel, ...rad } = laser.rad;
		laser.rad = null;
		if (struken) fil.strukna++;
		else if (fel && laser.ver) laser.ver.fel ??= 'sie_trasig_rad';
		else laser.ver?.rader.push(rad);
	} else if (name === 'JournalEntry' && laser.ver) {
		fil.verifikationer.push(laser.ver);
		laser.ver = null;
	}
}

/** Balances of months become what SIE 1–4 says: IB of the first month, UB of the last, RES for result accounts. */
function ordna(fil: SieFil): void {
	const { fran, till } = fil.ar.get(0) ?? { fran: '', till: '9999-12' };
	const sista = new Map<string, string>();
	const nyckel = ({ konto, objekt }: Saldo) =>
		`${konto}|${objekt.map(({ dim, nr }) => `${dim}:${nr}`).join('+')}`;
	for (const one of fil.saldon)
		if (one.slag === 'UB' && one.manad <= till.slice(0, 7) && one.manad > (sista.get(nyckel(one)) ?? ''))
			sista.set(nyckel(one), one.manad);
	fil.saldon = fil.saldon.flatMap((one): Saldo[] => {
		if (one.slag === 'PBUDGET')
			return [{ ...one, ar: one.manad >= fran.slice(0, 7) && one.manad <= till.slice(0, 7) ? 0 : -1 }];
		const now =
			one.slag === 'IB'
				? one.manad === fran.slice(0, 7)
				: one.manad >= fran.slice(0, 7) && one.manad === sista.get(nyckel(one));
		const typ = fil.konton.get(one.konto)?.typ ?? '';
		const resultat = typ === 'K' || typ === 'I';
		if (!now || (resultat && one.slag === 'IB')) return [];
		const med = one.objekt.length > 0;
		const slag = one.slag === 'IB' ? (med ? 'OIB' : 'IB') : med ? 'OUB' : resultat ? 'RES' : 'UB';
		return [{ ...one, slag, manad: '', ar: 0 }];
	});
}

/**
 * Reads SIE 5 (XML). No DOCTYPE and so no entity of its own; the parser knows no network and no file. Throws Refusal for a
 * personnummer, a DOCTYPE, XML that does not close as it opened, and XML that is no SIE.
 */
export function parseSie5(bytes: Buffer): SieFil {
	const encoding =
		/encoding=["']utf-?8["']/i.test(bytes.subarray(0, 200).toString('latin1')) && !isUtf8(bytes)
			? null
			: decideEncoding(bytes);
	if (encoding === null) throw trasig('säger att den är UTF-8 men har trasiga tecken');
	const xml = toUtf8(bytes, encoding).toString('utf8');
	const fil = tomFil(encoding);
	const laser: Laser = {
		fil,
		ar: [],
		eget: null,
		konto: '',
		summa: null,
		rad: null,
		ver: null,
		serie: '',
		dim: ''
	};
	let fault: Refusal | null = null;
	let root = '';
	const refuse = (refusal: Refusal) => void (fault ??= refusal);
	let radslut = 0;
	let nr = 1;
	const radVid = (index: number): number => {
		for (let at = xml.indexOf('\n', radslut); at >= 0 && at < index; at = xml.indexOf('\n', radslut)) {
			nr++;
			radslut = at + 1;
		}
		return nr;
	};
	const person: string[] = [];
	const skrivet = (text: string, index: number) => {
		if (person.length === 0 && findPersonnummer(Buffer.from(text, 'utf8')) !== null)
			person.push(`på rad ${radVid(index)}`);
	};
	const parser: Parser = new Parser(
		{
			onprocessinginstruction(name, data) {
				if (/^!(doctype|entity)/i.test(name))
					refuse(
						new Refusal(
							'doctype',
							'Filen innehåller en DOCTYPE och läses därför inte. Exportera den igen ur bokföringen.'
						)
					);
				skrivet(data, parser.startIndex);
			},
			onopentag(qname, attributes) {
				const name = qname.replace(/^.*:/, '');
				root ||= name;
				for (const value of Object.values(attributes)) skrivet(value, parser.startIndex);
				oppna(laser, name, attributes, radVid(parser.startIndex));
			},
			ontext: (text) => skrivet(text, parser.startIndex),
			oncomment: (text) => skrivet(text, parser.startIndex),
			onclosetag(qname, implied) {
				// `<a/>` closes itself; what the parser closes because the file ends or another tag does is broken.
				if (implied && xml[parser.endIndex - 1] !== '/')
					refuse(trasig('är avhuggen eller har en tagg som inte stängs'));
				stang(laser, qname.replace(/^.*:/, ''));
			}
		},
		{ xmlMode: true, decodeEntities: true, recognizeSelfClosing: true }
	);
	parser.end(xml);
	if (person[0] !== undefined)
		throw new Refusal(
			'personnummer',
			`Filen innehåller något som ser ut som ett personnummer eller samordningsnummer, ${person[0]}. Inget ur filen har sparats. Ta bort numret ur bokföringen och exportera filen igen.`
		);
	if (fault) throw fault as Refusal;
	if (root !== 'Sie' && root !== 'SieEntry')
		throw new Refusal(
			'ingen_sie',
			'Filen är XML men ingen SIE 5-fil. Exportera den ur bokföringen som SIE 4 eller SIE 5.'
		);
	numrera(laser);
	ordna(fil);
	fil.typ = root === 'SieEntry' ? '5I' : '5';
	return fil;
}
