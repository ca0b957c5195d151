/** The table and its picture: one figure a measure, by the rows and columns the reader chose. */
import {
	amountBars,
	compareAmounts,
	compareShares,
	distinct,
	intervalDots,
	separable,
	smallMultiples,
	type AmountRow,
	type DotRow
} from '#lib/charts/index.ts';
import { partsOf, pivot, sorted, type Cell, type Line } from '#lib/explore/index.ts';
import { formatList, formatNumber, formatUnit } from '#lib/format/index.ts';
import { dimensionOf } from '#lib/measures/dimensions.ts';
import type { Measure, MeasureRow } from '#lib/measures/types.ts';
import { measureOf } from '#lib/server/scope.ts';
import type { Column, FigureView, TableRow } from '#lib/ui/types.ts';
import { amountRow, cell, countCell, dotRow, hasData, nCell, ofCell, shareOf } from '../../shared/rows.ts';
import { withPlace, type About, type Answered, type Looked } from '../about.ts';
import { cellsOf, columnValue, nameOf, rowDimensions, type Named } from '../lines.ts';
import { against } from './against.ts';
import { comparability } from './comparable.ts';
import { allOutside, framed, outsideText, tight, unitOf } from './parts.ts';

/** A measure of counted people or things can be told as parts of a whole; a share or a mean cannot. */
const countable = ({ enhet, namnare }: Measure): boolean =>
	!namnare && ['personer', 'deltaganden', 'antal', 'kronor'].includes(enhet);

/** What a part is told as: a share, whatever it was counted in. */
const asShare = (measure: Measure): Measure => ({ ...measure, enhet: 'andel', intervall: 'wilson' });

interface Piece {
	measure: Measure;
	answer: Answered;
	/** Further questions that were asked for it. */
	also: Answered[];
	cells: Cell[];
	dimensions: string[];
	said: string;
}

/** Which dimensions the whole keeps: the row's, the column's, or neither. */
async function shares(about: About, answer: Answered, dimensions: string[]): Promise<Piece | null> {
	const { question, scope } = about;
	const { measure } = answer;
	if (question.visa === 'varde') return null;
	if (!countable(measure)) {
		about.faults.push(`${measure.namn} är inget antal och kan inte visas som del av en rad eller kolumn.`);
		return null;
	}
	const places = new Set(withPlace(scope, question.rader));
	const keep =
		question.visa === 'rad'
			? dimensions
			: question.visa === 'kolumn'
				? answer.by.filter((id) => id === question.kolumner)
				: [];
	const whole = await about.ask(measure, keep.length === 0 ? [] : keep, { roll: 'hela' });
	const by = whole.by.filter((id) => keep.includes(id) || (measure.alltid ?? []).includes(id));
	const key = (row: MeasureRow) => JSON.stringify(by.map((id) => row.by[id] ?? null));
	const wholes = new Map(whole.rows.map((row) => [key(row), row]));
	const cells = partsOf(cellsOf(dimensions, question.kolumner, answer.rows), ({ answer: one }) =>
		wholes.get(key(one))
	);
	const what = { rad: 'raden', kolumn: 'kolumnen', alla: 'alla' }[question.visa];
	const twice = measure.enhet === 'personer' && places.size > 0 ? ' En person kan finnas i flera rader.' : '';
	return {
		measure: asShare(measure),
		answer,
		also: [whole],
		cells,
		dimensions,
		said: `Visas som andel av ${what}.${twice}`
	};
}

/** Lines with their names; those under one heading stand together, in the order the headings first come. */
function named(
	about: About,
	lines: readonly Line[],
	dimensions: string[],
	alltid?: readonly string[]
): { line: Line; name: Named }[] {
	const list = lines.map((line) => ({ line, name: nameOf(about, dimensions, line.row, alltid) }));
	const headings = [...new Set(list.map(({ name }) => name.heading))];
	return headings.flatMap((heading) => list.filter(({ name }) => name.heading === heading));
}

/** A row without the instrument or rater that the measure is never pooled over says nothing. */
const stated =
	({ alltid = [] }: Measure) =>
	(row: MeasureRow): boolean =>
		row.utanfor === true || alltid.every((id) => row.by[id] != null);

/** A count of nobody in an insats that was not there in the period is no figure: it is left out, hidden or not. */
const running =
	({ scope, period }: About) =>
	({ by, varde, status }: MeasureRow): boolean => {
		const own = scope.catalog.insatser.filter(
			(one) =>
				(by.forbund == null || one.forbund_id === by.forbund) &&
				(by.insats != null ? one.insats_id === by.insats : one.overordnad_insats === by.overordnad)
		);
		const [first, last] = [
			Math.min(...own.map(({ fran }) => fran ?? Infinity)),
			Math.max(...own.map(({ till }) => till ?? -Infinity))
		];
		if (!Number.isFinite(first) || !Number.isFinite(last) || !period.first || !period.last) return true;
		if (status === 'visas' && varde !== 0) return true;
		return last >= Number(period.first.slice(0, 4)) && first <= Number(period.last.slice(0, 4));
	};

const informative = (row: MeasureRow | undefined): boolean => hasData(row);

/** Lines under their headings, as rows of a table. */
function rowsUnder(
	list: readonly { line: Line; name: Named }[],
	cells: (line: Line) => TableRow['cells']
): TableRow[] {
	return list.flatMap(({ line, name }, at): TableRow[] => [
		...(name.heading && name.heading !== list[at - 1]?.name.heading
			? [{ heading: name.heading, cells: {} }]
			: []),
		{ cells: { namn: { text: name.name }, ...cells(line) } }
	]);
}

const firstColumn = (dimensions: readonly string[]): Column => ({
	key: 'namn',
	label: dimensionOf(dimensions.at(-1) ?? '')?.namn ?? 'Urval'
});

/** Parts of one whole are no groups to tell apart: the more of one, the less of another. */
const isParts = ({ said }: Piece): boolean => said !== '';

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
function plainFigure(about: About, piece: Piece, at: number): Promise<FigureView> | FigureView {
	const { scope, question } = about;
	const { measure, answer, dimensions } = piece;
	const { k } = scope.meta;
	const wide = pivot(
		piece.cells.filter((one) => informative(one.answer) || one.answer.status === 'ej_tillampligt')
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
								list.map(({ line, name }) => shareOf(name.name, line.cells[0])),
								question.rader[0] === 'insats' ? 'insatserna' : 'grupperna'
							)
						: compareAmounts(
								list.map(({ line, name }) => ({
									name: name.name,
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
			notes: [piece.said, ...notes].filter(Boolean)
		});
	});
}

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
function crossedFigure(about: About, piece: Piece, at: number): FigureView {
	const { question, scope, label } = about;
	const { measure, answer, dimensions } = piece;
	const { k } = scope.meta;
	const column = question.kolumner!;
	const rank = new Map((about.known.values[column] ?? []).map(({ varde }, i) => [varde, i]));
	const order = distinct(answer.rows, column, (value) => rank.get(value) ?? 0);
	const tid = Boolean(dimensionOf(column)?.tid);
	if (tid) order.sort();
	const kept = piece.cells.filter((one) => informative(one.answer));
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
			...(tid && kept.some(({ answer: one }) => one.status !== 'visas')
				? ['En punkt på axeln betyder att siffran inte visas.']
				: [])
		].filter(Boolean)
	});
}

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
			cells.filter((one) => informative(one.answer)).map((one) => ({ ...one, column: measure.matt }))
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
			const plain: Piece = {
				measure: answer.measure,
				answer,
				also: [],
				cells: cellsOf(
					dimensions,
					question.kolumner,
					answer.rows.filter(stated(answer.measure)).filter(running(about))
				),
				dimensions,
				said: ''
			};
			return (await shares(about, answer, dimensions)) ?? plain;
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
