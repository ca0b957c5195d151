/** `npm run bench -- [--rows 1000000] [--json] [--keep DIR]`: measures and prints; asserts nothing. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { generate } from '#pipelines/generate/index.ts';
import { build, isBuilt } from '../../scripts/lib/build.mjs';
import { Problem } from '../../scripts/lib/problem.mjs';
import { benchLoad, type LoadResult } from './load.ts';
import { benchPage, type PageResult } from './page.ts';
import { benchRelease, type ReleaseResult } from './release.ts';

const swedish = (digits: number) => (value: number | undefined) =>
	value === undefined
		? 'okänt'
		: value.toLocaleString('sv-SE', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const whole = swedish(0);
const one = swedish(1);
const two = swedish(2);

function table(load: LoadResult, page: PageResult, releases: readonly ReleaseResult[]): string {
	const lines: [string, string, string][] = [
		[
			`Inläsning av ${whole(load.rows)} deltaganden (${one(load.fileMb)} MB)`,
			`${one(load.loadSeconds)} s`,
			`${whole(load.rows / load.loadSeconds)} rader/s`
		],
		['Samma fil med bara read_csv, före', `${two(load.bareSeconds[0])} s`, ''],
		['Samma fil med bara read_csv, efter', `${two(load.bareSeconds[1])} s`, ''],
		['Inläsning ÷ bara read_csv', one(load.ratio), 'gånger'],
		[
			'Största minne under inläsning',
			`${whole(load.loadPeakMb)} MB`,
			`bara read_csv ${whole(load.barePeakMb)} MB`
		],
		['Lagrets fil', `${one(load.warehouseMb)} MB`, ''],
		['Sidan /jamfor, den allra första gången', `${one(page.firstMs)} ms`, `${one(page.pageKb)} kB HTML`],
		['Sidan /jamfor, ny period (median av 30)', `${one(page.coldMs)} ms`, ''],
		['Sidan /jamfor, samma igen (median av 30)', `${one(page.warmMs)} ms`, ''],
		[
			'Samma frågor som ren SQL (median av 30)',
			`${one(page.sqlMs)} ms`,
			`sidan ÷ SQL ${one(page.coldMs / page.sqlMs)}`
		],
		['Serverns minne efter sidorna', `${whole(page.serverMb)} MB`, ''],
		[
			'Serverns minne efter 20 versionsbyten',
			`${whole(page.swappedMb)} MB`,
			`som mest ${whole(page.swappedPeakMb)} MB`
		],
		...releases.map((release): [string, string, string] => [
			`Utgåvan över ${whole(release.insatser)} insatser och tio år (${whole(release.figures)} tal)`,
			`${one(release.seconds)} s`,
			`${whole(release.hidden)} dolda, ${whole(release.helpers)} för andras skull, ${whole(release.programs)} program`
		])
	];
	const width = Math.max(...lines.map(([name]) => name.length));
	const middle = Math.max(...lines.map(([, value]) => value.length));
	return lines
		.map(([name, value, more]) => `${name.padEnd(width)}  ${value.padStart(middle)}  ${more}`.trimEnd())
		.join('\n');
}

/** Runs the whole benchmark. Resolves to the exit code. */
export async function main(args: string[]): Promise<number> {
	const { values } = parseArgs({
		args,
		options: {
			rows: { type: 'string', default: '1000000' },
			json: { type: 'boolean' },
			keep: { type: 'string' }
		}
	});
	if (!/^[1-9]\d{0,8}$/.test(values.rows))
		throw new Problem('--rows ska vara ett heltal större än 0, till exempel --rows 100000.', 2);
	const rows = Number(values.rows);
	const say = (text: string) => process.stderr.write(`${text}\n`);
	const folder = values.keep ? resolve(values.keep) : mkdtempSync(join(tmpdir(), 'stegvis-bench-'));
	mkdirSync(folder, { recursive: true });
	try {
		const data = join(folder, 'data');
		const warehouse = join(folder, 'warehouse');
		say(`Skapar ${whole(rows)} deltaganden …`);
		await generate({ rows, out: data }, { log: () => {} });
		say('Läser in, bredvid bara read_csv …');
		const load = await benchLoad(data, warehouse, folder);
		if (!isBuilt()) {
			say('Bygger sidorna …');
			await build();
		}
		say('Mäter sidan /jamfor …');
		const page = await benchPage(warehouse);
		say('Mäter vad en utgåva tar att bestämma …');
		const releases: ReleaseResult[] = [];
		for (const insatser of [10, 100, 1000]) releases.push(await benchRelease(insatser));
		const machine = {
			node: process.version,
			processorer: cpus().length,
			processor: cpus()[0]?.model.trim() ?? ''
		};
		if (values.json) console.log(JSON.stringify({ rows, load, page, releases, machine }));
		else
			console.log(
				`\n${table(load, page, releases)}\n\nNode ${process.version}, ${machine.processorer} processorer (${machine.processor}).`
			);
		return 0;
	} finally {
		if (!values.keep) rmSync(folder, { recursive: true, force: true });
	}
}
