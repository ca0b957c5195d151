/** The share as it is beside what it would be with everyone's composition. */
import { twoEstimates } from '#lib/charts/index.ts';
import { askStrata, isOutside, standardiseGroup, type Group, type Subject } from '#lib/compare/index.ts';
import type { Strata } from '#lib/filters/index.ts';
import { formatInterval, formatNumber, formatPercent, formatSigned } from '#lib/format/index.ts';
import type { Scope } from '#lib/server/scope.ts';
import type { FigureView } from '#lib/ui/types.ts';
import { strataName } from '../../shared/filterBar.ts';
import type { Period } from '../../shared/period.ts';
import { figureOf, inBlock, totalOf } from '../subject.ts';

const points = (value: number): string => formatSigned(Math.round(value * 1000) / 10, 1);

const columns = [
	{ key: 'namn', label: 'Insats' },
	{ key: 'ra', label: 'Som den är', num: true },
	{ key: 'std', label: 'Standardiserad', unit: 'och 95 % intervall', num: true },
	{ key: 'mot', label: 'Standardiserad skillnad', unit: 'procentenheter mot de andra', num: true },
	{ key: 'n', label: 'Antal', unit: 'n', num: true }
];

/** Asks the measure by the stratification once, for all groups. */
export async function standardised(
	scope: Scope,
	subject: Subject,
	period: Period,
	groups: readonly Group[],
	strata: Strata
): Promise<FigureView[]> {
	const { matt, namn } = subject.measure;
	const rows = await askStrata((one, cut) => scope.ask(one, cut), subject, strata);
	return groups.map((group, i) => {
		const id = `standardiserat_${i + 1}`;
		const caption = `${namn}, som den är och standardiserad, ${period.text}`;
		const name = strataName(strata).toLocaleLowerCase('sv');
		if (!rows)
			return figureOf(scope, matt, period, {
				group,
				id,
				text: `${namn} kan inte delas upp efter ${name}. Välj något annat att räkna in.`,
				drawn: null,
				empty: 'Måttet har inte den uppgiften om deltagarna.',
				table: { caption, columns, rows: [] }
			});
		if (isOutside(rows))
			return figureOf(scope, matt, period, {
				group,
				id,
				text: `${namn} visas inte uppdelat efter ${name} för den här perioden.`,
				drawn: null,
				empty: 'Välj hela tiden eller de tre senaste åren: bara för dem släpps uppdelningen.',
				table: { caption, columns, rows: [] }
			});
		const view = standardiseGroup(subject, group, rows, strata);
		const weights = view.weights
			.map(({ value, share }) => `${subject.label(strata, value)} ${formatPercent(share)}`)
			.join('; ');
		const shown = view.sides.some(({ figure }) => figure !== null);
		return figureOf(scope, matt, period, {
			group,
			id,
			text: inBlock(group) + view.sentence,
			drawn: shown
				? twoEstimates(
						view.sides.map(({ name: side, raw, figure }) => ({
							name: side,
							raw,
							adjusted: figure?.adjusted ?? null,
							lag: figure?.lag ?? null,
							hog: figure?.hog ?? null,
							text: figure
								? `${formatPercent(raw)} → ${formatPercent(figure.adjusted)}`
								: `${formatPercent(raw)} → –`
						})),
						`${caption}. ${view.sentence} Alla värden står i tabellen.`
					)
				: null,
			empty: 'Ingen av insatserna går att standardisera: orsaken står i tabellen.',
			n: totalOf(group),
			table: {
				caption,
				columns,
				rows: view.sides.map(({ name: side, n, raw, figure, why, after }) => ({
					cells: {
						namn: { text: side },
						ra: { text: formatPercent(raw, n) },
						std: figure
							? { text: formatPercent(figure.adjusted, n), sub: formatInterval(figure.lag, figure.hog, n) }
							: { text: 'visas inte', sub: why ?? '', muted: true },
						mot: after
							? {
									text: points(after.difference),
									sub: after.skild ? 'skiljs åt' : 'går inte att skilja åt'
								}
							: { text: '' },
						n: { text: formatNumber(n) }
					}
				}))
			},
			notes: [
				'Ring: andelen som den är. Fylld punkt: vad den vore om alla hade samma sammansättning som insatserna tillsammans.',
				...(shown ? [`Räknat efter ${name}: ${weights}. Den vars uppgift saknas är inte med.`] : [])
			]
		});
	});
}
