import { describe, expect, it } from 'vitest';
import { parseMapping } from '#pipelines/mappning/mapping.ts';

/** Mappings written by hand with what hands do wrong: the refusal says where, and what to do. */
describe('a mapping that cannot be read', () => {
	it.each([
		['a key twice', 'koder:\n  kon:\n    K: kvinna\n    K: man\n', /två gånger på rad 4/],
		['tabs', 'koder:\n\tkon: { K: kvinna }\n', /tabbar i indraget på rad 2/],
		['no end', 'koder:\n  kon: { K: kvinna\nsyntetisk: true\n', /YAML \(fel på rad 3\)/],
		['a part that is none', 'ordlista: {}\n', /fel vid ordlista\. Tillåtna/],
		['a part of a survey', 'skalor: { s: { svar: [{ varde: 1, text: Ja }] } }', /skalor\.s\.svar\.0\.text\./]
	])('%s', (_, text, message) => {
		expect(() => parseMapping(text)).toThrow(message);
	});
});

describe('a label that means two things', () => {
	it.each([
		['case', 'koder: { kon: { K: kvinna, k: man } }', '”k” i koder/kon betyder både kvinna och man'],
		['blanks', 'insatser: { Sala teamet: a, "Sala  teamet ": b }', /i insatser betyder både a och b/],
		[
			'one sign or two',
			`koder: { kon: { "Åsa": kvinna, "A\u030asa": man } }`,
			/sa” i koder\/kon betyder både kvinna och man/
		],
		['columns', 'kolumner: { deltagande: { Nr: deltagande_id, nr: deltagare } }', /i kolumner\/deltagande/],
		['answers', 'svar: { e: { Ja: 1, JA: 2 } }', /i svar\/e betyder både 1 och 2/]
	])('is refused: %s', (_, text, message) => {
		expect(() => parseMapping(text)).toThrow(message);
	});

	it('but not one that means the same twice, nor signs that are two', () => {
		const text =
			'koder: { kon: { K: kvinna, k: kvinna, "?": annat, "+": man }, ja_nej: { "-": nej, "+": ja } }';
		expect(parseMapping(text).koder.kon).toMatchObject({ '?': 'annat', '+': 'man' });
	});
});
