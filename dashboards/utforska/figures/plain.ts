/** Rows without columns: value, interval and counts beside each other, and their picture. */
import {
	amountBars,
	compareAmounts,
	compareShares,
	intervalDots,
	type AmountRow,
	type DotRow
} from '#lib/charts/index.ts';
import { pivot, sorted, type Line } from '#lib/explore/index.ts';
import { formatList, formatNumber, formatUnit } from '#lib/format/index.ts';
import { dimensionOf } from '#lib/measures/dimensions.ts';
import type { Column, FigureView, TableRow } from '#lib/ui/types.ts';
import { amountRow, cell, countCell, dotRow, hasData, nCell, ofCell, shareOf } from '../../shared/rows.ts';
import type { About } from '../about.ts';
import type { Named } from '../lines.ts';
import { comparability } from './comparable.ts';
import { allOutside, framed, outsideText } from './parts.ts';
import { isParts, type Piece } from './piece.ts';
import { named, rowsUnder, firstColumn } from './rows.ts';

/** What is said where rows are not held against each other: they were measured in several ways, or are parts, or rows within rows. */
function summary({ question }: About, piece: Piece, blocks: number): string {
	const { measure } = piece;
	const by = formatList(question.rader.map((id) => dimensionOf(id)?.namn.toLocaleLowerCase('sv') ?? id));
	if (isParts(piece)) return `${measure.namn} efter ${by}, som andelar`;
	return measure.alltid?.length
		? `${measure.namn} mäts på ${formatNumber(blocks)} sätt som inte går att lägga ihop`
		: `${measure.namn} efter ${by}`;
}

/** Rows without columns: value, interval and counts beside each other. */
export function plainFigure(about: About, piece: Piece, at: number): Promise<FigureView> | FigureView {
	const { scope, question } = about;
	const { measure, answer, dimensions } = piece;
	const { k } = scope.meta;
	const wide = pivot(
		piece.cells.filter((one) => hasData(one.answer) || one.answer.status === 'ej_tillampligt')
	);
	const single = dimensions.filter((id) => id !== 'forbund' || !dimensions.includes('insats')).length < 2;
	const lines = single ? sorted(wide.lines, scope.filters.sort) : wide.lines;
	const list = named(about, lines, dimensions, measure.alltid);
	const share = measure.enhet === 'andel';
	const dots: DotRow[] = [];
	const amounts: AmountRow[] = [];
	list.forEach(({ line, name }, i) => {
		if (name.heading && name.heading !== list[i - 1]?.name.heading) {
			dots.push({ name: name.heading, heading: true, varde: null, lag: null, hog: null, text: '' });
			amounts.push({ name: name.heading, heading: true, value: null, text: '' });
		}
		dots.push(dotRow(name.name, line.cells[0], k));
		amounts.push(amountRow(name.name, line.cells[0], measure.enhet, k));
	});
	const ratio = Boolean(measure.namnare) && !share;
	const columns: Column[] = [
		firstColumn(dimensions),
		{
			key: 'varde',
			label: share ? 'Andel' : 'Värde',
			unit: share ? 'och 95 % intervall' : formatUnit(measure.enhet),
			num: true
		},
		...(share ? [{ key: 'av', label: 'Antal', num: true }] : []),
		...(ratio
			? [
					{ key: 'taljare', label: 'Täljare', num: true },
					{ key: 'namnare', label: 'Nämnare', unit: 'n', num: true }
				]
			: []),
		...(measure.enhet === 'skalsteg' ? [{ key: 'n', label: 'Antal', unit: 'n', num: true }] : [])
	];
	const cells = (line: Line): TableRow['cells'] => {
		const row = line.cells[0];
		return {
			varde: cell(row, measure.enhet, k),
			av: ofCell(row),
			taljare: countCell(row, 'taljare'),
			namnare: countCell(row, 'namnare'),
			n: nCell(row)
		};
	};
	// All there is needs no name in a sentence.
	const called = ({ name }: Named) => (dimensions.length > 0 ? name : '');
	const outside = allOutside(answer);
	const nothing = outside || list.length === 0;
	const blocks = new Set(list.map(({ name }) => name.heading)).size;
	return comparability(about, answer).then(({ sentence: said, notes }) => {
		const finding =
			blocks > 1 || isParts(piece)
				? summary(about, piece, blocks)
				: (said ??
					(share
						? compareShares(
								list.map(({ line, name }) => shareOf(called(name), line.cells[0])),
								question.rader[0] === 'insats' ? 'insatserna' : 'grupperna'
							)
						: compareAmounts(
								list.map(({ line, name }) => ({
									name: called(name),
									varde: line.cells[0]?.status === 'visas' ? line.cells[0].varde : null
								})),
								measure.namn,
								measure.enhet
							)));
		const title = nothing
			? `${measure.namn}: ${outside ? 'släpps inte i det här snittet' : 'inga uppgifter i perioden'}`
			: share && blocks < 2 && !isParts(piece)
				? `${measure.namn}: ${finding}`
				: finding;
		const label = `${title} Alla värden står i tabellen.`;
		return framed(about, answer, {
			id: `siffror_${at + 1}`,
			title: title.replace(/\.$/, ''),
			drawn: nothing ? null : share ? intervalDots(dots, label) : amountBars(amounts, label),
			empty: outside
				? outsideText(measure)
				: 'Det finns inga uppgifter för det här urvalet. Välj en annan period eller färre villkor.',
			table: {
				caption: `${measure.namn}, ${answer.period}`,
				columns,
				rows: nothing ? [] : rowsUnder(list, cells)
			},
			notes: [piece.said, piece.cutShort, ...notes].filter(Boolean)
		});
	});
}
