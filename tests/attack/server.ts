import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asker } from '#lib/server/lager.ts';
import { VersionPool } from '#lib/server/pool.ts';
import { build, isBuilt } from '../../scripts/lib/build.mjs';
import { root } from '../../scripts/lib/settings.mjs';
import { csv, deltagande, insats } from '../pipeline/support.ts';

/** The pages must be built before a server can run; `npm test` has done so already. */
export async function needBuild(): Promise<void> {
	if (!isBuilt()) await build();
}

/** A folder with `rows` deltaganden in one insats, each begun once: `nya` of the version it becomes is `rows`. */
export function makeFolder(out: string, rows: number): string {
	mkdirSync(out, { recursive: true });
	writeFileSync(join(out, 'insatser.csv'), csv([insats()]));
	const all = Array.from({ length: rows }, (_, i) =>
		deltagande(i, {
			start: `${2022 + (i % 3)}-02-01`,
			slut: `${2022 + (i % 3)}-09-30`,
			sysselsattning_fore: i % 5 ? 'ingen' : 'studier',
			sysselsattning_efter: ['arbete_osubventionerat', 'studier', 'ingen', 'ingen'][i % 4] ?? null
		})
	);
	writeFileSync(join(out, 'deltagande.csv'), csv(all));
	return out;
}

export interface Loading {
	pid: number;
	/** Ends it at once, as a power cut would. */
	kill(): void;
	/** Resolves when it has said `text`, or has ended. */
	heard(text: string): Promise<void>;
	/** Exit code (null when killed) and everything it said. */
	done: Promise<{ code: number | null; said: string }>;
}

/** `stegvis load` in a process of its own, as people run it. */
export function startLoad(folder: string, warehouse: string): Loading {
	const child = spawn(
		process.execPath,
		[join(root, 'bin', 'stegvis.mjs'), 'load', folder, '--warehouse', warehouse],
		{ cwd: root, stdio: ['ignore', 'pipe', 'pipe'] }
	);
	let said = '';
	const done = new Promise<{ code: number | null; said: string }>((resolve) =>
		child.once('close', (code) => resolve({ code, said }))
	);
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
	const heard = (text: string) =>
		new Promise<void>((resolve) => {
			child.stderr.on('data', () => said.includes(text) && resolve());
			void done.then(() => resolve());
		});
	return { pid: child.pid ?? 0, kill: () => void child.kill('SIGKILL'), heard, done };
}

/** The published version's name, and how many deltaganden have begun in it, read without the server. */
export async function published(warehouse: string): Promise<{ version: string; nya: number }> {
	const pool = new VersionPool(warehouse);
	const hold = await pool.hold();
	try {
		const viewer = { role: 'kansli', insatser: null, forbund: null } as const;
		const { version, rows } = await asker(hold.warehouse, viewer, hold.answers)('nya');
		return { version, nya: rows[0]?.varde ?? 0 };
	} finally {
		hold.release();
		await pool.close();
	}
}

/** A page without what differs between two renderings of the same: the nonce of its policy. */
const fingerprint = (html: string): string =>
	createHash('sha256')
		.update(html.replaceAll(/nonce="[^"]*"/g, ''))
		.digest('hex');

/** A reader who never stops asking, and remembers every answer. */
export class Reader {
	/** What went wrong, in words. A served page is never among them. */
	readonly failures: string[] = [];
	/** Version and path → the different pages seen. More than one is a page of mixed versions. */
	readonly pages = new Map<string, Set<string>>();
	readonly versions = new Set<string>();
	answers = 0;
	#going = true;
	readonly #loops: Promise<void>[];

	constructor(
		readonly url: string,
		readonly paths: readonly string[],
		atOnce = 1,
		readonly restMs = 250
	) {
		this.#loops = Array.from({ length: atOnce }, (_, i) => this.#loop(i));
	}

	async #loop(start: number): Promise<void> {
		for (let i = start; this.#going; i++) {
			const path = this.paths[i % this.paths.length] as string;
			await this.#ask(path);
			await new Promise((resolve) => setTimeout(resolve, this.restMs));
		}
	}

	async #ask(path: string): Promise<void> {
		try {
			const answer = await fetch(this.url + path, { signal: AbortSignal.timeout(30_000) });
			const text = await answer.text();
			const version = answer.headers.get('x-stegvis-version') ?? '';
			if (answer.status !== 200 || !version) {
				this.failures.push(`${path}: ${answer.status} ${text.slice(0, 200)}`);
				return;
			}
			this.answers += 1;
			this.versions.add(version);
			const key = `${version} ${path}`;
			const seen = this.pages.get(key) ?? new Set();
			this.pages.set(key, seen.add(fingerprint(text)));
		} catch (error) {
			this.failures.push(
				`${path}: ${error instanceof Error ? `${error.message} ${error.cause ?? ''}` : error}`
			);
		}
	}

	/** Ends the loops and waits for the answers under way. */
	async stop(): Promise<void> {
		this.#going = false;
		await Promise.all(this.#loops);
	}

	/** Which of `paths` came in more than one shape under the name of one version. */
	mixed(paths: readonly string[]): string[] {
		const several = [...this.pages].filter(([, shapes]) => shapes.size > 1).map(([key]) => key);
		return several.filter((key) => paths.some((path) => key.endsWith(` ${path}`)));
	}
}

/** Repeatable numbers in [0, 1). */
export function seeded(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
}
