import { bestam } from '#lib/format/index.ts';
import { beloppen, jamforelsetal } from './amounts.ts';
import { karta } from './mapping.ts';
import type { SieMapping } from '../../mappning/sie.ts';
import type { SieFil } from './model.ts';
import { plats } from './places.ts';
import { vagrade, vagradeVarning } from './refused.ts';
import { kontoNamn, kr } from './texts.ts';
import { DELAR, type Notice } from '../types.ts';

/** One row for the contract `ekonomi`, or one that goes to quarantine (`kod`). */
export interface EkonomiRad {
	insats_id: string;
	period: string;
	typ: string;
	kostnadsslag: string;
	ore: bigint | null;
	rad: number;
	kod: string;
	kolumn: string;
	varde: string;
	text: string;
}

export interface Raknat {
	rader: EkonomiRad[];
	varningar: Notice[];
	/** What the mapping leaves out, öre. */
	utelamnat: bigint;
}

interface Omappat {
	kostnader: bigint;
	intakter: bigint;
	delar: Map<string, bigint>;
}

const abs = (ore: bigint): bigint => (ore < 0n ? -ore : ore);

/** What found no place: the sums as a sentence, and what they are made of, the largest first. */
function omappatNotice(typ: string, { kostnader, intakter, delar }: Omappat): Notice {
	const lista = [...delar].sort(([, a], [, b]) => (abs(b) > abs(a) ? 1 : abs(b) < abs(a) ? -1 : 0));
	const rest = lista.splice(DELAR);
	if (rest.length > 0) lista.push([`${rest.length} till`, rest.reduce((sum, [, ore]) => sum + ore, 0n)]);
	const summa = [
		...(kostnader !== 0n ? [`${kr(kostnader)} i kostnader`] : []),
		...(intakter !== 0n ? [`${kr(intakter)} i intäkter`] : [])
	];
	return {
		kod: 'sie_omappat',
		text: `${summa.join(' och ') || kr(0n)} (${typ}) har ingen plats och räknas inte. ${bestam('pengar')}`,
		delar: lista.map(([namn, ore]) => ({ namn, kr: Number(ore) / 100 }))
	};
}

/**
 * The file as rows of `ekonomi`: one sum an insats, month, typ and kostnadsslag; and in quarantine one row a refused voucher, one
 * a broken line, and one sum for each object and account that has no place. Every öre of the year's result accounts is in exactly
 * one row, left out by the mapping, or in a refused voucher. Lines of zero kronor are no rows.
 */
export function raderna(fil: SieFil, sie: SieMapping): Raknat {
	const kort = karta(sie, fil);
	const summor = new Map<string, EkonomiRad>();
	const omappat = new Map<string, Omappat>();
	let utelamnat = 0n;
	let utelamnade = 0;
	for (const belopp of beloppen(fil, kort)) {
		if (belopp.ore === 0n) continue;
		const dit = plats(fil, kort, belopp);
		if (dit === null) {
			utelamnat += belopp.ore;
			utelamnade++;
			continue;
		}
		const period = dit.kod === '' ? belopp.period : '';
		const nyckel = [belopp.typ, dit.kod, dit.insats_id, dit.kostnadsslag, period, dit.varde].join('|');
		const rad = summor.get(nyckel);
		if (rad) rad.ore = (rad.ore ?? 0n) + belopp.ore;
		else summor.set(nyckel, { ...dit, period, typ: belopp.typ, ore: belopp.ore, rad: belopp.rad });
		if (dit.kod === '') continue;
		const sum = omappat.get(belopp.typ) ?? { kostnader: 0n, intakter: 0n, delar: new Map<string, bigint>() };
		const konto = fil.konton.get(belopp.konto)?.typ ?? '';
		if (konto === 'I' || (konto === '' && belopp.konto.startsWith('3'))) sum.intakter += belopp.ore;
		else sum.kostnader += belopp.ore;
		const del = dit.varde || kontoNamn(fil, belopp.konto);
		sum.delar.set(del, (sum.delar.get(del) ?? 0n) + belopp.ore);
		omappat.set(belopp.typ, sum);
	}
	const varningar: Notice[] = [...omappat].map(([typ, sum]) => omappatNotice(typ, sum));
	if (utelamnade > 0)
		varningar.push({
			kod: 'sie_utelamnat',
			text: `${kr(utelamnat)} (${utelamnade} belopp) utelämnades, som ni har bestämt.`
		});
	return {
		rader: [...summor.values(), ...vagrade(fil)],
		varningar: [...varningar, ...vagradeVarning(fil)],
		utelamnat
	};
}

/**
 * The sums of another year than the file's own, as rows; `utan` is how many öre of it (budget and outcome as they stand) have no
 * place. What has none is no row: the year's own file brings it, and asks where it belongs.
 */
export function raderForAr(
	fil: SieFil,
	sie: SieMapping,
	nr: number
): { rader: EkonomiRad[]; utan: Map<string, bigint> } {
	const kort = karta(sie, fil);
	const summor = new Map<string, EkonomiRad>();
	const utan = new Map<string, bigint>();
	for (const belopp of jamforelsetal(fil, kort, nr)) {
		if (belopp.ore === 0n) continue;
		const dit = plats(fil, kort, belopp);
		if (dit === null) continue;
		if (dit.kod !== '') {
			utan.set(belopp.typ, (utan.get(belopp.typ) ?? 0n) + belopp.ore);
			continue;
		}
		const nyckel = [belopp.typ, dit.insats_id, dit.kostnadsslag, belopp.period].join('|');
		const rad = summor.get(nyckel);
		if (rad) rad.ore = (rad.ore ?? 0n) + belopp.ore;
		else
			summor.set(nyckel, {
				...dit,
				period: belopp.period,
				typ: belopp.typ,
				ore: belopp.ore,
				rad: belopp.rad
			});
	}
	return { rader: [...summor.values()], utan };
}
