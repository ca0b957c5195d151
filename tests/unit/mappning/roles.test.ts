import { describe, expect, it } from 'vitest';
import { enkatfraga } from '#pipelines/fragor/enkat.ts';
import { mappingText } from '#pipelines/mappning/change.ts';
import { NO_MAPPING } from '#pipelines/mappning/mapping.ts';
import { roleOf, roleWords } from '#pipelines/propose/roles.ts';
import { proposeSurvey } from '#pipelines/propose/survey.ts';
import { profile } from '#pipelines/propose/sheet.ts';

/** The role of a column called `heading` with these cells. */
function role(heading: string, cells: readonly string[]): string {
	const rows = [[heading, 'x'], ...cells.map((cell, i) => [cell, `a${i}`])];
	const column = profile({ file: 'f.csv', sheet: null, rows })?.columns[0];
	return column ? roleOf(column, roleWords([], NO_MAPPING)).role : 'none';
}
const times = (n: number, cell: (i: number) => string) => Array.from({ length: n }, (_, i) => cell(i));

/** What a survey program writes beside the answers: Microsoft Forms, Google Forms, Netigate, Survey&Report, SPSS. */
describe('a column beside the questions', () => {
	it.each<[string, string[], string]>([
		['IP-adress', times(8, (i) => `10.0.0.${i}`), 'personlig'],
		['Källa', times(8, (i) => `192.168.1.${i}`), 'personlig'],
		['Källa', times(8, (i) => `2001:db8::${i}`), 'personlig'],
		['Svarande', times(8, (i) => `namn${i}@exempel.se`), 'personlig'],
		['Email', times(8, () => 'anonymous'), 'personlig'],
		['Name', times(8, (i) => `Anna${'abcdefgh'[i]}`), 'personlig'],
		['Kontakt', times(8, (i) => `070-12 34 56${i}`), 'personlig'],
		['Mobil till dig', times(8, (i) => `+46 70 123 45 6${i}`), 'personlig'],
		['Kommentar', times(14, (i) => `Namn${'abcdefghijklmn'[i]}`), 'fritext'],
		['Id', times(8, () => ''), 'tom'],
		['Id', times(8, (i) => String(i + 1)), 'svar_id'],
		['Respondent ID', times(8, (i) => `R_3k${i}`), 'svar_id'],
		['Completion time', times(8, (i) => `2026-03-0${i + 1} 10:00:00`), 'datum'],
		['Tidstämpel', times(8, (i) => `2026/03/0${i + 1} 2:33:10 em CET`), 'datum'],
		['Slutförandetid', times(8, (i) => `3/${i + 1}/26 10:25:11`), 'tvetydig_dag'],
		// Neither begins as a telephone number does.
		['Inskickat', times(8, (i) => `0${i + 1}-02-2026`), 'tvetydig_dag'],
		['Löpnummer', times(8, (i) => `00000012${i}`), 'svar_id'],
		['Hur är det?', ['Ja', 'Nej, inte alls', 'Ja, absolut', 'Ja', 'Nej, inte alls', 'Ja, absolut'], 'fraga'],
		[
			'Vilka stöd fick du?',
			['Samtal, Praktik', 'Samtal', 'Praktik', 'Samtal', 'Praktik', 'Samtal'],
			'flerval'
		],
		['Vilka stöd fick du?', ['Samtal;Praktik;', 'Samtal;', 'Praktik;Besök;', 'Samtal;Praktik;'], 'flerval'],
		['Hur nöjd är du?', times(9, (i) => ['Nöjd', 'Missnöjd', 'Vet ej'][i % 3] as string), 'fraga'],
		['Övrigt', times(14, (i) => `Det var bra att ni ringde gång ${i}`), 'fritext']
	])('%s %j is %s', (heading, cells, expected) => {
		expect(role(heading, cells)).toBe(expected);
	});
});

describe('columns that are choices of one question', () => {
	/** What is said of a survey with these columns, answered by six. */
	function said(columns: Record<string, (i: number) => string>) {
		const rows = [
			Object.keys(columns),
			...Array.from({ length: 6 }, (_, i) => Object.values(columns).map((cell) => cell(i)))
		];
		const survey = proposeSurvey(profile({ file: 'f.csv', sheet: null, rows })!, [], NO_MAPPING, {
			skalor: {},
			enkater: []
		});
		return {
			ihop: survey?.ihop ?? [],
			unsure: survey?.placerade.filter(({ poang }) => poang <= 0.5).map(({ column }) => column.heading)
		};
	}
	const bit = (i: number) => String(i % 2);
	const nojd = (i: number) => ['Nöjd', 'Missnöjd', 'Nöjd'][i % 3] as string;

	it('of 0 and 1 are said to belong together, and stay questions that nobody is sure of', () => {
		const { ihop, unsure } = said({
			'Hur nöjd är du?': nojd,
			'Ja, arbete': bit,
			'Ja, studier': bit,
			Nej: bit
		});
		expect(ihop).toEqual([
			expect.stringMatching(
				/^”Ja, arbete”, ”Ja, studier” och ”Nej” ser ut att höra ihop.*1 är valt och 0 inte valt/
			)
		]);
		expect(unsure).toEqual(['Ja, arbete', 'Ja, studier', 'Nej']);
	});
	it('two are enough under the same question, and another question is another group', () => {
		const { ihop } = said({
			'Stöd? / Samtal': bit,
			'Stöd? / Praktik': bit,
			'Vem? / Kurator': bit,
			'Vem? / Chef': bit,
			'Hur nöjd är du?': nojd
		});
		expect(ihop.map((text) => text.split(' ser ut')[0])).toEqual([
			'”Stöd? / Samtal” och ”Stöd? / Praktik”',
			'”Vem? / Kurator” och ”Vem? / Chef”'
		]);
	});
	it('where a blank is what was not chosen, it is said that blanks are read as no answer', () => {
		const box = (text: string, every: number) => (i: number) => (i % every ? '' : text);
		const { ihop } = said({
			'Hur nöjd är du?': nojd,
			Samtal: box('Samtal', 2),
			Praktik: box('Praktik', 3),
			Besök: box('x', 2)
		});
		expect(ihop).toEqual([expect.stringMatching(/En tom ruta läses som att ingen har svarat/)]);
	});
	it('of many four are named, and how many more there are', () => {
		const boxes = Object.fromEntries(['A', 'B', 'C', 'D', 'E', 'F'].map((name) => [name, bit]));
		expect(said({ 'Hur nöjd är du?': nojd, ...boxes }).ihop).toEqual([
			expect.stringMatching(/^”A”, ”B”, ”C”, ”D” och 2 till ser ut/)
		]);
	});
	it('one or two questions of yes and no are questions', () => {
		// Neighbours only: another question between them parts them.
		expect(said({ Samtal: bit, Praktik: bit, 'Hur nöjd är du?': nojd, Besök: bit }).ihop).toEqual([]);
		expect(said({ 'Fick du stöd?': bit, 'Fick du plats?': bit, 'Hur nöjd är du?': nojd }).ihop).toEqual([]);
		expect(
			said({ a: (i) => (i % 2 ? 'Ja' : 'Nej'), b: (i) => (i % 2 ? 'Nej' : 'Ja'), c: nojd }).ihop
		).toEqual([]);
	});
});

describe('the year of a survey', () => {
	/** Six answers on these days in a file of this name. */
	const year = (file: string, days: readonly string[]) => {
		const rows = [['Datum', 'Hur nöjd är du?'], ...days.map((day, i) => [day, ['Nöjd', 'Missnöjd'][i % 2]!])];
		return enkatfraga(profile({ file, sheet: null, rows })!, [], NO_MAPPING, mappingText(''))?.ar;
	};
	const days = (...years: number[]) => years.map((one, i) => `${one}-03-0${i + 1}`);

	it.each([
		['the only one that the name says', 'Enkät 2023.csv', days(2024, 2024, 2024, 2024), '2023'],
		['of most days, when the name says two', 'Enkät 2023-2024.csv', days(2024, 2024, 2024, 2023), '2024'],
		['not that of a longer number', 'Enkät 120231.csv', days(2024, 2024, 2024, 2023), '2024'],
		['none, when the days are as many of each', 'Enkät.csv', days(2024, 2024, 2023, 2023), null]
	])('%s', (_, file, said, ar) => {
		expect(year(file, said)).toBe(ar);
	});
});
