import { runMeasure } from '#lib/measures/run.ts';
import type { Cut, MeasureRow, Viewer } from '#lib/measures/types.ts';
import type { House } from '../models/house.ts';

export const kansli: Viewer = { role: 'kansli', insatser: null, forbund: null };
export const styrelse: Viewer = { role: 'styrelse', insatser: null, forbund: null };

/** Rows of one measure, unprotected unless another viewer asks. */
export const rowsOf = async (house: House, matt: string, cut: Partial<Cut> = {}, viewer = kansli) =>
	(await runMeasure(house, viewer, matt, cut)).rows;

/** `taljare/namnare` of the rows by their cut, joined by blanks; the status where nothing is shown. */
export const glance = (rows: readonly MeasureRow[]): Record<string, string> =>
	Object.fromEntries(
		rows.map(({ by, taljare, namnare, status }) => [
			Object.values(by)
				.map((value) => value ?? '–')
				.join(' '),
			status === 'visas' ? (namnare === null ? `${taljare}` : `${taljare}/${namnare}`) : status
		])
	);
