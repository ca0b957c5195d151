import { parsePeriod, type Span } from '../measures/period.ts';
import type { MeasureRow } from '../measures/types.ts';
import { figureOf, rowsFor } from './ask.ts';
import { empty, type Question } from './evidence.ts';
import { plain } from './text.ts';
import type { Evidence, Plan } from './types.ts';
import { far, type Period } from './windows.ts';

const everybody = ['', 'alla', 'samtliga', 'totalt'];

/**
 * The published row of the same insats, matt and period; the latest that has ended where the goal names no period.
 * A group is only chosen when the goal's population is one of the published groups.
 */
export async function gatherPublished(
	q: Question,
	plan: Extract<Plan, { form: 'aggregat' }>,
	period: Period
): Promise<Evidence> {
	const { goal, read } = q;
	const per = q.utsatt ? q.per : far;
	const evidence: Evidence = { ...empty(period, 'andel', 'andel'), pagar: false, kan_sagas: null };
	const rows = await rowsFor(q.ask, q.who, { namn: plan.matt, matt: 'aggregat' }, null);
	const about = (words: string) => rows.filter((row) => plain(row.by.matt) === plain(words));
	const named = about(plan.matt).length > 0 ? about(plan.matt) : about(goal.text);
	const spanOf = (row: MeasureRow): Span | null => parsePeriod(row.by.period ?? '');
	const { fonster } = read;
	const inTime = named.filter((row) => {
		const span = spanOf(row);
		if (!span || span.till > per) return false;
		if (fonster.slag === 'spann') return span.fran >= fonster.span.fran && span.till <= fonster.span.till;
		return fonster.slag !== 'ar' || /^\d{4}$/.test(row.by.period ?? '');
	});
	const latest = inTime
		.map((row) => spanOf(row)!.till)
		.sort()
		.at(-1);
	const last = inTime.filter((row) => spanOf(row)?.till === latest);
	const group = last.filter((row) => plain(row.by.grupp) === plain(plan.grupp));
	const all = last.filter((row) => everybody.includes(plain(row.by.grupp)));
	const [row] = group.length > 0 ? group : all.length > 0 ? all : last.length === 1 ? last : [];
	if (!row) {
		const early = named.find((one) => (spanOf(one)?.till ?? '') > per);
		const when = read.fonster.slag === 'spann' ? ` för ${read.fonster.text}` : '';
		return early && period.pagar
			? { ...evidence, pagar: true, kan_sagas: empty(period, 'andel', '').kan_sagas, slag: 'antal' }
			: { ...evidence, saknas: `en publicerad uppgift (aggregat) om ”${plan.matt}”${when}, från kansliet` };
	}
	const span = spanOf(row)!;
	const figure = figureOf(plan.matt, [row]);
	const share = row.namnare !== null || row.status === 'skyddad';
	return {
		...evidence,
		slag: share ? 'andel' : 'antal',
		span,
		period: row.by.period ?? '',
		enhet: share ? 'andel' : (goal.enhet ?? ''),
		delar: [share ? figure : { ...figure, varde: figure.taljare }],
		trend: inTime
			.filter((one) => one.by.grupp === row.by.grupp)
			.map((one) => ({
				period: one.by.period ?? '',
				taljare: one.taljare,
				namnare: one.namnare,
				varde: one.varde,
				status: one.status
			}))
	};
}
