/** The questions a comparison puts to the measures. Only here is anything asked; all else is made of the answers. */
import { possibleDimensions } from '../measures/dimensions.ts';
import { measureOf } from '../measures/library/index.ts';
import type { Cut, Measure, MeasureRow } from '../measures/types.ts';
import { LEAST_COVERAGE, MIX } from './settings.ts';
import type { MixRows } from './mix.ts';
import type { Ask, Subject } from './types.ts';

const place = ['forbund', 'insats'] as const;

/** Has the release no such cut? Then the rows say nothing, not even of whom. */
export const isOutside = (rows: readonly MeasureRow[]): boolean =>
	rows.length > 0 && rows.every(({ utanfor }) => utanfor);

const cutOf = ({ from, to }: Pick<Subject, 'from' | 'to'>, by: readonly string[] = []): Partial<Cut> => ({
	by: [...place, ...by],
	...(from ? { from } : {}),
	...(to ? { to } : {})
});

/** True when every relation of the measure has the dimension. */
export function canCut(measure: Measure, dimension: string): boolean {
	const relations = [measure.taljare.relation, ...(measure.namnare ? [measure.namnare.relation] : [])];
	return possibleDimensions(relations).some(({ id }) => id === dimension);
}

export interface Limit {
	matt: string;
	/** What stands before its figure. */
	text: string;
	/** Under this nobody is compared; null where only the gap between two counts. */
	least: number | null;
}

/** Which measure says how much of its population a measure rests on. */
export function limitOf(measure: Measure): Limit | null {
	if (measure.namnare?.filter?.includes('utfall_registrerat'))
		return { matt: 'tackning', text: 'andelen avslut med känt utfall är', least: LEAST_COVERAGE };
	if (measure.taljare.relation.startsWith('marts.stegforflyttning') && measure.matt !== 'parandel')
		return { matt: 'parandel', text: 'andelen med båda mätningarna är', least: null };
	return null;
}

export interface SideRows {
	rows: readonly MeasureRow[];
	years: readonly MeasureRow[];
	coverage: readonly MeasureRow[];
}

/** The measure itself, by year, and what limits it. */
export async function askSides(ask: Ask, subject: Subject): Promise<SideRows> {
	const { matt } = subject.measure;
	const limit = limitOf(subject.measure);
	const [rows, years, coverage] = await Promise.all([
		ask(matt, cutOf(subject)),
		ask(matt, cutOf(subject, ['ar'])),
		limit && measureOf(limit.matt) ? ask(limit.matt, cutOf(subject)) : []
	]);
	return { rows, years, coverage };
}

/** The measure by stratum, or null when it cannot be cut so. */
export async function askStrata(ask: Ask, subject: Subject, dimension: string) {
	return canCut(subject.measure, dimension) ? ask(subject.measure.matt, cutOf(subject, [dimension])) : null;
}

/** Who ended in the period, by background. */
export async function askMix(ask: Ask, subject: Subject): Promise<MixRows> {
	const [totals, ...cuts] = await Promise.all([
		ask('avslutade', cutOf(subject)),
		...MIX.map((dimension) => ask('avslutade', cutOf(subject, [dimension])))
	]);
	const asked = MIX.map((dimension, i) => ({ dimension, rows: cuts[i]! }));
	return { totals: totals!, cuts: asked.filter(({ rows }) => !isOutside(rows)) };
}

/** Deltaganden begun in the period, by how they ended and how long they lasted. */
export async function askTimes(ask: Ask, subject: Subject) {
	const [totals, rows] = await Promise.all([
		ask('deltaganden', cutOf(subject)),
		ask('deltaganden', cutOf(subject, ['utgang', 'tid_halvar']))
	]);
	return { totals, rows };
}

/** The cost a participant. */
export const askCost = (ask: Ask, subject: Subject, matt: string) => ask(matt, cutOf(subject));
