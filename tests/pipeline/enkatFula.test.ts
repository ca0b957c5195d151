import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeXlsx } from 'hucre/xlsx';
import type { LoadReport } from '#lib/server/report.ts';
import { F1, F2, FRITT, HEAD, INSATSER, ROWS, SAID, lines, mapping } from './enkatVid.ts';
import { lost, place, type Place } from './support.ts';

/** The same four respondents in every ugly shape; each shape in a folder of its own, with a form of its own, in one load. */

const wide = lines([HEAD, ...ROWS]);
const blank = HEAD.map(() => '');
type Cells = (string | number | Date | null)[][];
const book = (rows: Cells) =>
	writeXlsx({
		sheets: [
			{ name: 'Läs mig', rows: [['Utskrift']] },
			{ name: 'Svar', rows }
		]
	});
const typed = ROWS.map((row, i) =>
	row.map((text, at) => {
		if (at === 2) return new Date(Date.UTC(2024, 9, i + 1, 9, 12));
		return /^\d+$/.test(text) ? Number(text) : text || null;
	})
);
const upper = ['Svarsnr', 'Team', 'Skickat', 'Kön', 'Hur var det?', '', FRITT];
const lower = ['', '', '', '', 'Bestämma', 'Samman', ''];
const twoRows = mapping('    rubrikrader: 2\n')
	.replace(F1, 'Hur var det? / Bestämma')
	.replace(F2, 'Hur var det? / Samman');

interface Shape {
	name: string;
	file: string;
	content(): Promise<string | Uint8Array> | string | Uint8Array;
	mapping?: string;
}
const shapes: Shape[] = [
	{
		name: 'labels, codes, other spellings, “vet ej”, blanks, times of day',
		file: 'svar.csv',
		content: () => wide
	},
	{
		name: 'UTF-16 with tabs',
		file: 'svar.txt',
		content: () => Buffer.from('\ufeff' + wide.replaceAll(';', '\t'), 'utf16le')
	},
	{
		name: 'Windows-1252 with CRLF',
		file: 'svar.csv',
		content: () => Buffer.from(wide.replaceAll('\n', '\r\n'), 'latin1')
	},
	{
		name: 'title rows above and blank rows between',
		file: 'svar.csv',
		content: () => `Enkät hösten;;\n\n${lines([HEAD, blank, ...ROWS, blank])}`
	},
	{
		name: 'columns in another order, and one nobody knows',
		file: 'svar.csv',
		content: () =>
			lines([['IP', ...HEAD.toReversed()], ...ROWS.map((row) => ['10.0.0.1', ...row.toReversed()])])
	},
	{
		name: 'a heading with a line break in quotes',
		file: 'svar.csv',
		content: () => wide.replace(F1, '"Fick du vara med\noch bestämma?"')
	},
	{
		name: 'a workbook with numbers, real dates and a sheet of notes',
		file: 'svar.xlsx',
		content: () => book([HEAD, ...typed])
	},
	{
		name: 'two heading rows, the upper merged over its questions',
		file: 'svar.csv',
		content: () => lines([upper, lower, ...ROWS]),
		mapping: twoRows
	},
	{
		name: 'two heading rows below a title, in a workbook',
		file: 'svar.xlsx',
		content: () => book([['Hösten 2024'], upper, lower, ...typed]),
		mapping: twoRows
	}
];

let p: Place;
let report: LoadReport;
beforeAll(async () => {
	p = place();
	p.write({ 'insatser.csv': INSATSER });
	for (const [nr, shape] of shapes.entries())
		p.write({
			[`${nr}/mappning.yml`]: (shape.mapping ?? mapping()).replace('egen_avslut', `form_${nr}`),
			[`${nr}/${shape.file}`]: await shape.content()
		});
	report = await p.load();
});
afterAll(() => p.remove());

describe('a wide export with', () => {
	it.each(shapes.map((shape, nr) => [shape.name, nr, shape] as const))('%s', async (_, nr, { file }) => {
		expect(report.errors).toEqual([]);
		// Four respondents and two questions are eight rows.
		expect(report.files.find((one) => one.file === `${nr}/${file}`)).toMatchObject({
			...{ source: 'enkatsvar', read: 8, accepted: 8, quarantined: 0 },
			decisions: { enkat: `form_${nr} version 2024` }
		});
		const said = await p.query(
			`select svar_id, fraga, svar, saknas, positivt from marts.enkatsvar where enkat = 'form_${nr}' order by svar_id asc nulls last, fraga asc nulls last`
		);
		expect(said.map((row) => Object.values(row))).toEqual(SAID);
	});

	it('columns nobody has named warns, and only then', () => {
		expect(report.warnings.filter(({ code }) => code === 'okanda_kolumner')).toEqual([
			{ code: 'okanda_kolumner', file: '4/svar.csv', text: expect.stringContaining('kolumnerna IP känns') }
		]);
		expect(lost(report)).toEqual([]);
	});

	it('scales that the mapping states is a file of the load: two questions of five answers and a blank', () => {
		expect(report.files.find(({ file }) => file === '0/mappning.yml')).toMatchObject({
			...{ source: 'enkat', read: 12, accepted: 12 }
		});
	});
});
