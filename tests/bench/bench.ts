/** `npm run bench -- [--rows 1000000] [--json] [--keep DIR]`: measures and prints; asserts nothing. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { generate } from '#pipelines/generate/index.ts';
import { build, isBuilt } from '../../scripts/lib/build.mjs';
import { Problem } from '../../scripts/lib/problem.mjs';
import { benchAgain, type AgainResult } from './again.ts';
import { benchBoard, type BoardResult } from './board.ts';
import { benchLoad, type LoadResult } from './load.ts';
import { benchPage, type PageResult } from './page.ts';
import { benchRelease, type ReleaseResult } from './release.ts';
import { benchXlsx, type XlsxResult } from './xlsx.ts';

/** The smaller warehouse the board's page is compared with. */
const FEW = 10_000;
/** Rows of the large workbook. */
const WORKBOOK = 100_000;

const swedish = (digits: number) => (value: number | undefined) =>
	value === undefined
		? 'okänt'
		: value.toLocaleString('sv-SE', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const whole = swedish(0);
const one = swedish(1);
const two = swedish(2);

interface Results {
	load: LoadResult;
	again: AgainResult;
	xlsx: XlsxResult;
	page: PageResult;
	/** Over the few and the many deltaganden. */
	boards: readonly [BoardResult, BoardResult];
	releases: readonly ReleaseResult[];
}

function table({ load, again, xlsx, page, boards, releases }: Results): string {
	const [few, many] = boards;
	const lines: [string, string, string][] = [
		[
			`Inläsning av ${whole(load.rows)} deltaganden (${one(load.fileMb)} MB)`,
			`${one(load.loadSeconds)} s`,
			`${whole(load.rows / load.loadSeconds)} rader/s`
		],
		['Samma fil med bara read_csv, före', `${two(load.bareSeconds[0])} s`, ''],
		['Samma fil med bara read_csv, efter', `${two(load.bareSeconds[1])} s`, ''],
		[
			'Därav utgåvan: vad som får visas av alla tal',
			`${one(load.releaseSeconds)} s`,
			`${whole(load.hidden)} av ${whole(load.figures)} tal dolda`
		],
		[
			'Inläsning utan utgåvan ÷ bara read_csv',
			one(load.ratio),
			`gånger, högst 2; med utgåvan ${one(load.wholeRatio)}`
		],
		[
			'Samma mapp en gång till, oförändrad',
			`${two(again.unchangedSeconds)} s`,
			`${one(again.unchangedShare * 100)} % av första gången, högst 2 %`
		],
		[
			`En månad till (${whole(again.month.rows)} rader) efter tio år (${whole(again.years.rows)})`,
			`${one(again.month.seconds)} s`,
			`tio år ${one(again.years.seconds)} s, månaden ensam ${one(again.aloneSeconds)} s: ${one(again.month.seconds / again.aloneSeconds)} × den`
		],
		[
			`Arbetsbok med ${whole(xlsx.rows)} rader (${one(xlsx.fileMb)} MB)`,
			`${two(xlsx.seconds)} s`,
			`läsbiblioteket ensamt ${two(xlsx.librarySeconds)} s: ${two(xlsx.ratio)} ×, högst 1,5`
		],
		[
			'Största minne under inläsning',
			`${whole(load.loadPeakMb)} MB`,
			`högst 1 500; bara read_csv ${whole(load.barePeakMb)} MB`
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
		['Sidan /styrelse: HTML, CSS och skript, komprimerat', `${one(many.kb)} kB`, 'högst 60'],
		['Sidan /styrelse, en gång till', `${one(many.cachedMs)} ms`, 'högst 5'],
		[
			'Sidan /styrelse, första gången i en version',
			`${one(many.uncachedMs)} ms`,
			`${two(many.uncachedMs / (many.sqlMs + 6 * many.charts))} × (dess SQL ${one(many.sqlMs)} ms + 6 ms per bild, ${whole(many.charts)} bilder)`
		],
		[
			`Samma sida över ${whole(FEW)} deltaganden`,
			`${one(few.uncachedMs)} ms`,
			`med ${whole(load.rows)}: ${two(many.uncachedMs / few.uncachedMs)} × så lång tid`
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
		say('Läser in samma mapp igen, och en månad till efter tio år …');
		const again = await benchAgain(data, warehouse, load.loadSeconds, folder);
		say('Läser en stor arbetsbok, bredvid läsbiblioteket ensamt …');
		const xlsx = await benchXlsx(join(data, 'deltagande.csv'), Math.min(rows, WORKBOOK), folder);
		if (!isBuilt()) {
			say('Bygger sidorna …');
			await build();
		}
		say('Mäter sidan /jamfor …');
		const page = await benchPage(warehouse);
		say(`Mäter sidan /styrelse, också över ${whole(FEW)} deltaganden …`);
		const small = join(folder, 'liten');
		await generate({ rows: FEW, out: join(folder, 'liten-data') }, { log: () => {} });
		await benchLoad(join(folder, 'liten-data'), small, folder);
		const boards = [await benchBoard(small), await benchBoard(warehouse)] as const;
		say('Mäter vad en utgåva tar att bestämma …');
		const releases: ReleaseResult[] = [];
		for (const insatser of [10, 100, 1000]) releases.push(await benchRelease(insatser));
		const machine = {
			node: process.version,
			processorer: cpus().length,
			processor: cpus()[0]?.model.trim() ?? ''
		};
		if (values.json)
			console.log(JSON.stringify({ rows, load, again, xlsx, page, boards, releases, machine }));
		else
			console.log(
				`\n${table({ load, again, xlsx, page, boards, releases })}\n\nNode ${process.version}, ${machine.processorer} processorer (${machine.processor}).`
			);
		return 0;
	} finally {
		if (!values.keep) rmSync(folder, { recursive: true, force: true });
	}
}
