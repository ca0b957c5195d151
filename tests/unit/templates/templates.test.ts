import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { heading } from '#lib/format/index.ts';
import { columnsOf, contracts } from '#pipelines/contracts/index.ts';
import { inrapportering } from '#pipelines/contracts/inrapportering.ts';
import { normalise } from '#pipelines/contracts/lexical.ts';
import { recogniseForm } from '#pipelines/readers/form.ts';
import { NO_MAPPING } from '#pipelines/mappning/mapping.ts';
import { recognise } from '#pipelines/readers/recognise.ts';
import { kits, templateFile } from '#pipelines/templates/index.ts';
import { offered, rawWorkbook, type RawSheet } from './ooxml.ts';

const books = new Map<string, RawSheet[]>();
beforeAll(async () => {
	for (const kit of kits)
		books.set(kit.mall, rawWorkbook(await templateFile(kit, [{ insats_id: 'krus', namn: 'KRUS Kalmar' }])));
});

/** The code lists as the file says, not as the program reads it. */
const LISTS = new Map<string, string[]>();
for (const line of readFileSync(new URL('../../../data/reference/kodlistor.csv', import.meta.url), 'utf8')
	.trim()
	.split('\n')
	.slice(1)) {
	const [lista = '', , etikett = ''] = line.split(';');
	LISTS.set(lista, [...(LISTS.get(lista) ?? []), etikett]);
}

const letters = (at: number): string =>
	(at >= 26 ? String.fromCharCode(64 + Math.floor(at / 26)) : '') + String.fromCharCode(65 + (at % 26));
const sheets = kits.flatMap(({ mall, parts }) => parts.map((part) => [mall, part.blad, part] as const));
const sheetOf = (mall: string, blad: string): RawSheet =>
	books.get(mall)!.find(({ name }) => name === blad) as RawSheet;

describe('the templates', () => {
	it('there is one for every source, one for a team and one for counts', () => {
		expect(kits.map(({ mall }) => mall).sort()).toEqual(
			['inrapportering', 'team', ...contracts.map(({ source }) => source)].sort()
		);
		expect(books.get('team')!.map(({ name }) => name)).toEqual([
			'Deltaganden',
			'Stegmätningar',
			'Händelser',
			'Läs mig',
			'Koder'
		]);
	});

	it.each(sheets)('%s, %s: headings that a person reads, and the reader knows again', (mall, blad, part) => {
		const columns = columnsOf(part.of);
		const { cells } = sheetOf(mall, blad);
		const said = columns.map((_, at) => cells.get(`${letters(at)}1`)?.value ?? '');
		expect(said).toEqual(columns.map(({ name, required }) => heading(name) + (required ? ' *' : '')));
		for (const { name } of columns)
			expect([heading(name), normalise(heading(name))]).toEqual([heading(name), name]);
		const found = recognise(said, NO_MAPPING) ?? recogniseForm(said);
		expect(found && 'contract' in found ? found.contract.source : found?.form.form).toBe(part.source);
		expect(found?.unknown).toEqual([]);
		expect([...found!.places.keys()]).toEqual(columns.map(({ name }) => name));
	});

	it.each(sheets)('%s, %s: every code list is in a drop-down list, whole', (mall, blad, part) => {
		const { validations } = sheetOf(mall, blad);
		const columns = columnsOf(part.of);
		expect(validations).toHaveLength(columns.length);
		columns.forEach((column, at) => {
			const own = validations[at]!;
			expect(own.ref).toBe(`${letters(at)}2:${letters(at)}1001`);
			expect([column.name, own.type === 'list']).toEqual([
				column.name,
				column.kodlista !== undefined ||
					column.kind === 'aldersband' ||
					column.forslag !== undefined ||
					column.name === 'overordnad_insats' ||
					(column.name === 'insats_id' && mall !== 'insatser') ||
					(column.name === 'deltagande_id' && mall === 'team' && part.source !== 'deltagande')
			]);
			if (!column.kodlista) return;
			expect(offered(books.get(mall)!, own.formula1)).toEqual(LISTS.get(column.kodlista));
			expect(own.stops).toBe(column.kind === 'kod');
		});
	});

	it.each(sheets)(
		'%s, %s: help within what Excel shows, and formats that keep what is typed',
		(mall, blad, part) => {
			const { cells, validations } = sheetOf(mall, blad);
			const formats = {
				id: '@',
				period: '@',
				kod: '@',
				datum: 'yyyy-mm-dd',
				heltal: '0',
				pengar: '#,##0.00'
			};
			columnsOf(part.of).forEach((column, at) => {
				const { prompt, title } = validations[at]!;
				expect(prompt).toContain(column.text.slice(0, 100));
				expect([prompt.length <= 255, title.length <= 32, prompt.endsWith('…')]).toEqual([true, true, false]);
				if (!(column.kind in formats)) return;
				for (const row of [2, 3, 1001])
					expect([column.name, row, cells.get(`${letters(at)}${row}`)?.format]).toEqual([
						column.name,
						row,
						formats[column.kind as keyof typeof formats]
					]);
			});
		}
	);

	it.each(sheets)(
		'%s, %s: the example keeps the contract, and the sheet that explains says it',
		(mall, blad, part) => {
			const columns = columnsOf(part.of);
			const [first] = columns;
			// Its name is what no row may keep; everything else must hold.
			expect(
				part.of.schema.safeParse({ ...part.of.exempel, [first!.name]: 'ett-namn' }).error?.issues
			).toBeUndefined();
			expect(part.of.schema.safeParse({ ...part.of.exempel, [first!.name]: 'EXEMPEL' }).success).toBe(false);
			expect(
				Object.keys(part.of.exempel).filter((name) => !columns.some((one) => one.name === name))
			).toEqual([]);
			for (const { name, kodlista } of columns)
				for (const kod of kodlista && part.of.exempel[name] ? part.of.exempel[name].split('|') : [])
					expect(readFileSync('data/reference/kodlistor.csv', 'utf8')).toContain(`\n${kodlista};${kod};`);
			expect(sheetOf(mall, blad).cells.get('A2')?.value).toBe('EXEMPEL');
			const guide = [...sheetOf(mall, 'Läs mig').cells.values()].map(({ value }) => value);
			for (const column of columns)
				expect(guide).toEqual(expect.arrayContaining([heading(column.name), column.text]));
			expect(guide.join(' ')).toContain('Raden med EXEMPEL är ett exempel. Den räknas aldrig.');
		}
	);

	it('sheets that only explain say so first, and every code has its line', () => {
		for (const [mall, book] of books)
			for (const { name, cells } of book.filter((one) => ['Läs mig', 'Koder'].includes(one.name)))
				expect([mall, name, cells.get('A1')?.value]).toEqual([
					mall,
					name,
					'Det här bladet läses inte in i Stegvis.'
				]);
		const codes = [...sheetOf('deltagande', 'Koder').cells.values()].map(({ value }) => value);
		expect(codes).toEqual(
			expect.arrayContaining(['arbete_osubventionerat', 'Arbete utan stöd', 'KRUS Kalmar'])
		);
	});

	it('the sheet that explains has its steps in order, each wide enough to read, and says what must be there first', () => {
		const { cells, merges } = sheetOf('team', 'Läs mig');
		expect(merges.map((ref) => cells.get(ref.replace(/^B(\d+):F\1$/, 'A$1'))?.value)).toEqual(
			merges.map((_, at) => `${at + 1}.`)
		);
		const said = merges.map((ref) => cells.get(ref.split(':')[0]!)?.value ?? '');
		expect(said[1]).toBe(
			'Raderna pekar på Insatser och Instrument, som ska vara inlästa förut eller ligga i samma mapp. De har egna mallar.'
		);
		expect(said.find((text) => text.includes('personnummer'))).toMatch(/^Skriv aldrig personnummer/);
		const alone = [...sheetOf('insatser', 'Läs mig').cells.values()].map(({ value }) => value).join(' ');
		expect(alone).toContain('Skriv aldrig personnummer');
		expect(alone).not.toContain('Raderna pekar på');
	});

	it('the same contract gives the same bytes', async () => {
		const [kit] = kits;
		expect(Buffer.from(await templateFile(kit!, []))).toEqual(Buffer.from(await templateFile(kit!, [])));
	});

	it('offers no insats before one is known', async () => {
		const [book] = [
			rawWorkbook(
				await templateFile(
					kits.find(({ mall }) => mall === 'antal')!,
					[]
				)
			)
		];
		expect(book[0]!.validations[0]!.type).toBe('textLength');
	});

	it('the form’s columns all lead somewhere that its sources know', () => {
		for (const [name, { source, column, values }] of Object.entries(inrapportering.into)) {
			const known = columnsOf(contracts.find((one) => one.source === source)!).map((one) => one.name);
			expect([name, known]).toEqual([
				name,
				expect.arrayContaining([column, ...Object.keys(values), ...inrapportering.shared])
			]);
		}
		expect(columnsOf(inrapportering).map(({ name }) => name)).toEqual([
			...inrapportering.shared,
			...Object.keys(inrapportering.into)
		]);
	});
});
