/**
 * `node scripts/serve.mjs`: the pages, as they are built, over the warehouse as it is.
 * Flags --host, --port, --warehouse, --origin; the same as STEGVIS_HOST/HOST, STEGVIS_PORT/PORT, STEGVIS_WAREHOUSE and
 * STEGVIS_ORIGIN/ORIGIN.
 *
 * The server runs in a process of its own, because libuv reads UV_THREADPOOL_SIZE once, before any module can set it:
 * a few long queries would otherwise make every file read wait.
 */
import { fork } from 'node:child_process';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { requireNode } from './lib/nodeVersion.mjs';

requireNode();
const { own } = await import('./lib/child.mjs');
const { Problem, runMain } = await import('./lib/problem.mjs');
const { addressOf, readSettings } = await import('./lib/settings.mjs');

/**
 * @typedef {object} Serving
 * @property {string} url the address that answers
 * @property {number} port
 * @property {number} pid of the server's process
 * @property {() => Promise<number>} close lets running requests finish; resolves to the exit code
 * @property {Promise<number>} closed the exit code, whenever the server ends
 */

/**
 * Starts the server in a process of its own and resolves when it really answers. The process ends with this one.
 * @param {Partial<import('./lib/settings.mjs').ServeSettings> & { log?: (text: string) => void }} [options] what is
 *   not given is read from the environment; `log` gets the server's own lines (default: stderr)
 * @returns {Promise<Serving>} rejects with Problem (Swedish; code 2 for a bad setting or a taken port)
 */
export function serve({ log, ...given } = {}) {
	const { values: _, ...settings } = { ...readSettings([], process.env), ...given };
	const child = fork(new URL('lib/serverProcess.mjs', import.meta.url), [JSON.stringify(settings)], {
		env: { UV_THREADPOOL_SIZE: '16', ...process.env, NODE_ENV: process.env.NODE_ENV ?? 'production' },
		execArgv: [],
		stdio: ['ignore', 'inherit', log ? 'pipe' : 'inherit', 'ipc']
	});
	own(child);
	child.stderr?.on('data', (chunk) => log?.(String(chunk).trimEnd()));
	/** @type {Promise<number>} */
	const closed = new Promise((resolve) => {
		child.once('exit', (code, signal) => {
			const asked = signal === null || signal === 'SIGTERM' || signal === 'SIGINT';
			if (!asked) (log ?? console.error)(`Servern avbröts av ${signal}.`);
			resolve(code ?? 1);
		});
	});
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', () => reject(new Problem('Servern stannade innan den svarade.')));
		child.once('message', (/** @type {any} */ message) => {
			if (message.problem) return reject(new Problem(message.problem, message.code));
			const close = () => {
				child.kill('SIGTERM');
				return closed;
			};
			const { url, port } = message;
			const serving = { url, port, pid: child.pid ?? 0, close, closed };
			requireAnswer(settings.host, port).then(
				() => resolve(serving),
				(error) => close().then(() => reject(error))
			);
		});
	});
}

/** Asks /halsa, which answers when the pages do. @param {string} host @param {number} port */
async function requireAnswer(host, port) {
	const everywhere = { '0.0.0.0': '127.0.0.1', '::': '::1' };
	const url = `${addressOf(everywhere[/** @type {'::'} */ (host)] ?? host, port)}/halsa`;
	const answer = await fetch(url, { signal: AbortSignal.timeout(30_000) }).catch(() => undefined);
	// 503: nothing is published yet; the page says so, and moves over when something is.
	if (answer?.ok || answer?.status === 503) return;
	const text = answer ? (await answer.text()).slice(0, 300) : 'inget svar';
	throw new Problem(`Servern startade, men ${url} svarar inte som den ska: ${text}`);
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
	await runMain(async () => {
		const { values: _, ...settings } = readSettings(argv.slice(2), process.env);
		const server = await serve(settings);
		console.log(`Stegvis svarar på ${server.url} (Ctrl-C avslutar)`);
		return server.closed;
	});
}
