/**
 * How figures of the same places go together, two and two: a circle as large as the correlation is strong, filled when they rise
 * together and open when one falls as the other rises, with its figure; a ring around those whose interval leaves out none at all.
 */
import * as Plot from '@observablehq/plot';
import { formatNumber } from '#lib/format/index.ts';
import { draw, NARROW, type Drawn } from './render.ts';

export interface CorrelationCell {
	/** Numbers of the two figures, the row's larger than the column's. */
	row: number;
	column: number;
	/** −1 to 1; null where too few places have both. */
	r: number | null;
	/** The interval leaves out 0. */
	sure: boolean;
}

const letter = (at: number): string => String.fromCharCode(65 + at);

/** @param names of the figures, in order; each gets a letter that heads its column */
export function mixCorrelation(
	names: readonly string[],
	cells: readonly CorrelationCell[],
	label: string
): Drawn {
	const rows = names.map((name, at) => ({ name: `${letter(at)}  ${name}`, at }));
	const shown = cells.filter(({ r }) => r !== null);
	return draw(
		(width) => {
			const narrow = width === NARROW;
			const marginLeft = narrow ? 140 : 300;
			const columns = names.slice(0, -1).map((_, at) => at);
			const band = Math.min(narrow ? 40 : 58, (width - marginLeft - 8) / Math.max(1, columns.length));
			const radius = (r: number) => band * (0.3 + 0.16 * Math.abs(r));
			return {
				width,
				height: names.length * Math.max(band, narrow ? 62 : 40) + 46,
				marginLeft,
				marginRight: Math.max(8, width - marginLeft - band * columns.length),
				marginTop: 34,
				marginBottom: 12,
				x: { type: 'band', domain: columns, axis: null, padding: 0 },
				y: { type: 'band', domain: rows.map(({ at }) => at), axis: null, padding: 0 },
				r: { type: 'identity' },
				marks: [
					Plot.cell(cells, { x: 'column', y: 'row', className: 'cell' }),
					Plot.text(columns, {
						x: (d: number) => d,
						frameAnchor: 'top',
						dy: -20,
						text: (d: number) => letter(d),
						className: 'heads'
					}),
					Plot.text(rows, {
						y: 'at',
						frameAnchor: 'left',
						dx: -marginLeft + 2,
						textAnchor: 'start',
						lineWidth: narrow ? 9 : 19,
						text: 'name',
						className: 'name'
					}),
					...[true, false].map((rises) =>
						Plot.dot(
							shown.filter(({ r }) => r! >= 0 === rises),
							{
								x: 'column',
								y: 'row',
								r: (d: CorrelationCell) => radius(d.r!),
								className: rises ? 'dot' : 'dot before'
							}
						)
					),
					Plot.dot(
						shown.filter(({ sure }) => sure),
						{ x: 'column', y: 'row', r: () => band * 0.49, className: 'ring' }
					),
					Plot.text(shown, {
						x: 'column',
						y: 'row',
						text: (d: CorrelationCell) => formatNumber(d.r, 1),
						className: 'value cell-text'
					}),
					Plot.text(
						cells.filter(({ r }) => r === null),
						{ x: 'column', y: 'row', text: () => '·', className: 'hidden-value' }
					)
				]
			};
		},
		label,
		'correlation'
	);
}
