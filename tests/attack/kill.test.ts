/**
 * A load may be ended anywhere, as by a power cut: whoever reads sees the old version or the whole new one, and the
 * next load starts clean. STEGVIS_KILLS sets the number of points (4), STEGVIS_SWAPS of changes of version (40).
 */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publish } from '#pipelines/publish.ts';
import { serve } from '../../scripts/serve.mjs';
import { makeFolder, needBuild, published, Reader, seeded, startLoad, type Loading } from './server.ts';

const KILLS = Number(process.env.STEGVIS_KILLS ?? 4);
const SWAPS = Number(process.env.STEGVIS_SWAPS ?? 40);
const SEED = 20_261_122;
/** Pages whose every figure belongs to one version; the overview also tells of the latest load, which does not. */
const FIGURES = ['/halsa', '/jamfor', '/matt/nya'];
const PATHS = [...FIGURES, '/'];

let folder = '';
let warehouse = '';
/** What the server said, and how it ended: nothing, and not at all, while the tests run. */
const said: string[] = [];
let server: Awaited<ReturnType<typeof serve>>;
/** What one whole load takes here and now, ms. */
let length = 0;
let rows = 300;

/** Everything in the warehouse that is neither a version, nor the pointer, nor the app's own memory. */
const leftovers = (): string[] => [
	...readdirSync(warehouse).filter((name) => !/^(current|versions|bygge|state\.db(-wal|-shm)?)$/.test(name)),
	...readdirSync(join(warehouse, 'bygge')).map((name) => `bygge/${name}`),
	...readdirSync(join(warehouse, 'versions')).filter((name) => !/^[0-9a-f]{12}(\.slapp)?\.duckdb$/.test(name))
];

/** Loads a folder with one deltagande more than before, to its end. */
async function loadNext(): Promise<string> {
	rows += 1;
	const { code, said } = await startLoad(makeFolder(join(folder, 'in'), rows), warehouse).done;
	expect(said).toContain('publicerad');
	expect(code).toBe(0);
	return readFileSync(join(warehouse, 'current'), 'utf8').trim();
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Waits for the point where load `i` is killed: one in each slice of the run for most of them, and for the last fifth
 * somewhere in the few milliseconds where the new version is put in place.
 */
async function pointOf(i: number, random: () => number, loading: Loading): Promise<void> {
	const spread = Math.ceil(KILLS * 0.8);
	if (i < spread) return void (await pause(((i + random()) / spread) * length));
	await loading.heard('Publicerar');
	await pause(random() * 25);
}

beforeAll(async () => {
	await needBuild();
	folder = mkdtempSync(join(tmpdir(), 'stegvis-kill-'));
	warehouse = join(folder, 'warehouse');
	await loadNext();
	const began = performance.now();
	await loadNext();
	length = performance.now() - began;
	server = await serve({ host: '127.0.0.1', port: 0, warehouse, log: (text: string) => said.push(text) });
	void server.closed.then((code) => said.push(`servern slutade med ${code}`));
});

afterAll(async () => {
	await server?.close();
	rmSync(folder, { recursive: true, force: true });
});

describe('a load that is killed', () => {
	it(`leaves the old version or the whole new one, at ${KILLS} points`, async () => {
		const random = seeded(SEED);
		const ended = { old: 0, new: 0 };
		const reader = new Reader(server.url, PATHS);
		let { version: old } = await published(warehouse);
		for (let i = 0; i < KILLS; i++) {
			rows += 1;
			const input = makeFolder(join(folder, 'in'), rows);
			const loading = startLoad(input, warehouse);
			await pointOf(i, random, loading);
			loading.kill();
			await loading.done;

			const after = await published(warehouse);
			const whole = after.version === old ? rows - 1 : rows;
			expect(after.nya, `point ${i}: ${after.version === old ? 'old' : 'new'} version`).toBe(whole);
			ended[after.version === old ? 'old' : 'new'] += 1;
			expect(said).toEqual([]);
			const served = await fetch(`${server.url}/halsa`).then((answer) => answer.json());
			expect(served.version).toBe(after.version);

			const began = performance.now();
			const next = await startLoad(input, warehouse).done;
			expect(next.code, next.said).toBe(0);
			if (!next.said.includes('Inget nytt')) length = performance.now() - began;
			const now = await published(warehouse);
			expect(now.nya).toBe(rows);
			expect(leftovers()).toEqual([]);
			old = now.version;
		}
		await reader.stop();
		console.log(
			`${KILLS} dödade inläsningar över ${Math.round(length)} ms: ${ended.old} lämnade den gamla versionen, ` +
				`${ended.new} den nya hela; ${reader.answers} sidor lästa under tiden.`
		);
		expect(reader.failures).toEqual([]);
		expect(reader.mixed(FIGURES)).toEqual([]);
		expect(ended.old).toBeGreaterThan(0);
	}, 3_600_000);
});

describe('publishing under load', () => {
	it(`drops no request over ${SWAPS} changes of version`, async () => {
		const first = (await published(warehouse)).version;
		const second = await loadNext();
		const names = [first, second];
		const kept = (file: string) => join(folder, file);
		for (const name of names)
			for (const file of [`${name}.duckdb`, `${name}.slapp.duckdb`])
				copyFileSync(join(warehouse, 'versions', file), kept(file));
		const reader = new Reader(server.url, PATHS, 4, 20);
		for (let i = 0; i < SWAPS; i++) {
			const name = names[i % 2] as string;
			const built = { rows: kept('built.duckdb'), release: kept('built.slapp.duckdb') };
			copyFileSync(kept(`${name}.duckdb`), built.rows);
			copyFileSync(kept(`${name}.slapp.duckdb`), built.release);
			// A name of its own each time, as a real version has.
			publish(warehouse, built, (0xabc000000000 + i).toString(16));
			// Somebody has read each version before the next comes, however slow the machine.
			const before = reader.answers;
			while (reader.answers === before && reader.failures.length === 0) await pause(20);
		}
		await reader.stop();
		expect(said).toEqual([]);
		expect(reader.failures).toEqual([]);
		expect(reader.mixed(FIGURES)).toEqual([]);
		expect([...reader.versions].sort()).toEqual([...names].sort());
		expect(reader.answers).toBeGreaterThanOrEqual(SWAPS);
	});
});
