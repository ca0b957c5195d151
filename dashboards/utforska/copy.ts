/** "Kopiera som": the same answers by the command line, as SQL, in R and in Arquero. */
import { arqueroSnippet, rSnippet } from '#lib/explore/index.ts';
import { dimensionOf } from '#lib/measures/dimensions.ts';
import { compile, sqlText } from '#lib/measures/compile.ts';
import { commandLine } from '../shared/rakning.ts';
import type { About, Answered } from './about.ts';

export interface Snippet {
	id: string;
	title: string;
	/** What it is, and what it needs. */
	about: string;
	text: string;
}

/** @param csv the address of the same answers as CSV */
export function snippets(
	{ lager: { viewer }, known, question }: About,
	answers: readonly Answered[],
	csv: string
): Snippet[] {
	const commands = [...new Set(answers.map(({ measure, cut }) => commandLine(viewer, measure.matt, cut)))];
	if (commands.length === 0) return [];
	const sql = answers.flatMap(({ measure, cut, roll }) => {
		const result = compile(measure, cut, viewer, known);
		return result.ok ? [`-- ${measure.namn} (${roll})\n${sqlText(result.compiled)}`] : [];
	});
	const by = [...new Set(answers.flatMap((answer) => answer.by))];
	const told = {
		commands,
		by: by.map((id) => ({ id, namn: dimensionOf(id)?.namn ?? id })),
		columns: question.kolumner && by.includes(question.kolumner) ? question.kolumner : null,
		share: answers.some(({ measure }) => measure.intervall === 'wilson'),
		csv
	};
	return [
		{
			id: 'kommando',
			title: 'Kommandorad',
			about: 'Ger samma rader, med samma skydd, som JSON.',
			text: commands.join('\n')
		},
		{
			id: 'sql',
			title: 'SQL',
			about:
				'Frågan till lagret med raderna. Det som frågan ger skyddas sedan, så siffrorna på sidan kan vara färre.',
			text: [...new Set(sql)].join('\n\n')
		},
		{
			id: 'r',
			title: 'R',
			about: 'Läser filen CSV och räknar intervallen en gång till. Inga paket behövs.',
			text: rSnippet(told)
		},
		{
			id: 'arquero',
			title: 'Arquero',
			about: 'Samma omformning i JavaScript, i Node.',
			text: arqueroSnippet(told)
		}
	];
}
