/** Insatser side by side are compared as everywhere: what may not be compared is not, and the figure says so. */
import { askSides, compare } from '#lib/compare/index.ts';
import { saidOf } from '../../shared/compare.ts';
import { linesOf, hasData } from '../../shared/rows.ts';
import { subjectOf } from '../../shared/subject.ts';
import type { About, Answered } from '../about.ts';
import { allOutside } from './parts.ts';

/** The sentence the comparison allows, and what is not compared; nothing where the rows are not insatser of one measure. */
export async function comparability(
	{ scope, question, period }: About,
	{ measure, rows }: Answered
): Promise<{ sentence: string | null; notes: string[] }> {
	const ratio = measure.enhet === 'andel' || measure.enhet === 'kronor_per';
	const plain =
		question.rader.join() === 'insats' &&
		question.kolumner === null &&
		question.visa === 'varde' &&
		!measure.alltid?.length;
	if (!ratio || !plain || allOutside({ rows } as Answered)) return { sentence: null, notes: [] };
	const subject = subjectOf(scope, measure.matt, period);
	const { groups, refusals } = compare(subject, await askSides((one, cut) => scope.ask(one, cut), subject));
	const own = rows.map((row) => ({
		...row,
		by: {
			...row.by,
			forbund: row.by.forbund ?? scope.forbund?.forbund_id ?? scope.catalog.forbund[0]?.forbund_id ?? null
		}
	}));
	const lines = linesOf(scope, own).filter(({ row }) => hasData(row));
	const [first = null, ...more] = saidOf(measure, lines, groups);
	const refused = refusals.some(
		({ reasons, against }) => against.length > 0 || reasons.some(({ code }) => code === 'tackning')
	);
	return {
		sentence: first,
		notes: [
			...more,
			...(refused
				? ['Alla går inte att jämföra med varandra: varför står på sidan Jämför, under Skillnad.']
				: [])
		]
	};
}
