/** The year's money by what it is spent on: budget, utfall and, for all of it, how it looks to end. */
import { budgetBars, type BudgetRow } from '#lib/charts/index.ts';
import { formatMoney, formatNumber, formatPercent } from '#lib/format/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import { labelOf, rankOf } from '#lib/server/catalog/index.ts';
import type { FigureView } from '#lib/ui/types.ts';
import type { About } from '../insats/about.ts';
import { definitionLink, foot } from '../shared/foot.ts';

const shown = (row: MeasureRow | undefined): number | null => (row?.status === 'visas' ? row.varde : null);

/** `1,2 Mkr av 2,6 Mkr har använts, 47 %; 1,4 Mkr är kvar`; over the budget when it is. */
export function leftSentence(utfall: number | null, budget: number | null, year: string): string {
	if (utfall === null && budget === null) return `Ingen ekonomi är inläst för ${year}`;
	if (utfall === null) return `${year}: budget ${formatMoney(budget)}, inget utfall än`;
	if (budget === null || budget <= 0) return `${year}: ${formatMoney(utfall)} har använts, budget saknas`;
	const left = budget - utfall;
	return `${year}: ${formatMoney(utfall)} av ${formatMoney(budget)} har använts, ${formatPercent(utfall / budget)}; ${
		left >= 0 ? `${formatMoney(left)} är kvar` : `${formatMoney(-left)} över budgeten`
	}`;
}

export async function budgetFigure(one: About): Promise<FigureView> {
	const { scope, ask, insats, period, rakning } = one;
	const year = (period.last ?? scope.meta.dataPer).slice(0, 4);
	const span = { from: year, to: year };
	const [[budget], [utfall], [prognos], [takt], budgets, utfalls] = await Promise.all([
		ask('budget', span),
		ask('utfall', span),
		ask('prognos', span),
		ask('prognos_takt', span),
		ask('budget', { by: ['kostnadsslag'], ...span }),
		ask('utfall', { by: ['kostnadsslag'], ...span })
	]);
	const ongoing = `${year}-12-31` > scope.meta.dataPer;
	const [own, rate] = [shown(prognos), shown(takt)];
	const forecast = ongoing && (own !== null || rate !== null) ? (own ?? 0) + (rate ?? 0) : null;
	const rank = rankOf(scope.catalog, 'kostnadsslag');
	const at = (rows: readonly MeasureRow[], slag: string) => rows.find(({ by }) => by.kostnadsslag === slag);
	const kinds = [...new Set([...budgets, ...utfalls].flatMap(({ by }) => by.kostnadsslag ?? []))].sort(
		(a, b) => rank(a) - rank(b)
	);
	const total: BudgetRow = {
		name: 'Tillsammans',
		budget: shown(budget),
		utfall: shown(utfall),
		prognos: forecast
	};
	const rows: BudgetRow[] = [
		...(kinds.length > 1
			? kinds.map((slag) => ({
					name: labelOf(scope.catalog, 'kostnadsslag', slag),
					budget: shown(at(budgets, slag)),
					utfall: shown(at(utfalls, slag)),
					prognos: null
				}))
			: []),
		total
	];
	const title = leftSentence(total.utfall, total.budget, year);
	const amount = (kr: number | null) => ({ text: kr === null ? '–' : formatNumber(kr), muted: kr === null });
	const drawable = total.utfall !== null || total.budget !== null;
	return {
		id: 'budget',
		title,
		subtitle: `Budget som kontur, utfall fyllt${forecast === null ? '' : ', prognos randig'}. Utan parternas egeninsats.`,
		drawn: drawable ? budgetBars(rows, `Budget och utfall ${year} för ${insats.namn}. ${title}.`) : null,
		empty: 'Ekonomin lämnas i ekonomifilen av kansliet.',
		table: {
			caption: `Budget och utfall ${year} för ${insats.namn}`,
			columns: [
				{ key: 'namn', label: 'Kostnadsslag' },
				{ key: 'budget', label: 'Budget', unit: 'kr', num: true },
				{ key: 'utfall', label: 'Utfall', unit: 'kr', num: true }
			],
			rows: drawable
				? rows.map(({ name, ...money }) => ({
						cells: {
							namn: { text: name },
							budget: amount(money.budget),
							utfall: amount(money.utfall)
						}
					}))
				: []
		},
		foot: foot(scope, 'utfall'),
		definitions: ['budget', 'utfall', 'prognos', 'prognos_takt'].map((matt) => definitionLink(scope, matt)),
		rakning: rakning('utfall', { by: ['kostnadsslag'], ...span }),
		notes:
			forecast === null
				? []
				: [
						own === null
							? `Prognosen är utfallet i samma takt till årets slut: ${formatMoney(forecast)}.`
							: `Prognosen är kansliets egen: ${formatMoney(forecast)}.`
					]
	};
}
