/** What a load says of itself: counts of rows, as they may be said to those who are not the machine's owner, and its errors. */
import { formatNumber, NBSP } from '#lib/format/index.ts';
import type { FileReport } from '#lib/server/report.ts';

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

/** Why a load was not published, besides files that were refused: a page tells of those by name. */
export function otherErrors({
	errors,
	files
}: {
	errors: readonly string[];
	files?: readonly Pick<FileReport, 'file' | 'refused'>[];
}): string[] {
	const told = new Set(files?.map(({ file, refused }) => `${file}: ${refused}`));
	return errors.filter((text) => !told.has(text));
}
