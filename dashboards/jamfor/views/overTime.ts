/** Each insats year by year. */
import { yearPanels } from '#lib/charts/index.ts';
import type { Group } from '#lib/compare/index.ts';
import { formatInterval, formatNumber, formatPercent, formatReason, NBSP } from '#lib/format/index.ts';
import type { Scope } from '#lib/server/scope.ts';
import type { FigureView, TableRow } from '#lib/ui/types.ts';
import type { Period } from '../../shared/period.ts';
import { figureOf, inBlock } from '../subject.ts';

export function overTimeView(
	scope: Scope,
	matt: string,
	period: Period,
	groups: readonly Group[]
): FigureView[] {
	return groups.map((group, i) => {
		const { overTime, sentences } = group;
		const rows = overTime.sides.flatMap(({ side, years }) =>
			years.map(({ year, figure: { varde, lag, hog, n } }) => ({ name: side.name, year, varde, lag, hog, n }))
		);
		const label = `Andel per år, ${period.text}. ${sentences.over_tid} Alla värden står i tabellen.`;
		const table = overTime.sides.flatMap(({ side, years }): TableRow[] => [
			{ heading: side.name, cells: {} },
			...years.map(({ year, figure }) => {
				const shown = figure.varde !== null;
				const why = formatReason(figure, scope.meta.k);
				return {
					cells: {
						ar: { text: String(year) },
						andel: shown
							? {
									text: formatPercent(figure.varde, figure.n),
									sub: formatInterval(figure.lag, figure.hog, figure.n)
								}
							: { text: why, muted: true },
						antal: {
							text: shown ? `${formatNumber(figure.x)}${NBSP}av${NBSP}${formatNumber(figure.n)}` : ''
						}
					}
				};
			})
		]);
		return figureOf(scope, matt, period, {
			group,
			id: `over_tid_${i + 1}`,
			text: inBlock(group) + sentences.over_tid,
			drawn:
				rows.length > 0
					? yearPanels(
							rows.map((row) => ({ ...row })),
							overTime.break,
							label
						)
					: null,
			empty: 'Måttet släpps inte år för år, eller är skyddat varje år.',
			n: group.sides.reduce((sum, { n }) => sum + n, 0),
			table: {
				caption: `Andel per år, ${period.text}`,
				columns: [
					{ key: 'ar', label: 'År' },
					{ key: 'andel', label: 'Andel', unit: 'och 95 % intervall', num: true },
					{ key: 'antal', label: 'Antal', num: true }
				],
				rows: table
			},
			notes: [
				'Jämförelsen gäller det senaste året mot det första, med hänsyn till att flera görs samtidigt (Holm).',
				...(period.partial ? ['Det sista året är inte slut.'] : []),
				...(overTime.break === null
					? []
					: ['Strecket visar när SUS stängde, i april 2023: före och efter är olika källor.'])
			]
		});
	});
}
