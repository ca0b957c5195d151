import {
	dag,
	kontoI,
	manad,
	oren,
	type Ar,
	type Objekt,
	type Saldo,
	type SieFil,
	type Transaktion,
	type Verifikation
} from './model.ts';

type Attribut = Record<string, string>;

/** SIE 5's words for what an account is, as #KTYP says it. */
const KTYP: Record<string, string> = { asset: 'T', liability: 'S', equity: 'S', cost: 'K', income: 'I' };

/** What is open while the file is walked; elements know their place by what stands around them. */
export interface Laser {
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
export function numrera({ fil, ar, eget }: Laser): void {
	const alla = ar.toSorted((a, b) => (a.fran < b.fran ? -1 : 1));
	const noll = eget ? alla.indexOf(eget) : alla.length - 1;
	for (const [index, one] of alla.entries()) fil.ar.set(index - noll, one);
}

/** An element opens: what its attributes say goes to the file, or to the voucher or sum it begins. */
export function oppna(laser: Laser, name: string, a: Attribut, rad: number): void {
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

/** An element closes: the voucher or sum it held is whole. */
export function stang(laser: Laser, name: string): void {
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

/** Balances of months become what SIE 1–4 says of each year: IB of the first month, UB of the last, RES for result accounts. */
export function ordna(fil: SieFil): void {
	const spann: [number, Ar][] = fil.ar.size > 0 ? [...fil.ar] : [[0, { fran: '', till: '9999-12' }]];
	const arAv = ({ manad }: Saldo) =>
		spann.find(([, { fran, till }]) => manad >= fran.slice(0, 7) && manad <= till.slice(0, 7));
	const sista = new Map<string, string>();
	const nyckel = (one: Saldo) =>
		`${arAv(one)?.[0]}|${one.konto}|${one.objekt.map(({ dim, nr }) => `${dim}:${nr}`).join('+')}`;
	for (const one of fil.saldon)
		if (one.slag === 'UB' && one.manad > (sista.get(nyckel(one)) ?? '')) sista.set(nyckel(one), one.manad);
	fil.saldon = fil.saldon.flatMap((one): Saldo[] => {
		const [ar, { fran }] = arAv(one) ?? [null, { fran: '' }];
		if (ar === null) return [];
		if (one.slag === 'PBUDGET') return [{ ...one, ar }];
		const now = one.manad === (one.slag === 'IB' ? fran.slice(0, 7) : sista.get(nyckel(one)));
		const typ = fil.konton.get(one.konto)?.typ ?? '';
		const resultat = typ === 'K' || typ === 'I';
		if (!now || (resultat && one.slag === 'IB')) return [];
		const med = one.objekt.length > 0;
		const slag = one.slag === 'IB' ? (med ? 'OIB' : 'IB') : med ? 'OUB' : resultat ? 'RES' : 'UB';
		return [{ ...one, slag, manad: '', ar }];
	});
}
