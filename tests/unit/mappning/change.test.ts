import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeMapping, mappingText, type Change } from '#pipelines/mappning/change.ts';
import { decide, keysOf } from '#pipelines/mappning/decide.ts';
import { decisionsOf } from '#pipelines/mappning/decisions.ts';
import { NO_MAPPING, parseMapping } from '#pipelines/mappning/mapping.ts';
import { NO_PROPOSALS, proposedWords, type Proposals } from '#pipelines/mappning/proposals.ts';
import { mappingSchema } from '#pipelines/mappning/schema.ts';
import { propose } from '#pipelines/propose/index.ts';

const IDAG = '2026-11-22';
const change = (text: string, ...changes: Change[]) => changeMapping(text, changes, IDAG);
const keys = (text: string) => decisionsOf(mappingText(text)).map(({ nyckel }) => nyckel);

const SURVEY = {
	enkat: 'avslut',
	version: '2024',
	insats_id: 'krus',
	respondentgrupp: 'deltagare',
	matar: '2024',
	fragor: { 'Fick du stöd?': { fraga: 'f1', indikator: 'stod', skala: 'grad' } }
};
const GRAD = {
	svar: [
		{ varde: '1', etikett: 'Nej' },
		{ varde: '2', etikett: 'Ja' }
	],
	positivt_fran: '2'
};

describe('a decision', () => {
	it('is written with its day, and what stood there stays, comments too', () => {
		const text = change('# Vårt\nkoder:\n  kon:\n    Kv: kvinna # så skrev vi förr\n', {
			gor: 'satt',
			path: ['koder', 'kon', 'M'],
			blir: 'man'
		});
		expect(text).toBe(
			'# Vårt\nkoder:\n  kon:\n    Kv: kvinna # så skrev vi förr\n    M: man\nbeslut:\n  koder/kon/M: 2026-11-22\n'
		);
		expect(decisionsOf(mappingText(text)).map(({ ord, blir, nar }) => [ord, blir, nar])).toEqual([
			['Kv', 'kvinna', null],
			['M', 'man', IDAG]
		]);
	});

	it.each<[string, Change]>([
		['a code', { gor: 'satt', path: ['koder', 'kon', 'K/M?'], blir: 'kvinna' }],
		['a column', { gor: 'satt', path: ['kolumner', 'deltagande', 'Löpnr'], blir: 'deltagande_id' }],
		['an insats', { gor: 'satt', path: ['insatser', 'Salateamet'], blir: 'sala' }],
		['an answer of a long file', { gor: 'satt', path: ['svar', 'avslut', 'Jajamän'], blir: '4' }],
		['an object', { gor: 'satt', path: ['sie', 'objekt', '6:P1'], blir: 'krus' }],
		['a range of accounts', { gor: 'satt', path: ['sie', 'konto', '5010-5099'], blir: 'lokaler' }],
		['money without object', { gor: 'satt', path: ['sie', 'utan_objekt'], blir: 'administration' }],
		['a dimension', { gor: 'satt', path: ['sie', 'dimensioner'], blir: ['6', '1'] }],
		['a survey', { gor: 'enkat', enkat: SURVEY, skalor: { grad: GRAD } }],
		['a refusal', { gor: 'avvisa', nyckel: 'koder/kon/Kanske' }]
	])('about %s is made once however often, and taken back it leaves nothing behind', (_, one) => {
		const before = '# Vårt\nsyntetisk: true\n';
		const text = change(before, one);
		expect(change(text, one)).toBe(text);
		const [key] = keys(text);
		expect(keys(text)).toHaveLength(1);
		expect(mappingText(text).beslut).toEqual({ [key as string]: IDAG });
		expect(change(text, { gor: 'tillbaka', nyckel: key as string })).toBe(before);
	});

	it('that an answer has another spelling goes to the scale, and can be taken back from it', () => {
		const survey = change('', { gor: 'enkat', enkat: SURVEY, skalor: { grad: GRAD } });
		const text = change(survey, { gor: 'stavning', skala: 'grad', etikett: 'Jajamän', varde: '2' });
		expect(mappingText(text).skalor.grad?.svar[1]?.aven).toEqual(['Jajamän']);
		expect(change(text, { gor: 'tillbaka', nyckel: 'skalsvar/grad/Jajamän' })).toBe(survey);
		expect(() => change(survey, { gor: 'stavning', skala: 'grad', etikett: 'x', varde: '9' })).toThrow(
			/inget svar 9/
		);
	});

	it('a scale that another survey asks in stays when one survey goes', () => {
		const two = change(
			'',
			{ gor: 'enkat', enkat: SURVEY, skalor: { grad: GRAD } },
			{ gor: 'enkat', enkat: { ...SURVEY, version: '2025' }, skalor: {} }
		);
		const one = change(two, { gor: 'tillbaka', nyckel: 'enkater/avslut/2024' });
		expect(Object.keys(mappingText(one).skalor)).toEqual(['grad']);
		expect(keys(one)).toEqual(['enkater/avslut/2025']);
	});

	it('that does not hold together is refused, and so is a text that is no mapping', () => {
		expect(() => change('', { gor: 'satt', path: ['koder', 'kon', 'K'], blir: 'kvinnor' })).toThrow(
			/koden kvinnor i kon/
		);
		expect(() => change('- a\n', { gor: 'avvisa', nyckel: 'x' })).toThrow(/mappning.yml/);
		expect(change('', { gor: 'tillbaka', nyckel: 'finns/inte' })).toBe('{}\n');
	});
});

const word = fc.oneof(
	fc.constantFrom(
		'K',
		'Kvinna!',
		'Gymnasiet',
		'a/b',
		'__proto__',
		'constructor',
		'# x',
		'2024-01-01',
		"'",
		'- a'
	),
	fc.string({ minLength: 1, maxLength: 12 })
);
const labels = fc.uniqueArray(word, { minLength: 1, maxLength: 8 });
const withWords = (list: readonly string[]): Proposals => ({
	...NO_PROPOSALS,
	koder: {
		kon: Object.fromEntries(
			list
				.filter((one) => one !== '__proto__')
				.map((one) => [one, { blir: 'kvinna', poang: 0.5, eller: [], antal: 1 }])
		)
	}
});

describe('no word is lost:', () => {
	it('each one proposed is decided, refused or still waiting, and never two of them', () => {
		fc.assert(
			fc.property(labels, fc.infiniteStream(fc.constantFrom('godkann', 'avvisa', 'vanta')), (list, says) => {
				const forslag = withWords(list);
				const all = keysOf(forslag);
				const said = { godkann: [] as string[], avvisa: [] as string[], vanta: [] as string[] };
				for (const key of all) said[says.next().value as keyof typeof said].push(key);
				const { text, forslag: waiting } = decide('', forslag, { ...said, idag: IDAG });
				const mapping = mappingText(text);
				const decided = Object.keys(mapping.koder.kon ?? {}).map((label) => `koder/kon/${label}`);
				expect(decided.sort()).toEqual(said.godkann.sort());
				expect([...mapping.avvisade].sort()).toEqual(said.avvisa.sort());
				expect(keysOf(waiting).sort()).toEqual(said.vanta.sort());
			}),
			{ seed: 5, numRuns: 200 }
		);
	});

	it('one refused for good stays refused, until the refusal is taken back', () => {
		const rows = [
			['deltagande_id', 'deltagare', 'insats_id', 'start', 'kon'],
			['1', 'p1', 'krus', '2024-01-01', 'Kvn'],
			['2', 'p2', 'krus', '2024-01-01', 'Mann']
		];
		const ask = (text: string) =>
			proposedWords(
				propose([{ file: 'a.csv', sheet: null, rows }], parseMapping(text), mappingText(text)).forslag
			).map(({ path }) => path.join('/'));
		expect(ask('')).toEqual(['koder/kon/Kvn', 'koder/kon/Mann']);
		const refused = change('', { gor: 'avvisa', nyckel: 'koder/kon/Kvn' });
		expect(ask(refused)).toEqual(['koder/kon/Mann']);
		expect(parseMapping(refused).koder).toEqual({});
		expect(ask(change(refused, { gor: 'tillbaka', nyckel: 'avvisade/koder/kon/Kvn' }))).toEqual(ask(''));
	});

	it('a survey refused for good is not proposed again, and its scale not either', () => {
		const rows = [
			['Nr', 'Fick du stöd?'],
			...Array.from({ length: 6 }, (_, i) => [String(i), i % 2 ? 'Ja' : 'Nej'])
		];
		const sheet = [{ file: 'a.csv', sheet: null, rows }];
		expect(propose(sheet, NO_MAPPING, mappingSchema.parse({})).forslag.enkater).toHaveLength(1);
		const text = change('', { gor: 'avvisa', nyckel: 'enkater/Fick du stöd?' });
		expect(propose(sheet, parseMapping(text), mappingText(text)).forslag).toMatchObject({
			enkater: [],
			skalor: {}
		});
	});
});
