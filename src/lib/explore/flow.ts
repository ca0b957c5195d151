/**
 * Before → after as flows. Hidden flows of one origin become "övriga" when what they are together may be told: the whole of the
 * origin is let out, they are two or more, and together no small group. One hidden flow alone is never drawn.
 */
import type { MeasureRow } from '../measures/types.ts';

export interface Flow {
	from: string;
	to: string;
	/** Persons; null where it is hidden. */
	n: number | null;
}

export interface Flows {
	/** Shown flows, and joined ones under `other`. */
	flows: (Flow & { n: number })[];
	/** Origins of which some flow is neither shown nor joined. */
	hidden: string[];
}

/**
 * @param totals how many began at each origin; null or absent where it is hidden
 * @param k the smallest group that is shown
 */
export function joinHidden(
	flows: readonly Flow[],
	totals: ReadonlyMap<string, number | null>,
	k: number,
	other = 'ovriga_dolda'
): Flows {
	const origins = [...new Set(flows.map(({ from }) => from))];
	const hidden: string[] = [];
	const joined = origins.flatMap((from) => {
		const own = flows.filter((flow) => flow.from === from);
		const shown = own.filter((flow): flow is Flow & { n: number } => flow.n !== null && flow.n > 0);
		const closed = own.filter(({ n }) => n === null).length;
		if (closed === 0) return shown;
		const total = totals.get(from) ?? null;
		const rest = total === null ? null : total - shown.reduce((sum, { n }) => sum + n, 0);
		if (closed >= 2 && rest !== null && rest >= k) return [...shown, { from, to: other, n: rest }];
		hidden.push(from);
		return shown;
	});
	return { flows: joined, hidden };
}

/** Known at all: the code lists' own word for not knowing is no place to come from or go to. */
const stated = (value: string | null | undefined): boolean => value != null && value !== 'okand';

/** A share cut by where people came from, as two flows each: those it is true of, and all others of the same origin. */
export function twoWays(
	rows: readonly MeasureRow[],
	origin: string,
	[yes, no]: readonly [string, string]
): { flows: Flow[]; totals: Map<string, number | null> } {
	const own = rows.filter((row) => stated(row.by[origin]) && row.status !== 'data_saknas');
	return {
		flows: own.flatMap((row) => {
			const from = row.by[origin]!;
			const shown = row.status === 'visas' && row.taljare !== null && row.namnare !== null;
			return [
				{ from, to: yes, n: shown ? row.taljare : null },
				{ from, to: no, n: shown ? row.namnare! - row.taljare! : null }
			];
		}),
		totals: new Map(own.map((row) => [row.by[origin]!, row.status === 'visas' ? row.namnare : null]))
	};
}

/**
 * Counts cut by both ends as flows. An origin's total is all who came from there but those whose end is not stated, as they were
 * asked for; unknown when either of the two is hidden.
 */
export function bothEnds(
	rows: readonly MeasureRow[],
	totals: readonly MeasureRow[],
	[before, after]: readonly [string, string]
): { flows: Flow[]; totals: Map<string, number | null> } {
	const shown = (row: MeasureRow) => (row.status === 'visas' ? row.taljare : null);
	const totalOf = (row: MeasureRow): number | null => {
		const unstated = rows.filter(({ by }) => by[before] === row.by[before] && !stated(by[after]));
		const [all, ...gone] = [row, ...unstated].map(shown);
		if (all == null || gone.some((n) => n === null)) return null;
		return all - gone.reduce<number>((sum, n) => sum + n!, 0);
	};
	return {
		flows: rows
			.filter(({ by, status }) => stated(by[before]) && stated(by[after]) && status !== 'data_saknas')
			.map((row) => ({ from: row.by[before]!, to: row.by[after]!, n: shown(row) })),
		totals: new Map(
			totals.filter(({ by }) => stated(by[before])).map((row) => [row.by[before]!, totalOf(row)])
		)
	};
}
