import { constants, createBrotliCompress, createGzip } from 'node:zlib';

const COMPRESSIBLE = /^(text\/|application\/(json|javascript|xml|manifest\+json)|image\/svg\+xml)/i;
/** Smaller bodies grow. */
const SMALLEST = 1024;

/**
 * The coding a client prefers of those we have; an entry with q=0 is refused.
 * @param {string | undefined} accept the Accept-Encoding header
 * @returns {'br' | 'gzip' | undefined}
 */
export function chooseEncoding(accept) {
	/** @type {Map<string, number>} */
	const quality = new Map();
	for (const entry of (accept ?? '').split(',')) {
		const [name = '', ...params] = entry
			.trim()
			.toLowerCase()
			.split(/\s*;\s*/);
		const q = params.find((param) => param.startsWith('q='));
		quality.set(name, q ? Number(q.slice(2)) || 0 : 1);
	}
	const of = (/** @type {string} */ name) => quality.get(name) ?? quality.get('*') ?? 0;
	const [br, gzip] = [of('br'), of('gzip')];
	if (br > 0 && br >= gzip) return 'br';
	return gzip > 0 ? 'gzip' : undefined;
}

/** @param {'br' | 'gzip'} encoding */
const encoder = (encoding) =>
	encoding === 'br'
		? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
		: createGzip({ level: 6 });

/** @param {import('node:http').ServerResponse} res */
function vary(res) {
	const now = String(res.getHeader('vary') ?? '');
	if (!/accept-encoding|\*/i.test(now))
		res.setHeader('Vary', now ? `${now}, Accept-Encoding` : 'Accept-Encoding');
}

/**
 * Compresses what the handler after it writes to `res`, when client and content allow. Static files come with their
 * own coding and pass untouched. (adapter-node does not compress rendered pages.)
 * @param {import('node:http').IncomingMessage} req
 * @param {import('node:http').ServerResponse} res
 */
export function compress(req, res) {
	const { writeHead, write, end } = res;
	/** @type {import('node:stream').Transform | undefined} */
	let stream;
	let decided = false;

	const decide = (/** @type {number} */ status) => {
		decided = true;
		const type = String(res.getHeader('content-type') ?? '');
		const length = res.getHeader('content-length');
		const has = res.getHeader('content-encoding');
		const open = !/no-transform/.test(String(res.getHeader('cache-control') ?? ''));
		if (!COMPRESSIBLE.test(type) || has || !open || /event-stream/.test(type)) return;
		vary(res);
		const encoding = chooseEncoding(/** @type {string | undefined} */ (req.headers['accept-encoding']));
		const empty = req.method === 'HEAD' || status === 204 || status === 206 || status === 304;
		if (!encoding || empty || (length !== undefined && Number(length) < SMALLEST)) return;
		res.removeHeader('content-length');
		res.setHeader('Content-Encoding', encoding);
		const etag = res.getHeader('etag');
		if (typeof etag === 'string' && !etag.startsWith('W/')) res.setHeader('ETag', `W/${etag}`);
		const made = encoder(encoding);
		stream = made;
		made.on('data', (chunk) => {
			if (!write.call(res, chunk, 'utf8')) made.pause();
		});
		made.on('end', () => end.call(res, undefined, 'utf8'));
		made.on('drain', () => res.emit('drain'));
		made.on('error', (error) => res.destroy(error));
		res.on('drain', () => made.resume());
		res.on('close', () => made.destroy());
	};

	res.writeHead = /** @type {any} */ (
		(/** @type {number} */ status, /** @type {any[]} */ ...rest) => {
			const headers = rest.find((item) => item && typeof item === 'object' && !Array.isArray(item));
			for (const [name, value] of Object.entries(headers ?? {})) {
				if (value !== undefined) res.setHeader(name, value);
			}
			const message = /** @type {any[]} */ (typeof rest[0] === 'string' ? [rest[0]] : []);
			if (!decided) decide(status);
			return writeHead.call(res, status, ...message);
		}
	);
	res.write = /** @type {any} */ (
		(/** @type {any} */ chunk, /** @type {any} */ encoding, /** @type {any} */ done) => {
			if (!decided) decide(res.statusCode);
			return stream ? stream.write(chunk, encoding, done) : write.call(res, chunk, encoding, done);
		}
	);
	res.end = /** @type {any} */ (
		(/** @type {any} */ chunk, /** @type {any} */ encoding, /** @type {any} */ done) => {
			if (!decided) {
				if (chunk && typeof chunk !== 'function' && !res.hasHeader('content-length')) {
					res.setHeader('Content-Length', Buffer.byteLength(chunk, encoding));
				}
				decide(res.statusCode);
			}
			if (!stream) return end.call(res, chunk, encoding, done);
			stream.end(chunk, encoding, done);
			return res;
		}
	);
}
