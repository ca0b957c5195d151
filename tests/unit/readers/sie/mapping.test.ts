import { describe, expect, it } from 'vitest';
import { beloppen, jamforelsetal } from '#pipelines/readers/sie/amounts.ts';
import { felaktigaNycklar, type SieMapping } from '#pipelines/mappning/sie.ts';
import { karta } from '#pipelines/readers/sie/mapping.ts';
import type { Objekt } from '#pipelines/readers/sie/model.ts';
import { raderna } from '#pipelines/readers/sie/sums.ts';
import { las } from './write.ts';

const sie = (over: Partial<SieMapping>): SieMapping => ({ objekt: {}, konto: {}, dimensioner: [], ...over });
const objekt = (...keys: string[]): Objekt[] =>
	keys.map((key) => ({ dim: key.split(':')[0] as string, nr: key.split(':')[1] as string }));
const tom = las('#FLAGGA 0', '#DIM 6 Projekt', '#UNDERDIM 61 Delprojekt 6');

describe('accounts', () => {
	const kort = karta(
		sie({
			konto: { '7': 'personal', '75': 'po', '7500-7549': 'ovrigt', '50xx': 'lokaler', '5010': 'resor' }
		}),
		tom
	);
	it.each([
		['7010', 'personal'],
		['7560', 'po'],
		['7510', 'ovrigt'],
		['5090', 'lokaler'],
		['5010', 'resor'],
		['50101', 'resor'],
		['501', 'lokaler'],
		['6010', null]
	])('%s → %s', (konto, expected) => expect(kort.slag(konto)).toBe(expected));

	it('keys that are none, and keys that say different things, are named', () => {
		expect(
			felaktigaNycklar(
				sie({
					konto: { abc: 'po', '5010-50': 'po', '5010-5020': 'po', '5015-5025': 'resor' },
					objekt: { P1: 'krus' }
				})
			)
		).toEqual([
			'konto abc (skriv 5010 eller 5010-5099)',
			'konto 5010-50 (skriv 5010 eller 5010-5099)',
			'konto 5010-5020 och 5015-5025 som säger olika',
			'objekt P1 (skriv dimension:objekt, till exempel 6:P1)'
		]);
	});
});

describe('objects', () => {
	const objekten = { '1:A': 'a', '1:B': 'b', '6:P': 'b', '6:Q': 'a', '1:B+6:Q': 'c', '61:D': 'd' };
	it.each<[string, Objekt[], unknown]>([
		['one', objekt('1:A'), { till: 'a' }],
		['two that agree', objekt('1:B', '6:P'), { till: 'b' }],
		['two that disagree', objekt('1:A', '6:P'), { fel: 'motsagande' }],
		['a combination goes first', objekt('1:B', '6:Q'), { till: 'c' }],
		['a division goes before what it divides', objekt('6:P', '61:D'), { till: 'd' }],
		['unknown beside known', objekt('1:A', '7:9'), { till: 'a' }],
		['unknown', objekt('7:9'), { fel: 'omappat' }],
		['none', [], { fel: 'omappat' }]
	])('%s', (_, list, expected) =>
		expect(karta(sie({ objekt: objekten }), tom).insats(list)).toEqual(expected)
	);

	it('a dimension can be told to decide', () => {
		const kort = karta(sie({ objekt: objekten, dimensioner: ['6', '1'] }), tom);
		expect(kort.insats(objekt('1:A', '6:P'))).toEqual({ till: 'b' });
		expect(kort.insats(objekt('1:A'))).toEqual({ till: 'a' });
	});
});

describe('sums of months', () => {
	const fil = las(
		'#FLAGGA 0',
		'#RAR 0 20240101 20241231',
		'#PBUDGET 0 202401 5010 {} 100',
		'#PBUDGET 0 202401 5010 {6 "P1"} 60',
		'#PBUDGET 0 202401 5010 {6 "P2"} 30',
		'#PBUDGET 0 202401 5010 {1 "K"} 100',
		'#PBUDGET 0 202402 5010 {6 "P1"} 7',
		'#PBUDGET -1 202301 5010 {6 "P1"} 999',
		'#PBUDGET 0 202401 1930 {} 5'
	);
	const lagt = (mapping: SieMapping) =>
		beloppen(fil, karta(mapping, fil)).map(({ objekt, period, ore, dubbel }) => [
			objekt.map(({ dim, nr }) => `${dim}:${nr}`).join('+'),
			period,
			ore,
			dubbel ?? false
		]);

	it('the total less its objects is what has none; another dimension shows the same money and is left; other years too', () => {
		expect(lagt(sie({ objekt: { '6:P1': 'krus' } }))).toEqual([
			['', '2024-01', 1000n, false],
			['6:P1', '2024-01', 6000n, false],
			['6:P2', '2024-01', 3000n, false],
			['6:P1', '2024-02', 700n, false]
		]);
	});
	it('a mapping of two dimensions at once takes the one it knows most of, and shows the other', () => {
		expect(
			lagt(sie({ objekt: { '6:P1': 'krus', '1:K': 'samsyn' } })).filter(([, , , dubbel]) => dubbel)
		).toEqual([['1:K', '2024-01', 10000n, true]]);
	});

	it('and what it shows is in quarantine, not in the sums', () => {
		const { rader } = raderna(
			fil,
			sie({ objekt: { '6:P1': 'krus', '1:K': 'samsyn' }, konto: { '50': 'lokaler' } })
		);
		expect(rader.filter(({ insats_id }) => insats_id === 'samsyn').map(({ kod, ore }) => [kod, ore])).toEqual(
			[['sie_dubbelt_snitt', 10000n]]
		);
	});

	it('rows, hand-reckoned: 60 + 7 on krus, 10 without object, 30 on P2 that nobody has placed', () => {
		const { rader, varningar, utelamnat } = raderna(
			fil,
			sie({ objekt: { '6:P1': 'krus' }, konto: { '50': 'lokaler' }, utan_objekt: 'utelamnas' })
		);
		expect(
			rader.map(({ insats_id, period, typ, kostnadsslag, ore, kod }) => [
				insats_id,
				period,
				typ,
				kostnadsslag,
				ore,
				kod
			])
		).toEqual([
			['krus', '2024-01', 'budget', 'lokaler', 6000n, ''],
			['', '', 'budget', 'lokaler', 3000n, 'sie_omappat'],
			['krus', '2024-02', 'budget', 'lokaler', 700n, '']
		]);
		expect(utelamnat).toBe(1000n);
		expect(varningar.map(({ text }) => text.replaceAll('\u00a0', ' '))).toEqual([
			'30,00 kr i kostnader (budget) har ingen plats och räknas inte. Skriv vart det hör, eller ”utelamnas”, i delen sie i mappning.yml, och ladda filen igen.',
			'10,00 kr (1 belopp) utelämnades, som ni har bestämt.'
		]);
		expect(varningar[0]?.delar).toEqual([{ namn: 'objektet 6:P2', kr: 30 }]);
	});
});

describe('another year than the file’s own', () => {
	const told = (...lines: string[]) => {
		const fil = las(
			...['#FLAGGA 0', '#SIETYP 4', '#RAR 0 20240101 20241231', '#RAR -1 20230101 20231231'],
			...['#KONTO 5010 Hyra', '#RES -1 5010 70', '#PBUDGET -1 202305 5010 {} 60', ...lines]
		);
		return jamforelsetal(fil, karta(sie({ konto: { '5': 'lokaler' } }), fil), -1).map(
			({ typ, period, ore }) => [typ, period, ore]
		);
	};
	const voucher = (day: string) => [`#VER A 1 ${day}`, '{', '#TRANS 5010 {} 70', '#TRANS 1930 {} -70', '}'];

	it('is its sums, and not its vouchers over again where the file has them too', () => {
		const budget = ['budget', '2023-05', 6000n];
		expect(told()).toEqual([['utfall', '2023', 7000n], budget]);
		expect(told(...voucher('20240115'))).toEqual([['utfall', '2023', 7000n], budget]);
		expect(told(...voucher('20231231'))).toEqual([budget]);
	});
});
