/** From answers to a comparison: one group for each set of sides that may be compared, and why the others may not. */
import type { MeasureRow } from '../measures/types.ts';
import type { SideRows } from './ask.ts';
import { limitOf } from './ask.ts';
import { againstRest, pairwise } from './differences.ts';
import { funnel, type Funnel } from './funnel.ts';
import { guard } from './guard.ts';
import { overTime, type OverTime } from './overTime.ts';
import { differenceSentence, funnelSentence, shrunkenSentence, standardisedSentence } from './sentences.ts';
import { overTimeSentence } from './moreSentences.ts';
import { shrunken, type Shrunken } from './shrunken.ts';
import { blocksOf, rowsIn } from './sides.ts';
import { standardise, type StandardisedView } from './standardised.ts';
import type { Difference, Refusal, Shown, Subject } from './types.ts';

/** Sides that may be compared, with all that is said of their shares. */
export interface Group {
	/** The way of measuring, in words; empty when there is one only. */
	block: string;
	blockKey: string;
	sides: Shown[];
	rest: Difference[];
	pairs: Difference[];
	funnel: Funnel | null;
	shrunken: Shrunken | null;
	overTime: OverTime;
	sentences: { skillnad: string; tratt: string; krympt: string; over_tid: string };
}

export interface Comparison {
	/** Groups of two or more, the largest first. */
	groups: Group[];
	/** Shown sides that nobody may be compared with. */
	alone: Shown[];
	refusals: (Refusal & { block: string })[];
}

/** Says of a group of shares all that does not need another question. */
export function groupOf(
	sides: Shown[],
	years: readonly MeasureRow[],
	{ block, blockKey, share }: { block: string; blockKey: string; share: boolean }
): Group {
	const [rest, pairs] = share ? [againstRest(sides), pairwise(sides)] : [[], []];
	const [found, drawn] = share ? [funnel(sides), shrunken(sides)] : [null, null];
	const time = overTime(sides, share ? years : []);
	return {
		block,
		blockKey,
		sides,
		rest,
		pairs,
		funnel: found,
		shrunken: drawn,
		overTime: time,
		sentences: {
			skillnad: differenceSentence(sides, rest, pairs),
			tratt: funnelSentence(sides, found),
			krympt: shrunkenSentence(sides, drawn),
			over_tid: overTimeSentence(time)
		}
	};
}

/** What is refused in every way of measuring alike is said once, without naming any. */
function gather(parts: readonly { block: string; refusals: readonly Refusal[] }[]): Comparison['refusals'] {
	const found = new Map<string, Comparison['refusals'][number] & { times: number }>();
	for (const { block, refusals } of parts)
		for (const refusal of refusals) {
			const key = JSON.stringify(refusal);
			const times = (found.get(key)?.times ?? 0) + 1;
			const blocks = [found.get(key)?.block, block].filter(Boolean).join(' och ');
			found.set(key, { ...refusal, times, block: times === parts.length ? '' : blocks });
		}
	return [...found.values()].map(({ times: _, ...refusal }) => refusal);
}

/** Guards every way of measuring, and compares within each group that is left. What is no share is only grouped. */
export function compare(subject: Subject, { rows, years, coverage }: SideRows): Comparison {
	const { measure } = subject;
	const blocks = blocksOf(subject, rows);
	const parts = blocks.map((block) => {
		const own = (list: readonly MeasureRow[]) =>
			list.some((row) => measure.alltid?.some((id) => id in row.by))
				? rowsIn(measure, list, block.key)
				: list;
		const { groups, refusals } = guard(
			{
				subject,
				years: own(years),
				coverage: own(coverage),
				limit: limitOf(measure),
				block: block.title
			},
			block.sides
		);
		return { block, groups, refusals, years: own(years) };
	});
	const groups = parts.flatMap(({ block, groups: found, years: own }) =>
		found
			.filter((sides) => sides.length > 1)
			.map((sides) =>
				groupOf(sides, own, { block: block.title, blockKey: block.key, share: measure.enhet === 'andel' })
			)
	);
	return {
		groups: groups.sort((a, b) => b.sides.length - a.sides.length),
		alone: parts.flatMap(({ groups: found }) => found.flatMap((sides) => (sides.length === 1 ? sides : []))),
		refusals: gather(parts.map(({ block, refusals }) => ({ block: block.title, refusals })))
	};
}

/** The standardised shares of a group, from the measure cut by the dimension. */
export function standardiseGroup(
	subject: Subject,
	group: Pick<Group, 'sides' | 'blockKey'>,
	rows: readonly MeasureRow[],
	dimension: string
): StandardisedView & { sentence: string } {
	const own = rowsIn(subject.measure, rows, group.blockKey);
	const view = standardise(group.sides, own, dimension, (value) => subject.label(dimension, value));
	return { ...view, sentence: standardisedSentence(group.sides, view) };
}
