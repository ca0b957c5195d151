import { z } from 'zod';
import type { Objekt, SieFil } from './model.ts';

const names = z.record(z.string(), z.coerce.string());

/** The part `sie` of mappning.yml: what the accounts and objects of the bookkeeping are here. */
export const sieSchema = z.strictObject({
	/** `dimension:objekt` (several joined by `+`) → insats_id, `administration` or `utelamnas`. */
	objekt: names.default({}),
	/** An account, or `5010-5099` → kostnadsslag or `utelamnas`. A short number stands for all that begin with it. */
	konto: names.default({}),
	/** Where postings without any object go. */
	utan_objekt: z.coerce.string().optional(),
	/** The dimension that decides when a posting has mapped objects of several, first things first. */
	dimensioner: z.array(z.coerce.string()).default([]),
	/** The förbund, when the warehouse has several. */
	forbund: z.string().optional()
});

export type SieMapping = z.infer<typeof sieSchema>;
export const NO_SIE: SieMapping = { objekt: {}, konto: {}, dimensioner: [] };
export const UTELAMNAS = 'utelamnas';

interface Intervall {
	fran: string;
	till: string;
	mal: string;
}

const INTERVALL = /^(\d{1,8})[x*]*(?:\s*[-–]\s*(\d{1,8})[x*]*)?$/i;

/** An account key as an interval of account numbers of one length; null when it is none. */
function intervall([key, mal]: [string, string]): Intervall | null {
	const match = INTERVALL.exec(key.trim());
	const [, fran = '', till = fran] = match ?? [];
	return match && fran.length === till.length && fran <= till ? { fran, till, mal: mal.trim() } : null;
}

const bredd = ({ fran, till }: Intervall): number => Number(till) - Number(fran);
/** The most exact first: more digits, then the narrower interval. */
const exakt = (a: Intervall, b: Intervall): number => b.fran.length - a.fran.length || bredd(a) - bredd(b);

const OBJEKT = /^(\d{1,4})\s*[:\s]\s*(.+)$/;

/** An object key as its pairs, sorted; null when it is none. */
function pairs(key: string): string[] | null {
	const parts = key.split('+').map((part) => OBJEKT.exec(part.trim()));
	if (parts.some((part) => part === null)) return null;
	return parts
		.map(
			(part) =>
				`${part?.[1]}:${part?.[2]
					?.trim()
					.replace(/^"(.*)"$/, '$1')
					.normalize('NFC')}`
		)
		.sort();
}

/** What is wrong with the keys, in words; the codes are judged where the code lists are. */
export function felaktigaNycklar(sie: SieMapping): string[] {
	const konton = Object.entries(sie.konto);
	const lista = konton.flatMap((entry) => intervall(entry) ?? []).sort(exakt);
	const krockar = lista.flatMap((a, index) =>
		lista
			.slice(index + 1)
			.filter((b) => exakt(a, b) === 0 && a.mal !== b.mal && a.fran <= b.till && b.fran <= a.till)
			.map((b) => `konto ${a.fran}-${a.till} och ${b.fran}-${b.till} som säger olika`)
	);
	return [
		...konton
			.filter((entry) => !intervall(entry))
			.map(([key]) => `konto ${key} (skriv 5010 eller 5010-5099)`),
		...krockar,
		...Object.keys(sie.objekt)
			.filter((key) => !pairs(key))
			.map((key) => `objekt ${key} (skriv dimension:objekt, till exempel 6:P1)`)
	];
}

/** Where postings with these objects go; `motsagande` when their objects say different things. */
export type Mal = { till: string } | { fel: 'omappat' | 'motsagande' };

export interface Karta {
	insats(objekt: readonly Objekt[]): Mal;
	/** The kostnadsslag of an account, `utelamnas`, or null when nothing is said of it. */
	slag(konto: string): string | null;
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
	const slag = new Map<string, string | null>();
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
		slag(konto) {
			let found = slag.get(konto);
			if (found === undefined) {
				const hit = konton.find(
					({ fran, till }) => konto.slice(0, fran.length) >= fran && konto.slice(0, fran.length) <= till
				);
				slag.set(konto, (found = hit?.mal ?? null));
			}
			return found;
		},
		kanner: (objekt) => kanda.has(nyckel(objekt))
	};
}
