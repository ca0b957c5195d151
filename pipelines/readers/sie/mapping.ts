import { exakt, intervall, pairs, type Intervall, type SieMapping } from '../../mappning/sie.ts';
import type { Objekt, SieFil } from './model.ts';

/** Where postings with these objects go; `motsagande` when their objects say different things. */
export type Mal = { till: string } | { fel: 'omappat' | 'motsagande' };

export interface Karta {
	insats(objekt: readonly Objekt[]): Mal;
	/** The kostnadsslag of an account, `utelamnas`, or null when nothing is said of it. */
	slag(konto: string): string | null;
	/** The key that says what an account is, as it is written; null when none does. */
	regel(konto: string): string | null;
	/** True when some key names this very object, alone or with others. */
	kanner(objekt: Objekt): boolean;
}

/** The mapping, compiled for one file: its dimensions say which objects are divisions of others. */
export function karta(sie: SieMapping, fil: SieFil): Karta {
	const konton = Object.entries(sie.konto)
		.flatMap((entry) => intervall(entry) ?? [])
		.sort(exakt);
	const regler = Object.entries(sie.objekt)
		.flatMap(([key, mal]) => {
			const nycklar = pairs(key);
			return nycklar ? [{ nycklar, mal: mal.trim() }] : [];
		})
		.sort((a, b) => b.nycklar.length - a.nycklar.length);
	const kanda = new Set(regler.flatMap(({ nycklar }) => nycklar));
	const nyckel = ({ dim, nr }: Objekt) => `${dim}:${nr.normalize('NFC')}`;
	/** A rule of a dimension yields to one of its division (#UNDERDIM): the division says more. */
	const overordnad = (dim: string, all: readonly string[]) =>
		all.some((one) => fil.dimensioner.get(one)?.over === dim);
	const slag = new Map<string, Intervall | null>();
	const traff = (konto: string): Intervall | null => {
		let found = slag.get(konto);
		if (found === undefined) {
			found =
				konton.find(
					({ fran, till }) => konto.slice(0, fran.length) >= fran && konto.slice(0, fran.length) <= till
				) ?? null;
			slag.set(konto, found);
		}
		return found;
	};
	return {
		insats(objekt) {
			if (objekt.length === 0)
				return sie.utan_objekt === undefined ? { fel: 'omappat' } : { till: sie.utan_objekt.trim() };
			const egna = new Set(objekt.map(nyckel));
			const hits = regler.filter(({ nycklar }) => nycklar.every((one) => egna.has(one)));
			const size = hits[0]?.nycklar.length ?? 0;
			const best = hits.filter(({ nycklar }) => nycklar.length === size);
			const dims = best.flatMap(({ nycklar }) => nycklar.map((one) => one.split(':')[0] as string));
			const forst = sie.dimensioner.find((one) => dims.includes(one.trim()));
			const kvar = best.filter(({ nycklar }) => {
				const dim = nycklar[0]?.split(':')[0] as string;
				return size > 1 || (forst ? dim === forst.trim() : !overordnad(dim, dims));
			});
			const mal = new Set(kvar.map((one) => one.mal));
			const [only] = mal;
			if (only === undefined) return { fel: 'omappat' };
			return mal.size === 1 ? { till: only } : { fel: 'motsagande' };
		},
		slag: (konto) => traff(konto)?.mal ?? null,
		regel: (konto) => traff(konto)?.nyckel ?? null,
		kanner: (objekt) => kanda.has(nyckel(objekt))
	};
}
