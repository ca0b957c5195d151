/** What people have answered: indicators of the latest survey year, the year before and riket, and who answered. */
import { intervalDots, type DotRow } from '#lib/charts/index.ts';
import { formatNumber, formatPercent, sentence, speak } from '#lib/format/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import type { FigureView, TableRow } from '#lib/ui/types.ts';
import type { About } from '../insats/about.ts';
import { changeText, indicatorName, surveyLines, surveyName, type SurveyLine } from '../shared/enkat.ts';
import { definitionLink, foot } from '../shared/foot.ts';
import { cell, dotRow } from '../shared/rows.ts';
import { titleOf } from '../styrelse/indikatorer.ts';

/** `62 % (21 av 34)`; that it is not known is said, never left out. */
export function responseText(row: MeasureRow | undefined): string {
	return row?.status === 'visas' && row.varde !== null
		? `svarsfrekvens ${formatPercent(row.varde)} (${formatNumber(row.taljare)} av ${formatNumber(row.namnare)})`
		: 'svarsfrekvensen är inte känd';
}

const same = (line: SurveyLine, { by }: MeasureRow, year: string) =>
	by.enkat === line.enkat &&
	by.version === line.version &&
	by.indikator === line.indikator &&
	by.matar === year;

/** Null when no survey has been loaded for the insats. */
export async function surveyFigure({
	scope,
	ask,
	insats,
	period,
	rakning
}: About): Promise<FigureView | null> {
	const { k } = scope.meta;
	const [rows, response, riket] = await Promise.all([
		ask('indikator_positiv', { by: ['ar'] }),
		ask('svarsfrekvens', { by: ['ar'] }),
		ask('indikator_riket')
	]);
	const found = surveyLines(rows, period.last?.slice(0, 4) ?? null);
	if (!found || found.lines.length === 0) return null;
	const { year, lines } = found;
	const earlier = String(Number(year) - 1);
	const keys = [...new Set(lines.map(({ enkat, version }) => `${enkat}|${version}`))];
	const heading = (key: string): string => {
		const [enkat = '', version = ''] = key.split('|');
		const row = response.find(({ by }) => by.ar === year && by.enkat === enkat && by.version === version);
		return `${sentence(surveyName(enkat))}, ${responseText(row)}`;
	};
	const of = (key: string) => lines.filter(({ enkat, version }) => `${enkat}|${version}` === key);
	const national = (line: SurveyLine) => riket.find((row) => same(line, row, year));
	const hasNational = lines.some((line) => national(line)?.status === 'visas');
	const dots: DotRow[] = keys.flatMap((key) => [
		{
			name: heading(key).replace(/, svarsfrekvens.*/, ''),
			heading: true,
			varde: null,
			lag: null,
			hog: null,
			text: ''
		},
		...of(key).map((line) => dotRow(indicatorName(line.indikator), line.now, k))
	]);
	const table: TableRow[] = keys.flatMap((key) => [
		{ heading: heading(key), cells: {} },
		...of(key).map((line) => ({
			cells: {
				namn: { text: indicatorName(line.indikator) },
				nu: cell(line.now, 'andel', k),
				n: { text: line.now.status === 'visas' ? formatNumber(line.now.n) : '' },
				fore: line.before ? cell(line.before, 'andel', k) : { text: '–', muted: true },
				...(hasNational && { riket: cell(national(line), 'andel', k) }),
				skillnad: { text: changeText(line.change, earlier) }
			}
		}))
	]);
	const title = titleOf(lines, year, earlier);
	return {
		id: 'enkat',
		title,
		subtitle: `Andel positiva svar av de giltiga, ${year}. Svarsfrekvensen står vid varje enkät i tabellen.`,
		drawn: intervalDots(dots, `Andel positiva svar i ${insats.namn} ${year}. ${title}.`),
		table: {
			caption: `Enkätsvar i ${insats.namn} ${year} mot ${earlier}`,
			columns: [
				{ key: 'namn', label: 'Indikator' },
				{ key: 'nu', label: year, unit: 'andel, 95 % intervall', num: true },
				{ key: 'n', label: 'Svar', unit: 'n', num: true },
				{ key: 'fore', label: earlier, unit: 'andel, 95 % intervall', num: true },
				...(hasNational ? [{ key: 'riket', label: 'Riket', unit: year, num: true }] : []),
				{ key: 'skillnad', label: `Mot ${earlier}` }
			],
			rows: table
		},
		foot: foot(scope, 'indikator_positiv'),
		definitions: ['indikator_positiv', 'svarsfrekvens', ...(hasNational ? ['indikator_riket'] : [])].map(
			(matt) => definitionLink(scope, matt)
		),
		rakning: rakning('indikator_positiv', { by: ['ar'], from: undefined, to: undefined }),
		notes: lines.some(({ now }) => now.status === 'visas' && speak(now, 'andel', k).shown)
			? ['De som inte har svarat kan tycka annorlunda: se svarsfrekvensen.']
			: []
	};
}
