/** The server's own process: started by serve.mjs with its settings as one argument, answers over the channel. */
import { Problem } from './problem.mjs';
import { listen } from './server.mjs';

const send = (/** @type {object} */ message) => new Promise((resolve) => process.send?.(message, resolve));
let stopping = false;
/** @type {(() => Promise<void>) | undefined} */
let close;

/** A terminal's Ctrl-C reaches this process twice (the group's and the parent's), so only a late repeat is a hurry. */
function stop() {
	if (stopping) return;
	stopping = true;
	setTimeout(() => process.on('SIGINT', () => process.exit(130)), 1000).unref();
	void (close?.() ?? Promise.resolve()).then(() => process.exit(0));
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
// The parent is gone, however it went: nobody is left to stop this process.
process.on('disconnect', stop);

// What goes wrong in one request must not end the server for the others; it is said aloud instead.
process.on('unhandledRejection', (/** @type {any} */ reason) => {
	process.stderr.write(`fel utan mottagare: ${reason?.stack ?? reason}\n`);
});

try {
	const log = (/** @type {string} */ text) => process.stderr.write(`${text}\n`);
	const server = await listen({ ...JSON.parse(process.argv[2] ?? '{}'), log });
	close = server.close;
	await send({ url: server.url, port: server.port });
} catch (error) {
	const message = error instanceof Error ? error.message : String(error);
	const known = error instanceof Problem;
	if (!known && error instanceof Error) process.stderr.write(`${error.stack}\n`);
	const code = known ? error.code : 1;
	await send({ problem: known ? message : `Sidorna gick inte att starta: ${message}`, code });
	process.exit(code);
}
