import { createServer, request, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { chooseEncoding, compress } from '../../../scripts/lib/compress.mjs';

const page = '<p>Å, ä och ö</p>'.repeat(20_000);

/** One request to a server of its own. */
async function ask(listener: RequestListener, headers: Record<string, string>, method = 'GET') {
	const server = createServer((req, res) => {
		compress(req, res);
		listener(req, res);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const answer = await new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>(
		(resolve, reject) => {
			const call = request({ port, host: '127.0.0.1', method, headers, agent: false }, (res) => {
				const chunks: Buffer[] = [];
				res.on('data', (chunk) => chunks.push(chunk));
				res.on('end', () =>
					resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) })
				);
			});
			call.on('error', reject);
			call.end();
		}
	);
	server.close();
	return answer;
}

const html: RequestListener = (_req, res) => {
	res.setHeader('content-type', 'text/html');
	res.setHeader('content-length', Buffer.byteLength(page));
	res.setHeader('etag', '"abc"');
	res.writeHead(200);
	for (let at = 0; at < page.length; at += 10_000) res.write(page.slice(at, at + 10_000));
	res.end();
};

describe('chooseEncoding', () => {
	it.each([
		['gzip, deflate, br', 'br'],
		['gzip;q=1.0, br;q=0.5', 'gzip'],
		['br;q=0, gzip', 'gzip'],
		['*', 'br'],
		['*;q=0', undefined],
		['identity', undefined],
		['', undefined],
		[undefined, undefined]
	])('%s → %s', (header, encoding) => {
		expect(chooseEncoding(header)).toBe(encoding);
	});
});

describe('compress', () => {
	it('gives the same page in brotli, gzip and plain', async () => {
		const br = await ask(html, { 'accept-encoding': 'br' });
		const gzip = await ask(html, { 'accept-encoding': 'gzip' });
		const plain = await ask(html, {});
		expect(brotliDecompressSync(br.body).toString()).toBe(page);
		expect(gunzipSync(gzip.body).toString()).toBe(page);
		expect(plain.body.toString()).toBe(page);
		expect(br.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding', etag: 'W/"abc"' });
		expect(plain.headers).toMatchObject({ vary: 'Accept-Encoding', etag: '"abc"' });
		expect(plain.headers['content-encoding']).toBeUndefined();
	});

	it('leaves HEAD, small answers, pictures and what is compressed already', async () => {
		const accept = { 'accept-encoding': 'br' };
		const head = await ask(html, accept, 'HEAD');
		expect([head.status, head.body.length, head.headers['content-encoding']]).toEqual([200, 0, undefined]);
		const small = await ask((_req, res) => res.setHeader('content-type', 'text/plain').end('hej'), accept);
		expect([small.body.toString(), small.headers['content-encoding']]).toEqual(['hej', undefined]);
		const png = await ask((_req, res) => res.setHeader('content-type', 'image/png').end(page), accept);
		expect(png.headers['content-encoding']).toBeUndefined();
		const done = await ask(
			(_req, res) => res.writeHead(200, { 'Content-Type': 'text/css', 'Content-Encoding': 'gzip' }).end(page),
			accept
		);
		expect([done.headers['content-encoding'], done.body.toString()]).toEqual(['gzip', page]);
	});
});
