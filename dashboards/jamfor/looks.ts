/** The ways of looking at the comparison: what each is called, and what it shows. */
import { askSides, compare, isOutside, refusalSentence, SHARE, type Comparison } from '#lib/compare/index.ts';
import { VIEWS, type View } from '#lib/filters/index.ts';
import { measureOf, type Scope } from '#lib/server/scope.ts';
import type { FigureView, Link } from '#lib/ui/types.ts';
import { outsideNote } from '../shared/compare.ts';
import type { Period } from '../shared/period.ts';
import { subjectOf } from '../shared/subject.ts';
import { mixViews, type MixView } from './mix.ts';
import { chosenMatt, comparable } from './subject.ts';
import { cost, pairLinks } from './views/cost.ts';
import { difference } from './views/difference.ts';
import { funnelView } from './views/funnel.ts';
import { overTimeView } from './views/overTime.ts';
import { standardised } from './views/standardised.ts';
import { time } from './views/time.ts';

const NAMES: Record<View, string> = {
	skillnad: 'Skillnad',
	tratt: 'Tratt',
	standardiserat: 'Standardiserat',
	over_tid: 'Över tid',
	kostnad: 'Kostnad mot utfall',
	tid_till: 'Tid till arbete eller studier'
};

export interface LookLink extends Link {
	current: boolean;
}

/** The ways as links, the one in use marked; the first is side by side. */
export function lookLinks(scope: Scope): LookLink[] {
	const { vy } = scope.filters;
	return [
		{ text: 'Sida vid sida', href: scope.here({ vy: null }), current: vy === null },
		...VIEWS.map((one) => ({ text: NAMES[one], href: scope.here({ vy: one }), current: vy === one }))
	];
}

export interface Look {
	figures: FigureView[];
	mix: MixView[];
	/** Why some are not compared, a sentence each. */
	refusals: string[];
	/** Pairs to look closer at. */
	pairs: Link[];
	/** Said where there is nothing to show. */
	nothing: string | null;
}

const said = ({ refusals }: Comparison): string[] =>
	refusals.map((one) => (one.block ? `${one.block}: ${refusalSentence(one)}` : refusalSentence(one)));

/** The measure a way of looking is about: two of them are about shares and time whatever the reader chose. */
function mattOf(scope: Scope, vy: View): string {
	const matt = chosenMatt(scope);
	if (vy === 'tid_till') return SHARE;
	return vy === 'kostnad' && measureOf(matt).enhet !== 'andel' ? SHARE : matt;
}

export async function look(scope: Scope, vy: View, period: Period): Promise<Look> {
	const matt = mattOf(scope, vy);
	const measure = measureOf(matt);
	const none = { figures: [], mix: [], refusals: [], pairs: [] };
	if (!comparable(measure))
		return {
			...none,
			nothing: `${measure.namn} är varken en andel eller en kostnad per deltagare. Välj ett annat mått, eller se det sida vid sida.`
		};
	if (measure.enhet !== 'andel' && vy !== 'skillnad')
		return {
			...none,
			nothing: `${measure.namn} är bokförda pengar utan intervall. Välj en andel, eller se skillnaden i kronor.`
		};
	const subject = subjectOf(scope, matt, period);
	const sides = await askSides((one, cut) => scope.ask(one, cut), subject);
	if (isOutside(sides.rows)) return { ...none, nothing: outsideNote(measure.namn) };
	const comparison = compare(subject, sides);
	const { groups } = comparison;
	const chosen = scope.filters.matt;
	const costMatt =
		chosen && measureOf(chosen).enhet === 'kronor_per' && measureOf(chosen).namnare ? chosen : undefined;
	const [figures, mix] = await Promise.all([
		vy === 'skillnad'
			? difference(scope, matt, period, groups)
			: vy === 'tratt'
				? funnelView(scope, matt, period, groups)
				: vy === 'standardiserat'
					? standardised(scope, subject, period, groups, scope.filters.strata ?? 'sammansattning')
					: vy === 'over_tid'
						? overTimeView(scope, matt, period, groups)
						: vy === 'kostnad'
							? cost(scope, subject, period, groups, costMatt)
							: time(scope, subject, period, groups),
		mixViews(scope, subject, period, groups)
	]);
	return {
		figures,
		mix,
		refusals: said(comparison),
		pairs: vy === 'kostnad' ? pairLinks(scope, groups) : [],
		nothing:
			groups.length > 0
				? null
				: `Det finns inte två insatser att jämföra på ${measure.namn.toLocaleLowerCase('sv')} i det här urvalet.`
	};
}
