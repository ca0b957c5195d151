/** The app's own memory among several processes, some of which die: nothing in it is lost or broken. */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openState } from '#lib/server/state/index.ts';

const WRITES = 150;

it('is opened, written and closed by many at once, and killed on the way', { timeout: 120_000 }, async () => {
	const folder = mkdtempSync(join(tmpdir(), 'stegvis-minne-'));
	const path = join(folder, 'state.db');
	const said: string[] = [];
	const start = (role: string, times: number): ChildProcess => {
		const child = fork(join(import.meta.dirname, 'stateChild.ts'), [path, role, String(times)], {
			execArgv: ['--import', 'tsx'],
			stdio: ['ignore', 'ignore', 'pipe', 'ipc']
		});
		child.stderr!.on('data', (chunk) => said.push(String(chunk)));
		return child;
	};
	const ended = (child: ChildProcess) => new Promise<number | null>((done) => child.once('exit', done));
	try {
		const steady = [start('write', WRITES), start('write', WRITES), start('read', 4 * WRITES)].map(ended);
		const done = Promise.all(steady);
		let running = true;
		void done.then(() => (running = false));
		// One after the other is killed as soon as the file has grown under its hands.
		while (running) {
			const doomed = start('write', 10_000);
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
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});
