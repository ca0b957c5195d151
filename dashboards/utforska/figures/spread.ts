/** How those counted are spread over the bands of one dimension, a row of bars for each place. */
import { distribution } from '#lib/charts/index.ts';
import { isPlace, partsOf, pivot } from '#lib/explore/index.ts';
import { formatList, formatNumber } from '#lib/format/index.ts';
import { dimensionOf } from '#lib/measures/dimensions.ts';
import type { Measure, MeasureRow } from '#lib/measures/types.ts';
import { measureOf } from '#lib/server/scope.ts';
import type { FigureView } from '#lib/ui/types.ts';
import { nCell } from '../../shared/rows.ts';
import { withPlace, type About, type Looked } from '../about.ts';
import { cellsOf, columnValue, nameOf, rowKeyOf } from '../lines.ts';
import { allOutside, framed, outsideText, tight } from './parts.ts';

const PRESET = { matt: 'avslutade', band: 'tid_grupp', row: 'insats' } as const;

/** Dimensions whose values are a scale: the middle one means something. */
const ORDERED = ['tid_grupp', 'tid_halvar', 'aldersgrupp', 'manader_grupp', 'utbildning'];

/** The band that the middle one is in; null when a band is hidden, or nobody is stated. */
export function middleOf(cells: readonly (MeasureRow | undefined)[]): number | null {
	if (cells.some((row) => row?.status === 'skyddad')) return null;
	const counts = cells.map((row) => row?.taljare ?? 0);
	const total = counts.reduce((sum, one) => sum + one, 0);
	if (total === 0) return null;
	let seen = 0;
	return counts.findIndex((one) => (seen += one) >= total / 2);
}

function chosen({ question, faults }: About): { measure: Measure; band: string; row: string } {
	const asked = question.matt[0] ? measureOf(question.matt[0]) : measureOf(PRESET.matt);
	const counts =
		!asked.namnare && asked.skydd === 'person' && asked.enhet !== 'skalsteg' && !asked.alltid?.length;
	if (!counts)
		faults.push(
			`${asked.namn} är inget antal personer eller deltaganden och kan inte fördelas. Avslutade deltaganden visas i stället.`
		);
	const row = question.rader[0] ?? PRESET.row;
	return {
		measure: counts ? asked : measureOf(PRESET.matt),
		band: question.kolumner ?? PRESET.band,
		row: isPlace(row) ? row : PRESET.row
	};
}

/** What the bands are called where there is little room: `0–2` of `0–2 månader`. */
const short = (text: string): string =>
	text.replace(/ (månader|år)( eller (mer|yngre))?$/, (_, _unit, more?: string) =>
		more ? (more.endsWith('yngre') ? '−' : '+') : ''
	);

export async function spreadLook(about: About): Promise<Looked> {
	const { scope, known, label } = about;
	const { k } = scope.meta;
	const { measure, band, row } = chosen(about);
	const places = withPlace(scope, [row]);
	const [answer, whole] = await Promise.all([
		about.ask(measure, [...places, band]),
		about.ask(measure, places, { roll: 'hela' })
	]);
	const wholes = new Map(whole.rows.map((one) => [rowKeyOf(places, one), one]));
	const cells = cellsOf(places, band, answer.rows).filter(
		({ answer: one }) => one.status === 'visas' || one.status === 'skyddad'
	);
	const counts = pivot(cells);
	const parts = pivot(partsOf(cells, ({ row: key }) => wholes.get(key)));
	const seen = new Set(counts.columns.map(columnValue));
	const scale = (known.values[band] ?? []).map(({ varde }) => varde);
	const values: (string | null)[] = [
		...scale.filter((value) => seen.has(value)),
		...[...seen].filter((value): value is string => value !== null && !scale.includes(value)).sort(),
		...(seen.has(null) ? [null] : [])
	];
	const stated = values.filter((value): value is string => value !== null);
	const place = (columns: readonly string[], value: string | null) =>
		columns.findIndex((key) => columnValue(key) === value);
	const ordered = ORDERED.includes(band);
	const list = parts.lines.map((line, i) => {
		const own = counts.lines[i]!.cells;
		const middle = ordered ? middleOf(stated.map((value) => own[place(counts.columns, value)])) : null;
		return { name: nameOf(about, places, line.row).full, line, total: wholes.get(line.row), middle };
	});
	const outside = allOutside(answer);
	const nothing = outside || list.length === 0;
	const name = dimensionOf(band)?.namn ?? band;
	const middles = [...new Set(list.flatMap(({ middle }) => (middle === null ? [] : [middle])))].sort(
		(a, b) => a - b
	);
	const said = middles
		.slice(0, 4)
		.map(
			(at) =>
				`${label(band, stated[at]!).toLocaleLowerCase('sv')} i ${formatList(list.filter(({ middle }) => middle === at).map((one) => one.name))}`
		);
	const title = nothing
		? `${measure.namn} efter ${name.toLocaleLowerCase('sv')}: ${outside ? 'släpps inte i det här snittet' : 'inga uppgifter i perioden'}`
		: said.length > 0
			? `${name}: den mittersta är ${formatList(said)}`
			: `${measure.namn} efter ${name.toLocaleLowerCase('sv')}, som andel av varje rad`;
	const texts = stated.map((value) => label(band, value));
	const fits = texts.every((text) => short(text).length <= 12);
	const figure: FigureView = framed(about, answer, {
		id: 'fordelning',
		title,
		drawn: nothing
			? null
			: distribution(
					list.flatMap(({ name: panel, line, middle }) =>
						stated.map((value, i) => {
							const cell = line.cells[place(parts.columns, value)];
							return {
								panel,
								band: value,
								share: cell ? (cell.status === 'visas' ? cell.varde : null) : 0,
								middle: middle === i
							};
						})
					),
					stated.map((value, i) => ({ band: value, text: fits ? short(texts[i]!) : String(i + 1) })),
					`${title}. Alla värden står i tabellen.`
				),
		empty: outside
			? outsideText(measure)
			: 'Det finns inga uppgifter för det här urvalet. Välj en annan period.',
		table: {
			caption: `${measure.namn} efter ${name.toLocaleLowerCase('sv')}, ${answer.period}`,
			columns: [
				{ key: 'namn', label: dimensionOf(row)?.namn ?? row },
				...values.map((value, i) => ({
					key: `k${i}`,
					label: fits || value === null ? label(band, value) : `${i + 1}. ${label(band, value)}`,
					unit: 'andel, 95 % intervall, n',
					num: true
				})),
				{ key: 'alla', label: 'Alla', unit: 'n', num: true }
			],
			rows: nothing
				? []
				: list.map(({ name: text, line, total }) => ({
						cells: {
							namn: { text },
							...Object.fromEntries(
								values.map((value, i) => [
									`k${i}`,
									tight(line.cells[place(parts.columns, value)], 'andel', k)
								])
							),
							alla: nCell(total)
						}
					}))
		},
		notes: nothing
			? []
			: [
					`Varje stapel är en del av radens alla. En punkt på axeln är en del som inte visas${ordered ? '; då sägs inte heller var mitten ligger' : ''}.`,
					...(middles.length > 0
						? ['Den mörka stapeln är den som den mittersta av dem med känd uppgift finns i.']
						: []),
					...(fits ? [] : ['Siffrorna under staplarna är kolumnernas nummer i tabellen.']),
					`n är radens alla: ${list
						.filter(({ total }) => total?.status === 'visas')
						.map(({ name: text, total }) => `${text} ${formatNumber(total!.taljare)}`)
						.join(', ')}.`
				]
	});
	return { figures: [figure], answers: [answer, whole] };
}
