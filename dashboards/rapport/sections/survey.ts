/** What the surveys have answered, against the year before: never pooled over forms or versions. */
import { speak } from '#lib/format/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import type { Written } from '#lib/report/types.ts';
import type { TableRow, TableView } from '#lib/ui/types.ts';
import { changeText, indicatorName, surveyLines, surveyName, type SurveyLine } from '../../shared/enkat.ts';
import { definitionLink } from '../../shared/foot.ts';
import { cell, hasData, ofCell } from '../../shared/rows.ts';
import { titleOf } from '../../styrelse/indikatorer.ts';
import type { Subject } from '../subject.ts';

/** `Deltagare vid avslut, version 2025`. */
export const formName = ({ enkat, version }: { enkat: string | null; version: string | null }): string =>
	`${surveyName(enkat)}${version ? `, version ${version}` : ''}`;

const formOf = ({ enkat, version }: SurveyLine): string => formName({ enkat, version });

/** The indicators of one form after another, each form with its response rate that year. */
function rowsOf(
	{ scope }: Subject,
	lines: readonly SurveyLine[],
	rates: readonly MeasureRow[],
	year: string
): TableRow[] {
	const { k } = scope.meta;
	const earlier = String(Number(year) - 1);
	const forms = [...new Set(lines.map(formOf))].sort((a, b) => a.localeCompare(b, 'sv'));
	return forms.flatMap((form) => {
		const own = lines
			.filter((line) => formOf(line) === form)
			.sort((a, b) => indicatorName(a.indikator).localeCompare(indicatorName(b.indikator), 'sv'));
		const rate = rates.find(
			({ by }) => by.ar === year && by.enkat === own[0]?.enkat && by.version === own[0]?.version
		);
		const said = hasData(rate) ? speak(rate, 'andel', k).text : 'okänd';
		return [
			{ heading: `${form} (svarsfrekvens ${said})`, cells: {} },
			...own.map((line) => ({
				cells: {
					namn: { text: indicatorName(line.indikator) },
					varde: cell(line.now, 'andel', k),
					antal: ofCell(line.now),
					fore: line.before && hasData(line.before) ? cell(line.before, 'andel', k) : { text: '' },
					andring: { text: changeText(line.change, earlier) }
				}
			}))
		];
	});
}

export async function survey(subject: Subject): Promise<Written> {
	const { scope, ask, rakning, period } = subject;
	const [answers, rates] = await Promise.all([
		ask('indikator_positiv', { by: ['ar'] }),
		ask('svarsfrekvens', { by: ['ar'] })
	]);
	const found = surveyLines(answers, period.ar);
	if (!found || found.lines.length === 0)
		return { rubrik: `Inga enkätsvar till och med ${period.ar}`, delar: [] };
	const { year, lines } = found;
	const earlier = String(Number(year) - 1);
	const tabell: TableView = {
		caption: `Andel positiva svar ${year}`,
		columns: [
			{ key: 'namn', label: 'Indikator' },
			{ key: 'varde', label: year, unit: 'andel och 95 % intervall', num: true },
			{ key: 'antal', label: 'Antal', unit: 'positiva av svar', num: true },
			{ key: 'fore', label: earlier, unit: 'andel och 95 % intervall', num: true },
			{ key: 'andring', label: 'Jämfört' }
		],
		rows: rowsOf(subject, lines, rates, year),
		note: 'Högre eller lägre står bara där skillnaden är större än slumpen kan ha gett. Olika versioner av en enkät jämförs inte.',
		definitions: ['indikator_positiv', 'svarsfrekvens'].map((matt) => definitionLink(scope, matt)),
		rakning: rakning('indikator_positiv', { by: ['ar'] })
	};
	return { rubrik: titleOf(lines, year, earlier), delar: [{ slag: 'tabell', tabell }] };
}
