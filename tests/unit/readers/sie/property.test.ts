import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { karta } from '#pipelines/readers/sie/mapping.ts';
import type { SieMapping } from '#pipelines/mappning/sie.ts';
import { beloppen, vagrad } from '#pipelines/readers/sie/amounts.ts';
import type { SieFil } from '#pipelines/readers/sie/model.ts';
import { parseSie } from '#pipelines/readers/sie/parse.ts';
import { tolka } from '#pipelines/readers/sie/read.ts';
import { raderna } from '#pipelines/readers/sie/sums.ts';
import { Refusal } from '#pipelines/refusal.ts';
import { filen, skriv, type Skriven } from './write.ts';

const slut = fc.constantFrom('\r\n', '\n', '\r');
const mellan = fc.constantFrom(' ', '\t', '  ', ' \t');

/** What was read, without line numbers, and only what the writer wrote. */
const utanRad = (fil: SieFil | Skriven): Skriven => ({
	program: fil.program,
	orgnr: fil.orgnr,
	ar: fil.ar,
	konton: fil.konton,
	dimensioner: fil.dimensioner,
	objekt: fil.objekt,
	saldon: fil.saldon.map((one) => ({ ...one, rad: 0 })),
	verifikationer: fil.verifikationer.map((ver) => ({
		...ver,
		rad: 0,
		rader: ver.rader.map((one) => ({ ...one, rad: 0 }))
	}))
});

describe('SIE written and read', () => {
	it('what is written is what is read, whatever ends the lines and parts the fields', () => {
		fc.assert(
			fc.property(filen, slut, mellan, (fil, end, gap) => {
				const read = parseSie(skriv(fil, end, gap));
				expect(utanRad(read)).toEqual(utanRad(fil));
				expect(read.trasiga).toEqual([]);
				expect(read.verifikationer.map((ver) => vagrad(read, ver)).filter((kod) => kod !== null)).toEqual([]);
			}),
			{ numRuns: 400 }
		);
	});

	it('every öre of a held voucher on a result account is in exactly one row, or left out by the mapping', () => {
		const target = fc.constantFrom('krus', 'samsyn', 'administration', 'utelamnas');
		const sie: fc.Arbitrary<SieMapping> = fc.record({
			objekt: fc.dictionary(fc.constantFrom('1:A', '6:B', '7:a', '1:A+6:B', '61:0'), target, { maxKeys: 4 }),
			konto: fc.dictionary(
				fc.constantFrom('3', '4-5', '6000-6999', '70', '8'),
				fc.constantFrom('ovrigt', 'utelamnas'),
				{ maxKeys: 5 }
			),
			dimensioner: fc.constantFrom([], ['6'], ['1', '6'])
		});
		fc.assert(
			fc.property(filen, sie, fc.option(target, { nil: undefined }), (written, mapping, utan_objekt) => {
				const fil = parseSie(skriv({ ...written, saldon: [] }, '\n', ' '));
				const { rader, utelamnat } = raderna(
					fil,
					utan_objekt === undefined ? mapping : { ...mapping, utan_objekt }
				);
				const typ = (konto: string) => fil.konton.get(konto)?.typ ?? (/^[3-8]/.test(konto) ? 'K' : 'T');
				const given = fil.verifikationer
					.flatMap((ver) => ver.rader)
					.filter(({ konto }) => ['K', 'I'].includes(typ(konto)))
					.reduce((sum, { ore }) => sum + ore, 0n);
				expect(rader.reduce((sum, { ore }) => sum + (ore ?? 0n), 0n) + utelamnat).toBe(given);
				const keys = rader.map((rad) =>
					[rad.insats_id, rad.period, rad.typ, rad.kostnadsslag, rad.kod, rad.varde].join('|')
				);
				expect(new Set(keys).size).toBe(keys.length);
			}),
			{ numRuns: 400 }
		);
	});

	it('a total and its objects are never counted twice: the parts and the rest make the total', () => {
		fc.assert(
			fc.property(
				fc.bigInt({ min: 1n, max: 10n ** 9n }),
				fc.array(fc.bigInt({ min: -(10n ** 6n), max: 10n ** 6n }), { maxLength: 4 }),
				(total, parts) => {
					const saldo = (nr: string | null, ore: bigint) => ({
						slag: 'PBUDGET' as const,
						ar: 0,
						manad: '2023-03',
						konto: '5010',
						objekt: nr === null ? [] : [{ dim: '6', nr }],
						ore,
						rad: 1
					});
					const fil = parseSie(
						skriv(
							{
								program: '',
								orgnr: '',
								ar: new Map(),
								konton: new Map(),
								dimensioner: new Map(),
								objekt: new Map(),
								saldon: [saldo(null, total), ...parts.map((ore, index) => saldo(`P${index}`, ore))],
								verifikationer: []
							},
							'\n',
							' '
						)
					);
					const belopp = beloppen(
						fil,
						karta({ objekt: { '6:P0': 'krus' }, konto: {}, dimensioner: [] }, fil)
					);
					expect(belopp.reduce((sum, { ore }) => sum + ore, 0n)).toBe(total);
				}
			)
		);
	});
});

describe('SIE fuzz', () => {
	const folder = new URL('../../../files/sie/', import.meta.url);
	const real = readdirSync(folder)
		.filter((name) => /\.se$/i.test(name))
		.map((name) => readFileSync(new URL(name, folder)));
	const tried = (bytes: Buffer): 'last' | 'vagrad' => {
		try {
			const fil = tolka(bytes);
			raderna(fil, { objekt: {}, konto: { '3-8': 'ovrigt' }, dimensioner: [], utan_objekt: 'krus' });
			return 'last';
		} catch (error) {
			if (error instanceof Refusal) return 'vagrad';
			throw error;
		}
	};
	const marks = [
		'"',
		'{',
		'}',
		'\\"',
		'#VER ',
		'#TRANS ',
		'\r',
		'\n',
		'\t',
		'\u001a',
		'#KSUMMA',
		'<',
		'&',
		'\u0000',
		'999999999999999'
	];
	const begin = fc.constantFrom(
		'',
		'#FLAGGA 0\n',
		'<?xml version="1.0"?><Sie xmlns="http://www.sie.se/sie5">',
		'<Sie>',
		'\ufeff<Sie a="'
	);

	it('any bytes are read or refused, never anything else', () => {
		const started = performance.now();
		const count = { last: 0, vagrad: 0 };
		fc.assert(
			fc.property(begin, fc.uint8Array({ maxLength: 400 }), (start, bytes) => {
				count[tried(Buffer.concat([Buffer.from(start), bytes]))]++;
			}),
			{ numRuns: 1500 }
		);
		const line = fc.string({
			unit: fc.oneof(fc.constantFrom(...marks), fc.constantFrom(...'#KONTO 19300-.åö'.split(''))),
			maxLength: 80
		});
		fc.assert(
			fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
				count[tried(Buffer.from(`#FLAGGA 0\n${lines.join('\n')}`))]++;
			}),
			{ numRuns: 1500 }
		);
		// Real files with a few bytes changed or cut off.
		fc.assert(
			fc.property(
				fc.nat(real.length - 1),
				fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), { maxLength: 6 }),
				fc.double({ min: 0.2, max: 1, noNaN: true }),
				(which, changes, cut) => {
					const bytes = Buffer.from(
						(real[which] as Buffer).subarray(0, Math.ceil((real[which] as Buffer).length * cut))
					);
					for (const [at, byte] of changes) bytes[Math.floor(at * (bytes.length - 1))] = byte;
					count[tried(bytes)]++;
				}
			),
			{ numRuns: 60 }
		);
		console.log(
			`SIE fuzz: ${count.last + count.vagrad} filer, ${count.last} lästa, ${count.vagrad} vägrade, ${Math.round(performance.now() - started)} ms`
		);
		expect(count.last).toBeGreaterThan(500);
		expect(count.vagrad).toBeGreaterThan(200);
	});
});
