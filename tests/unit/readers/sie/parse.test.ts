import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { vagrad } from '#pipelines/readers/sie/amounts.ts';
import { avstam } from '#pipelines/readers/sie/gates.ts';
import { oren } from '#pipelines/readers/sie/model.ts';
import { parseSie } from '#pipelines/readers/sie/parse.ts';
import { findPersonnummer } from '#pipelines/readers/personnummer.ts';
import { harPersonnummer } from '#pipelines/readers/sie/privacy.ts';
import { tolka } from '#pipelines/readers/sie/read.ts';
import { delaRad } from '#pipelines/readers/sie/tokens.ts';
import { Refusal } from '#pipelines/refusal.ts';
import { las } from './write.ts';

const file = (name: string) => parseSie(readFileSync(new URL(`../../../files/sie/${name}`, import.meta.url)));
const START = ['#FLAGGA 0', '#SIETYP 4', '#RAR 0 20240101 20241231'];
const code = (text: string | Buffer): string => {
	try {
		tolka(Buffer.from(text));
		return 'last';
	} catch (error) {
		if (error instanceof Refusal) return error.code;
		throw error;
	}
};

describe('a line of SIE', () => {
	const falt = (line: string) => delaRad(line).falt.map(({ text, lista }) => lista ?? text);
	it.each<[string, unknown[], boolean]>([
		['#KONTO 1930 "Bank"', ['1930', 'Bank'], false],
		['#KONTO\t1930\t"Kassa \\"stora\\""', ['1930', 'Kassa "stora"'], false],
		['#OBJEKT 6 "P1" "Hus {A} och }"', ['6', 'P1', 'Hus {A} och }'], false],
		[
			'#TRANS 5010 {1 "100" 6 "P1"} -12.50 20240131 "a b"',
			['5010', ['1', '100', '6', 'P1'], '-12.50', '20240131', 'a b'],
			false
		],
		['#TRANS 5010 {"7" "1"} 1', ['5010', ['7', '1'], '1'], false],
		['#TRANS 5010 { } 1', ['5010', [], '1'], false],
		['#TRANS 5010 {6 P1} 1', ['5010', ['6', 'P1'], '1'], false],
		['#KONTO 1930 "Bank', ['1930', 'Bank'], true],
		['#TRANS 5010 {1 "100 -12.50', ['5010', ['1', '100 -12.50']], true],
		['#VER "" "" 20240101', ['', '', '20240101'], false]
	])('%s', (line, expected, trasig) => {
		expect(falt(line)).toEqual(expected);
		expect(delaRad(line).trasig).toBe(trasig);
	});

	it.each([
		['12', 1200n],
		['-0.5', -50n],
		['+3,25', 325n],
		['1.500', 150n],
		['1.505', null],
		['1 000', null],
		['1e3', null],
		['', null],
		['9999999999999', null]
	])('the amount %s', (text, expected) => expect(oren(text)).toBe(expected));
});

describe('encodings, whatever #FORMAT says', () => {
	const text = [
		'#FLAGGA 0',
		'#FORMAT PC8',
		'#KONTO 5010 "Hyra för Åsås"',
		'#VER A 1 20240101 "x"',
		'{',
		'}'
	].join('\n');
	it.each(['cp437', 'utf8', 'latin1', 'utf16le'])('%s', (encoding) => {
		const bytes =
			encoding === 'utf16le' ? iconv.encode(text, encoding, { addBOM: true }) : iconv.encode(text, encoding);
		const fil = parseSie(bytes);
		expect(fil.konton.get('5010')?.namn).toBe('Hyra för Åsås');
		expect(fil.kodning).toBe(
			{ cp437: 'CP437', utf8: 'UTF-8', latin1: 'Latin-1', utf16le: 'UTF-16 LE' }[encoding]
		);
	});

	it('UTF-8 with a byte order mark', () => {
		const fil = parseSie(Buffer.from('\ufeff' + text));
		expect([fil.konton.get('5010')?.namn, fil.kodning]).toEqual(['Hyra för Åsås', 'UTF-8']);
	});

	it('a Latin-1 byte inside CP437 is read as what it is, and said', () => {
		const fil = file('BL0001_typ3.SE');
		expect(fil.kodning).toBe('CP437');
		// Bytes C5 31 and 86 72 73 74 61: the number is in Latin-1, its name in CP437.
		expect(fil.objekt.get('6:Å1')).toBe('årsta');
		expect(fil.anmarkningar).toEqual(['1 tecken var i Latin-1 fast filen är i CP437 och lästes som det.']);
	});

	it('what was lost before the file came is counted', () => {
		// grep -o $'\xEF\xBF\xBD' SIE4_Exempelfil_med_underdim.SE | wc -l
		expect(file('SIE4_Exempelfil_med_underdim.SE').anmarkningar[0]).toMatch(/^702 tecken/);
	});
});

describe('records', () => {
	it('every record of the standard that bears money, accounts or objects is understood', () => {
		const fil = las(
			...START,
			'#RAR -1 20230101 20231231',
			'#KONTO 5010 Lokalhyra',
			'#KTYP 5010 K',
			'#SRU 5010 7513',
			'#DIM 6 Projekt',
			'#UNDERDIM 61 "Delprojekt" 6',
			'#OBJEKT 61 "D1" "Del ett"',
			'#IB 0 1930 100.00',
			'#UB 0 1930 90',
			'#IB -1 1930 55',
			'#OIB 0 1930 {61 "D1"} 3',
			'#OUB 0 1930 {61 "D1"} 4 2',
			'#RES 0 5010 10',
			'#PSALDO 0 202401 5010 {6 "P1"} 10',
			'#PBUDGET 0 202402 5010 {} 11.5',
			'#NYTT post som standarden inte har',
			'#VER A 1 20240115 "Hyra" 20240116 "AB"',
			'{',
			'#TRANS 5010 {6 "P1" 61 "D1"} 10.00 20240114 "januari" 1 "AB"',
			'#RTRANS 5010 {} 5',
			'#BTRANS 5010 {} 7',
			'#TRANS 1930 -10',
			'}'
		);
		expect(fil.konton.get('5010')).toEqual({ namn: 'Lokalhyra', typ: 'K', sru: ['7513'] });
		expect(fil.dimensioner.get('61')).toEqual({ namn: 'Delprojekt', over: '6' });
		expect(fil.objekt.get('61:D1')).toBe('Del ett');
		expect(
			fil.saldon.map(({ slag, ar, manad, konto, objekt, ore, rad }) => [
				slag,
				ar,
				manad,
				konto,
				objekt.length,
				ore,
				rad
			])
		).toEqual([
			['IB', 0, '', '1930', 0, 10000n, 11],
			['UB', 0, '', '1930', 0, 9000n, 12],
			['IB', -1, '', '1930', 0, 5500n, 13],
			['OIB', 0, '', '1930', 1, 300n, 14],
			['OUB', 0, '', '1930', 1, 400n, 15],
			['RES', 0, '', '5010', 0, 1000n, 16],
			['PSALDO', 0, '2024-01', '5010', 1, 1000n, 17],
			['PBUDGET', 0, '2024-02', '5010', 0, 1150n, 18]
		]);
		expect([...fil.okanda]).toEqual([['#NYTT', 1]]);
		// Rows that were taken away or added afterwards are not counted: the added one stands again as #TRANS.
		expect([fil.strukna, fil.tillagda]).toEqual([1, 1]);
		expect(
			fil.verifikationer.map(({ rader }) => rader.map(({ konto, ore, datum }) => [konto, ore, datum]))
		).toEqual([
			[
				['5010', 1000n, '2024-01-14'],
				['1930', -1000n, '']
			]
		]);
		expect([fil.typ, fil.trasiga]).toEqual(['4', []]);
	});

	it('the check sum of a real file is right, and one changed öre makes it wrong', () => {
		expect(file('Sie1.se').ksumma).toEqual({ angiven: 909685525, raknad: 909685525 });
		const bytes = readFileSync(new URL('../../../files/sie/Sie1.se', import.meta.url));
		const changed = parseSie(Buffer.from(bytes.toString('latin1').replace('1900.00', '1900.01'), 'latin1'));
		expect(changed.ksumma).toMatchObject({ angiven: 909685525 });
		expect(changed.ksumma).not.toEqual({ angiven: 909685525, raknad: 909685525 });
		const cut = parseSie(bytes.subarray(0, 9000));
		expect(cut.ksumma).toBe('oavslutad');
	});

	it.each<[string, string[], string | null]>([
		[
			'one öre off',
			['#VER A 1 20240101 x', '{', '#TRANS 5010 {} 10', '#TRANS 1930 {} -9.99', '}'],
			'sie_obalans'
		],
		['cut off', ['#VER A 1 20240101 x', '{', '#TRANS 5010 {} 10', '#TRANS 1930 {} -10'], 'sie_avhuggen'],
		[
			'thousands with a blank',
			['#VER A 1 20240101 x', '{', '#TRANS 5010 {} 1 234,50', '#TRANS 1930 {} -1 234,50', '}'],
			'sie_trasig_rad'
		],
		[
			'no brace before the next',
			['#VER A 1 20240101 x', '{', '#TRANS 5010 {} 0', '#KONTO 1 x'],
			'sie_avhuggen'
		],
		['an amount that is none', ['#VER A 1 20240101 x', '{', '#TRANS 5010 {} tio', '}'], 'sie_trasig_rad'],
		['an object without number', ['#VER A 1 20240101 x', '{', '#TRANS 5010 {6} 0', '}'], 'sie_trasig_rad'],
		['a day that is none', ['#VER A 1 20240230 x', '{', '}'], 'sie_fel_datum'],
		['another year', ['#VER A 1 20250101 x', '{', '}'], 'sie_utanfor_ar'],
		[
			'brace on the same line',
			['#VER A 1 20240101 x {', '#TRANS 5010 {} 10', '#TRANS 1930 {} -10', '}'],
			null
		],
		[
			'braces in the text',
			['#VER A 1 20240101 "}"', '{', '#TRANS 5010 {} 10 20240101 "{"', '#TRANS 1930 {} -10', '}'],
			null
		]
	])('a voucher: %s', (_, lines, expected) => {
		const fil = las(...START, ...lines);
		expect(fil.verifikationer.map((ver) => vagrad(fil, ver))).toEqual([expected]);
	});

	it('broken lines outside vouchers are named by line', () => {
		const fil = las(
			...START,
			'#PBUDGET 0 202413 5010 {} 5',
			'#IB 0 1930',
			'#TRANS 5010 {} 5',
			'#RES x 5010 5',
			'#PBUDGET 0 202401 5010 {} 1 234,50'
		);
		expect(fil.trasiga).toEqual([
			{ rad: 4, etikett: '#PBUDGET', kod: 'sie_trasig_rad' },
			{ rad: 5, etikett: '#IB', kod: 'sie_trasig_rad' },
			{ rad: 6, etikett: '#TRANS', kod: 'sie_los_rad' },
			{ rad: 7, etikett: '#RES', kod: 'sie_trasig_rad' },
			{ rad: 8, etikett: '#PBUDGET', kod: 'sie_trasig_rad' }
		]);
	});
});

describe('sums that must agree', () => {
	const ver = ['#VER A 1 20240101 x', '{', '#TRANS 5010 {6 "P1"} 10', '#TRANS 1930 {} -10', '}'];
	const codes = (...lines: string[]) =>
		avstam(las(...START, ...ver, ...lines)).map(({ kod, text }) => [kod, text.replaceAll('\u00a0', ' ')]);
	it('say nothing when they do', () => {
		expect(
			codes('#IB 0 1930 100', '#UB 0 1930 90', '#RES 0 5010 10', '#OUB 0 5010 {6 "P1"} 10', '#UB -1 1930 7')
		).toEqual([]);
	});
	it('say both amounts when they do not', () => {
		expect(codes('#IB 0 1930 100', '#UB 0 1930 95', '#RES 0 5010 12', '#OUB 0 5010 {6 "P1"} 9')).toEqual([
			[
				'sie_ub',
				'konto 1930: UB är 95,00 kr men IB plus transaktionerna är 90,00 kr. Kontrollera att filen har alla verifikationer.'
			],
			[
				'sie_res',
				'konto 5010: RES är 12,00 kr men transaktionerna är 10,00 kr. Kontrollera att filen har alla verifikationer.'
			],
			[
				'sie_oub',
				'konto 5010, objekt 6:P1: OUB är 9,00 kr men OIB plus transaktionerna är 10,00 kr. Kontrollera att filen har alla verifikationer.'
			]
		]);
	});
	it('an account that the sums leave out is off by all of it', () => {
		expect(codes('#UB 0 1510 0')).toEqual([
			[
				'sie_ub',
				'konto 1930: UB är 0,00 kr men IB plus transaktionerna är −10,00 kr. Kontrollera att filen har alla verifikationer.'
			]
		]);
	});
	it('the real file of type 3 agrees with itself', () => {
		expect(avstam(file('BL0001_typ3.SE')).filter(({ kod }) => kod !== 'sie_oub')).toEqual([]);
	});
});

describe('a personnummer never gets in', () => {
	// 19811218-9876 is Skatteverket's own example number.
	it.each([
		'#VER A 1 20240101 "Hyra för 811218-9876"',
		'#TRANS 5010 {} 10 20240101 "198112189876"',
		'#TRANS 5010 {} 10 20240101 811218 9876',
		'#TRANS 5010 {7 "8112189876"} 10',
		'#OBJEKT 7 "811218-9876" "Anställd"',
		'#ORGNR 811218-9876',
		'#FRAMMANDE 19811218 9876',
		'#VER A 811218 "9876" 20240101',
		'811218-9876'
	])('%s', (line) => {
		expect(harPersonnummer(line)).toBe(true);
		expect(code(`#FLAGGA 0\n${line}\n`)).toBe('personnummer');
	});

	it.each([
		'#PSALDO 0 198112 1898 {} 7',
		'#RAR 0 20110101 20111231',
		'#ORGNR 556252-9155',
		'#VER A 12 20110107 "x"'
	])('%s is no number of a person', (line) => expect(harPersonnummer(line)).toBe(false));

	it('a day outside the years of the bookkeeping, and four digits after it', () => {
		const rar = '#RAR 0 20240101 20241231\n';
		expect(code(`#FLAGGA 0\n${rar}#TRANS 5010 {} 10 19811218 9876\n`)).toBe('personnummer');
		// 240105-1236 has a right check digit: 4+4+0+1+0+5+2+2+6+6 = 30. In 2024 it is the day of a posting.
		expect(code(`#FLAGGA 0\n${rar}#TRANS 5010 {} 10 20240105 1236\n`)).toBe('last');
	});

	it('a period beside an account may look like one and is none: every pair of them, 2001–2012', () => {
		let alike = 0;
		let would = 0;
		for (let month = 1; month <= 12; month++)
			for (let account = 1000; account < 9000; account += 1) {
				const line = `#PSALDO 0 2010${String(month).padStart(2, '0')} ${account} {} 5.00`;
				if (findPersonnummer(Buffer.from(line)) !== null) would++;
				if (harPersonnummer(line)) alike++;
			}
		// One in ten has a right check digit: so many honest lines a plain look at the text would refuse.
		expect(would).toBeGreaterThan(9000);
		expect(alike).toBe(0);
	});
});

describe('what is no SIE', () => {
	it.each<[string, string | Buffer, string]>([
		[
			'a saved web page',
			readFileSync(new URL('../../../files/sie/HAS1_1412.se', import.meta.url)),
			'ingen_sie'
		],
		['bytes', Buffer.from([0, 1, 2, 3, 0, 255, 7]), 'ingen_sie'],
		['a line of more than 1 MB', `#FLAGGA 0\n#KONTO 1 "${'x'.repeat(1024 ** 2)}"\n`, 'for_lang_rad'],
		['XML of another kind', '<?xml version="1.0"?><html></html>', 'ingen_sie']
	])('%s', (_, text, expected) => expect(code(text)).toBe(expected));
});
