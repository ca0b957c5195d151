/** Measure rows as sides, one set of sides for each way the measure was taken (instrument, version, rater). */
import { sentence } from '../format/index.ts';
import type { Measure, MeasureRow } from '../measures/types.ts';
import type { Place, Side, Subject } from './types.ts';

export const placeKey = (place: Pick<Place, 'forbund' | 'insats'>): string =>
	`${place.forbund}|${place.insats}`;
export const rowKey = (row: MeasureRow): string => `${row.by.forbund ?? ''}|${row.by.insats ?? ''}`;

/** One way of measuring: values of the dimensions that always cut the measure. Different ways are never compared. */
export interface Block {
	/** Empty for a measure that is taken in one way only. */
	key: string;
	title: string;
	sides: Side[];
}

const valuesOf = (measure: Measure, row: MeasureRow): string =>
	(measure.alltid ?? []).map((id) => row.by[id] ?? '').join('|');

/** Keeps the rows of one way of measuring. */
export const rowsIn = (measure: Measure, rows: readonly MeasureRow[], block: string): MeasureRow[] =>
	rows.filter((row) => valuesOf(measure, row) === block);

/** `Arbetsförmåga, version 2, bedömt av deltagaren själv`: what always cuts a measure, in words. */
export function blockTitle(
	by: Readonly<Record<string, string | null>>,
	alltid: readonly string[],
	label: Subject['label']
): string {
	const parts = alltid.flatMap((id) => {
		const value = by[id];
		if (value === null || value === undefined) return [];
		if (id === 'bedomare') return [`bedömt av ${label(id, value).toLocaleLowerCase('sv')}`];
		if (id === 'version') return value === '1' ? [] : [`version ${value}`];
		return [sentence(label(id, value))];
	});
	return parts.join(', ');
}

export function sideOf(place: Place, row: MeasureRow | undefined): Side {
	const shown = row?.status === 'visas';
	return {
		key: placeKey(place),
		name: place.namn,
		place,
		status: row?.status ?? 'data_saknas',
		...(row?.utanfor && { utanfor: row.utanfor }),
		x: shown ? row.taljare : null,
		n: shown ? row.n : null,
		varde: shown ? row.varde : null,
		lag: shown ? row.lag : null,
		hog: shown ? row.hog : null
	};
}

/** The sides of every way the measure was taken, in the order of the places; a place without a row has no data. */
export function blocksOf(subject: Subject, rows: readonly MeasureRow[]): Block[] {
	const { measure, places } = subject;
	const stated = rows.filter((row) => (measure.alltid ?? []).every((id) => row.by[id] != null));
	const keys = measure.alltid?.length ? [...new Set(stated.map((row) => valuesOf(measure, row)))] : [''];
	return keys
		.map((key) => {
			const own = rowsIn(measure, rows, key);
			const found = new Map(own.map((row) => [rowKey(row), row]));
			const title = own[0] ? blockTitle(own[0].by, measure.alltid ?? [], subject.label) : '';
			return { key, title, sides: places.map((place) => sideOf(place, found.get(placeKey(place)))) };
		})
		.sort((a, b) => a.title.localeCompare(b.title, 'sv'));
}
