/** The app's own memory among several processes, some of which die: nothing in it is lost or broken. */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openState } from '#lib/server/state/index.ts';

const WRITES = 150;

let folder: string;
let path: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'stegvis-minne-'));
	path = join(folder, 'state.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process of its own at `path`, whose words of woe end up in `said`. */
function start(role: string, times: number, said: string[]): ChildProcess {
	const child = fork(join(import.meta.dirname, 'stateChild.ts'), [path, role, String(times)], {
		execArgv: ['--import', 'tsx'],
		stdio: ['ignore', 'ignore', 'pipe', 'ipc']
	});
	child.stderr!.on('data', (chunk) => said.push(String(chunk)));
	return child;
}
const ended = (child: ChildProcess) => new Promise<number | null>((done) => child.once('exit', done));

it('is made by many at once, each of whom finds it missing', { timeout: 120_000 }, async () => {
	const said: string[] = [];
	const codes = await Promise.all(Array.from({ length: 5 }, () => ended(start('first', 60, said))));
	expect(said).toEqual([]);
	expect(codes).toEqual([0, 0, 0, 0, 0]);
});

it('is opened, written and closed by many at once, and killed on the way', { timeout: 120_000 }, async () => {
	const said: string[] = [];
	const steady = [
		start('write', WRITES, said),
		start('write', WRITES, said),
		start('read', 4 * WRITES, said)
	].map(ended);
	const done = Promise.all(steady);
	let running = true;
	void done.then(() => (running = false));
	// One after the other is killed as soon as the file has grown under its hands.
	while (running) {
		const doomed = start('write', 10_000, said);
		const gone = ended(doomed);
		await new Promise((resolve) => setTimeout(resolve, 700));
		doomed.kill('SIGKILL');
		await gone;
	}
	expect(said).toEqual([]);
	expect(await done).toEqual([0, 0, 0]);
	const state = openState(path);
	expect(state.loads(1_000_000).length).toBeGreaterThanOrEqual(2 * WRITES);
	state.close();
});
