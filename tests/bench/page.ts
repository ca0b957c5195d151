import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '#lib/server/duckdb.ts';
import { compile } from '#lib/measures/compile.ts';
import { measureOf } from '#lib/measures/library/index.ts';
import type { Viewer } from '#lib/measures/types.ts';
import { serve } from '../../scripts/serve.mjs';
import { median, memoryOf } from './measured.ts';
import { copyVersion, pointAt } from './versions.ts';

const ROUNDS = 30;
const SWAPS = 20;
const board: Viewer = { role: 'styrelse', insatser: null, forbund: null };
/** What /jamfor asks for: its three measures, and who takes part. */
const QUESTIONS = [
	['avslut_arbete_studier', []],
	['stegforflyttning_framat', []],
	['kostnad_per_deltagare', []],
	['deltagare', []],
	['deltagare', ['kon']],
	['tackning', []]
] as const;

/** Different runs of two to six whole years, so that no answer is remembered. */
const periods = Array.from({ length: ROUNDS }, (_, i) => ({
	from: `${2012 + (i % 6)}`,
	to: `${2013 + (i % 6) + Math.floor(i / 6)}`
}));

export interface PageResult {
	/** Milliseconds, medians of 30. Cold: a period nobody has asked for. Warm: the same page again. */
	firstMs: number;
	coldMs: number;
	warmMs: number;
	/** The same questions as bare SQL on one connection, one after the other. */
	sqlMs: number;
	pageKb: number;
	serverMb: number | undefined;
	/** After 20 changes of version with the page asked for in between; and the largest on the way. */
	swappedMb: number | undefined;
	swappedPeakMb: number | undefined;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
	const began = performance.now();
	await work();
	return performance.now() - began;
}

async function get(url: string): Promise<string> {
	const answer = await fetch(url);
	const text = await answer.text();
	if (!answer.ok) throw new Error(`${url} svarade ${answer.status}: ${text.slice(0, 300)}`);
	return text;
}

async function bareSql(file: string): Promise<number> {
	const db = await openDatabase(file, { readOnly: true });
	const ask = async (from: string, to: string) => {
		for (const [matt, by] of QUESTIONS) {
			const measure = measureOf(matt);
			if (!measure) continue;
			const compiled = compile(measure, { by: ['forbund', 'insats', ...by], where: {}, from, to }, board);
			if (!compiled.ok) throw new Error(compiled.errors.join('\n'));
			await db.query(compiled.compiled.sql, compiled.compiled.params);
		}
	};
	await ask('2011', '2011');
	const times: number[] = [];
	for (const { from, to } of periods) times.push(await timed(() => ask(from, to)));
	db.close();
	return median(times);
}

/** The page /jamfor over a loaded warehouse, and what serving it costs in memory. */
export async function benchPage(warehouse: string): Promise<PageResult> {
	const version = readFileSync(join(warehouse, 'current'), 'utf8').trim();
	const file = (name: string) => join(warehouse, 'versions', `${name}.duckdb`);
	const sqlMs = await bareSql(file(version));
	let undo = () => {};
	const server = await serve({ host: '127.0.0.1', port: 0, warehouse });
	try {
		const page = `${server.url}/jamfor`;
		let html = '';
		const firstMs = await timed(async () => (html = await get(page)));
		const cold: number[] = [];
		for (const { from, to } of periods) cold.push(await timed(() => get(`${page}?fran=${from}&till=${to}`)));
		const warm: number[] = [];
		for (let i = 0; i < ROUNDS; i++) warm.push(await timed(() => get(page)));
		const served = memoryOf(server.pid);
		const other = '0123456789ab';
		undo = copyVersion(warehouse, version, other);
		for (let i = 0; i < SWAPS; i++) {
			pointAt(warehouse, i % 2 === 0 ? other : version);
			await get(page);
		}
		const swapped = memoryOf(server.pid);
		return {
			firstMs,
			coldMs: median(cold),
			warmMs: median(warm),
			sqlMs,
			pageKb: Buffer.byteLength(html) / 1000,
			serverMb: served?.nowMb,
			swappedMb: swapped?.nowMb,
			swappedPeakMb: swapped?.peakMb
		};
	} finally {
		await server.close();
		pointAt(warehouse, version);
		undo();
	}
}
