import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameAnswer } from '#pipelines/mappning/forms.ts';
import { joinHeadings, LONG, toLong } from '#pipelines/mappning/widen.ts';
import { parseMapping } from '#pipelines/mappning/mapping.ts';

const LABELS = ['Inte alls', 'Delvis', 'I hög grad', 'Helt'];
const text = (questions: number) => `skalor:
  grad:
    svar: [${LABELS.map((etikett, i) => `{ varde: ${i + 1}, etikett: ${etikett} }`).join(', ')}, { varde: 97, saknas: ej_besvarad }]
    positivt_fran: 3
enkater:
  - { enkat: e, version: 1, respondentgrupp: deltagare, insats_id: krus, matar: 2024,
      kolumner: { Nr: svar_id },
      fragor: { ${Array.from({ length: questions }, (_, i) => `Fråga ${i}: { fraga: q${i}, indikator: i, skala: grad }`).join(', ')} } }
`;
const formOf = (questions: number) => {
	const [form] = parseMapping(text(questions)).forms;
	if (!form) throw new Error('no form');
	return form;
};

/** How an answer may stand in a cell: its code, its label in any case and with blanks around. */
const spellings = (value: number): string[] => {
	const label = LABELS[value - 1] as string;
	return [String(value), label, label.toUpperCase(), ` ${label.replace(' ', '  ')} `];
};

describe('a wide table made long', () => {
	it('gives back the long rows it was made from, in any order of columns', () => {
		const long = fc.integer({ min: 1, max: 6 }).chain((questions) =>
			fc.record({
				questions: fc.constant(questions),
				order: fc.shuffledSubarray([...Array(questions + 1).keys()], { minLength: questions + 1 }),
				// The first answer is there, or the respondent would have answered nothing.
				people: fc.array(
					fc.tuple(
						fc.integer({ min: 1, max: 4 }),
						fc.array(fc.option(fc.integer({ min: 1, max: 4 })), {
							minLength: questions - 1,
							maxLength: questions - 1
						})
					),
					{ maxLength: 8 }
				)
			})
		);
		const spelling = fc.infiniteStream(fc.nat({ max: 3 }));
		fc.assert(
			fc.property(long, spelling, ({ questions, order, people }, pick) => {
				const expected = people.flatMap(([first, rest], i) =>
					[first, ...rest].map((value, q) => [`p${i}`, `q${q}`, value === null ? '97' : String(value)])
				);
				const headings = ['Nr', ...Array.from({ length: questions }, (_, i) => `Fråga ${i}`)];
				const cells = people.map(([first, rest], i) => [
					`p${i}`,
					...[first, ...rest].map((value) =>
						value === null ? '' : spellings(value)[pick.next().value as number]
					)
				]);
				const shuffled = (row: readonly (string | undefined)[]) => order.map((at) => row[at] ?? '');
				const { rows } = toLong(
					formOf(questions),
					shuffled(headings),
					cells.map((row, i) => ({ cells: shuffled(row), rad: i + 2, fault: '' })),
					'f'
				);
				const column = (name: (typeof LONG)[number]) => LONG.indexOf(name);
				expect(
					rows.map((row) => ['svar_id', 'fraga', 'svar'].map((name) => row[column(name as 'svar')]))
				).toEqual(expected);
				expect(rows.every((row) => row.at(-1) === '')).toBe(true);
			}),
			{ seed: 5, numRuns: 200 }
		);
	});

	it('never makes a value of a label that nobody has decided', () => {
		const known = new Set([...LABELS, '1', '2', '3', '4', '97'].map(sameAnswer));
		const near = fc
			.constantFrom(...LABELS)
			.chain((label) =>
				fc
					.tuple(fc.nat({ max: label.length }), fc.constantFrom('', 'x', '-', '1', 'å'))
					.map(([at, put]) =>
						put === '' ? label.slice(0, at) + label.slice(at + 1) : label.slice(0, at) + put + label.slice(at)
					)
			);
		fc.assert(
			fc.property(fc.oneof(near, fc.string()), (label) => {
				fc.pre(label.trim() !== '' && !known.has(sameAnswer(label)));
				const { rows, tolkade } = toLong(
					formOf(1),
					['Nr', 'Fråga 0'],
					[{ cells: ['1', label], rad: 2, fault: '' }],
					'f'
				);
				expect(rows[0]?.[LONG.indexOf('svar')]).toBe(label.trim());
				expect(tolkade).toEqual([]);
			}),
			{ seed: 6, numRuns: 500 }
		);
	});

	it('is respondents × questions rows, whatever stands in the cells', () => {
		fc.assert(
			fc.property(fc.array(fc.array(fc.string(), { maxLength: 9 }), { maxLength: 9 }), (table) => {
				const respondents = table.map((cells, i) => ({
					cells,
					rad: i + 2,
					fault: i % 3 ? '' : 'trasig_rad'
				}));
				const { rows } = toLong(formOf(3), ['Nr', 'Fråga 0', 'Fråga 1', 'Fråga 2'], respondents, 'f');
				expect(rows).toHaveLength(table.length * 3);
			}),
			{ seed: 7 }
		);
	});

	it('-1 is not 1, and a label that means two values is refused', () => {
		expect(sameAnswer(' -1 ')).toBe('-1');
		expect(() =>
			parseMapping('skalor: { s: { svar: [{ varde: 1, etikett: Ja }, { varde: 2, aven: [JA] }] } }')
		).toThrow(/svaret ”JA” i skalan s betyder både 1 och 2/);
	});
});

describe('two heading rows', () => {
	it('are joined under the upper heading they stand below', () => {
		expect(joinHeadings(['Nr', 'Stöd', '', 'Fritt'], ['', 'A', 'B', ''])).toEqual([
			'Nr',
			'Stöd / A',
			'Stöd / B',
			'Fritt'
		]);
		expect(joinHeadings([], ['A'])).toEqual(['A']);
	});
});

describe('a survey in mappning.yml that does not hold together is refused, and says where:', () => {
	it.each([
		[
			'a scale that is not there',
			text(1).replace('skala: grad', 'skala: grda'),
			/skalan grda, som inte finns i skalor/
		],
		['no cut', text(1).replace('positivt_fran: 3', ''), /behöver antingen positivt_fran eller positivt_till/],
		['two cuts', text(1).replace('positivt_fran: 3', 'positivt_fran: 3\n    positivt_till: 1'), /antingen/],
		['a cut off the scale', text(1).replace('positivt_fran: 3', 'positivt_fran: 9'), /inte finns på skalan/],
		['no insats', text(1).replace('insats_id: krus, ', ''), /säger inte insats_id/],
		['neither day nor year', text(1).replace(' matar: 2024,', ''), /säger inte datum eller matar/],
		['the same question twice', text(2).replace('fraga: q1', 'fraga: q0'), /frågan q0 två gånger/],
		['a heading twice', text(2).replace('Fråga 1:', 'FRÅGA 0:'), /rubriken ”fraga_0” två gånger/],
		['indikator on some', text(2).replace('fraga: q1, indikator: i', 'fraga: q1'), /indikator på vissa/],
		[
			'a column that is none',
			text(1).replace('Nr: svar_id', 'Nr: svar'),
			/pekar på svar; välj bland svar_id/
		],
		[
			'an unknown kind of missing',
			text(1).replace('saknas: ej_besvarad', 'saknas: tomt'),
			/saknas: tomt; välj bland/
		],
		[
			'no blank where the scale comes from a file',
			text(1).replace(', indikator: i', '').replace(', { varde: 97, saknas: ej_besvarad }', ''),
			/behövs när frågorna inte har indikator/
		]
	])('%s', (_, yaml, message) => {
		expect(() => parseMapping(yaml)).toThrow(message);
	});
});
