import { describe, expect, it } from 'vitest';
import { NO_MAPPING } from '#pipelines/mappning/mapping.ts';
import { roleOf, roleWords } from '#pipelines/propose/roles.ts';
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
