import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbook } from '#pipelines/readers/xlsx.ts';
import { Refusal } from '#pipelines/refusal.ts';
import { workbook, type Cells } from '../../attack/workbook.ts';

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'xlsx-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const opened = async (cells: Cells): Promise<string> => {
	const path = join(folder, 'bok.xlsx');
	writeFileSync(path, await workbook({ Blad1: cells }));
	return openWorkbook(path).then(
		() => 'läst',
		(error: unknown) => (error instanceof Refusal ? `${error.code}: ${error.message}` : String(error))
	);
};

/**
 * 010229 is a day that never was, so nobody has the numbers: 0·2 1 0·2 2 2·2 9 0·2 0 1·2 is 18, so 010229-0012; with 2·2 it is 20, so
 * 010229-0020. A spreadsheet keeps them as 102290012 and 102290020.
 */
describe('a column of personnummer whose zeros are lost', () => {
	it('is refused, and what is said has no digit of them', async () => {
		const said = await opened([
			['insats_id', 'löpnr'],
			['a', 102290012],
			['b', 102290020],
			['c', 7]
		]);
		expect(said).toMatch(/^personnummer: .*i bladet Blad1/);
		expect(said).not.toMatch(/1022|0012|0020/);
	});

	it.each<[string, Cells]>([
		['one that may be chance', [['löpnr'], [102290012], [500000000]]],
		[
			'two in different columns',
			[
				['a', 'b'],
				[102290012, 102290020]
			]
		],
		['two of many numbers', [['a'], ...[102290012, 102290020, 500000000, 500000001].map((n) => [n])]]
	])('%s is none', async (_, cells) => expect(await opened(cells)).toBe('läst'));
});
