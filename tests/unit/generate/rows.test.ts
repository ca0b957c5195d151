import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { columnsOf, contracts } from '#pipelines/contracts/index.ts';
import { generate } from '#pipelines/generate/index.ts';
import { quiet, readCsv } from './helpers.ts';

const contract = contracts.find(({ source }) => source === 'deltagande');
const make = async (rows: number, seed = 1): Promise<string> => {
	const out = mkdtempSync(join(tmpdir(), 'stegvis-rows-'));
	await generate({ out, rows, seed }, quiet);
	return out;
};

describe('rows for the benchmark', () => {
	it('are as many as asked for, in the contract’s columns, and pass it', async () => {
		const out = await make(2000);
		const rows = readCsv(join(out, 'deltagande.csv'));
		const columns = columnsOf(contract as NonNullable<typeof contract>).map(({ name }) => name);
		expect(rows).toHaveLength(2000);
		expect(Object.keys(rows[0] ?? {})).toEqual(columns);
		for (const row of rows) {
			const filled = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''));
			expect(contract?.schema.safeParse(filled).error?.issues ?? []).toEqual([]);
			if (row.samtycke === 'nej')
				expect(`${row.sysselsattning_efter}${row.forsorjning_efter}${row.omfattning_efter}`).toBe('');
			if (row.slut !== '') expect((row.slut as string) >= (row.start as string)).toBe(true);
			else expect(row.avslutsorsak).toBe('');
			const age = Number((row.start as string).slice(0, 4)) - Number(row.fodelsear);
			expect(age).toBeGreaterThanOrEqual(15);
			expect(age).toBeLessThanOrEqual(70);
		}
		expect(new Set(rows.map((row) => row.deltagande_id)).size).toBe(2000);
	});

	it('belong to sixty insatser in five förbund', async () => {
		const out = await make(500);
		const insatser = readCsv(join(out, 'insatser.csv'));
		expect(insatser).toHaveLength(60);
		expect(new Set(insatser.map((row) => row.forbund)).size).toBe(5);
		const known = new Set(insatser.map((row) => row.insats_id));
		expect(readCsv(join(out, 'deltagande.csv')).every((row) => known.has(row.insats_id as string))).toBe(
			true
		);
	});

	it('have the same bytes for the same seed', async () => {
		const [a, b, c] = await Promise.all([make(300, 4), make(300, 4), make(300, 5)]);
		const bytes = (out: string) => readFileSync(join(out, 'deltagande.csv'), 'utf8');
		expect(bytes(a as string)).toBe(bytes(b as string));
		expect(bytes(a as string)).not.toBe(bytes(c as string));
	});

	it('refuses a number that is none', async () => {
		await expect(make(0)).rejects.toThrow('positivt heltal');
		await expect(make(1.5)).rejects.toThrow('positivt heltal');
	});
});
