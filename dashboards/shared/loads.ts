/** Counts of rows that came in, as they may be said to those who are not the machine's owner. */
import { formatNumber, NBSP } from '#lib/format/index.ts';

/** Who reads a count of rows: the owner sees each, others none that is smaller than the smallest group. */
export interface Reader {
	owner: boolean;
	k: number;
}

export const isSmall = (count: number, { owner, k }: Reader): boolean =>
	!owner && count !== 0 && Math.abs(count) < k;

/** `1 203`, or `färre än 5`: a small count tells who came. */
export const rowCount = (count: number, reader: Reader): string =>
	isSmall(count, reader) ? `färre än${NBSP}${reader.k}` : formatNumber(count);
