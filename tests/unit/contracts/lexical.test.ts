import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '#lib/server/duckdb.ts';
import {
	canonicalNumber,
	EVIDENCE,
	labelKey,
	normalise,
	normaliseSql,
	type NumberFormat
} from '#pipelines/contracts/lexical.ts';

describe('a Swedish number', () => {
	it.each([
		['0', '0'],
		['007', '007'],
		['1234', '1234'],
		['-5', '-5'],
		['\u22125', '-5'],
		['1 234', '1234'],
		['1\u00a0234\u00a0567', '1234567'],
		['1\u202f234,50', '1234.50'],
		['1\u2009234', '1234'],
		['\u22121\u00a0234,5', '-1234.5'],
		['12,5', '12.5'],
		['1,239', '1.239'],
		['1.234,5', '1234.5'],
		['1.234.567', '1234567'],
		['1.234.567,89', '1234567.89'],
		['12.5', '12.5'],
		['0.125', '0.125'],
		['3.7', '3.7']
	])('%j is %s', (text, expected) => {
		expect(canonicalNumber(text, 'svenska')).toBe(expected);
	});
});

describe('a number with a point', () => {
	it.each([
		['1,234.5', '1234.5'],
		['1,234,567', '1234567'],
		['12,5', '12.5'],
		['1.239', '1.239'],
		['1 234.5', '1234.5'],
		['-0.5', '-0.5']
	])('%j is %s', (text, expected) => {
		expect(canonicalNumber(text, 'punkt')).toBe(expected);
	});
});

describe('what is no number, or could be read in two ways', () => {
	it.each<[NumberFormat, string]>([
		['svenska', '1.234'],
		['svenska', '12.345'],
		['punkt', '1,234'],
		['punkt', '123,456'],
		...(['svenska', 'punkt'] as const).flatMap((format): [NumberFormat, string][] =>
			[
				'',
				'-',
				'1-',
				'--1',
				'+1',
				'1 23',
				'12 34',
				'1  234',
				'1,2,3',
				'1.2.3',
				',5',
				'5,',
				'.5',
				'5.',
				'1e5',
				'0x10',
				'1 000,',
				'NaN',
				'Infinity',
				'12%',
				'12 kr',
				'١٢',
				'1\u00a02'
			].map((text) => [format, text])
		)
	])('%s: %j', (format, text) => {
		expect(canonicalNumber(text, format)).toBeNull();
	});
});

it('a number written by a Swedish spreadsheet comes back, whatever blank and minus it uses', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: -1e12, max: 1e12 }),
			fc.integer({ min: 0, max: 99 }),
			fc.constantFrom(' ', '\u00a0', '\u2009', '\u202f', ''),
			fc.constantFrom('-', '\u2212'),
			(kronor, oren, blank, minus) => {
				const whole = String(Math.abs(kronor)).replace(/\B(?=(\d{3})+$)/g, blank);
				const text = `${kronor < 0 ? minus : ''}${whole},${String(oren).padStart(2, '0')}`;
				expect(canonicalNumber(text, 'svenska')).toBe(`${kronor}.${String(oren).padStart(2, '0')}`);
			}
		),
		{ seed: 46, numRuns: 500 }
	);
});

describe('the evidence for a file’s number format', () => {
	const says = (text: string) =>
		(['svenska', 'punkt'] as const).filter((format) => new RegExp(`^(?:${EVIDENCE[format]})$`).test(text));
	it.each([
		['12,5', ['svenska']],
		['1.234,50', ['svenska']],
		['12.5', ['punkt']],
		['1,234.50', ['punkt']],
		['1,234', []],
		['1.234', []],
		['1234', []],
		['2024-01-02', []]
	])('%s speaks for %j', (text, formats) => {
		expect(says(text)).toEqual(formats);
	});
});

describe('labels', () => {
	it('are told apart by their words, or by their signs when there are none; no cell holds a NUL', () => {
		expect(['Kvinna ', 'KVINNA', ' ? ', '+', '?\u0000'].map(labelKey)).toEqual([
			'kvinna',
			'kvinna',
			'?',
			'+',
			'?'
		]);
	});

	let db: Database;
	beforeAll(async () => {
		db = await openDatabase(':memory:');
	});
	afterAll(() => db.close());

	it.each([
		['Kvinna', 'kvinna'],
		['  Öppet arbetslös ', 'oppet_arbetslos'],
		['A\u030akesson', 'akesson'],
		['Studier/utbildning (heltid)', 'studier_utbildning_heltid'],
		['>=', '>='],
		['Vet ej!', 'vet_ej']
	])('%j is %s', (text, expected) => {
		expect(normalise(text)).toBe(expected);
	});

	it('are spelled alike by both judges', async () => {
		const texts = fc
			.sample(
				fc.oneof(
					fc.string({ unit: fc.constantFrom(...'aAåÅäÄöÖéÉ12 _-/().<>=|\u00a0\u030a\u0308\u2212ßœ€😀ÀñÜ') }),
					fc.string({ unit: 'grapheme' })
				),
				{ seed: 5, numRuns: 1500 }
			)
			.filter((text) => !text.includes('\u0000'));
		for (const text of texts) {
			const [row] = await db.query<{ sql: string }>(`select ${normaliseSql('$text')} as sql`, { text });
			expect([text, row?.sql]).toEqual([text, normalise(text)]);
		}
	});
});
