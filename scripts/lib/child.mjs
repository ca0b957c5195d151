import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * @typedef {object} ChildResult
 * @property {number} code the exit code; 128 + signal number when it was ended by a signal
 * @property {string} output the last of what was not shown, stdout and stderr together
 */

/** How much of a quiet child's output is kept for the case that it fails. */
const KEEP = 200_000;

/** Children that are alive. They never outlive this process. @type {Set<import('node:child_process').ChildProcess>} */
const alive = new Set();
/** The exit code of a process that was told to stop. */
let stoppedBy = 0;
let passing = false;

/** Passes signals on to the children, from the first one on: a program without children answers its signals itself. */
function passSignals() {
	if (passing) return;
	passing = true;
	process.on('exit', () => {
		for (const child of alive) child.kill('SIGTERM');
	});
	for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
		process.on(signal, () => {
			stoppedBy = 128 + constants.signals[signal];
			for (const child of alive) child.kill(signal);
			// A child that is told to stop ends this process by its exit code; without one there is nothing to wait for.
			if (alive.size === 0) process.exit(stoppedBy);
		});
	}
}

/** Remembers a child so that it is ended with this process. @param {import('node:child_process').ChildProcess} child */
export function own(child) {
	passSignals();
	alive.add(child);
	child.once('exit', () => alive.delete(child));
	return child;
}

/**
 * Runs a program to its end. Never rejects for an exit code; rejects when it cannot be started.
 * @param {string} command @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: 'both' | 'errors' | false, shell?: boolean }} [options]
 *   `show`: which streams the reader sees as they come; the others are kept for the result
 * @returns {Promise<ChildResult>}
 */
export function runChild(command, args, { cwd, env, show = false, shell = false } = {}) {
	return new Promise((resolve, reject) => {
		const seen = (/** @type {boolean} */ yes) => (yes ? 'inherit' : 'pipe');
		const stdio = /** @type {import('node:child_process').StdioOptions} */ ([
			'ignore',
			seen(show === 'both'),
			seen(show !== false)
		]);
		const child = own(spawn(command, args, { cwd, env: env ?? process.env, stdio, shell }));
		let output = '';
		const keep = (/** @type {Buffer} */ chunk) => {
			output = (output + chunk.toString('utf8')).slice(-KEEP);
		};
		child.stdout?.on('data', keep);
		child.stderr?.on('data', keep);
		child.once('error', reject);
		child.once('close', (code, signal) => {
			if (stoppedBy) {
				process.stderr.write('\nAvbrutet.\n');
				process.exit(stoppedBy);
			}
			resolve({ code: code ?? 128 + (signal ? (constants.signals[signal] ?? 0) : 0), output });
		});
	});
}
