import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { decide, keysOf, mergeProposals, proposalsIn } from '#pipelines/mappning/decide.ts';
import { nearest, nearness } from '#pipelines/mappning/match.ts';
import { normalise } from '#pipelines/contracts/lexical.ts';
import { codeLists } from '#pipelines/reference.ts';
import { codeCandidates } from '#pipelines/propose/words.ts';
import { propose } from '#pipelines/propose/index.ts';
import { decidedScale, proposeScale } from '#pipelines/propose/scales.ts';
import { profile } from '#pipelines/propose/sheet.ts';
import { NO_PROPOSALS } from '#pipelines/mappning/proposals.ts';
import { mappingSchema } from '#pipelines/mappning/schema.ts';
import { NO_MAPPING, parseMapping } from '#pipelines/mappning/mapping.ts';

const sheet = (rows: string[][]) => ({ file: 'fil.csv', sheet: null, rows });
const proposed = (rows: string[][]) => propose([sheet(rows)], NO_MAPPING, mappingSchema.parse({}));

describe('how near two texts are', () => {
	it('is 1 for the same words in any order and spelling, and no candidate for what is near nothing', () => {
		expect(nearness('Öppen  fråga', 'fraga, öppen')).toBe(1);
		expect(nearest('xyz', [{ value: 'studier', texts: [] }])).toEqual([]);
		expect(nearest('', [{ value: 'studier', texts: [] }])).toEqual([]);
	});

	it('puts the nearest first, also by a label', () => {
		const codes = [
			{ value: 'studier', texts: ['Studier'] },
			{ value: 'arbete_subventionerat', texts: ['Arbete med stöd'] }
		];
		expect(nearest('Stduier', codes)[0]).toMatchObject({ value: 'studier' });
		expect(nearest('arbetar med stöd', codes)[0]).toMatchObject({ value: 'arbete_subventionerat' });
	});
});

describe('a scale', () => {
	it('is put in the order of its words, with what is no answer apart and the cut left open', () => {
		expect(proposeScale(['Helt', 'Vet ej', 'Inte alls', 'Delvis', 'Vet inte'])).toMatchObject({
			scale: {
				svar: [
					{ varde: '1', etikett: 'Inte alls' },
					{ varde: '2', etikett: 'Delvis' },
					{ varde: '3', etikett: 'Helt' },
					{ varde: 'vet_ej', etikett: 'Vet ej', aven: ['Vet inte'], saknas: 'vet_ej' }
				],
				positivt_fran: null
			},
			poang: 1
		});
	});

	it('of codes has the steps nobody has given, and asks what a code far above is', () => {
		expect(proposeScale(['5', '1', '3', '99']).scale.svar).toEqual([
			...['1', '2', '3', '4', '5'].map((varde) => ({ varde })),
			{ varde: '99', saknas: null }
		]);
	});

	it('of words nobody knows has the score 0, and leaves where they stand to a person', () => {
		expect(proposeScale(['Helt', 'Grönt', 'Inte alls'])).toMatchObject({
			scale: { svar: [{ varde: '1' }, { varde: '2', etikett: 'Helt' }, { varde: null, etikett: 'Grönt' }] },
			poang: 0
		});
	});
});

describe('what is answered on a scale', () => {
	const scales = (heading: string[], ...columns: string[][]) =>
		Object.keys(
			proposed([heading, ...(columns[0] ?? []).map((_, i) => columns.map((column) => column[i] ?? ''))])
				.forslag.skalor
		);

	it('is named by its lowest and highest answer, and 1-4 is another scale than 1-5', () => {
		expect(
			scales(
				['A', 'B', 'C'],
				['1', '5', '3', '4'],
				['4', '1', '3', '2'],
				['Ofta', 'Aldrig', 'Alltid', 'Vet ej']
			)
		).toEqual(['1 – 5', '1 – 4', 'Aldrig – Alltid']);
	});

	it('is numbered by the code before its words, and a code that means nothing is a kind of missing', () => {
		expect(proposeScale(['1 - Inte alls', '2', '4', '5 = Helt', '9. Vet ej', '-']).scale.svar).toEqual([
			{ varde: '1', etikett: '1 - Inte alls' },
			{ varde: '2' },
			{ varde: '3' },
			{ varde: '4' },
			{ varde: '5', etikett: '5 = Helt' },
			{ varde: 'vet_ej', etikett: '9. Vet ej', saknas: 'vet_ej' },
			{ varde: 'ej_besvarad', etikett: '-', saknas: 'ej_besvarad' }
		]);
	});

	it('is not taken for a decided scale that reaches further', () => {
		const five = { svar: ['1', '2', '3', '4', '5'].map((varde) => ({ varde })) };
		expect(decidedScale(['1', '2', '3', '4'], { five })).toBeNull();
		expect(decidedScale(['1', '3', '5'], { five })).toBe('five');
	});
});

describe('a table with years or months as columns', () => {
	it.each([
		[
			['Insats', 'Kostnad', '2024', '2025'],
			['KRUS', 'Personal', '100 000', '120 000']
		],
		[
			['Insats', 'Budget 2024', 'Utfall 2024'],
			['KRUS', '1', '2']
		],
		[
			['', '2024', '2025'],
			['Personal', '3', '4']
		],
		[
			['Insats', 'jan', 'feb', 'mars'],
			['KRUS', '1', '2', '3']
		]
	])('%j is no survey, and it is said what to do', (heading, row) => {
		const { findings, forslag } = proposed([heading, row, row]);
		expect(findings).toEqual([
			expect.objectContaining({
				slag: 'matris',
				text: expect.stringMatching(/år eller månader som kolumner .*mallen/)
			})
		]);
		expect(forslag.enkater).toEqual([]);
	});

	it('is not one because two of its many columns have years', () => {
		const heading = ['Namn', 'Ort', 'Insats', 'Team', 'Not', 'Mål 2024', 'Mål 2025'];
		const rows = Array.from({ length: 3 }, (_, i) => ['a', 'b', 'c', 'd', 'e', String(i), String(i)]);
		expect(proposed([heading, ...rows]).findings.map(({ slag }) => slag)).not.toContain('matris');
	});

	it('is not one because a question names a year', () => {
		const rows = Array.from({ length: 6 }, (_, i) => [i % 2 ? 'Ja' : 'Nej', String((i % 3) + 1)]);
		expect(
			proposed([['Fick du stöd 2024?', 'Helhetsbetyg för år 2024, från ett till fem'], ...rows]).findings[0]
				?.slag
		).toBe('enkat');
	});
});

describe('a sign that is decided', () => {
	const written = 'koder: { kon: { "?": annat } }';
	const rows = ['K', '?', '-'].map((kon, i) => [`d${i}`, `p${i}`, 'krus', '2024-01-01', kon]);
	const { findings, forslag } = propose(
		[sheet([['deltagande_id', 'deltagare', 'insats_id', 'start', 'kon'], ...rows])],
		parseMapping(written),
		mappingSchema.parse(parse(written))
	);

	it('is explained, and no other sign is', () => {
		expect(findings[0]?.bestamt).toEqual(['koder/kon/?']);
		expect(Object.keys(forslag.koder.kon ?? {})).toEqual(['K', '-']);
	});
});

describe('a sheet', () => {
	it('has its heading below title rows, and two heading rows where they fill each other’s gaps', () => {
		expect(profile(sheet([['Titel'], ['a', 'b', 'c'], ['1', '2', '3'], ['4', '5', '6']]))?.headings).toEqual([
			'a',
			'b',
			'c'
		]);
		const two = profile(
			sheet([
				['Nr', 'Stöd', ''],
				['', 'A', 'B'],
				['1', 'Ja', 'Nej'],
				['2', 'Nej', 'Ja']
			])
		);
		expect(two).toMatchObject({ headingRows: 2, headings: ['Nr', 'Stöd / A', 'Stöd / B'] });
	});

	it('whose first row of answers has gaps has one heading row', () => {
		const rows = [
			['Nr', 'Stöd', ''],
			['', 'Ja', 'Nej'],
			['1', 'Ja', 'Nej'],
			['2', 'Nej', 'Ja']
		];
		expect(profile(sheet(rows))?.headingRows).toBe(1);
	});
});

describe('proposals', () => {
	const odd = fc.array(
		fc.array(
			fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'Ja', '3', '2024-01-01', '', 'Kön')),
			{ maxLength: 8 }
		),
		{ maxLength: 12 }
	);

	it('can be made of any table, written, read again, and decide nothing', () => {
		fc.assert(
			fc.property(odd, (rows) => {
				const { forslag } = proposed(rows);
				const { text } = decide('koder:\n  kon:\n    Kv: kvinna\n', forslag, { idag: '2026-11-22' });
				const { kolumner, koder, insatser, forms, skalrader } = parseMapping(text);
				expect({ kolumner, koder, insatser, forms, skalrader }).toEqual({
					...{ kolumner: {}, koder: { kon: { Kv: 'kvinna' } }, insatser: {} },
					...{ forms: [], skalrader: [] }
				});
				expect(keysOf(proposalsIn(text))).toEqual(keysOf(forslag));
			}),
			{ seed: 8, numRuns: 60 }
		);
	});

	it('never make a free text or an address a question', () => {
		const people = Array.from({ length: 8 }, (_, i) => [
			String(i),
			['Ja', 'Nej', 'Vet ej'][i % 3] as string,
			`namn${i}@exempel.se`,
			`Det var bra att ni ringde gång ${i}, men det tog lång tid innan vi träffades.`
		]);
		const { forslag } = proposed([['Nr', 'Fick du stöd?', 'E-post', 'Övrigt'], ...people]);
		expect(forslag.enkater).toEqual([
			expect.objectContaining({ kolumner: { Nr: 'svar_id' }, bort: ['E-post', 'Övrigt'] })
		]);
		expect(Object.keys((forslag.enkater[0] as { fragor: object }).fragor)).toEqual(['Fick du stöd?']);
	});

	it('that stand written keep what a person has changed in them, and new ones come beside', () => {
		const word = (blir: string) => ({ blir, poang: 0.5, eller: [] });
		const written = {
			...NO_PROPOSALS,
			koder: { kon: { K: word('kvinna') } },
			enkater: [{ fragor: { A: {} }, version: '7' }]
		};
		const fresh = {
			...NO_PROPOSALS,
			koder: { kon: { K: word('man'), M: word('man') } },
			enkater: [{ fragor: { a: {} }, version: null }, { fragor: { B: {} } }]
		};
		expect(mergeProposals(written, fresh)).toMatchObject({
			koder: { kon: { K: word('kvinna'), M: word('man') } },
			enkater: [{ version: '7' }, { fragor: { B: {} } }]
		});
	});

	it('approved go to their part and leave forslag; the rest stays there, and comments stand', () => {
		const forslag = {
			...NO_PROPOSALS,
			koder: { kon: { K: { blir: 'kvinna', poang: 0.5, eller: [] }, M: { blir: null, poang: 0, eller: [] } } }
		};
		expect(() => decide('', forslag, { godkann: ['koder/kon/M'], idag: '2026-11-22' })).toThrow(
			/Skriv vad det betyder/
		);
		const { text, bestamt } = decide('# vårt\nsyntetisk: true # sant\n', forslag, {
			godkann: ['alla'],
			idag: '2026-11-22'
		});
		expect(bestamt).toEqual(['koder/kon/K → kvinna']);
		expect(text).toMatch(
			/^# vårt\nsyntetisk: true # sant\nkoder:\n {2}kon:\n {4}K: kvinna\nbeslut:\n {2}koder\/kon\/K: 2026-11-22\nforslag:\n/
		);
		expect((parse(text) as { forslag: object }).forslag).toEqual({
			koder: { kon: { M: { blir: null, poang: 0, eller: [] } } }
		});
	});
});

describe('everyday words', () => {
	it('name one code of a list each, of a list and a code that exist', () => {
		const known = new Set(codeLists().map(({ lista, kod }) => `${lista}/${kod}`));
		const lines = readFileSync('data/reference/kodord.csv', 'utf8').trim().split('\n').slice(1);
		const said = lines.flatMap((line) => {
			const [lista, kod, ord = ''] = line.split(';');
			expect(known).toContain(`${lista}/${kod}`);
			return [...new Set(ord.split('|').map(normalise))].map((word) => `${lista}: ${word}`);
		});
		expect(said.filter((one, i) => said.indexOf(one) !== i)).toEqual([]);
		expect(said.filter((one) => one.endsWith(': '))).toEqual([]);
	});

	it.each([
		['sysselsattning', 'Arbetslös', 'aktivt_arbetssokande'],
		['sysselsattning', 'öppet arbetslös', 'aktivt_arbetssokande'],
		['sysselsattning', 'Sjukskriven', 'ingen'],
		['forsorjning', 'Sjukskriven', 'sjukpenning'],
		['forsorjning', 'soc', 'forsorjningsstod'],
		['remittent', 'Soc', 'kommun'],
		['kon', 'Kv', 'kvinna'],
		['kon', 'K', 'kvinna'],
		['utbildning', 'Gymn.', 'gymnasial'],
		['utbildning', 'grundskola', 'forgymnasial'],
		['kostnadsslag', 'Arbetsgivaravgifter', 'po'],
		['kostnadsslag', 'Lokalhyra', 'lokaler']
	])('%s %s is proposed to be %s', (lista, word, kod) => {
		expect(nearest(word, codeCandidates(lista), 1)).toEqual([{ value: kod, poang: 1 }]);
	});

	it('are no likeness where only a short word is shared', () => {
		expect(nearest('se bilaga', codeCandidates('forsorjning'))).toEqual([]);
		expect(nearest('Kundfordringar', codeCandidates('kostnadsslag'))).toEqual([]);
		// Three letters of four, and nothing in common.
		expect(nearest('uta', [{ value: 'avslut', texts: ['utan'] }])).toEqual([]);
	});
});

describe('what is no survey', () => {
	it('are the sheets of a template that explain it', () => {
		const koder = [
			['Det här bladet läses inte in i Stegvis.', 'Listorna i de andra bladen pekar hit.', ''],
			['', '', ''],
			['Lista', 'Välj i listan', 'Kod'],
			['kon', 'Kvinna', 'kvinna'],
			['kon', 'Man', 'man']
		];
		expect(proposed(koder)).toMatchObject({
			findings: [{ slag: 'ingen_tabell' }],
			forslag: { enkater: [] }
		});
	});

	it('is a remark of one word among remarks, as “bra”', () => {
		const rows = [
			['Svarsnr', 'Fick du vara med?', 'Något mer du vill säga?'],
			...['Helt', 'Delvis', 'Helt', 'Inte alls', 'Helt', 'Delvis'].map((svar, i) => [
				String(i + 1),
				svar,
				['Kom gärna till oss på måndag', 'bra'][i] ?? ''
			])
		];
		const { enkater, skalor } = proposed(rows).forslag;
		expect(enkater[0]).toMatchObject({ bort: ['Något mer du vill säga?'] });
		expect(JSON.stringify(skalor)).not.toContain('måndag');
	});
});
