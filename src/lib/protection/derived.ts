/** Costs, means and the like out of the release: shown where what they rest on is. */
import { toRows } from '../measures/rows.ts';
import type { MeasureRow } from '../measures/types.ts';
import type { Book, DerivedCell } from './book.ts';
import { cutOf, keeps } from './counted.ts';
import { fineness, isYear, isYearly, unstated } from './lattice.ts';
import type { Moment } from './moments.ts';
import { hidden, ordered, outside, rawRow, type Asked } from './outside.ts';
import type { Spot } from './places.ts';

/** The one time that was released for a moment: itself, or all time when nothing lies outside it. */
function timeOf(
	{ ways }: Moment,
	place: string,
	yearly: boolean,
	found: ReadonlyMap<string, readonly DerivedCell[]>
): string | undefined {
	return ways.find(
		({ times, empty }) =>
			times.length === 1 &&
			!fineness(times[0]!) &&
			(yearly || !isYear(times[0]!)) &&
			// Years that were not asked for are known to be empty only where years were released.
			empty.every((name) => (yearly || !isYear(name)) && !found.has(`${place}\t${name}`))
	)?.times[0];
}

const sum = (cells: readonly DerivedCell[], key: 'taljare' | 'namnare'): number | null =>
	cells.some((cell) => cell[key] !== null)
		? cells.reduce((total, cell) => total + (cell[key] ?? 0), 0)
		: null;

export async function derived(book: Book, asked: Asked): Promise<MeasureRow[]> {
	const { measure, question, where, when } = asked;
	if (cutOf(measure, question)?.length !== 0) return outside(asked, where, when);
	const apart = measure.alltid ?? [];
	const found = await book.derived(measure.matt);
	const dims = question.by.map(({ id }) => id);

	const row = (
		by: MeasureRow['by'],
		{ tillampliga, registrerade }: Spot,
		cells: readonly DerivedCell[]
	): MeasureRow[] => {
		if (cells.some(({ shown }) => !shown)) return [hidden(by)];
		const figures = {
			taljare: sum(cells, 'taljare'),
			namnare: sum(cells, 'namnare'),
			tillampliga,
			registrerade
		};
		return toRows(measure, dims, [rawRow(by, question, figures)]);
	};

	const rows = (spot: Spot, moment: Moment): MeasureRow[] => {
		// Costs and means of several förbund are their sums over their sums; a median is not.
		const mayAdd = measure.enhet === 'kronor_per' || measure.enhet === 'manader';
		if (spot.places === null || (spot.places.length > 1 && !mayAdd)) return outside(asked, [spot], [moment]);
		const cells: DerivedCell[] = [];
		for (const place of spot.places) {
			const yearly = isYearly(measure.matt);
			const time = timeOf(moment, place, yearly, found);
			if (time === undefined || !(yearly || place.startsWith('i:'))) return outside(asked, [spot], [moment]);
			cells.push(...(found.get(`${place}\t${time}`) ?? []));
		}
		const base = { ...spot.by, ...moment.by };
		if (cells.length === 0)
			return Object.keys(moment.by).length > 0 || spot.holder ? [] : row(ordered(base, question), spot, []);
		if (apart.length === 0) return row(ordered(base, question), spot, cells);
		return cells.flatMap((cell) => {
			const said = apart.map((id, i): [string, string] => [id, cell.apart[i] ?? unstated]);
			if (!said.every(([id, value]) => keeps(question, id, value))) return [];
			const own = Object.fromEntries(said.map(([id, value]) => [id, value === unstated ? null : value]));
			return row(ordered({ ...base, ...own }, question), spot, [cell]);
		});
	};
	return where.flatMap((spot) => when.flatMap((moment) => rows(spot, moment)));
}
