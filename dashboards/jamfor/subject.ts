/** The measure in focus, and the parts every figure of the comparison has. */
import { SHARE, type Group } from '#lib/compare/index.ts';
import type { View } from '#lib/filters/index.ts';
import { formatNumber, firstClause, sentence } from '#lib/format/index.ts';
import type { Measure } from '#lib/measures/types.ts';
import { measureOf, type Scope } from '#lib/server/scope.ts';
import { metoder } from '#lib/stats/metoder.ts';
import type { FigureView, Link, TableView } from '#lib/ui/types.ts';
import type { Drawn } from '#lib/charts/index.ts';
import { definitionLink, foot } from '../shared/foot.ts';
import type { Period } from '../shared/period.ts';
import { metodLink, rakningHref } from '../shared/rakning.ts';

/** What can be compared in every way: a share, or a cost a participant. */
export const comparable = ({ enhet }: Measure): boolean => enhet === 'andel' || enhet === 'kronor_per';

/** The measure the reader chose, else the house's own. */
export const chosenMatt = (scope: Scope): string => scope.filters.matt ?? SHARE;

/** First sentence → the rest of a text of several. */
const firstOf = (text: string): string => /^.*?[.!?](?=\s+[A-ZÅÄÖ]|$)/.exec(text)?.[0] ?? text;

interface Parts {
	id: string;
	/** The whole sentence; its first part is the title. */
	text: string;
	drawn: Drawn | null;
	table: TableView;
	/** Who is compared: their names stand in the table's caption, so that it can be told from the others'. */
	group: Pick<Group, 'block' | 'sides'>;
	notes?: readonly string[];
	n?: number;
	/** Measures beside the one in focus. */
	also?: readonly string[];
	empty?: string;
	subtitle?: string;
}

/** The statistics behind each way of looking, by their ids in the registry. */
const METHODS: Record<View, readonly string[]> = {
	skillnad: ['newcombe', 'multipel'],
	tratt: ['tratt', 'krympning'],
	standardiserat: ['standardisering_direkt', 'standardisering_skillnad'],
	over_tid: ['wilson'],
	kostnad: ['kostnadsplan'],
	tid_till: ['aalen_johansen']
};

function methodLinks(scope: Scope): Link[] {
	const ids = scope.filters.vy ? METHODS[scope.filters.vy] : [];
	return metoder
		.filter(({ id }) => ids.includes(id))
		.map(({ id, namn }) => ({ text: namn, href: metodLink(scope, `/metod/statistik#${id}`) }));
}

/** A figure with all it must carry, around a sentence. */
export function figureOf(scope: Scope, matt: string, period: Period, parts: Parts): FigureView {
	const measure = measureOf(matt);
	const title = firstOf(parts.text).replace(/\.$/, '');
	const more = parts.text === `${title}.` ? [] : [parts.text];
	return {
		id: parts.id,
		title,
		subtitle:
			parts.subtitle ?? `${measure.namn}. ${firstClause(measure.population)} ${sentence(period.text)}.`,
		drawn: parts.drawn,
		...(parts.empty ? { empty: parts.empty } : {}),
		table: {
			...parts.table,
			caption: `${parts.table.caption}: ${inBlock(parts.group)}${parts.group.sides.map(({ name }) => name).join(', ')}`
		},
		foot: foot(scope, matt, parts.n ? `n = ${formatNumber(parts.n)}` : undefined),
		definitions: [
			...[matt, ...(parts.also ?? [])].map((one) => definitionLink(scope, one)),
			...methodLinks(scope)
		],
		rakning: rakningHref(scope, matt, { by: ['forbund', 'insats'], from: period.from, to: period.to }),
		notes: [...more, ...(parts.notes ?? [])]
	};
}

/** `Arbetsförmåga 0–10: `, where the measure is taken in several ways. */
export const inBlock = ({ block }: Pick<Group, 'block'>): string => (block ? `${block}: ` : '');

export const totalOf = ({ sides }: Pick<Group, 'sides'>): number => sides.reduce((sum, { n }) => sum + n, 0);
