/** What every figure of the explorer carries: subtitle, foot, links, and what is said when there is nothing to show. */
import { isOutside } from '#lib/compare/index.ts';
import { firstClause, formatNumber, formatUnit, NBSP, sentence, speak } from '#lib/format/index.ts';
import type { Measure, MeasureRow, Unit } from '#lib/measures/types.ts';
import type { Cell, FigureView } from '#lib/ui/types.ts';
import { protectionNote } from '../../shared/compare.ts';
import { definitionLink, foot } from '../../shared/foot.ts';
import { rakningHref } from '../../shared/rakning.ts';
import { cell } from '../../shared/rows.ts';
import type { About, Answered } from '../about.ts';

/** Why a whole answer is missing, and where what there is stands. */
export const outsideText = (measure: Measure): string =>
	`${measure.namn} släpps inte i det här snittet. Styrelse och styrgrupp ser bestämda platser, tider och uppdelningar; vilka det är står i Metodboken under Skydd för enskilda. Välj färre uppdelningar, hela tiden eller ett enskilt år.`;

export const allOutside = ({ rows }: Answered): boolean => isOutside(rows);

/** A figure's title, subtitle, foot and links around its picture and table. */
export function framed(
	{ scope }: About,
	answer: Answered,
	parts: Pick<FigureView, 'id' | 'title' | 'drawn' | 'table'> & Partial<FigureView>
): FigureView {
	const { measure, rows, cut, period, urval } = answer;
	const n = rows.reduce((sum, row) => sum + (row.status === 'visas' ? (row.n ?? 0) : 0), 0);
	const notes = [...(parts.notes ?? [])];
	if (rows.some(({ status, utanfor }) => status === 'skyddad' && !utanfor))
		notes.push(protectionNote(scope.meta.k));
	return {
		subtitle: [
			`${measure.namn}. ${firstClause(measure.population)} ${sentence(period)}.`,
			urval ? `Urval: ${urval}.` : ''
		]
			.filter(Boolean)
			.join(' '),
		foot: foot(scope, measure.matt, n > 0 && measure.namnare ? `n = ${formatNumber(n)}` : undefined),
		definitions: [definitionLink(scope, measure.matt)],
		rakning: rakningHref(scope, measure.matt, cut),
		...parts,
		notes
	};
}

/** `47 %` over `34–60 %, n 58`: the figure, its interval and its n in one cell of a table with many columns. */
export function tight(row: MeasureRow | undefined, enhet: Unit, k: number): Cell {
	if (!row) return { text: '–', muted: true };
	const said = speak(row, enhet, k);
	const base = cell(row, enhet, k);
	const sub = [said.interval, enhet === 'andel' || enhet === 'manader' ? said.n : '']
		.filter(Boolean)
		.join(`,${NBSP}`);
	return { text: base.text, ...(sub && { sub }), ...(base.muted && { muted: true }) };
}

export const unitOf = ({ enhet }: Measure): string =>
	enhet === 'andel' ? 'andel, 95 % intervall, n' : formatUnit(enhet);
