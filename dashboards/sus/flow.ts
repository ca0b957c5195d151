/** Försörjning after, given one source before: those who had it alone at the start, and what they live on at the end. */
import { intervalDots } from '#lib/charts/index.ts';
import { formatPercent, sentence } from '#lib/format/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import { labelOf, rankOf } from '#lib/server/catalog/index.ts';
import { measureOf } from '#lib/server/scope.ts';
import type { FigureView } from '#lib/ui/types.ts';
import type { About } from '../insats/about.ts';
import { definitionLink, foot } from '../shared/foot.ts';
import { cell, dotRow, nCell } from '../shared/rows.ts';

const AFTER = ['egen_forsorjning', 'arbetsmarknadsstod', 'ohalsa', 'ekonomiskt_bistand'];
const mattOf = (grupp: string) => `forsorjning_${grupp}_efter`;

export async function flowFigure({ scope, ask, rakning, period, insats }: About): Promise<FigureView> {
	const { k } = scope.meta;
	const cut = { by: ['forsorjning_fore'], from: period.from, to: period.to };
	const answers = await Promise.all(AFTER.map((grupp) => ask(mattOf(grupp), cut)));
	const rank = rankOf(scope.catalog, 'forsorjning');
	const sources = [...new Set(answers.flat().flatMap(({ by }) => by.forsorjning_fore ?? []))].sort(
		(a, b) => rank(a) - rank(b)
	);
	const lines = sources.map((source) => ({
		name: labelOf(scope.catalog, 'forsorjning', source),
		rows: answers.map((rows): MeasureRow | undefined => rows.find(({ by }) => by.forsorjning_fore === source))
	}));
	const shown = lines.filter(({ rows: [own] }) => own?.status === 'visas' && own.varde !== null);
	const largest = [...shown].sort((a, b) => (b.rows[0]?.n ?? 0) - (a.rows[0]?.n ?? 0))[0];
	const title = largest
		? `Av dem som hade ${largest.name.toLocaleLowerCase('sv')} vid start har ${formatPercent(largest.rows[0]?.varde, largest.rows[0]?.n)} lön, studiestöd eller föräldrapenning vid avslut`
		: 'Försörjning vid avslut, efter försörjning vid start';
	const own = measureOf(mattOf('egen_forsorjning'));
	return {
		id: 'flode',
		title,
		subtitle: `Andel med lön, eget företag, studiestöd eller föräldrapenning vid avslut, efter försörjningen vid start; den som hade flera källor står för sig. ${sentence(period.text)}.`,
		drawn:
			shown.length > 0
				? intervalDots(
						lines.map(({ name, rows: [row] }) => dotRow(name, row, k)),
						`Försörjning vid avslut efter försörjning vid start i ${insats.namn}, ${period.text}. ${title}.`
					)
				: null,
		empty: 'För få avslut med båda uppgifterna i perioden.',
		table: {
			caption: `Försörjning vid avslut efter försörjning vid start i ${insats.namn}`,
			columns: [
				{ key: 'namn', label: 'Vid start' },
				{ key: 'n', label: 'Antal', num: true },
				...AFTER.map((grupp) => ({
					key: grupp,
					label: measureOf(mattOf(grupp)).namn.replace(/ vid avslut$/, ''),
					unit: 'vid avslut, med 95 % intervall',
					num: true
				}))
			],
			rows: lines.map(({ name, rows }) => ({
				cells: {
					namn: { text: name },
					n: nCell(rows[0]),
					...Object.fromEntries(AFTER.map((grupp, index) => [grupp, cell(rows[index], 'andel', k)]))
				}
			})),
			note: 'En person kan ha flera källor vid avslut, så en rad summerar inte till hundra procent.'
		},
		foot: foot(scope, own.matt),
		definitions: AFTER.map((grupp) => definitionLink(scope, mattOf(grupp))),
		rakning: rakning(own.matt, { by: ['forsorjning_fore'] })
	};
}
