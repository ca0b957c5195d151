/** The table and its picture: one figure a measure, by the rows and columns the reader chose. */
import { pivot } from '#lib/explore/index.ts';
import { measureOf } from '#lib/server/scope.ts';
import type { FigureView } from '#lib/ui/types.ts';
import { hasData } from '../../shared/rows.ts';
import { withPlace, type About, type Looked } from '../about.ts';
import { rowDimensions } from '../lines.ts';
import { against } from './against.ts';
import { allOutside, tight, unitOf } from './parts.ts';
import { plainPiece, rowsOf, shares, type Piece } from './piece.ts';
import { firstColumn, named, rowsUnder } from './rows.ts';
import { plainFigure } from './plain.ts';
import { crossedFigure } from './crossed.ts';

/** Several measures over the same rows, a column each. */
function together(about: About, pieces: readonly Piece[]): FigureView['table'] | null {
	const { scope } = about;
	if (
		pieces.length < 2 ||
		about.question.kolumner ||
		pieces.some(({ answer, measure }) => allOutside(answer) || measure.alltid?.length)
	)
		return null;
	const dimensions = pieces[0]!.dimensions;
	const wide = pivot(
		pieces.flatMap(({ cells, measure }) =>
			cells.filter((one) => hasData(one.answer)).map((one) => ({ ...one, column: measure.matt }))
		)
	);
	const at = pieces.map(({ measure }) => wide.columns.indexOf(measure.matt));
	return {
		caption: `Måtten bredvid varandra, ${about.period.text}`,
		columns: [
			firstColumn(dimensions),
			...pieces.map(({ measure }) => ({
				key: measure.matt,
				label: measure.namn,
				unit: unitOf(measure),
				num: true,
				href: scope.link(`/matt/${measure.matt}`)
			}))
		],
		rows: rowsUnder(named(about, wide.lines, dimensions), (line) =>
			Object.fromEntries(
				pieces.map(({ measure }, i) => [measure.matt, tight(line.cells[at[i]!], measure.enhet, scope.meta.k)])
			)
		)
	};
}

export async function tableLook(about: About): Promise<Looked> {
	const { question, scope } = about;
	const by = [...withPlace(scope, question.rader), ...(question.kolumner ? [question.kolumner] : [])];
	const answers = await Promise.all(question.matt.map((matt) => about.ask(measureOf(matt), by)));
	const pieces = await Promise.all(
		answers.map(async (answer): Promise<Piece> => {
			const dimensions = rowDimensions(about, answer);
			const rows = rowsOf(about, answer);
			return (
				(await shares(about, answer, rows, dimensions)) ??
				plainPiece(answer, rows, dimensions, question.kolumner)
			);
		})
	);
	const set = question.mot ? await Promise.all(answers.map((answer) => against(about, answer))) : [];
	const beside = together(about, pieces);
	const figures = await Promise.all(
		pieces.map((piece, at) =>
			question.kolumner ? crossedFigure(about, piece, at) : plainFigure(about, piece, at)
		)
	);
	return {
		figures: [...set.flatMap((one) => one?.figure ?? []), ...figures],
		answers: [
			...pieces.flatMap(({ answer, also }) => [answer, ...also]),
			...set.flatMap((one) => one?.answers ?? [])
		],
		...(beside && { before: { title: 'Måtten bredvid varandra', table: beside } })
	};
}
