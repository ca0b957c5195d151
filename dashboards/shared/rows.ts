/** Measure rows as lines of a picture and a table: names, order, words. */
import type { AmountRow, DotRow, Share } from '#lib/charts/index.ts';
import { formatNumber, NBSP, speak } from '#lib/format/index.ts';
import type { MeasureRow, Unit } from '#lib/measures/types.ts';
import type { Insats } from '#lib/server/catalog/index.ts';
import type { Scope } from '#lib/server/scope.ts';
import type { Cell } from '#lib/ui/types.ts';

export const insatsKey = (row: { forbund_id: string; insats_id: string }): string =>
	`${row.forbund_id}|${row.insats_id}`;
export const rowKey = (row: MeasureRow): string => `${row.by.forbund ?? ''}|${row.by.insats ?? ''}`;

/** One insats, and the row that says something about it. */
export interface Line {
	insats: Insats;
	name: string;
	row: MeasureRow | undefined;
}

/** The rows of a measure cut by förbund and insats as lines, by name unless the reader sorts; hidden ones last then. */
export function linesOf(scope: Scope, rows: readonly MeasureRow[]): Line[] {
	const found = new Map(rows.map((row) => [rowKey(row), row]));
	return sortLines(
		scope,
		scope.insatser.map((insats) => ({ insats, name: insats.namn, row: found.get(insatsKey(insats)) }))
	);
}

export function sortLines<T extends { name: string; row: MeasureRow | undefined }>(
	scope: Scope,
	lines: T[]
): T[] {
	const byName = (a: T, b: T) => a.name.localeCompare(b.name, 'sv');
	const { sort } = scope.filters;
	if (sort === 'namn') return [...lines].sort(byName);
	const of = (line: T) => (line.row?.status === 'visas' ? line.row[sort === 'n' ? 'n' : 'varde'] : null);
	return [...lines].sort((a, b) => {
		const [x, y] = [of(a), of(b)];
		if (x === null || y === null) return x === y ? byName(a, b) : x === null ? 1 : -1;
		return y - x || byName(a, b);
	});
}

/** True when a line has something to say: a figure, or a figure that is protected. */
export const hasData = (row: MeasureRow | undefined): boolean =>
	row !== undefined && row.status !== 'data_saknas' && row.status !== 'ej_tillampligt';

export function dotRow(
	name: string,
	row: MeasureRow | undefined,
	k: number,
	more: Partial<DotRow> = {}
): DotRow {
	const said = speak(row, 'andel', k);
	const shown = said.shown && row !== undefined;
	return {
		name,
		varde: shown ? row.varde : null,
		lag: shown ? row.lag : null,
		hog: shown ? row.hog : null,
		text: shown ? [said.text, said.n].filter(Boolean).join('  ') : said.text,
		focus: true,
		...more
	};
}

export function amountRow(name: string, row: MeasureRow | undefined, enhet: Unit, k: number): AmountRow {
	const said = speak(row, enhet, k);
	return { name, value: said.shown && row ? row.varde : null, text: said.text, focus: true };
}

export const shareOf = (name: string, row: MeasureRow | undefined): Share => ({
	name,
	taljare: row?.taljare ?? null,
	namnare: row?.namnare ?? null,
	varde: row?.varde ?? null,
	shown: row?.status === 'visas'
});

/** A figure with its interval under it. Kronor stand without their unit: the column's heading has it. */
export function cell(row: MeasureRow | undefined, enhet: Unit, k: number): Cell {
	const said = speak(row, enhet, k);
	const kronor = said.shown && (enhet === 'kronor' || enhet === 'kronor_per');
	return {
		text: kronor ? formatNumber(row?.varde) : said.text,
		...(said.interval && { sub: said.interval }),
		muted: !said.shown
	};
}

/** A count beside another of the same rows: where only the other has any it is 0, for nobody did, and not missing. */
export const countBeside = (other: MeasureRow | undefined, row: MeasureRow | undefined, k: number): Cell =>
	other && !row ? { text: formatNumber(0) } : cell(row, 'antal', k);

/** n alone; empty where it is not shown. */
export const nCell = (row: MeasureRow | undefined): Cell => ({
	text: row?.status === 'visas' && row.n !== null ? formatNumber(row.n) : ''
});

/** `21 av 32`; empty where it is not shown. */
export const ofCell = (row: MeasureRow | undefined): Cell => ({
	text:
		row?.status === 'visas' ? `${formatNumber(row.taljare)}${NBSP}av${NBSP}${formatNumber(row.namnare)}` : ''
});

/** A count of the numerator or denominator; empty where it is not shown. */
export const countCell = (row: MeasureRow | undefined, which: 'taljare' | 'namnare'): Cell => ({
	text: row?.status === 'visas' ? formatNumber(row[which]) : ''
});
