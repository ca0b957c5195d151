import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '#lib/server/duckdb.ts';
import { compileColumn, textFault } from '#pipelines/contracts/compile.ts';
import { columnsOf, contracts, type Column } from '#pipelines/contracts/index.ts';
import { canonicalNumber, DATE_AT_MIDNIGHT, type NumberFormat } from '#pipelines/contracts/lexical.ts';
import { rowText, rowTextCodes } from '#pipelines/contracts/texts.ts';
import { allowedWords, codeLists, loadLabels } from '#pipelines/reference.ts';
import { NO_MAPPING } from '#pipelines/mappning/mapping.ts';

/** zod judges one value, DuckDB a whole column: of every column and any text they must say the same. */
let db: Database;
beforeAll(async () => {
	db = await openDatabase(':memory:');
	await db.run(readFileSync(new URL('../../../pipelines/periods.sql', import.meta.url), 'utf8'));
	await loadLabels(db, { ...NO_MAPPING, koder: { kon: { K: 'kvinna', '2': 'man' } } });
});
afterAll(() => db.close());

const all = contracts.flatMap((contract) =>
	columnsOf(contract).map((column) => ({ contract, column, name: `${contract.source}.${column.name}` }))
);
/** Columns that judge alike are tested once: kind, limits, whether they must be there. */
const unlike = [
	...new Map(
		all.map((one) => [
			JSON.stringify([
				one.column.kind,
				one.column.min,
				one.column.max,
				one.column.maxLength,
				one.column.required,
				one.column.kodlista
			]),
			one
		])
	).values()
];

/** The text in the spelling that zod knows. */
function canonical(column: Column, text: string, format: NumberFormat): string | null {
	if (column.kind === 'heltal' || column.kind === 'tal' || column.kind === 'pengar')
		return canonicalNumber(text, format);
	if (column.kind === 'malvarde')
		return canonicalNumber(text, format) ?? (/^[0-9]+(-[0-9]{2})+$/.test(text) ? text : null);
	if (column.kind === 'datum')
		return new RegExp(`^${DATE_AT_MIDNIGHT}$`).test(text) ? text.slice(0, 10) : text;
	return column.kind === 'period' ? text.toUpperCase() : text;
}

function zod({ contract, column }: (typeof all)[number], text: string, format: NumberFormat): boolean {
	const field = contract.schema.shape[column.name] as unknown as {
		safeParse(value: unknown): { success: boolean };
	};
	const value = canonical(column, text, format);
	return value !== null && field.safeParse(value).success;
}

interface Verdict {
	raw: string;
	fel: string | null;
	value: string | null;
}

async function duck(
	column: Column,
	texts: readonly string[],
	format: NumberFormat
): Promise<Map<string, Verdict>> {
	const { dictionary, output } = compileColumn(column, format);
	if (!dictionary) {
		const rows = await db.query<Verdict>(
			`select raw, raw as value, ${textFault(column, 'raw')} as fel from (select unnest($texts::json::varchar[]) as raw)`,
			{ texts: JSON.stringify(texts) }
		);
		return new Map(rows.map((row) => [row.raw, row]));
	}
	const sql = dictionary('select distinct unnest($texts::json::varchar[]) as raw');
	const rows = await db.query<Verdict>(
		`select raw, fel, coalesce(${output.map(({ name }) => `cast("${name}" as varchar)`).join(', ')}) as value from (${sql})`,
		{
			texts: JSON.stringify(texts)
		}
	);
	return new Map(rows.map((row) => [row.raw, row]));
}

const digits = (min: number, max: number) => fc.stringMatching(new RegExp(`^[0-9]{${min},${max}}$`));
const date = fc
	.tuple(
		fc.integer({ min: 1895, max: 2105 }),
		fc.integer({ min: 0, max: 13 }),
		fc.integer({ min: 0, max: 32 })
	)
	.map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
const anything = fc
	.oneof(
		{ weight: 4, arbitrary: fc.stringMatching(/^[-\u2212]?[0-9 \u00a0\u202f.,]{1,14}$/) },
		{
			weight: 3,
			arbitrary: fc
				.tuple(digits(1, 6), fc.constantFrom(',', '.', ' ', '\u00a0'), digits(1, 4))
				.map((parts) => parts.join(''))
		},
		{ weight: 1, arbitrary: digits(1, 20) },
		{ weight: 4, arbitrary: date },
		{ weight: 1, arbitrary: date.map((day) => `${day} 00:00:00`) },
		{
			weight: 2,
			arbitrary: fc
				.tuple(
					fc.integer({ min: 1890, max: 2110 }),
					fc.constantFrom(
						'',
						'-H1',
						'-h2',
						'-H3',
						'-T1',
						'-T4',
						'-Q4',
						'-Q5',
						'-00',
						'-01',
						'-1',
						'-12',
						'-13',
						'H1',
						' '
					)
				)
				.map((parts) => parts.join(''))
		},
		{ weight: 1, arbitrary: fc.stringMatching(/^[0-9]{1,3}-[0-9]{1,3}$/) },
		{ weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 12 }) }
	)
	.map((text) => text.trim())
	.filter((text) => text !== '' && !text.includes('\u0000'));

const HARD = [
	'3.7',
	'1,239',
	'1.239',
	'0',
	'00',
	'007',
	'0000000015',
	'0000000000000001',
	'-0',
	'15,0',
	'15.0',
	'15,00',
	'15,000',
	'1,100',
	'0,10',
	'999999999',
	'1000000000',
	'999999999999',
	'999999999999,99',
	'1000000000000',
	'123456789012345678',
	'1234567890123456789',
	'99999999999999999999999999999999999999999',
	'1e5',
	'0,123456789012',
	'2024/01/05',
	'2024-02-30',
	'2024-02-29',
	'2023-02-29',
	'1900-02-29',
	'2000-02-29',
	'2024-2-3',
	'24-02-03',
	'1899-12-31',
	'1900-01-01',
	'2100-12-31',
	'2101-01-01',
	'0000-01-01',
	'9999-12-31',
	'2024-01-05 00:00',
	'2024-01-05T00:00:00',
	'2024-01-05 00:00:00.000',
	'2024-01-05 12:00',
	'45325',
	'2024',
	'2024-H1',
	'2024-h1',
	'2024-T3',
	'2024-Q4',
	'2024-12',
	'2024-00',
	'2099',
	'2100',
	'1899',
	'20241',
	'16-24',
	'24-16',
	'1-2',
	'11-30',
	'02-30',
	'13-01',
	'016-024',
	'-',
	'kvinna',
	'Kvinna ',
	"'; drop table r; --",
	'\u2212',
	'५'
];

describe.each(['svenska', 'punkt'] as const)('numbers in %s', (format) => {
	it.each(unlike.filter(({ column }) => !['kod', 'lista', 'id', 'text'].includes(column.kind)))(
		'$name: DuckDB says what zod says',
		async (one) => {
			const texts = [...new Set([...HARD, ...fc.sample(anything, { seed: 9, numRuns: 1500 })])];
			const verdicts = await duck(one.column, texts, format);
			const unlikeJudged = texts
				.map((text) => ({
					text,
					zod: zod(one, text, format),
					duckdb: verdicts.get(text)?.fel ?? null,
					value: verdicts.get(text)?.value ?? null
				}))
				.filter(
					(verdict) =>
						verdict.zod !== (verdict.duckdb === null) ||
						(one.column.kind !== 'malvarde' &&
							(verdict.duckdb === null) !== (verdict.value !== null) &&
							verdict.zod)
				);
			expect(unlikeJudged.slice(0, 8)).toEqual([]);
		}
	);
});

describe('texts and ids', () => {
	it.each(unlike.filter(({ column }) => column.kind === 'id' || column.kind === 'text'))(
		'$name: as long as zod allows, and no failed formula',
		async (one) => {
			const max = one.column.maxLength ?? 0;
			const texts = [
				'x',
				'å'.repeat(max),
				'å'.repeat(max + 1),
				'😀'.repeat(max),
				'😀'.repeat(max + 1),
				'#DIV/0!',
				'EXEMPEL',
				'exempel',
				'#SAKNAS!',
				'#NAMN?',
				'#N/A',
				'#1',
				'#DIV/0! nej',
				'# rubrik'
			];
			const verdicts = await duck(one.column, texts, 'punkt');
			for (const text of texts)
				expect([text.length, verdicts.get(text)?.fel === null]).toEqual([
					text.length,
					zod(one, text, 'punkt')
				]);
		}
	);
});

describe('values', () => {
	const column = (kind: Column['kind'], over: Partial<Column> = {}): Column => ({
		name: 'x_kr',
		kind,
		text: '',
		required: false,
		...over
	});
	it.each<[Column['kind'], NumberFormat, string, string]>([
		['heltal', 'svenska', '1\u00a0234', '1234'],
		['heltal', 'svenska', '\u221212', '-12'],
		['heltal', 'punkt', '15.0', '15'],
		['tal', 'svenska', '1,239', '1.239'],
		['tal', 'punkt', '1.239', '1.239'],
		['pengar', 'svenska', '1 234,50', '123450'],
		['pengar', 'svenska', '-2293000', '-229300000'],
		['pengar', 'punkt', '0.01', '1'],
		['pengar', 'svenska', '999999999999,99', '99999999999999'],
		['datum', 'punkt', '2024-01-05 00:00:00', '2024-01-05']
	])('%s, %s: %j is %s', async (kind, format, text, expected) => {
		expect((await duck(column(kind), [text], format)).get(text)).toMatchObject({
			fel: null,
			value: expected
		});
	});

	it.each<[Column['kind'], NumberFormat, string, string]>([
		['heltal', 'svenska', '3,7', 'fel_heltal'],
		['heltal', 'punkt', '3.7', 'fel_heltal'],
		['heltal', 'svenska', '1,239', 'fel_heltal'],
		['pengar', 'svenska', '1,239', 'fel_tal'],
		['pengar', 'svenska', '1,200', 'fel_tal'],
		['pengar', 'punkt', '0.005', 'fel_tal'],
		['tal', 'punkt', '1,239', 'fel_tal'],
		['datum', 'punkt', '2024/01/05', 'fel_datum'],
		['datum', 'punkt', '2024-02-30', 'fel_datum'],
		['datum', 'punkt', '45325', 'excel_datum'],
		['datum', 'punkt', '45325.5', 'excel_datum']
	])('%s, %s: %j is refused as %s', async (kind, format, text, code) => {
		expect((await duck(column(kind), [text], format)).get(text)?.fel).toBe(code);
	});

	it.each([
		['2024', '2024-01-01', '2024-12-31'],
		['2024-H2', '2024-07-01', '2024-12-31'],
		['2024-T2', '2024-05-01', '2024-08-31'],
		['2024-Q1', '2024-01-01', '2024-03-31'],
		['2024-02', '2024-02-01', '2024-02-29'],
		['2023-02', '2023-02-01', '2023-02-28']
	])('the period %s is %s to %s', async (text, fran, till) => {
		const sql = compileColumn(column('period', { name: 'period' }), 'punkt').dictionary?.(
			`select '${text}' as raw`
		);
		expect(await db.query(`select period_fran, period_till from (${sql})`)).toEqual([
			{ period_fran: fran, period_till: till }
		]);
	});
});

describe('codes', () => {
	it.each(unlike.filter(({ column }) => column.kind === 'kod' || column.kind === 'lista'))(
		'$name: every code and every label of its list is known, and nothing else',
		async ({ column }) => {
			const list = codeLists().filter(({ lista }) => lista === column.kodlista);
			expect(list.length).toBeGreaterThan(0);
			const verdicts = await duck(
				column,
				[...list.flatMap(({ kod, etikett }) => [kod, etikett, kod.toUpperCase()]), 'katt', "o'neill"],
				'punkt'
			);
			for (const { kod, etikett } of list)
				expect([verdicts.get(kod)?.value, verdicts.get(etikett)?.fel]).toEqual([kod, null]);
			expect([verdicts.get('katt')?.fel, verdicts.get("o'neill")?.fel]).toEqual(['okand_kod', 'okand_kod']);
		}
	);

	it('the folder’s own labels count, and a list keeps its order', async () => {
		const kon = all.find(({ name }) => name === 'deltagande.kon')!.column;
		expect((await duck(kon, ['K', '2'], 'punkt')).get('K')?.value).toBe('kvinna');
		const list = all.find(({ name }) => name === 'deltagande.forsorjning_fore')!.column;
		const [a, b] = codeLists().filter(({ lista }) => lista === 'forsorjning');
		const verdicts = await duck(list, [`${b?.etikett} | ${a?.kod}`, `${a?.kod}|katt`, `${a?.kod}|`], 'punkt');
		expect(verdicts.get(`${b?.etikett} | ${a?.kod}`)?.value).toBe(`${b?.kod}|${a?.kod}`);
		expect(verdicts.get(`${a?.kod}|katt`)?.fel).toBe('okand_kod');
	});
});

describe('common values of a column that takes others too', () => {
	it.each([
		['handelser.typ', 'Erbjudet möte', 'erbjudet_mote'],
		['handelser.typ', 'ÄRENDE', 'arende'],
		['handelser.typ', 'Frukostmöte', 'Frukostmöte'],
		['enkatsvar.respondentgrupp', 'Deltagare', 'deltagare'],
		['omvarld.kalla', 'scb', 'SCB']
	])('%s: %s is %s', async (name, text, value) => {
		const { column } = all.find((one) => one.name === name)!;
		expect((await duck(column, [text], 'punkt')).get(text)).toMatchObject({ value, fel: null });
	});
});

describe('reason codes', () => {
	it('have a Swedish sentence that says what to do', () => {
		for (const code of rowTextCodes)
			for (const { column } of unlike) {
				if ((code === 'okand_kod' && !column.kodlista) || (code === 'for_lang_text' && !column.maxLength))
					continue;
				const text = rowText(code, column, column.kodlista ? allowedWords(column.kodlista) : '');
				expect(text).toMatch(/^[A-ZÅÄÖ].*[.]$/);
				expect(text).not.toMatch(/undefined|null|NaN|\bthe\b|Error/);
			}
	});
});
