/** How long it takes to arbete or studier, with other ways of leaving competing. */
import { shareCurves } from '#lib/charts/index.ts';
import {
	askTimes,
	isOutside,
	MONTHS,
	timeSentence,
	timeTo,
	type Group,
	type Subject
} from '#lib/compare/index.ts';
import { formatInterval, formatNumber, formatPercent, sentence } from '#lib/format/index.ts';
import type { Scope } from '#lib/server/scope.ts';
import type { FigureView } from '#lib/ui/types.ts';
import type { Period } from '../../shared/period.ts';
import { figureOf } from '../subject.ts';

export async function time(
	scope: Scope,
	subject: Subject,
	period: Period,
	groups: readonly Group[]
): Promise<FigureView[]> {
	const { totals, rows } = await askTimes((one, cut) => scope.ask(one, cut), subject);
	const outside = isOutside(rows);
	return groups.map((group, i) => {
		const found = timeTo(group.sides, totals, rows);
		const text = outside
			? 'Tiden till arbete eller studier visas inte för den här perioden.'
			: timeSentence(found);
		const drawn = found.curves.some(({ steps }) => steps.length > 0);
		const apart = new Set(found.pairs.filter(({ skild }) => skild).map(({ high }) => high));
		const cut = found.curves.filter(({ hidden }) => hidden).map(({ side }) => side.name);
		const label = `Andel som har gått till arbete eller studier efter tid i insatsen. ${text} Alla värden står i tabellen.`;
		return figureOf(scope, 'deltaganden', period, {
			group,
			id: `tid_till_${i + 1}`,
			text,
			subtitle: `Andel av de påbörjade som har gått till arbete eller studier, efter månader i insatsen. Deltaganden som började ${period.text}.`,
			drawn: drawn
				? shareCurves(
						found.curves.map(({ side, steps }) => ({
							name: side.name,
							steps: steps.map(({ month, point }) => ({ month, share: point.estimate })),
							focus: apart.has(side.name)
						})),
						label
					)
				: null,
			empty: outside
				? 'Välj hela tiden eller de tre senaste åren: bara för dem släpps tiden till arbete eller studier.'
				: 'Kurvorna går inte att visa: grupperna är för små i någon del av tiden.',
			n: found.curves.reduce((sum, { n }) => sum + (n ?? 0), 0),
			also: [subject.measure.matt],
			table: {
				caption: `${sentence('andel')} som har gått till arbete eller studier inom så många månader`,
				columns: [
					{ key: 'namn', label: 'Insats' },
					...MONTHS.map((month) => ({
						key: `m${month}`,
						label: `${month} månader`,
						unit: 'och 95 % intervall',
						num: true
					})),
					{ key: 'n', label: 'Påbörjade', unit: 'n', num: true }
				],
				rows: (outside ? [] : found.curves).map(({ side, at, n }) => ({
					cells: {
						namn: { text: side.name },
						n: { text: n === null ? '' : formatNumber(n) },
						...Object.fromEntries(
							at.map(({ month, point }) => [
								`m${month}`,
								point
									? {
											text: formatPercent(point.estimate),
											...(point.lag !== null && point.hog !== null
												? { sub: formatInterval(point.lag, point.hog) }
												: {})
										}
									: { text: '–', muted: true }
							])
						)
					}
				}))
			},
			notes: outside
				? []
				: [
						'Den som slutar på annat sätt kan inte längre gå till arbete eller studier inom insatsen och räknas som det, inte som borttappad. Den som är kvar räknas så långt den har varit med. Tiden är känd i band om sex månader: en punkt är slutet av ett band, och linjen mellan dem är dragen rak.',
						'Ett streck betyder att ingen i perioden har kunnat följas så länge, eller att uppgiften är skyddad.',
						...(cut.length > 0 && !outside
							? [`Skyddade uppgifter gör kurvan kortare eller tom för ${cut.join(', ')}.`]
							: [])
					]
		});
	});
}
