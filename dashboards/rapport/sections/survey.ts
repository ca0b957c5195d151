/** What the participants have answered, form by form: never pooled over forms or versions. */
import { formatNumber, speak } from '#lib/format/index.ts';
import type { Part, Written } from '#lib/report/types.ts';
import { blockTitle } from '../../shared/compare.ts';
import { definitionLink } from '../../shared/foot.ts';
import { cell, hasData, ofCell } from '../../shared/rows.ts';
import { nearest, spanOf, windowNote, type Subject } from '../subject.ts';

const ALLTID = ['enkat', 'version', 'indikator'];

export async function survey(subject: Subject): Promise<Written> {
	const { scope, ask, rakning } = subject;
	const { k } = scope.meta;
	const window = await nearest(subject, 'indikator_positiv');
	const [answers, rates] = await Promise.all([
		ask('indikator_positiv', { by: [], ...spanOf(window) }),
		ask('svarsfrekvens', { by: [], ...spanOf(window) })
	]);
	const rows = answers
		.filter((row) => hasData(row) && ALLTID.every((id) => row.by[id] != null))
		.map((row) => ({
			row,
			name: blockTitle(scope, row.by, ALLTID),
			rate: rates.find(({ by }) => by.enkat === row.by.enkat && by.version === row.by.version)
		}))
		.sort((a, b) => a.name.localeCompare(b.name, 'sv'));
	if (rows.length === 0) return { rubrik: `Inga enkätsvar ${window.text}`, delar: [] };
	const shown = rows.filter(({ row }) => row.status === 'visas').length;
	const notes = windowNote(subject, window).map((text): Part => ({ slag: 'stycke', text }));
	return {
		rubrik: `Deltagarna har svarat på ${formatNumber(rows.length)} frågeområden${shown < rows.length ? `, ${formatNumber(shown)} kan visas` : ''}`,
		delar: [
			...notes,
			{
				slag: 'tabell',
				tabell: {
					caption: `Andel positiva svar, ${window.text}`,
					columns: [
						{ key: 'namn', label: 'Enkät och indikator' },
						{ key: 'varde', label: 'Positiva svar', unit: 'och 95 % intervall', num: true },
						{ key: 'antal', label: 'Antal', unit: 'positiva av svar', num: true },
						{ key: 'svar', label: 'Svarsfrekvens', unit: 'av utskickade', num: true }
					],
					rows: rows.map(({ row, name, rate }) => ({
						cells: {
							namn: { text: name },
							varde: cell(row, 'andel', k),
							antal: ofCell(row),
							svar: { text: hasData(rate) ? speak(rate, 'andel', k).text : 'okänd', muted: !hasData(rate) }
						}
					})),
					definitions: ['indikator_positiv', 'svarsfrekvens'].map((matt) => definitionLink(scope, matt)),
					rakning: rakning('indikator_positiv', spanOf(window))
				}
			}
		]
	};
}
