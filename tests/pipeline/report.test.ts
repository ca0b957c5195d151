import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyText } from '#lib/report/canonical.ts';
import { openState } from '#lib/server/state/index.ts';
import { paths } from '#lib/server/versions.ts';
import { listFiles } from '#pipelines/files.ts';
import { load } from '#pipelines/load.ts';
import { stegvis } from './cli.ts';
import { demo, quietIo } from './support.ts';

/** `stegvis report` over the demo: the figures of `measure`, the kansli's words, and the same content each time. */
const folder = mkdtempSync(join(tmpdir(), 'stegvis-rapport-'));
const out = (name: string) => join(folder, name);
const warehouse = join(folder, 'lager');

beforeAll(async () => {
	await load({ warehouse, files: listFiles([demo]).files, k: 5 }, quietIo());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const report = (...args: string[]) => stegvis('report', ...args, '--warehouse', warehouse);
const SALA = ['lagesrapport', '--insats', 'samordningsteam_sala', '--period', '2025', '--som', 'styrelse'];

const plain = (html: string): string =>
	html
		.replace(/<style>[^]*?<\/style>/, '')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ');

describe('the command', () => {
	it('writes what the board sees, with the same figures as measure', async () => {
		const said = await report(...SALA, '--out', out('sala.html'));
		expect([said.code, said.err.includes('Lägesrapport 2025')]).toEqual([0, true]);
		const text = plain(readFileSync(out('sala.html'), 'utf8'));
		const measured = await stegvis(
			...['measure', 'deltagare', '--where', 'insats=samordningsteam_sala', '--from', '2025', '--to', '2025'],
			...['--som', 'styrelse', '--json', '--warehouse', warehouse]
		);
		const [row] = (JSON.parse(measured.out) as { rows: { varde: number }[] }).rows;
		expect(text).toContain(`${row!.varde} personer har deltagit 2025`);
		expect(text).not.toContain('Utan skydd');
		expect(text).not.toMatch(/undefined|NaN/);
	});

	it('says so when it is not protected', async () => {
		await report('styrelserapport', '--forbund', 'vastmanland', '--out', out('egen.html'));
		expect(plain(readFileSync(out('egen.html'), 'utf8'))).toContain('Utan skydd');
	});

	it('has the same checksum for the same words, and another when a word is added', async () => {
		const sum = async () => {
			const said = await report(...SALA, '--out', out('sala.xlsx'), '--json');
			return (JSON.parse(said.out) as { sha256: string }).sha256;
		};
		const first = await sum();
		expect(first).toMatch(/^[0-9a-f]{64}$/);
		expect(await sum()).toBe(first);
		const state = openState(paths(warehouse).state);
		const key = {
			mall: 'lagesrapport',
			forbund: 'vastmanland',
			insats: 'samordningsteam_sala',
			period: '2025'
		};
		state.addComment(keyText(key), 'mal', 'En rad från verksamheten', '2026-11-20T12:00:00Z');
		state.close();
		expect(await sum()).not.toBe(first);
		await report(...SALA, '--out', out('sala.docx'));
		const docx = unzipSync(readFileSync(out('sala.docx')));
		expect(strFromU8(docx['word/document.xml']!)).toContain('En rad från verksamheten');
	});

	it('writes every template about a förbund', async () => {
		for (const mall of ['styrelserapport', 'halvarsrapport', 'helarsrapport']) {
			const said = await report(
				mall,
				'--forbund',
				'vastmanland',
				'--som',
				'styrelse',
				'--out',
				out(`${mall}.html`)
			);
			expect([mall, said.code]).toEqual([mall, 0]);
		}
	});

	it.each([
		[['styrelserapport', '--out', 'x.html'], 'Ange vilket förbund'],
		[['styrelserapport', '--forbund', 'narnia', '--out', 'x.html'], 'Välj bland: kalmar_lan'],
		[['lagesrapport', '--out', 'x.html'], 'Ange vilken insats'],
		[['lagesrapport', '--insats', 'krus', '--period', '1999', '--out', 'x.html'], 'Perioden finns inte'],
		[['arsrapport', '--out', 'x.html'], 'Välj bland: styrelserapport'],
		[['styrelserapport', '--forbund', 'vastmanland', '--out', 'x.odt'], 'slutar på html, pdf, docx, xlsx'],
		[['styrelserapport', '--forbund', 'vastmanland'], 'Ange en fil']
	])('%j: what is wrong is said, and the input is to blame', async (args, text) => {
		const said = await report(...args);
		expect(said.code).toBe(2);
		expect(said.err).toContain(text);
	});
});
