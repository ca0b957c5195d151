/** What stands on every copy of a report: where it is from, and which one it is. */
import { formatDate, formatInstant, NBSP } from '../../format/index.ts';
import type { Report } from '../types.ts';

export interface Imprint {
	/** The address it can be read at; empty for one that was written on the command line. */
	adress: string;
	/** The day it was written out, `YYYY-MM-DD`. */
	datum: string;
	sha256: string;
	/** Set for a frozen report: its number, and when. */
	fryst: { nummer: number; tid: string } | null;
}

export const SYNTETISK =
	'Syntetiska exempeldata: inga verkliga personer, och siffrorna säger inget om verkliga insatser.';
export const UTAN_SKYDD = 'Utan skydd: visar också tal om färre än fem. Ska inte spridas.';

/** What must be known before anything is read: that the data are made up, or that they are not protected. */
export const warningsOf = ({ syntetisk, utanSkydd }: Report): string[] => [
	...(syntetisk ? [SYNTETISK] : []),
	...(utanSkydd ? [UTAN_SKYDD] : [])
];

/** `Utskriven 5 mars 2026 · version ab12 · kontrollsumma 91ab…`. */
export const imprintLine = ({ version }: Report, { datum, sha256, fryst, adress }: Imprint): string =>
	[
		fryst ? `Fryst ${formatInstant(fryst.tid)} som nr${NBSP}${fryst.nummer}` : `Skriven ${formatDate(datum)}`,
		`version ${version.slice(0, 12)}`,
		`kontrollsumma ${sha256.slice(0, 12)}`,
		adress
	]
		.filter(Boolean)
		.join(' · ');
