/** Who takes part on each side, in words and tables narrow enough for paper. */
import { askMix, furthest, mixOf, mixSentence, type Group, type Subject } from '#lib/compare/index.ts';
import { formatNumber, formatPercent, formatStatus } from '#lib/format/index.ts';
import { dimensionOf } from '#lib/measures/dimensions.ts';
import type { Scope } from '#lib/server/scope.ts';
import type { TableView } from '#lib/ui/types.ts';
import { definitionLink } from '../shared/foot.ts';
import type { Period } from '../shared/period.ts';

export interface MixView {
	sentence: string;
	tables: TableView[];
}

/** So many insatser stand beside each other in one table. */
const BESIDE = 5;

/** Groups of the same sides are shown once, however many ways they were measured in. */
export async function mixViews(
	scope: Scope,
	subject: Subject,
	period: Period,
	groups: readonly Group[]
): Promise<MixView[]> {
	if (groups.length === 0) return [];
	const rows = await askMix((matt, cut) => scope.ask(matt, cut), subject);
	if (rows.cuts.length === 0)
		return [
			{
				sentence:
					'Vilka som deltar visas för hela tiden och för de tre senaste åren, inte för den här perioden.',
				tables: []
			}
		];
	const different = [
		...new Map(groups.map((group) => [group.sides.map(({ key }) => key).join(' '), group])).values()
	];
	return different.map(({ sides }) => {
		const mixes = mixOf(sides, rows, subject.label);
		const parts = Array.from({ length: Math.ceil(sides.length / BESIDE) }, (_, i) => i * BESIDE);
		return {
			sentence: mixSentence(furthest(sides, mixes)),
			tables: parts.map((from): TableView => {
				const own = sides.slice(from, from + BESIDE);
				return {
					caption: `Vilka de avslutade är i ${own.map(({ name }) => name).join(', ')}, ${period.text}`,
					columns: [
						{ key: 'grupp', label: 'Grupp' },
						...own.map((side) => ({
							key: side.key,
							label: side.name,
							unit: 'andel av de avslutade',
							num: true
						}))
					],
					definitions: [definitionLink(scope, 'avslutade')],
					rows: mixes.flatMap(({ dimension, lines }) => [
						{ heading: dimensionOf(dimension)?.namn ?? dimension, cells: {} },
						...lines.map(({ label, cells }) => ({
							cells: {
								grupp: { text: label },
								...Object.fromEntries(
									own.map((side, i) => {
										const cell = cells[from + i]!;
										return [
											side.key,
											cell.status === 'skyddad'
												? { text: formatStatus('skyddad', scope.meta.k), muted: true }
												: cell.share === null
													? { text: formatNumber(cell.n) }
													: { text: formatPercent(cell.share), sub: `n ${formatNumber(cell.n)}` }
										];
									})
								)
							}
						}))
					])
				};
			})
		};
	});
}
