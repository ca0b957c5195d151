import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { findPersonnummer, isPersonnummer } from '#pipelines/readers/personnummer.ts';
import { safeName } from '#pipelines/files.ts';

/**
 * Numbers that the authorities themselves print as examples, so no living person has them: 640823-3234 (SKV 704, check
 * digit worked out there: 3+4+0+8+4+3+6+2+6 = 36, so 4), 701063-2391 (SKV 707, samordningsnummer), 121212-1212.
 */
const NUMBERS = ['6408233234', '7010632391', '1212121212'];
const found = (text: string, encoding = 'utf8') => findPersonnummer(iconv.encode(text, encoding));
const split = (digits: string) => [digits.slice(0, -4), digits.slice(-4)] as const;

/** Every way the ten digits are commonly written, and with the century before them. */
const spellings = (ten: string): string[] =>
	[ten, `19${ten}`].flatMap((digits) => {
		const [date, last] = split(digits);
		const [y, m, d] = [date.slice(0, -4), date.slice(-4, -2), date.slice(-2)];
		return [
			digits,
			...['-', '+', ' ', ' - ', '\u2013', '\u2212', '\u2011', '\u00a0', ' \u2013 ', '\u202f', '\u200b-'].map(
				(mark) => date + mark + last
			),
			`${y}-${m}-${d}-${last}`,
			`${y} ${m} ${d} ${last}`,
			`${y}-${m}-${d} ${last}`,
			`${date.slice(0, 2)} ${date.slice(2)} ${last}`
		];
	});

describe('a number', () => {
	it.each(NUMBERS.flatMap((ten) => spellings(ten).map((text) => [text])))('is found: %s', (text) => {
		expect(found(text)).toBe(0);
	});

	it.each([
		['in a sentence', 'Ring Åsa (640823-3234) i morgon', 10],
		['in a CSV cell', 'd1;p1;krus\r\nd2;640823-3234;krus\r\n', 15],
		['in quotes', '"64-08-23-3234"', 1],
		['after letters', 'PNR640823-3234', 3],
		['after an underscore', 'person_6408233234.', 7],
		['before letters', '640823-3234B', 0],
		['after another number', '2024-01-02 640823-3234', 11],
		['after an amount', '12 500 640823-3234', 7],
		['at the very end', 'x 196408233234', 2]
	])('is found %s, and where', (_, text, at) => {
		expect(found(text)).toBe(Buffer.from(text.slice(0, at)).length);
	});

	it.each([
		['full-width digits and dash', '６４０８２３－３２３４'],
		['Arabic digits', '٦٤٠٨٢٣-٣٢٣٤'],
		['Persian digits', '۶۴۰۸۲۳-۳۲۳۴'],
		['Devanagari digits', '६४०८२३-३२३४'],
		['mathematical digits', '𝟔𝟒𝟎𝟖𝟐𝟑-𝟑𝟐𝟑𝟒'],
		['one digit of another script', '640823-323４'],
		['thousands with blanks', '6 408 233 234'],
		['thousands with blanks and a century', '196 408 233 234']
	])('is found with %s, and on which line', (_, text) => {
		expect(found(`åäö;1\nx;${text};2\n`)).toBeGreaterThanOrEqual(Buffer.byteLength('åäö;1\n'));
	});

	it('is found in the digits of every script that Unicode has', () => {
		const noughts: number[] = [];
		for (let at = 0x80, n = 0; at < 0x110000; at++) {
			n = /\p{Nd}/u.test(String.fromCodePoint(at)) ? n + 1 : 0;
			if (n % 10 === 1) noughts.push(at);
		}
		// Unicode 15 has 68 sets of ten digits, ASCII's among them.
		expect(noughts.length).toBeGreaterThanOrEqual(67);
		const missed = noughts.filter((nought) => {
			const digits = [...'640823-3234'].map((c) =>
				c === '-' ? c : String.fromCodePoint(nought + Number(c))
			);
			return found(`åäö;1\nx;${digits.join('')};2\n`) === null;
		});
		expect(missed.map((nought) => nought.toString(16))).toEqual([]);
	});

	it.each([
		'640823/3234',
		'19640823.3234',
		'640823:3234',
		'640823_3234',
		'(640823)3234',
		'(640823) 3234',
		'19640823/3234',
		'6 4 0 8 2 3 3 2 3 4',
		'1 9 6 4 0 8 2 3 - 3 2 3 4',
		'6,408233234E+09',
		'1.96408233234E+11',
		// 29 February 1985 never was; 850229 and 030 give 27 + 3, so 0: its last two noughts are not written.
		'1.985022903E+11'
	])('is found when it is hidden: %s', (text) => {
		expect(found(`d1;p1;${text};krus`)).not.toBeNull();
	});

	// Of ten last digits one is always the right check digit.
	it.each(['20240115_0930', '20240115.0930', '240115:0930', '240115_0930'])(
		'is not found in a day with a time: %s',
		(text) => {
			for (let last = 0; last < 10; last++)
				expect(found(`export_${text.slice(0, -1)}${last}.csv`)).toBeNull();
		}
	);

	it('is not found in an amount with four decimals', () => {
		for (let last = 0; last < 10; last++) expect(found(`416012.323${last};640823.323${last}`)).toBeNull();
	});

	it('is found in Windows-1252 as in UTF-8', () => {
		for (const text of ['Född: 640823–3234', 'Född: 640823\u00a03234', 'åäö640823-3234'])
			for (const encoding of ['utf8', 'windows-1252']) expect(found(text, encoding)).not.toBeNull();
	});

	it('is found wherever it stands in any text', () => {
		const around = fc.stringMatching(/^[a-zåäö;,." ]{0,30}$/);
		fc.assert(
			fc.property(around, around, fc.constantFrom(...NUMBERS.flatMap(spellings)), (before, after, number) => {
				expect(found(`${before};${number};${after}`)).not.toBeNull();
			}),
			{ seed: 704, numRuns: 500 }
		);
	});
});

describe('the check digit', () => {
	// 640823-323?: 12→3, 4, 0→0, 8, 4, 3, 6, 2, 6: 36; only 4 fills it to a ten.
	it.each([0, 1, 2, 3, 5, 6, 7, 8, 9])('must be right: 640823-323%i is none', (last) => {
		expect(found(`640823-323${last}`)).toBeNull();
	});

	it('agrees with the sum worked out another way', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[0-9]{2}0[1-9][0-2][1-8][0-9]{4}$/), (ten) => {
				const sum = [...ten]
					.map(Number)
					.reduce((all, n, i) => all + (i % 2 ? n : [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][n]!), 0);
				expect(isPersonnummer(ten)).toBe(sum % 10 === 0);
			}),
			{ seed: 704, numRuns: 500 }
		);
	});
});

describe('what is none', () => {
	it.each([
		['a month that is none', '6413233238'],
		['a day that is none', '6408323233'],
		['the 60th day', '701060-2390'],
		['eleven digits', '64082332341'],
		['thirteen digits, a time in milliseconds', '1707471000123'],
		['a UUID', '550e8400-e29b-41d4-a716-640823323400'],
		['a UUID whose last part is all digits', '0f8fad5b-d9cb-469f-a165-196408233234'],
		['a hexadecimal hash', 'c0ffee6408233234deadbeef00aa'],
		['another century', '216408233234'],
		['a time', '2024-02-03T04:05:06.789Z'],
		['a time without dashes', '20240203T040506'],
		['two dates', '2024-01-01 2024-12-31'],
		['an interval', '2024-01-01 – 2024-12-31'],
		['an interval in words', '2019-04-09 till 2020-03-31'],
		['amounts', '1 234 567 890,50'],
		['columns of amounts', '640823;3234;640823,3234'],
		['an organisation number', '222000-1446'],
		['a telephone number', '070-640 82 33'],
		['a number over two rows', '640823\n3234'],
		['dotted versions', '64.08.23.3234']
	])('%s', (_, text) => {
		expect(found(text)).toBeNull();
	});

	it('date intervals of every kind that files hold', () => {
		const day = fc
			.date({ min: new Date('2010-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
			.map((date) => date.toISOString().slice(0, 10));
		fc.assert(
			fc.property(day, day, fc.constantFrom(' ', ' - ', ' – ', '–'), (from, to, mark) => {
				expect(found(`${from}${mark}${to}`)).toBeNull();
			}),
			{ seed: 1, numRuns: 2000 }
		);
	});
});

describe('a file name', () => {
	it.each([
		'deltagare 640823-3234.xlsx',
		'6408233234.csv',
		'640823_3234.csv',
		'19640823.3234.csv',
		'mapp 640823-3234/deltagare.csv'
	])('that holds a number is not shown: %s', (name) => {
		expect(safeName(name, 2)).toEqual({ name: 'fil nr 3 (namnet visas inte)', unsafe: true });
	});

	it('with times and periods is an ordinary name', () => {
		const two = (n: number) => String(n).padStart(2, '0');
		for (let month = 1; month <= 12; month++)
			for (let minute = 0; minute < 60; minute++)
				for (const name of [
					`export_2024${two(month)}15_10${two(minute)}.csv`,
					`export_2024${two(month)}15_10${two(minute)}33.csv`,
					`deltagare 2024-01-01_2024-${two(month)}-28 v${minute}.csv`,
					`2024-${two(month)}-15/deltagare 2023-2024.csv`
				])
					expect(safeName(name, 0)).toEqual({ name, unsafe: false });
	});
});
