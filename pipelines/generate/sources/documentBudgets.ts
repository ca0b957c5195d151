import type { Facts } from '../facts.ts';
import type { Row } from '../types.ts';

/** KRUS' application states no year; the demo places it in the first whole one. */
const KRUS_AR = '2020';

/**
 * Every budget line of the documents. A line for `2019-2020` is halved, one row a year: all its amounts are even, so the
 * two years add up exactly. Detail lines keep their overpost; the income line keeps its minus.
 */
export function documentBudgets(facts: Facts): Row[] {
	return facts.budgets.flatMap((fact) => {
		const years = fact.period === 'ej angiven' ? [KRUS_AR] : (fact.period as string).split('-');
		const kronor = Number(fact.belopp_kr) / years.length;
		if (!Number.isInteger(kronor)) throw new Error(`Beloppet går inte jämnt upp: ${fact.post}`);
		return years.map((period): Row => ({
			insats_id: fact.insats_id as string,
			period,
			typ: 'budget',
			kostnadsslag: fact.kostnadsslag as string,
			belopp_kr: kronor.toFixed(2),
			finansiering: 'forbundsmedel',
			post: fact.post as string,
			overpost: fact.overpost as string
		}));
	});
}
