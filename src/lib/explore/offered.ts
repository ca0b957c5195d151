/** What a reader can choose among: every cut of the rows for those who see them, the cuts of the release for all others. */
import { possibleDimensions, type Dimension } from '../measures/dimensions.ts';
import { seesRows } from '../measures/run.ts';
import type { Measure, Viewer } from '../measures/types.ts';
import { cuts, fineOf, isOpen, isYearly } from '../protection/lattice.ts';

const PLACES = ['forbund', 'insats', 'overordnad', 'inriktning'];

export const isPlace = (id: string): boolean => PLACES.includes(id);

const relationsOf = ({ taljare, namnare }: Measure): string[] => [
	taljare.relation,
	...(namnare ? [namnare.relation] : [])
];

/** The dimensions one measure can be cut by for this reader, in their fixed order. */
export function cutsOf(measure: Measure, viewer: Viewer): Dimension[] {
	const possible = possibleDimensions(relationsOf(measure));
	if (seesRows(viewer) || isOpen(measure)) return possible;
	const own = new Set([...(cuts[measure.matt] ?? []).flat(), ...(measure.alltid ?? [])]);
	return possible.filter(
		({ id, tid }) =>
			['forbund', 'insats', 'overordnad'].includes(id) ||
			own.has(id) ||
			(tid === 'ar' && isYearly(measure.matt)) ||
			(tid === 'halvar' && fineOf(measure.matt) !== undefined) ||
			((tid === 'kvartal' || tid === 'manad') && fineOf(measure.matt) === 'manad')
	);
}

/** The dimensions every one of the measures can be cut by. */
export function offered(measures: readonly Measure[], viewer: Viewer): Dimension[] {
	const [first, ...rest] = measures.map((measure) => cutsOf(measure, viewer));
	return (first ?? []).filter(({ id }) => rest.every((list) => list.some((one) => one.id === id)));
}
