import { describe, expect, it } from 'vitest';
import { parseMapping } from '#pipelines/mappning/mapping.ts';
import { refusePersonlig } from '#pipelines/mappning/refusePersonlig.ts';

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

describe('a mapping that says something impossible', () => {
	const skala =
		'skalor: { s: { svar: [{ varde: 1, etikett: Nej }, { varde: 2, etikett: Ja }], positivt_fran: 2 } }';
	const enkat = (over: string) =>
		`${skala}\nenkater:\n  - { enkat: e, version: 1, insats_id: krus, respondentgrupp: deltagare, matar: 2024, ${over} }\n`;
	it.each([
		[
			'a code',
			'koder: { kon: { Kvinna: man } }',
			'”Kvinna” i koder/kon är redan koden kvinna och kan inte betyda man'
		],
		[
			'a code by its label in the templates',
			'koder: { sysselsattning: { "Aktivt arbetssökande": studier } }',
			/redan koden aktivt_arbetssokande och kan inte betyda studier/
		],
		[
			'a column',
			'kolumner: { deltagande: { Slut: start } }',
			'”Slut” i kolumner/deltagande är redan kolumnen slut och kan inte vara start'
		],
		['an insats', 'insatser: { Sala: a, A: b }', '”A” i insatser är själv en insats'],
		[
			'an insats of the accounts',
			'insatser: { krus: b }\nsie: { objekt: { "6:P1": krus } }',
			'”krus” i insatser'
		],
		[
			'an insats of a survey',
			`${enkat('fragor: { Q: { fraga: f1, indikator: i, skala: s } }')}insatser: { krus: b }`,
			'”krus” i insatser'
		],
		['the administration', 'insatser: { Administration: krus }', '”Administration” i insatser'],
		[
			'an answer',
			`${enkat('fragor: { Q: { fraga: f1, indikator: i, skala: s } }')}svar: { e: { ja: 1 } }`,
			'”ja” i svar/e är redan 2 på skalan och kan inte betyda 1'
		]
	])('is refused: %s as another', (_, text, message) => {
		expect(() => parseMapping(text)).toThrow(message);
		expect(() => parseMapping(text)).toThrow(/Ta bort raden\./);
	});

	it('but not one that says what holds already', () => {
		const text = 'koder: { kon: { Kvinna: kvinna, K: kvinna } }\ninsatser: { KRUS: krus, Sala: krus }\n';
		expect(parseMapping(text).insatser).toEqual({ KRUS: 'krus', Sala: 'krus' });
	});

	it.each([
		[
			'a name as a pseudonym',
			'kolumner: { deltagande: { Namn: deltagare } }',
			'”Namn” (deltagare i deltagande)'
		],
		[
			'an address of a respondent',
			enkat('kolumner: { E-postadress: svar_id }, fragor: { Q: { fraga: f1, indikator: i, skala: s } }'),
			'”E-postadress” (svar_id i enkäten e)'
		],
		[
			'a telephone as a question',
			enkat('fragor: { Telefon: { fraga: f1, indikator: i, skala: s } }'),
			'”Telefon” (frågan f1 i enkäten e)'
		]
	])('never takes in who somebody is: %s', (_, text, message) => {
		expect(() => parseMapping(text)).toThrow(message);
	});

	it('a name of an insats is no person', () => {
		expect(parseMapping('kolumner: { insatser: { Name: namn } }').kolumner.insatser).toEqual({
			Name: 'namn'
		});
	});
});

describe('a survey’s file whose columns are not what the mapping says', () => {
	const [form] = parseMapping(
		'skalor: { s: { svar: [{ varde: 1, etikett: Nej }, { varde: 2, etikett: Ja }], positivt_fran: 2 } }\n' +
			'enkater:\n  - { enkat: e, version: 1, insats_id: krus, respondentgrupp: deltagare, matar: 2024, kolumner: { Nr: svar_id }, ' +
			'fragor: { Q: { fraga: f1, indikator: i, skala: s } }, bort: [Fritt] }\n'
	).forms;
	const read = (rows: (string | null)[][]) => () => refusePersonlig(form!, ['Nr', 'Q', 'Fritt'], rows);
	const many = (cells: (i: number) => string[]) => Array.from({ length: 20 }, (_, i) => cells(i));

	it('is refused when one of them says who answered, and when an answer is what people wrote freely', () => {
		expect(read(many((i) => [`a${i}@x.se`, 'Ja', '']))).toThrow(/”Nr” säger vem som svarat/);
		expect(read(many((i) => [`${i}`, `Det var bra ${i}`, '']))).toThrow(
			/”Q” ser ut att vara fritext: 20 av 20/
		);
		expect(read([['1', 'x'.repeat(61), '']])).toThrow(/fritext/);
	});
	it('is read when it is only misspelled, and what is not read may say anything', () => {
		expect(read(many((i) => [`${i}`, i % 2 ? 'Ja!' : 'Nä', `a${i}@x.se`]))).not.toThrow();
		expect(read(many((i) => [`${i}`, i < 10 ? `Kanske ${i}` : 'Ja', '']))).not.toThrow();
		const some = (i: number) => [`${i}`, i < 13 ? `Kanske ${i}` : 'Ja', ''];
		expect(read(Array.from({ length: 26 }, (_, i) => some(i)))).not.toThrow();
		expect(read(Array.from({ length: 25 }, (_, i) => some(i)))).toThrow(/fritext: 13 av 25/);
		expect(read([[null, null, null]])).not.toThrow();
	});
});
