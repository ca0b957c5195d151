import { z } from 'zod';

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

export interface Intervall {
	fran: string;
	till: string;
	mal: string;
	/** The key as it is written. */
	nyckel: string;
}

const INTERVALL = /^(\d{1,8})[x*]*(?:\s*[-–]\s*(\d{1,8})[x*]*)?$/i;

/** An account key as an interval of account numbers of one length; null when it is none. */
export function intervall([key, mal]: [string, string]): Intervall | null {
	const match = INTERVALL.exec(key.trim());
	const [, fran = '', till = fran] = match ?? [];
	return match && fran.length === till.length && fran <= till
		? { fran, till, mal: mal.trim(), nyckel: key }
		: null;
}

const bredd = ({ fran, till }: Intervall): number => Number(till) - Number(fran);
/** The most exact first: more digits, then the narrower interval. */
export const exakt = (a: Intervall, b: Intervall): number =>
	b.fran.length - a.fran.length || bredd(a) - bredd(b);

const OBJEKT = /^(\d{1,4})\s*[:\s]\s*(.+)$/;

/** An object key as its pairs, sorted; null when it is none. */
export function pairs(key: string): string[] | null {
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
