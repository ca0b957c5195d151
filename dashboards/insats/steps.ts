/** Stegförflyttning per instrument and rater: share framåt with its interval, and the pair rate beside it. */
import { intervalDots } from '#lib/charts/index.ts';
import { firstClause, formatPercent, sentence, speak } from '#lib/format/index.ts';
import { measureOf } from '#lib/server/scope.ts';
import type { FigureView } from '#lib/ui/types.ts';
import { blockTitle } from '../shared/compare.ts';
import { NOTHING_SHOWN } from '../shared/empty.ts';
import { definitionLink, foot } from '../shared/foot.ts';
import { cell, dotRow, hasData, ofCell } from '../shared/rows.ts';
import type { About } from './about.ts';

export async function stepsFigure({ scope, ask, rakning, period, insats }: About): Promise<FigureView> {
	const { k } = scope.meta;
	const measure = measureOf('stegforflyttning_framat');
	const alltid = measure.alltid ?? [];
	const span = { by: [], from: period.from, to: period.to };
	const [steps, pairs] = await Promise.all([ask('stegforflyttning_framat', span), ask('parandel', span)]);
	const key = (by: Record<string, string | null>) => alltid.map((id) => by[id] ?? '').join('|');
	const rows = steps
		.filter(hasData)
		.map((row) => ({
			row,
			name: blockTitle(scope, row.by, alltid),
			pair: pairs.find((p) => key(p.by) === key(row.by))
		}))
		.sort((a, b) => a.name.localeCompare(b.name, 'sv'));
	const said = rows.filter(({ row }) => row.status === 'visas');
	const first = said.reduce<(typeof said)[number] | undefined>(
		(a, b) => (a && (a.row.n ?? 0) >= (b.row.n ?? 0) ? a : b),
		undefined
	);
	const title = first
		? `${formatPercent(first.row.varde)} har tagit steg framåt (${first.name.charAt(0).toLocaleLowerCase('sv')}${first.name.slice(1)})`
		: 'Stegförflyttning: inga par av mätningar i perioden';
	return {
		id: 'steg',
		title,
		subtitle: `${firstClause(measure.population)} ${sentence(period.text)}.`,
		drawn: rows.some(({ row }) => row?.status === 'visas')
			? intervalDots(
					rows.map(({ row, name }) => dotRow(name, row, k)),
					`Stegförflyttning i ${insats.namn} per instrument och bedömare, ${period.text}. ${title}.`
				)
			: null,
		empty:
			rows.length > 0
				? NOTHING_SHOWN
				: 'Det finns inga mätningar vid både start och avslut i perioden. De lämnas i stegmätningsfilen.',
		table: {
			caption: `Stegförflyttning per instrument och bedömare i ${insats.namn}`,
			columns: [
				{ key: 'namn', label: 'Instrument och bedömare' },
				{ key: 'varde', label: 'Andel framåt', unit: 'och 95 % intervall', num: true },
				{ key: 'antal', label: 'Framåt', unit: 'av antal par', num: true },
				{ key: 'par', label: 'Andel i par', unit: 'mätta både före och efter', num: true }
			],
			rows: rows.map(({ row, name, pair }) => ({
				cells: {
					namn: { text: name },
					varde: cell(row, 'andel', k),
					antal: ofCell(row),
					par: { text: speak(pair, 'andel', k).text }
				}
			}))
		},
		foot: foot(scope, 'stegforflyttning_framat'),
		definitions: ['stegforflyttning_framat', 'parandel'].map((matt) => definitionLink(scope, matt)),
		rakning: rakning('stegforflyttning_framat'),
		notes:
			rows.length > 1
				? ['Deltagarens egen bedömning och handledarens står sida vid sida: de mäter inte samma sak.']
				: []
	};
}
