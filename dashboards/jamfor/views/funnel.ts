/** The funnel, and each share weighed against the others'. */
import { funnelPlot, twoEstimates } from '#lib/charts/index.ts';
import type { Group } from '#lib/compare/index.ts';
import { formatInterval, formatNumber, formatPercent } from '#lib/format/index.ts';
import type { FunnelPlace } from '#lib/stats/index.ts';
import type { Scope } from '#lib/server/scope.ts';
import type { FigureView } from '#lib/ui/types.ts';
import type { Period } from '../../shared/period.ts';
import { figureOf, inBlock, totalOf } from '../subject.ts';

const PLACES: Record<FunnelPlace, string> = {
	inom: 'inom det som slumpen ger',
	over_95: 'över 95-procentsgränsen',
	under_95: 'under 95-procentsgränsen',
	over_99_8: 'över 99,8-procentsgränsen',
	under_99_8: 'under 99,8-procentsgränsen'
};

function funnelFigure(scope: Scope, matt: string, period: Period, group: Group, id: string): FigureView {
	const { funnel, sentences } = group;
	const label = `Tratt: andel mot antal, ${period.text}. ${sentences.tratt} Alla värden står i tabellen.`;
	return figureOf(scope, matt, period, {
		group,
		id,
		text: inBlock(group) + sentences.tratt,
		drawn:
			funnel &&
			funnelPlot(
				funnel.sides.map(({ name, n, varde, place }) => ({ name, n, varde, outside: place !== 'inom' })),
				funnel.theta,
				label
			),
		empty: sentences.tratt,
		n: totalOf(group),
		table: {
			caption: `Andelar mot trattens gränser, ${period.text}`,
			columns: [
				{ key: 'namn', label: 'Insats' },
				{ key: 'varde', label: 'Andel', num: true },
				{ key: 'n', label: 'Antal', unit: 'n', num: true },
				{ key: 'granser', label: '95-procentsgränser', unit: 'för så många', num: true },
				{ key: 'plats', label: 'Läge' }
			],
			rows: (funnel?.sides ?? []).map(({ name, n, varde, limits, place }) => ({
				cells: {
					namn: { text: name },
					varde: { text: formatPercent(varde, n) },
					n: { text: formatNumber(n) },
					granser: { text: formatInterval(limits.lag, limits.hog, n) },
					plats: { text: PLACES[place] }
				}
			}))
		},
		notes: funnel
			? [
					'De mörkare gränserna rymmer 95 av 100 grupper, de ljusare 998 av 1 000, om alla i grunden vore lika.'
				]
			: []
	});
}

function shrunkenFigure(scope: Scope, matt: string, period: Period, group: Group, id: string): FigureView[] {
	const { shrunken, sentences } = group;
	if (!shrunken) return [];
	const label = `Andelar som de är och vägda mot de andras, ${period.text}. ${sentences.krympt}`;
	return [
		figureOf(scope, matt, period, {
			group,
			id,
			text: inBlock(group) + sentences.krympt,
			drawn: twoEstimates(
				shrunken.sides.map(({ name, n, raw, estimate, lag, hog }) => ({
					name,
					raw,
					adjusted: estimate,
					lag,
					hog,
					text: `${formatPercent(raw)} → ${formatPercent(estimate)}  n ${formatNumber(n)}`
				})),
				label
			),
			n: totalOf(group),
			table: {
				caption: `Andelar som de är och vägda mot de andras, ${period.text}`,
				columns: [
					{ key: 'namn', label: 'Insats' },
					{ key: 'ra', label: 'Som den är', num: true },
					{ key: 'vagd', label: 'Vägd mot de andra', unit: 'och 95 % intervall', num: true },
					{ key: 'n', label: 'Antal', unit: 'n', num: true }
				],
				rows: shrunken.sides.map(({ name, n, raw, estimate, lag, hog }) => ({
					cells: {
						namn: { text: name },
						ra: { text: formatPercent(raw, n) },
						vagd: { text: formatPercent(estimate, n), sub: formatInterval(lag, hog, n) },
						n: { text: formatNumber(n) }
					}
				}))
			},
			notes: [
				'Ring: andelen som den är. Fylld punkt: samma andel dragen mot allas gemensamma, mer ju mindre gruppen är, eftersom små gruppers andelar svänger mest av slump.'
			]
		})
	];
}

export const funnelView = (
	scope: Scope,
	matt: string,
	period: Period,
	groups: readonly Group[]
): FigureView[] =>
	groups.flatMap((group, i) => [
		funnelFigure(scope, matt, period, group, `tratt_${i + 1}`),
		...shrunkenFigure(scope, matt, period, group, `vagd_${i + 1}`)
	]);
