import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SEED, generate, generateDemo } from '#pipelines/generate/index.ts';
import { makeDemo, quiet } from './helpers.ts';

const DEMO = join(import.meta.dirname, '..', '..', '..', 'data', 'demo');

describe('the demo folder', () => {
	let first: string;
	let made: string;

	beforeAll(async () => {
		first = await makeDemo(DEFAULT_SEED);
		made = await makeDemo(DEFAULT_SEED);
	});

	it('has the same bytes each time', () => {
		const names = readdirSync(first).sort();
		expect(readdirSync(made).sort()).toEqual(names);
		for (const name of names)
			expect(readFileSync(join(made, name)).equals(readFileSync(join(first, name))), name).toBe(true);
	});

	it('is the one in the repository', () => {
		expect(readdirSync(DEMO).sort()).toEqual(readdirSync(first).sort());
		// A workbook's bytes also hang on Node's zlib; the text files do not.
		for (const name of readdirSync(first).filter((name) => !name.endsWith('.xlsx')))
			expect(readFileSync(join(DEMO, name)).equals(readFileSync(join(first, name))), name).toBe(true);
	});

	it('stays small enough for a repository', () => {
		const bytes = readdirSync(DEMO).reduce((sum, name) => sum + statSync(join(DEMO, name)).size, 0);
		expect(bytes).toBeLessThan(4_000_000);
	});

	it('replaces an earlier demo but never a folder with something else in it', async () => {
		const out = join(mkdtempSync(join(tmpdir(), 'stegvis-demo-')), 'egen');
		mkdirSync(out);
		writeFileSync(join(out, 'viktig.xlsx'), 'mitt');
		await expect(generateDemo({ out, seed: 1, ...quiet })).rejects.toThrow('--out');
		expect(existsSync(join(out, 'viktig.xlsx'))).toBe(true);
		await generate({ out: made, seed: 1 }, quiet);
		expect(readFileSync(join(made, 'SANNINGAR.json'), 'utf8')).toContain('"fro": 1');
	});
});
