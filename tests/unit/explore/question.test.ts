import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGAINST, FORMS, readQuestion, SHOWN, writeQuestion, type Question } from '#lib/explore/question.ts';
import { offered } from '#lib/explore/offered.ts';
import { measureOf } from '#lib/measures/library/index.ts';

const ids = fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/);
const cuts = fc.constantFrom('kon', 'insats', 'ar', 'manad', 'aldersgrupp', 'utbildning');
const years = fc.integer({ min: 1990, max: 2030 }).map(String);

const questions = fc
	.record({
		matt: fc.uniqueArray(fc.constantFrom('avslutade', 'deltagare', 'avslut_arbete_studier', 'utfall'), {
			maxLength: 4
		}),
		rader: fc.uniqueArray(cuts, { maxLength: 2 }),
		kolumner: fc.option(cuts),
		where: fc.dictionary(ids, fc.uniqueArray(ids, { minLength: 1, maxLength: 3 }), { maxKeys: 3 }),
		visa: fc.constantFrom(...SHOWN),
		mot: fc.option(fc.constantFrom(...AGAINST)),
		motFran: fc.option(years),
		motTill: fc.option(years),
		bild: fc.constantFrom(...FORMS)
	})
	.filter(({ rader, kolumner }) => kolumner === null || !rader.includes(kolumner));

describe('a question and its address', () => {
	it('is the same question after it has been an address', () => {
		fc.assert(
			fc.property(questions, (asked) => {
				const { question, faults } = readQuestion(new URLSearchParams(writeQuestion(asked).toString()));
				expect(faults).toEqual([]);
				expect({ ...question, where: { ...question.where } }).toEqual({
					...asked,
					where: { ...asked.where }
				});
			})
		);
	});

	it('writes nothing of what is as it is by default', () => {
		const { question } = readQuestion(new URLSearchParams(''));
		expect(writeQuestion(question).toString()).toBe('');
	});

	it('says every part that it does not use, and replaces none', () => {
		const { question, faults } = readQuestion(
			new URLSearchParams(
				'matt=finns_ej&rader=kon,insats,ar,__proto__&where=kon&visa=allt&mot_fran=igår&kolumner=a&kolumner=b'
			)
		);
		expect(question).toMatchObject<Partial<Question>>({
			matt: [],
			rader: ['kon', 'insats'],
			kolumner: null,
			visa: 'varde',
			motFran: null,
			where: {}
		});
		expect(faults).toHaveLength(8);
		for (const word of ['finns_ej', '”a”', '”b”', '”ar”', '__proto__', 'kon=kvinna', 'allt', 'igår'])
			expect(faults.filter((text) => text.includes(word))).toHaveLength(1);
	});

	it('says no more of a long address than can be read', () => {
		const { faults: many } = readQuestion(
			new URLSearchParams(`rader=${Array.from({ length: 4000 }, (_, i) => `x${i}`).join(',')}`)
		);
		expect(many).toHaveLength(13);
		expect(many.at(-1)).toContain('mer i adressen');
	});

	it('takes the names that every object has for what they are: names of no cut', () => {
		const asked = new URLSearchParams('where=__proto__=x&where=constructor=x&where=toString=x');
		const { where } = readQuestion(asked).question;
		expect(Object.keys(where).sort()).toEqual(['__proto__', 'constructor', 'toString']);
		expect(Object.values(where)).toEqual([['x'], ['x'], ['x']]);
	});

	it('reads any address without throwing', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (pairs) => {
				readQuestion(new URLSearchParams(pairs));
			})
		);
	});
});

describe('what is offered', () => {
	const board = { role: 'styrelse', insatser: null, forbund: null } as const;
	const evaluator = { ...board, role: 'utvarderare' } as const;
	const of = (matt: string[], viewer: typeof board | typeof evaluator) =>
		offered(
			matt.map((one) => measureOf(one)!),
			viewer
		).map(({ id }) => id);

	it('is the release for the board, and every cut for the evaluator', () => {
		expect(of(['avslut_arbete_studier'], board)).toEqual(expect.arrayContaining(['insats', 'ar', 'kon']));
		expect(of(['avslut_arbete_studier'], board)).not.toContain('utlandsk_bakgrund');
		expect(of(['avslut_arbete_studier'], evaluator)).toContain('utlandsk_bakgrund');
	});

	it('is what all of several measures can be cut by', () => {
		expect(of(['avslut_arbete_studier', 'kostnad_per_deltagare'], evaluator)).not.toContain('kostnadsslag');
		expect(of(['avslutade', 'nya'], board)).toContain('kon');
		expect(of(['avslutade', 'nya'], board)).not.toContain('remittent');
	});

	it('is everything for money, which is open to all', () => {
		expect(of(['utfall'], board)).toContain('kostnadsslag');
	});
});
