/** Sysselsättning before → after, in the four groups SUS used, for those whose outcome is known. */
import { beforeAfter } from '#lib/charts/index.ts';
import { formatNumber, formatPercent, formatSigned, NBSP, sentence } from '#lib/format/index.ts';
import { measures } from '#lib/measures/library/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import type { Cell, FigureView } from '#lib/ui/types.ts';
import { definitionLink, foot } from '../shared/foot.ts';
import { cell } from '../shared/rows.ts';
import type { About } from './about.ts';

const GROUPS = [
	{ id: 'forvarvsarbete', name: 'Förvärvsarbete', focus: true },
	{ id: 'studier', name: 'Studier', focus: true },
	{ id: 'aktivt_arbetssokande', name: 'Arbetssökande', focus: false },
	{ id: 'ovriga', name: 'Övriga', focus: false }
];

const exists = (matt: string) => measures.some((measure) => measure.matt === matt);

const withN = (shown: Cell, row: MeasureRow | undefined): Cell => ({
	...shown,
	...(shown.sub && { sub: `${shown.sub}, n${NBSP}${formatNumber(row?.n)}` })
});

export async function changeFigure({
	scope,
	ask,
	rakning,
	period,
	insats
}: About): Promise<FigureView | null> {
	const { k } = scope.meta;
	const groups = GROUPS.filter(({ id }) => exists(`sus_${id}_fore`) && exists(`sus_${id}_efter`));
	if (groups.length === 0) return null;
	const span = { by: [], from: period.from, to: period.to };
	const rows = await Promise.all(
		groups.map(async ({ id, name, focus }) => {
			const [[fore], [efter]] = await Promise.all([
				ask(`sus_${id}_fore`, span),
				ask(`sus_${id}_efter`, span)
			]);
			return { id, name, focus, fore, efter };
		})
	);
	const slopes = rows.map(({ name, focus, fore, efter }) => ({
		name,
		focus,
		fore: fore?.status === 'visas' ? fore.varde : null,
		efter: efter?.status === 'visas' ? efter.varde : null,
		n: efter?.status === 'visas' ? efter.n : null
	}));
	const shown = slopes.filter((slope) => slope.fore !== null && slope.efter !== null);
	const work = shown.find((slope) => slope.name === 'Förvärvsarbete');
	const title = work
		? `Förvärvsarbete: ${formatPercent(work.fore, work.n)} före och ${formatPercent(work.efter, work.n)} efter insatsen`
		: 'Sysselsättning före och efter insatsen';
	const hidden = slopes.length - shown.length;
	return {
		id: 'fore-efter',
		title,
		subtitle: `Sysselsättning vid start och vid avslut i SUS fyra grupper, för avslutade med känd sysselsättning. ${sentence(period.text)}.`,
		drawn:
			shown.length > 0
				? beforeAfter(slopes, `Sysselsättning före och efter i ${insats.namn}, ${period.text}. ${title}.`)
				: null,
		empty: 'För få avslut med känt utfall i perioden.',
		table: {
			caption: `Sysselsättning före och efter i ${insats.namn}`,
			columns: [
				{ key: 'namn', label: 'Grupp' },
				{ key: 'fore', label: 'Före', unit: 'och 95 % intervall', num: true },
				{ key: 'efter', label: 'Efter', unit: 'och 95 % intervall', num: true },
				{ key: 'skillnad', label: 'Skillnad', unit: 'procent\u00adenheter', num: true }
			],
			rows: rows.map(({ name, fore, efter }, index) => {
				const slope = slopes[index];
				return {
					cells: {
						namn: { text: name },
						fore: withN(cell(fore, 'andel', k), fore),
						efter: withN(cell(efter, 'andel', k), efter),
						skillnad: {
							text:
								slope && slope.fore !== null && slope.efter !== null
									? formatSigned((slope.efter - slope.fore) * 100, (slope.n ?? 0) >= 100 ? 1 : 0)
									: ''
						}
					}
				};
			})
		},
		foot: foot(scope, `sus_${groups[0]?.id}_efter`),
		definitions: [
			definitionLink(scope, `sus_${groups[0]?.id}_fore`),
			definitionLink(scope, `sus_${groups[0]?.id}_efter`)
		],
		rakning: rakning(`sus_${groups[0]?.id}_efter`),
		notes: hidden > 0 ? ['Grupper som inte får visas har ingen linje.'] : []
	};
}
