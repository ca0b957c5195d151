/** Försörjning after, given one source before: those who had it alone at the start, and what they live on at the end. */
import { intervalDots } from '#lib/charts/index.ts';
import { formatPercent, sentence } from '#lib/format/index.ts';
import { labelOf, rankOf } from '#lib/server/catalog/index.ts';
import { measureOf } from '#lib/server/scope.ts';
import type { FigureView } from '#lib/ui/types.ts';
import type { About } from '../insats/about.ts';
import { definitionLink, foot } from '../shared/foot.ts';
import { cell, dotRow, nCell } from '../shared/rows.ts';

const MATT = 'forsorjning_egen_forsorjning_efter';

export async function flowFigure({ scope, ask, rakning, period, insats }: About): Promise<FigureView> {
	const { k } = scope.meta;
	const cut = { by: ['forsorjning_fore'], from: period.from, to: period.to };
	const rows = await ask(MATT, cut);
	const rank = rankOf(scope.catalog, 'forsorjning');
	const lines = rows
		.filter(({ by, status }) => by.forsorjning_fore != null && status !== 'data_saknas')
		.map((row) => ({ code: row.by.forsorjning_fore ?? '', row }))
		.sort((a, b) => rank(a.code) - rank(b.code))
		.map(({ code, row }) => ({ name: labelOf(scope.catalog, 'forsorjning', code), row }));
	const shown = lines.filter(({ row }) => row.status === 'visas' && row.varde !== null);
	const largest = [...shown].sort((a, b) => (b.row.n ?? 0) - (a.row.n ?? 0))[0];
	const title = largest
		? `Av dem som hade ${largest.name.toLocaleLowerCase('sv')} vid start har ${formatPercent(largest.row.varde, largest.row.n)} lön, studiestöd eller föräldrapenning vid avslut`
		: 'Försörjning vid avslut, efter försörjning vid start';
	return {
		id: 'flode',
		title,
		subtitle: `Andel med lön, eget företag, studiestöd eller föräldrapenning vid avslut, efter försörjningen vid start; den som hade flera källor står för sig. ${sentence(period.text)}.`,
		drawn:
			shown.length > 0
				? intervalDots(
						lines.map(({ name, row }) => dotRow(name, row, k)),
						`Försörjning vid avslut efter försörjning vid start i ${insats.namn}, ${period.text}. ${title}.`
					)
				: null,
		empty: 'För få avslut med båda uppgifterna i perioden.',
		table: {
			caption: `Försörjning vid avslut efter försörjning vid start i ${insats.namn}`,
			columns: [
				{ key: 'namn', label: 'Vid start' },
				{ key: 'n', label: 'Antal', num: true },
				{
					key: 'andel',
					label: measureOf(MATT).namn.replace(/ vid avslut$/, ''),
					unit: 'vid avslut, med 95 % intervall',
					num: true
				}
			],
			rows: lines.map(({ name, row }) => ({
				cells: {
					namn: { text: name },
					n: nCell(row),
					andel: cell(row, 'andel', k)
				}
			}))
		},
		foot: foot(scope, MATT),
		definitions: [definitionLink(scope, MATT)],
		rakning: rakning(MATT, { by: ['forsorjning_fore'] })
	};
}
