/** The same persons before and after: one line of a table each, and how sure the change is. */
import type { SlopeRow } from '#lib/charts/index.ts';
import { formatNumber, formatSigned, NBSP, percentDecimals, speak } from '#lib/format/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import { measureOf } from '#lib/server/scope.ts';
import { newcombePaired, type ShareDifference } from '#lib/stats/newcombe.ts';
import type { Cell, Column, TableRow } from '#lib/ui/types.ts';
import type { About } from '../insats/about.ts';

export interface PairLine {
	/** Stem of the measures: `sus_studier` has `_fore` and `_efter`. */
	id: string;
	name: string;
	fore: MeasureRow | undefined;
	efter: MeasureRow | undefined;
	/** After minus before with its interval, where every part of the flow is shown. */
	change: ShareDifference | null;
}

const shown = (row: MeasureRow | undefined): row is MeasureRow & { taljare: number; namnare: number } =>
	row?.status === 'visas' && row.taljare !== null && row.namnare !== null;

/**
 * The fourfold table of a thing before and after, from those who have it after, cut by what they had before.
 * Null when any part is not shown: then nothing is said about how sure the change is.
 *
 * @param own the values of `sus_fore` that are the thing itself
 */
export function changeOf(flow: readonly MeasureRow[], own: readonly string[]): ShareDifference | null {
	if (flow.length === 0 || !flow.every(shown)) return null;
	const count = (inside: boolean, pick: (row: MeasureRow) => number) =>
		flow
			.filter((row) => own.includes(row.by.sus_fore ?? '') === inside)
			.reduce((sum, row) => sum + pick(row), 0);
	const has = (row: MeasureRow) => row.taljare ?? 0;
	const hasNot = (row: MeasureRow) => (row.namnare ?? 0) - (row.taljare ?? 0);
	return newcombePaired({
		both: count(true, has),
		before: count(true, hasNot),
		after: count(false, has),
		neither: count(false, hasNot)
	});
}

/** Asks for one pair; with `own` also for the flow that says how sure the change is. */
export async function askPair(one: About, id: string, own?: readonly string[]): Promise<PairLine> {
	const span = { from: one.period.from, to: one.period.to };
	const [[fore], [efter], flow] = await Promise.all([
		one.ask(`${id}_fore`, { by: [], ...span }),
		one.ask(`${id}_efter`, { by: [], ...span }),
		own ? one.ask(`${id}_efter`, { by: ['sus_fore'], ...span }) : []
	]);
	return {
		id,
		name: measureOf(`${id}_efter`).namn.replace(/ vid avslut$/, ''),
		fore,
		efter,
		change: own && shown(fore) && shown(efter) ? changeOf(flow, own) : null
	};
}

export const pairColumns: Column[] = [
	{ key: 'namn', label: '' },
	{ key: 'fore', label: 'Före', unit: 'andel, antal och 95 % intervall', num: true },
	{ key: 'efter', label: 'Efter', unit: 'andel, antal och 95 % intervall', num: true },
	{ key: 'antal', label: 'Ändring', unit: 'antal', num: true },
	{ key: 'enheter', label: 'Ändring', unit: 'procent\u00adenheter', num: true }
];

function side(row: MeasureRow | undefined, k: number): Cell {
	const said = speak(row, 'andel', k);
	if (!said.shown || !row) return { text: said.text, muted: true };
	const of = `${formatNumber(row.taljare)}${NBSP}av${NBSP}${formatNumber(row.namnare)}`;
	return { text: said.text, sub: said.interval ? `${of}, ${said.interval}` : of };
}

/** One line of the table; the change only where both sides are shown. */
export function pairRow({ id, name, fore, efter, change }: PairLine, k: number, link: string): TableRow {
	const both = shown(fore) && shown(efter) ? { fore, efter } : null;
	const points = (value: number) => formatSigned(value * 100, percentDecimals(both?.efter.namnare));
	return {
		cells: {
			namn: { text: name, href: `${link}${id}_efter` },
			fore: side(fore, k),
			efter: side(efter, k),
			antal: { text: both ? formatSigned(both.efter.taljare - both.fore.taljare) : '' },
			enheter: both
				? {
						text: points((both.efter.taljare - both.fore.taljare) / both.efter.namnare),
						...(change && { sub: `${points(change.lag)} till ${points(change.hog)}` })
					}
				: { text: '' }
		}
	};
}

/** A line of the picture; none when either end is not shown. */
export const slopeOf = ({ name, fore, efter }: PairLine, focus: boolean): SlopeRow => ({
	name,
	focus,
	fore: shown(fore) && shown(efter) ? fore.varde : null,
	efter: shown(fore) && shown(efter) ? efter.varde : null,
	n: shown(efter) ? efter.n : null
});
