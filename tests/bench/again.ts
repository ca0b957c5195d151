/** What it costs to load again: a folder that has not changed, and one more month beside ten years. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from '#pipelines/generate/index.ts';
import { root, runMeasured } from './measured.ts';

export interface AgainResult {
	/** The same folder once more. */
	unchangedSeconds: number;
	/** ÷ the first load of it. */
	unchangedShare: number;
	years: { rows: number; seconds: number };
	/** The folder with one more month, its years known. */
	month: { rows: number; seconds: number };
	/** The month alone, in an empty warehouse. */
	aloneSeconds: number;
}

/** A förbund of sixty insatser, ten years of it. */
const ROWS = 100_000;
const YEARS = 10;

async function load(data: string, warehouse: string, folder: string): Promise<number> {
	const run = await runMeasured(
		[join(root, 'bin', 'stegvis.mjs'), 'load', data, '--warehouse', warehouse, '--json'],
		folder
	);
	const report = JSON.parse(run.output) as { published: boolean; seconds: number };
	if (!report.published) throw new Error(`inläsningen publicerade inget: ${run.output.slice(0, 500)}`);
	return report.seconds;
}

/** A CSV's heading, its rows, and each row's start. */
function rowsOf(csv: string): { head: string; rows: { line: string; start: string }[] } {
	const [head = '', ...lines] = readFileSync(csv, 'utf8').trimEnd().split(/\r?\n/);
	const at = head.split(';').indexOf('start');
	return { head, rows: lines.map((line) => ({ line, start: line.split(';')[at] ?? '' })) };
}

/** The last month in which somebody starts. */
const lastMonth = (csv: string): string =>
	rowsOf(csv)
		.rows.reduce((latest, { start }) => (start > latest ? start : latest), '')
		.slice(0, 7);

/** The rows of a CSV whose start lies in [from, before), with its heading. */
function between(csv: string, from: string, before: string): string[] {
	const { head, rows } = rowsOf(csv);
	return [head, ...rows.filter(({ start }) => start >= from && start < before).map(({ line }) => line)];
}

/** `first`: how long the folder `data` took when it was new to `warehouse`. */
export async function benchAgain(
	data: string,
	warehouse: string,
	first: number,
	folder: string
): Promise<AgainResult> {
	const unchangedSeconds = await load(data, warehouse, folder);
	const all = join(folder, 'alla-ar');
	await generate({ rows: ROWS, out: all }, { log: () => {} });
	const csv = join(all, 'deltagande.csv');
	const month = lastMonth(csv);
	const years = between(csv, `${Number(month.slice(0, 4)) - YEARS}${month.slice(4)}`, month);
	const own = between(csv, month, `${month}-99`);
	const folders = ['tio-ar', 'tio-ar-och-en-manad', 'en-manad'].map((name) => join(folder, name));
	for (const [i, each] of folders.entries()) {
		mkdirSync(each, { recursive: true });
		copyFileSync(join(all, 'insatser.csv'), join(each, 'insatser.csv'));
		if (i < 2) writeFileSync(join(each, 'deltagande.csv'), years.join('\n'));
		if (i > 0) writeFileSync(join(each, `deltagande-${month}.csv`), own.join('\n'));
	}
	const [base = '', more = '', alone = ''] = folders;
	const target = join(folder, 'ar-lager');
	const seconds = await load(base, target, folder);
	return {
		unchangedSeconds,
		unchangedShare: unchangedSeconds / first,
		years: { rows: years.length - 1, seconds },
		month: { rows: own.length - 1, seconds: await load(more, target, folder) },
		aloneSeconds: await load(alone, join(folder, 'manad-lager'), folder)
	};
}
