/** Rows and columns crossed: a cell holds its figure, interval and n. */
import {
	amountBars,
	compareAmounts,
	distinct,
	intervalDots,
	separable,
	smallMultiples,
	type AmountRow,
	type DotRow
} from '#lib/charts/index.ts';
import { pivot, type Line } from '#lib/explore/index.ts';
import { formatList } from '#lib/format/index.ts';
import { dimensionOf } from '#lib/measures/dimensions.ts';
import type { FigureView } from '#lib/ui/types.ts';
import { amountRow, dotRow, hasData, shareOf } from '../../shared/rows.ts';
import type { About } from '../about.ts';
import { columnValue, type Named } from '../lines.ts';
import { allOutside, framed, outsideText, tight, unitOf } from './parts.ts';
import { isParts, type Piece } from './piece.ts';
import { named, rowsUnder, firstColumn } from './rows.ts';

/** What can be said of shares in columns: in which rows two of them can be told apart. */
function columnFinding(
	about: About,
	piece: Piece,
	list: readonly { line: Line; name: Named }[],
	columns: readonly string[]
): string {
	const { measure } = piece;
	const column = dimensionOf(about.question.kolumner!)?.namn.toLocaleLowerCase('sv') ?? '';
	if (isParts(piece)) return `${measure.namn} efter ${column}, som andelar.`;
	if (measure.enhet !== 'andel')
		return compareAmounts(
			list.flatMap(({ line, name }) =>
				line.cells.map((row, i) => ({
					name: [name.full, columns[i]!].join(', '),
					varde: row?.status === 'visas' ? row.varde : null
				}))
			),
			measure.namn,
			measure.enhet
		);
	const apart = list.flatMap(({ line, name }) => {
		const [pair] = separable(line.cells.map((row, i) => shareOf(columns[i]!, row)));
		return pair ? [`${name.full} (${pair[0].name} högre än ${pair[1].name})`] : [];
	});
	return apart.length > 0
		? `${measure.namn} efter ${column}: skiljer sig åt i ${formatList(apart.slice(0, 4))}${apart.length > 4 ? ' med flera' : ''}.`
		: `${measure.namn} efter ${column}: inom raderna går kolumnerna inte att skilja åt.`;
}

/** Rows × columns: a cell holds its figure, interval and n; the picture is small multiples, or groups of dots. */
export function crossedFigure(about: About, piece: Piece, at: number): FigureView {
	const { question, scope, label } = about;
	const { measure, answer, dimensions } = piece;
	const { k } = scope.meta;
	const column = question.kolumner!;
	const rank = new Map((about.known.values[column] ?? []).map(({ varde }, i) => [varde, i]));
	const order = distinct(
		piece.cells.map(({ answer: row }) => row),
		column,
		(value) => rank.get(value) ?? 0
	);
	const tid = Boolean(dimensionOf(column)?.tid);
	if (tid) order.sort();
	const kept = piece.cells.filter((one) => hasData(one.answer));
	const wide = pivot(kept);
	const values = [...order, null].filter((value) => wide.columns.some((key) => columnValue(key) === value));
	const places = values.map((value) => wide.columns.findIndex((key) => columnValue(key) === value));
	const lines = wide.lines.map((line) => ({ ...line, cells: places.map((i) => line.cells[i]) }));
	const list = named(about, lines, dimensions, measure.alltid);
	const texts = values.map((value) => label(column, value));
	const share = measure.enhet === 'andel';
	const outside = allOutside(answer);
	const nothing = outside || list.length === 0;
	const finding = nothing
		? `${measure.namn}: ${outside ? 'släpps inte i det här snittet' : 'inga uppgifter i perioden'}`
		: columnFinding(about, piece, list, texts);
	const described = `${finding} Alla värden står i tabellen.`;
	const grouped = list.flatMap(({ line, name }): (DotRow & AmountRow)[] => [
		{ name: name.full, heading: true, varde: null, lag: null, hog: null, value: null, text: '' },
		...line.cells.map((row, i) => ({
			...amountRow(`   ${texts[i]!}`, row, measure.enhet, k),
			...dotRow(`   ${texts[i]!}`, row, k),
			text: share ? dotRow('', row, k).text : amountRow('', row, measure.enhet, k).text
		}))
	]);
	const drawn = nothing
		? null
		: tid
			? smallMultiples(
					list.flatMap(({ line, name }) =>
						line.cells.map((row, i) => ({
							panel: name.full,
							x: values[i] ?? '',
							varde: row?.status === 'visas' ? row.varde : null,
							lag: row?.status === 'visas' ? row.lag : null,
							hog: row?.status === 'visas' ? row.hog : null
						}))
					),
					{ columns: values.map((value) => ({ x: value ?? '', text: value ?? '?' })), share },
					described
				)
			: share
				? intervalDots(grouped, described)
				: amountBars(grouped, described);
	return framed(about, answer, {
		id: `siffror_${at + 1}`,
		title: finding.replace(/\.$/, ''),
		drawn,
		empty: outside
			? outsideText(measure)
			: 'Det finns inga uppgifter för det här urvalet. Välj en annan period eller färre villkor.',
		table: {
			caption: `${measure.namn}, ${answer.period}`,
			columns: [
				firstColumn(dimensions),
				...values.map((_, i) => ({ key: `k${i}`, label: texts[i]!, unit: unitOf(measure), num: true }))
			],
			rows: nothing
				? []
				: rowsUnder(list, (line) =>
						Object.fromEntries(values.map((_, i) => [`k${i}`, tight(line.cells[i], measure.enhet, k)]))
					)
		},
		notes: [
			piece.said,
			piece.cutShort,
			...(tid && kept.some(({ answer: one }) => one.status !== 'visas')
				? ['En punkt på axeln betyder att siffran inte visas.']
				: [])
		].filter(Boolean)
	});
}
