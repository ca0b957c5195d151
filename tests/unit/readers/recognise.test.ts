import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heading, noun } from '#lib/format/index.ts';
import { columnsOf, contracts } from '#pipelines/contracts/index.ts';
import { MAPPING_FILE, NO_MAPPING } from '#pipelines/mappning/mapping.ts';
import { readMapping } from '#pipelines/readers/mapping.ts';
import { recognise, unrecognised } from '#pipelines/readers/recognise.ts';
import { Refusal } from '#pipelines/refusal.ts';

const source = (headings: readonly string[]) => recognise(headings, NO_MAPPING)?.contract.source ?? null;

describe('a heading row', () => {
	it.each(contracts.map((contract) => [contract.source, contract] as const))(
		'of %s is recognised by its required columns, by all of them, in any order, in any case',
		(name, contract) => {
			const all = columnsOf(contract);
			const required = all.filter((column) => column.required).map((column) => column.name);
			expect(source(required)).toBe(name);
			fc.assert(
				fc.property(fc.shuffledSubarray(all.map((column) => column.name)), (some) => {
					const headings = [...new Set([...some, ...required])].map((one, i) =>
						i % 2 ? one.toUpperCase() : ` ${one} `
					);
					expect(source(headings)).toBe(name);
				}),
				{ seed: 3, numRuns: 30 }
			);
		}
	);

	it.each(contracts.map((contract) => [contract.source, contract] as const))(
		'of %s without a required column is not taken for another source',
		(name, contract) => {
			const all = columnsOf(contract);
			for (const lacking of all.filter((column) => column.required)) {
				const rest = all.map((column) => column.name).filter((one) => one !== lacking.name);
				if (rest.length < 3) continue;
				expect([lacking.name, source(rest)]).toEqual([lacking.name, null]);
				const refusal = unrecognised(rest, NO_MAPPING);
				expect(refusal.message).toContain(`för ${noun(name).many} men saknar ${heading(lacking.name)}`);
			}
		}
	);

	it('says which columns nobody knows', () => {
		expect(recognise(['deltagande_id', 'datum', 'Handläggarens ord'], NO_MAPPING)?.unknown).toEqual([
			'Handläggarens ord'
		]);
	});

	it('with a column twice is refused, and the column is named', () => {
		expect(() => recognise(['deltagande_id', 'datum', 'datum'], NO_MAPPING)).toThrow(
			/Kolumnen datum finns två gånger/
		);
	});

	it('with several columns twice is refused as two tables beside each other', () => {
		const table = ['insats_id', 'period', 'kategori', 'antal'];
		expect(() => recognise([...table, '', ...table.slice(0, 2), 'typ', 'belopp_kr'], NO_MAPPING)).toThrow(
			/Kolumnerna insats_id, period finns två gånger\. Ligger två tabeller bredvid varandra/
		);
	});

	it('that is none is refused with what to do', () => {
		expect(unrecognised(['x', 'y'], NO_MAPPING).message).toContain('Rubrikraden känns inte igen');
	});
});

describe('mappning.yml', () => {
	let folder = '';
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'stegvis-mappning-'));
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));
	const write = (content: string | Uint8Array) => writeFileSync(join(folder, MAPPING_FILE), content);
	const refused = (): Refusal => {
		try {
			readMapping(folder);
		} catch (error) {
			if (error instanceof Refusal) return error;
			throw error;
		}
		throw new Error('not refused');
	};

	it('gives local names their meaning', () => {
		write(
			'syntetisk: true\nkolumner:\n  deltagande:\n    "Löpnr": deltagande_id\n    "K/M": kon\nkoder:\n  kon:\n    "1": kvinna\n'
		);
		const mapping = readMapping(folder);
		expect(mapping).toMatchObject({ syntetisk: true, koder: { kon: { '1': 'kvinna' } } });
		expect(recognise(['LÖPNR', 'deltagare', 'insats_id', 'start', 'k/m'], mapping)?.contract.source).toBe(
			'deltagande'
		);
	});

	it('is empty when it is not there, or holds nothing', () => {
		expect(readMapping(folder)).toBe(NO_MAPPING);
		write('\ufeff# inget än\n');
		expect(readMapping(folder)).toMatchObject({ syntetisk: false, kolumner: {}, koder: {} });
	});

	it.each([
		['no YAML', 'kolumner: [', /går inte att läsa som YAML/],
		[
			'another part',
			'kolumn: {}',
			/Tillåtna delar är syntetisk, kolumner, koder, sie, omvarld, insatser, skalor, enkater, svar, avvisade, beslut och forslag/
		],
		['a list', '- 1', /har fel vid filen/],
		['a source that does not exist', 'kolumner: { deltagare: { a: kon } }', /källan deltagare/],
		['a column that does not exist', 'kolumner: { deltagande: { a: könet } }', /kolumnen könet i deltagande/],
		['a list that does not exist', 'koder: { könet: { K: kvinna } }', /kodlistan könet/],
		['a code that does not exist', 'koder: { kon: { K: kvina } }', /koden kvina i kon/],
		[
			'a bomb of aliases',
			`a: &a [x]\n${'bcdefghijk'
				.split('')
				.map((k, i) => `${k}: &${k} [${`*${'abcdefghijk'[i]},`.repeat(20)}]`)
				.join('\n')}`,
			/mappning.yml/
		],
		['more than a megabyte', `# ${'x'.repeat(1024 ** 2)}`, /gränsen 1 MB/]
	])('with %s is refused and says so', (_, text, message) => {
		write(text);
		expect(refused()).toMatchObject({ code: 'mappning', message: expect.stringMatching(message) });
	});

	it('in another encoding is refused rather than misread', () => {
		write(Buffer.from('kolumner:\n  deltagande:\n    "L\xf6pnr": deltagande_id\n', 'latin1'));
		expect(refused().message).toContain('UTF-8');
	});

	it('that is a folder is refused', () => {
		mkdirSync(join(folder, MAPPING_FILE));
		expect(refused().message).toContain('Kontrollera att den är en fil');
	});

	it('that holds a personnummer is refused without the number', () => {
		write('koder:\n  kon:\n    "640823-3234": kvinna\n');
		expect(refused().code).toBe('personnummer');
		expect(refused().message).not.toMatch(/\d{4}/);
	});
});
