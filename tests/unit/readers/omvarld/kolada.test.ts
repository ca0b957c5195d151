import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { looksLikeKolada } from '#pipelines/readers/omvarld/json.ts';
import { readKolada } from '#pipelines/readers/omvarld/kolada.ts';
import { desk, written } from './support.ts';

let d: ReturnType<typeof desk>;
beforeEach(() => (d = desk({ regioner: ['1980'], filer: [{ hamtad: '2025-11-03' }] })));
afterEach(() => d.remove());

/** The shape of api.kolada.se/v3/data/kpi/…; the figures are made up. */
const answer = (values: unknown[], more = {}) => ({
	values,
	count: values.length,
	next_url: null,
	previous_url: null,
	...more
});
const of = (values: unknown[], more = {}) => ({
	kpi: 'N31816',
	municipality: '1980',
	period: 2023,
	values,
	...more
});
const value = (gender: string, own: unknown, more = {}) => ({
	gender,
	count: 1,
	status: '',
	value: own,
	isdeleted: false,
	...more
});

const file = (content: unknown): string => {
	const path = join(d.folder, 'svar.json');
	writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
	return path;
};
const read = (content: unknown) => readKolada('svar.json', file(content), d.context);

describe('values of Kolada', () => {
	it('T, K and M, null, deleted, the country, and pages in one file', async () => {
		const table = await read([
			answer([of([value('T', 12.3), value('K', null), value('M', 11, { isdeleted: true })])], {
				next_url: 'https://x'
			}),
			answer([of([value('M', -0.5)], { municipality: '0000', period: 2022 })])
		]);
		expect(written(table)).toEqual([
			{
				kalla: 'Kolada',
				tabell: 'N31816',
				matt: 'N31816',
				region: '1980',
				period: '2023',
				varde: '12.3',
				licens: 'Fri användning med källan angiven',
				hamtad: '2025-11-03',
				forbund: 'alla',
				_rad: '1'
			},
			{
				kalla: 'Kolada',
				tabell: 'N31816',
				matt: 'N31816',
				region: '1980',
				period: '2023',
				kon: 'kvinna',
				saknas: 'ej_tillganglig',
				licens: 'Fri användning med källan angiven',
				hamtad: '2025-11-03',
				forbund: 'alla',
				_rad: '2'
			},
			{
				kalla: 'Kolada',
				tabell: 'N31816',
				matt: 'N31816',
				region: '00',
				period: '2022',
				kon: 'man',
				varde: '-0.5',
				licens: 'Fri användning med källan angiven',
				hamtad: '2025-11-03',
				_rad: '4'
			}
		]);
		expect(table.notices?.map(({ kod }) => kod)).toEqual(['kolada_borttagna']);
	});

	it('says that there is a page more', async () => {
		const table = await read(
			answer([of([value('T', 1)])], { next_url: 'https://api.kolada.se/v3/data?page=2' })
		);
		expect(table.notices?.map(({ kod }) => kod)).toEqual(['kolada_fler_sidor']);
	});

	it('a value that is text, a list or of an unknown gender is a row of its own that says so', async () => {
		const lines = written(await read(answer([of([value('T', '12,3'), value('T', [1]), value('X', 1)])])));
		expect(lines.map(({ _fel, _felkolumn, _felvarde }) => [_fel, _felkolumn, _felvarde])).toEqual([
			['kolada_varde', 'varde', '"12,3"'],
			['kolada_varde', 'varde', '[1]'],
			['kolada_varde', 'kon', 'X']
		]);
	});

	it('names of nyckeltal and regions', async () => {
		const kpis = await read(
			answer([
				{ id: 'N31816', title: 'Nyckeltal', description: 'Så här', is_divided_by_gender: 1, type: null }
			])
		);
		expect(written(kpis)).toEqual([
			{ kalla: 'Kolada', slag: 'matt', kod: 'N31816', namn: 'Nyckeltal', beskrivning: 'Så här', _rad: '1' }
		]);
		const regions = await read(
			answer([
				{ id: '0000', title: 'Riket', type: 'L' },
				{ id: '1980', title: 'Västerås', type: 'K' }
			])
		);
		expect(written(regions).map(({ slag, kod, namn }) => [slag, kod, namn])).toEqual([
			['region', '00', 'Riket'],
			['region', '1980', 'Västerås']
		]);
	});
});

describe('hostile JSON is refused by name', () => {
	it.each<[string, unknown, string]>([
		['nested without end', '{"values":'.padEnd(200_000, '['), 'trasig_json'],
		['cut off', '{"values":[{"kpi":"N1"', 'trasig_json'],
		[
			'NaN',
			'{"values":[{"kpi":"N1","municipality":"1980","period":2023,"values":[{"gender":"T","value":NaN}]}]}',
			'trasig_json'
		],
		['no list', { values: 'N1' }, 'okand_json'],
		['a year as text', answer([of([value('T', 1)], { period: '2023' })]), 'okand_json'],
		['a year of the future', answer([of([value('T', 1)], { period: 99999 })]), 'okand_json'],
		[
			'__proto__ as a value',
			'{"values":[{"__proto__":{"kpi":"N1"},"period":2023,"values":[]}]}',
			'okand_json'
		],
		['a personnummer', answer([of([value('T', 1)], { kpi: '19811218-9876' })]), 'personnummer']
	])('%s', async (_, content, code) => {
		await expect(read(content)).rejects.toMatchObject({ code });
		expect(({} as { kpi?: string }).kpi).toBeUndefined();
	});

	it('text that is not UTF-8', async () => {
		const path = join(d.folder, 'svar.json');
		writeFileSync(path, Buffer.from('{"values":[{"kpi":"\xe5"}]}', 'latin1'));
		await expect(readKolada('svar.json', path, d.context)).rejects.toMatchObject({ code: 'trasig_json' });
	});
});

it('knows an answer of Kolada by what it says', () => {
	expect(looksLikeKolada(file(answer([of([])])))).toBe(true);
	expect(looksLikeKolada(file({ values: [{ id: '1980', title: 'x', type: 'K' }] }))).toBe(true);
	for (const other of [{ values: [1] }, { kpi: 'N1' }, 'values', '', []])
		expect(looksLikeKolada(file(other))).toBe(false);
	expect(looksLikeKolada(join(d.folder, 'finns inte.json'))).toBe(false);
});
