import { year } from '../dates.ts';
import type { Facts } from '../facts.ts';
import type { Row } from '../types.ts';

/** `förväntan` is what the document expected when the insats began: its first year. */
const PERIOD_FORVANTAN = '2016';
/** The staffing plan's first year. */
const PERIOD_RESURSER = '2014';
const FORVANTAN = 'förväntan';

/** Published results and staffing, every row. A share printed without its numbers stands as the percentage itself. */
export function aggregat(facts: Facts): Row[] {
	const dokument = (id: string) => facts.insatser.find((fact) => fact.insats_id === id)?.dokument ?? '';
	const results = facts.results.map((fact): Row => {
		const id = fact.insats_id as string;
		const forvantan = fact.per === FORVANTAN;
		const note = forvantan ? 'täljaren är ett procenttal, antal anges inte' : `per ${fact.per}`;
		return {
			insats_id: id,
			period: forvantan ? PERIOD_FORVANTAN : String(year(fact.per as string)),
			matt: forvantan ? `förväntad andel: ${fact.utfall}` : (fact.utfall as string),
			grupp: fact.grupp as string,
			taljare: forvantan ? (fact.publicerad_procent as string) : (fact.antal as string),
			namnare: fact.namnare as string,
			publicerad_procent: fact.publicerad_procent as string,
			kalla: dokument(id),
			anmarkning: [note, fact.anmarkning].filter(Boolean).join('; ')
		};
	});
	const staffing = facts.staffing.map((fact): Row => ({
		insats_id: fact.insats_id as string,
		period: PERIOD_RESURSER,
		matt: 'årsarbetare',
		grupp: `${fact.befattning} · ${fact.arbetsgivare} · ${fact.finansiering}`,
		taljare: fact.arsarbetare as string,
		kalla: dokument('steget_vidare'),
		anmarkning: 'resursplan 2014-2016'
	}));
	return [...results, ...staffing];
}
