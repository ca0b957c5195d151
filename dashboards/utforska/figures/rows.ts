/** The rows of the table: which there are, under which headings, by what names. */
import type { Line } from '#lib/explore/index.ts';
import { dimensionOf } from '#lib/measures/dimensions.ts';
import type { Measure, MeasureRow } from '#lib/measures/types.ts';
import type { Column, TableRow } from '#lib/ui/types.ts';
import type { About } from '../about.ts';
import { nameOf, type Named } from '../lines.ts';

/** Lines with their names; those under one heading stand together, in the order the headings first come. */
export function named(
	about: About,
	lines: readonly Line[],
	dimensions: string[],
	alltid?: readonly string[]
): { line: Line; name: Named }[] {
	const list = lines.map((line) => ({ line, name: nameOf(about, dimensions, line.row, alltid) }));
	const headings = [...new Set(list.map(({ name }) => name.heading))];
	return headings.flatMap((heading) => list.filter(({ name }) => name.heading === heading));
}

/** A row without the instrument or rater that the measure is never pooled over says nothing. */
export const stated =
	({ alltid = [] }: Measure) =>
	(row: MeasureRow): boolean =>
		row.utanfor === true || alltid.every((id) => row.by[id] != null);

/** A count of nobody in an insats that was not there in the period is no figure: it is left out, hidden or not. */
export const running =
	({ scope, period }: About) =>
	({ by, varde, status }: MeasureRow): boolean => {
		if (status === 'visas' && varde !== 0) return true;
		const own = scope.catalog.insatser.filter(
			(one) =>
				(by.forbund == null || one.forbund_id === by.forbund) &&
				(by.insats != null ? one.insats_id === by.insats : one.overordnad_insats === by.overordnad)
		);
		const [first, last] = [
			Math.min(...own.map(({ fran }) => fran ?? Infinity)),
			Math.max(...own.map(({ till }) => till ?? -Infinity))
		];
		const times = timesOf(by);
		const [from, to] = times.length > 0 ? times : [period.first, period.last];
		if (!Number.isFinite(first) || !Number.isFinite(last) || !from || !to) return true;
		return last >= Number(from.slice(0, 4)) && first <= Number(to.slice(0, 4));
	};

/** The time a row is of, twice, when it is of one. */
export const timesOf = (by: MeasureRow['by']): string[] =>
	Object.entries(by).flatMap(([id, value]) => (dimensionOf(id)?.tid && value ? [value, value] : []));

/** Times that are never told to this reader, however few or many there are, when others of the same kind are. */
export function untold(rows: readonly MeasureRow[]): (row: MeasureRow) => boolean {
	const told = new Set(rows.flatMap((row) => (row.utanfor ? [] : timesOf(row.by))));
	return ({ by }) => told.size > 0 && timesOf(by).some((time) => !told.has(time));
}

/** Lines under their headings, as rows of a table. */
export function rowsUnder(
	list: readonly { line: Line; name: Named }[],
	cells: (line: Line) => TableRow['cells']
): TableRow[] {
	return list.flatMap(({ line, name }, at): TableRow[] => [
		...(name.heading && name.heading !== list[at - 1]?.name.heading
			? [{ heading: name.heading, cells: {} }]
			: []),
		{ cells: { namn: { text: name.name }, ...cells(line) } }
	]);
}

export const firstColumn = (dimensions: readonly string[]): Column => ({
	key: 'namn',
	label: dimensionOf(dimensions.at(-1) ?? '')?.namn ?? 'Urval'
});
