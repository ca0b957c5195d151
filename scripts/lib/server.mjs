import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compress } from './compress.mjs';
import { Problem } from './problem.mjs';
import { addressOf, root } from './settings.mjs';

/** @typedef {(req: import('node:http').IncomingMessage, res: import('node:http').ServerResponse, next: () => void) => unknown} Handler */

/** What an upload may be; the application's own limits (src/lib/server/inkorg/granser.ts). @type {{ totaltByte: number }} */
const { totaltByte } = JSON.parse(
	readFileSync(join(root, 'src', 'lib', 'server', 'inkorg', 'granser.json'), 'utf8')
);
/** Of a whole request: the files, and what the form writes around them. */
const MOST_BYTES = totaltByte + 1024 ** 2;

/** How long running requests may take to finish after a stop. */
const FINISH_MS = 10_000;
/** How long a whole request may take to come in: a large file over a slow line. */
const UPLOAD_MS = 900_000;

/** @param {string} origin @returns {[string, string][]} */
const securityHeaders = (origin) => [
	['X-Content-Type-Options', 'nosniff'],
	['X-Frame-Options', 'DENY'],
	// Asked for again each time (an unchanged page costs a 304); immutable assets say otherwise themselves.
	['Cache-Control', 'private, no-cache'],
	['Referrer-Policy', 'same-origin'],
	['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()'],
	['Cross-Origin-Opener-Policy', 'same-origin'],
	['Cross-Origin-Resource-Policy', 'same-origin'],
	...(origin.startsWith('https:')
		? [/** @type {[string, string]} */ (['Strict-Transport-Security', 'max-age=31536000'])]
		: [])
];

/** @param {import('node:http').ServerResponse} res @param {number} status @param {string} text */
function answer(res, status, text) {
	if (res.headersSent) return void res.destroy();
	res.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
	res.end(`${text}\n`);
}

/**
 * A request that must not reach the application: a request-target that is no path (proxy form), or a change asked
 * for by another site. Kit's own origin check lets JSON through; this one lets nothing through.
 * @param {import('node:http').IncomingMessage} req @param {string} origin
 * @returns {[number, string] | undefined}
 */
function refuse(req, origin) {
	if (!req.url?.startsWith('/')) return [400, 'Adressen går inte att förstå.'];
	const reads = req.method === 'GET' || req.method === 'HEAD' || req.method === 'OPTIONS';
	if (!reads && req.headers.origin !== origin)
		return [403, `Ändringar tas bara emot från Stegvis egna sidor. Öppna dem på ${origin} och gör om det.`];
	if (Number(req.headers['content-length'] ?? 0) > MOST_BYTES)
		return [
			413,
			`Det du skickade är större än gränsen ${Math.round(totaltByte / 1024 ** 2)} MB. Skicka filerna i flera omgångar.`
		];
	return undefined;
}

/** @param {NodeJS.ErrnoException} error @param {string} host @param {number} port */
function listenProblem(error, host, port) {
	if (error.code === 'EADDRINUSE') {
		return new Problem(
			`Porten ${port} på ${host} är upptagen. Kanske kör Stegvis redan: pröva ${addressOf(host, port)}. ` +
				`Välj annars en annan port, till exempel: npm start -- --port ${port + 1}`,
			2
		);
	}
	if (error.code === 'EACCES') {
		return new Problem(
			`Porten ${port} får inte användas av den här användaren. Välj en port över 1023 med --port.`,
			2
		);
	}
	return new Problem(
		`Det går inte att lyssna på ${host}:${port} (${error.code}). Ange en adress som datorn har med --host.`,
		2
	);
}

/**
 * Takes the port, or throws the Problem that says why not.
 * @param {import('node:http').Server} server @param {string} host @param {number} port
 * @returns {Promise<number>} the port taken
 */
function take(server, host, port) {
	return new Promise((resolve, reject) => {
		server.once('error', (error) => reject(listenProblem(error, host, port)));
		server.listen({ host, port, exclusive: true }, () => {
			const address = server.address();
			resolve(address && typeof address === 'object' ? address.port : port);
		});
	});
}

/** Throws the Problem `listen` would throw, before long work is begun. @param {string} host @param {number} port */
export async function requireFreePort(host, port) {
	const probe = createServer();
	await take(probe, host, port);
	await new Promise((resolve) => probe.close(resolve));
}

/**
 * Serves build/ in this process. The port is taken before the application is loaded; early requests wait.
 * @param {import('./settings.mjs').ServeSettings & { log: (text: string) => void }} settings
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function listen({ host, port, warehouse, origin, log }) {
	const handlerFile = join(root, 'build', 'handler.js');
	if (!existsSync(handlerFile))
		throw new Problem('Sidorna är inte byggda än. Kör npm run build, eller npm start.');
	/** @type {Promise<Handler> | undefined} */
	let ready;
	let ownOrigin = '';
	/** @type {[string, string][]} */
	let headers = [];
	const server = createServer({ requestTimeout: UPLOAD_MS }, async (req, res) => {
		try {
			for (const [name, value] of headers) res.setHeader(name, value);
			const refused = refuse(req, ownOrigin);
			if (refused) {
				// What is left of the request is not read: the connection ends with the answer.
				res.setHeader('Connection', 'close');
				return answer(res, ...refused);
			}
			const handler = await ready;
			if (!handler) return answer(res, 503, 'Stegvis startar.');
			compress(req, res);
			await handler(req, res, () => answer(res, 404, 'Sidan finns inte.'));
		} catch (error) {
			log(`${req.method} ${req.url}: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
			answer(res, 500, 'Något gick fel. Felet är loggat på servern.');
		}
	});
	const taken = await take(server, host, port);
	const url = addressOf(host, taken);
	ownOrigin = origin ?? url;
	headers = securityHeaders(ownOrigin);
	// The application reads these when it is loaded, and never a request's Host header.
	process.env.ORIGIN = ownOrigin;
	process.env.STEGVIS_WAREHOUSE = warehouse;
	process.env.STEGVIS_HOST = host;
	process.env.BODY_SIZE_LIMIT = String(MOST_BYTES);
	ready = import(pathToFileURL(handlerFile).href).then((module) => /** @type {Handler} */ (module.handler));
	try {
		await ready;
	} catch (error) {
		server.close();
		throw error;
	}
	return { url, port: taken, close: () => stop(server) };
}

/** Lets running requests finish, then ends. @param {import('node:http').Server} server @returns {Promise<void>} */
function stop(server) {
	return new Promise((resolve) => {
		const idle = setInterval(() => server.closeIdleConnections(), 50);
		const limit = setTimeout(() => server.closeAllConnections(), FINISH_MS);
		server.close(() => {
			clearInterval(idle);
			clearTimeout(limit);
			process.emit(/** @type {any} */ ('sveltekit:shutdown'), /** @type {any} */ ('SIGTERM'));
			resolve();
		});
		server.closeIdleConnections();
	});
}
