/** The board's page: what it weighs, and how long it takes to write, cached and not. */
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { openDatabase } from '#lib/server/duckdb.ts';
import { asker } from '#lib/server/lager.ts';
import { VersionPool } from '#lib/server/pool.ts';
import { readScope } from '#lib/server/scope.ts';
import { judgeGoals } from '#lib/server/goals.ts';
import { paths } from '#lib/server/versions.ts';
import type { Params, Warehouse } from '#lib/server/warehouse.ts';
import { view } from '#dashboards/styrelse/view.ts';
import { serve } from '../../scripts/serve.mjs';
import { median } from './measured.ts';
import { copyVersion, pointAt } from './versions.ts';

const ROUNDS = 15;
const OTHERS = ['0123456789ab', 'ba9876543210'];

export interface BoardResult {
	/** HTML, CSS and script as they are sent, compressed. */
	kb: number;
	/** Medians in milliseconds. Uncached: the first time a version is asked. */
	cachedMs: number;
	uncachedMs: number;
	/** The page's own SQL, one question after the other on one connection. */
	sqlMs: number;
	/** Drawings in the page. */
	charts: number;
}

interface Sent {
	text: string;
	bytes: number;
	ms: number;
}

/** One request with the bytes that went over the wire. */
function send(url: string, encoding: string): Promise<Sent> {
	const began = performance.now();
	return new Promise((resolve, reject) => {
		get(url, { headers: { 'accept-encoding': encoding } }, (answer) => {
			const chunks: Buffer[] = [];
			answer.on('data', (chunk: Buffer) => chunks.push(chunk));
			answer.on('end', () => {
				const body = Buffer.concat(chunks);
				if (answer.statusCode !== 200) return reject(new Error(`${url} svarade ${answer.statusCode}`));
				resolve({ text: body.toString(), bytes: body.byteLength, ms: performance.now() - began });
			});
			answer.on('error', reject);
		}).on('error', reject);
	});
}

/** The page and all the styles and scripts it names. */
async function weigh(url: string): Promise<number> {
	const { text } = await send(url, 'identity');
	const files = [...text.matchAll(/(?:href|src)="([^"]+\.(?:css|js))"/g)].map(([, path]) => path!);
	const parts = [url, ...new Set(files.map((path) => new URL(path, url).href))];
	const sent = await Promise.all(parts.map((part) => send(part, 'br')));
	return sent.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
}

/** Writes the page once over a release and lists its questions; then asks them again, alone. */
async function bareSql(warehouse: string, version: string): Promise<number> {
	const pool = new VersionPool(warehouse, 'release');
	const held = await pool.hold();
	const asked: [string, Params | undefined][] = [];
	const recording: Warehouse = {
		...held.warehouse,
		query: (sql, params) => {
			asked.push([sql, params]);
			return held.warehouse.query(sql, params);
		}
	};
	const viewer = { role: 'styrelse', insatser: null, forbund: null } as const;
	const lager = { warehouse: recording, viewer, meta: held.meta, ask: asker(recording, viewer, new Map()) };
	const goals = await judgeGoals(lager);
	const scope = await readScope(lager, new URL('http://bench/styrelse'));
	await view(scope, {
		goals,
		history: [],
		earlier: async () => null,
		sedan: null,
		preset: false,
		omvarld: []
	});
	held.release();
	await pool.close();
	const db = await openDatabase(paths(warehouse).release(version), { readOnly: true });
	const times: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const began = performance.now();
		for (const [sql, params] of asked) await db.query(sql, params);
		times.push(performance.now() - began);
	}
	db.close();
	return median(times);
}

/** `/styrelse` over a loaded warehouse. */
export async function benchBoard(warehouse: string): Promise<BoardResult> {
	const version = readFileSync(join(warehouse, 'current'), 'utf8').trim();
	const sqlMs = await bareSql(warehouse, version);
	const undo = OTHERS.map((name) => copyVersion(warehouse, version, name));
	const server = await serve({ host: '127.0.0.1', port: 0, warehouse });
	try {
		const page = `${server.url}/styrelse`;
		const kb = await weigh(page);
		const { text } = await send(page, 'identity');
		const cached: number[] = [];
		for (let i = 0; i < 2 * ROUNDS; i++) cached.push((await send(page, 'br')).ms);
		const uncached: number[] = [];
		for (let i = 0; i < ROUNDS; i++) {
			pointAt(warehouse, OTHERS[i % OTHERS.length]!);
			// Another page opens the version, so that what is timed is the board's page alone.
			await send(`${server.url}/hjalp`, 'br');
			uncached.push((await send(page, 'br')).ms);
		}
		return {
			kb,
			cachedMs: median(cached),
			uncachedMs: median(uncached),
			sqlMs,
			charts: text.match(/<svg[^>]*role="img"/g)?.length ?? 0
		};
	} finally {
		await server.close();
		pointAt(warehouse, version);
		for (const remove of undo) remove();
	}
}
