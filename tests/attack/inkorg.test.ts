/**
 * The inbox as somebody might misuse it, and a check or a publishing that is stopped in the middle: the version that was published
 * stands, and nothing of the new one is left.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GRANSER, readSandning } from '#lib/server/inkorg/index.ts';
import { currentVersion } from '#lib/server/versions.ts';
import { serve } from '../../scripts/serve.mjs';
import { csv, deltagande, insats } from '../pipeline/support.ts';
import { needBuild, seeded } from './server.ts';

const POINTS = Number(process.env.STEGVIS_AVBROTT ?? 2);
const SEED = 20_261_122;

let folder = '';
let warehouse = '';
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
	await needBuild();
	folder = mkdtempSync(join(tmpdir(), 'stegvis-inkorg-'));
	warehouse = join(folder, 'lager');
	server = await serve({ host: '127.0.0.1', port: 0, warehouse, log: () => undefined });
});
afterAll(async () => {
	await server?.close();
	rmSync(folder, { recursive: true, force: true });
});

const form = (files: Record<string, string>): FormData => {
	const data = new FormData();
	for (const [name, text] of Object.entries(files)) data.append('filer', new File([text], name));
	return data;
};
const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
	fetch(server.url + path, {
		method: 'POST',
		body,
		redirect: 'manual',
		headers: { origin: server.url, accept: 'text/html', ...headers }
	});
const inbox = (): string[] => {
	try {
		return readdirSync(join(warehouse, 'inkorg'));
	} catch {
		return [];
	}
};
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends files and says the sändning's id; its check has begun. */
async function send(files: Record<string, string>): Promise<string> {
	const answer = await post('/data/inkorg', form(files));
	expect(answer.status).toBe(303);
	const [, id = ''] = /inkorg\/([0-9a-f]{16})/.exec(answer.headers.get('location') ?? '') ?? [];
	return id;
}
const act = (id: string, gor: string) => post(`/data/inkorg/${id}`, new URLSearchParams({ gor }));
const lage = (id: string) => readSandning(warehouse, id)?.lage;
async function until(id: string, wanted: RegExp): Promise<void> {
	for (let tries = 0; !wanted.test(lage(id) ?? '') && tries < 600; tries++) await pause(100);
	expect(lage(id)).toMatch(wanted);
}
const files = (people: number) => ({
	'insatser.csv': csv([insats()]),
	'deltaganden.csv': csv(Array.from({ length: people }, (_, i) => deltagande(i)))
});

describe('who may send', () => {
	it.each([
		['another site', { origin: 'https://ond.exempel.se' }],
		['nobody in particular', { origin: 'null' }],
		['another site, as JSON', { origin: 'https://ond.exempel.se', 'content-type': 'application/json' }],
		['another port of this machine', { origin: 'http://127.0.0.1:1' }]
	])('not %s', async (_, headers) => {
		const body = 'content-type' in headers ? '{"gor":"angra"}' : form(files(1));
		for (const path of ['/data/inkorg', '/data', '/data/inkorg/0123456789abcdef']) {
			const answer = await post(path, body, headers);
			expect([path, answer.status]).toEqual([path, 403]);
		}
		expect(inbox()).toEqual([]);
	});

	it('not those who reach the pages from elsewhere: they get neither the form nor the files', async () => {
		const open = { host: '127.0.0.1', port: 0, warehouse, origin: 'https://stegvis.exempel.se' };
		const other = await serve({ ...open, log: () => undefined });
		const at = (path: string, init: RequestInit = {}) =>
			fetch(other.url + path, {
				redirect: 'manual',
				...init,
				headers: { origin: open.origin, accept: 'text/html' }
			});
		const page = await at('/data/inkorg');
		const text = await page.text();
		expect([page.status, text.includes('type="file"')]).toEqual([200, false]);
		expect(text).toContain('bara emot på datorn där Stegvis körs');
		expect((await at('/data/inkorg', { method: 'POST', body: form(files(1)) })).status).toBe(403);
		expect((await at('/data/inkorg/0123456789abcdef')).status).toBe(403);
		expect((await at('/data/inkorg/0123456789abcdef/rattelista.xlsx')).status).toBe(403);
		expect((await at('/data/inkorg/0123456789abcdef/lage.json')).status).toBe(403);
		expect(inbox()).toEqual([]);
		await other.close();
	});
});

describe('what may be sent', () => {
	it('no more than the limit, said before a byte of it is read', async () => {
		const status = await new Promise<[number, string]>((resolve, reject) => {
			const asked = request(`${server.url}/data/inkorg`, {
				method: 'POST',
				headers: {
					origin: server.url,
					'content-type': 'multipart/form-data; boundary=x',
					'content-length': String(GRANSER.totaltByte! + 2 * 1024 ** 2)
				}
			});
			asked.on('response', (answer) => {
				let text = '';
				answer.on('data', (chunk) => (text += chunk));
				answer.on('end', () => resolve([answer.statusCode ?? 0, text]));
			});
			asked.on('error', reject);
			asked.flushHeaders();
		});
		expect(status).toEqual([413, expect.stringContaining('större än gränsen 1024 MB')]);
	});

	it('by other forms no more than a few words', async () => {
		const { id } = { id: await send(files(3)) };
		await until(id, /kontrollerad/);
		await act(id, 'publicera');
		await until(id, /publicerad/);
		const large = new URLSearchParams({ gor: 'spara', namn: 'x'.repeat(GRANSER.formularByte!) });
		const answer = await post('/utforska', large);
		expect([answer.status, await answer.text()]).toEqual([413, expect.stringContaining('512')]);
	});

	it('with a personnummer inside it is refused, and does not stay', async () => {
		// The number that Skatteverket prints in its own examples.
		const id = await send({ 'a.csv': csv([deltagande(1, { deltagare: '191212121212' })]) });
		await until(id, /kontrollerad/);
		const one = readSandning(warehouse, id);
		expect([one?.filer, one?.borttagna, one?.rapport?.files[0]?.code]).toEqual([
			[],
			['a.csv'],
			'personnummer'
		]);
		expect(JSON.stringify(one)).not.toContain('1212121212');
		await act(id, 'kasta');
	});

	it('names that are paths stay in the inbox, and what is asked of another folder is not there', async () => {
		const before = readdirSync(warehouse).sort();
		const id = await send({ '../../../current': 'x', '..\\..\\state.db': 'x' });
		await until(id, /kontrollerad/);
		expect(readdirSync(warehouse).sort()).toEqual(before);
		expect(readSandning(warehouse, id)?.filer.map(({ namn }) => namn)).toEqual(['current', 'state.db']);
		await act(id, 'kasta');
		for (const path of ['..%2f..%2fversions', '0123456789abcdeg', '0123456789abcdef'])
			expect((await fetch(`${server.url}/data/inkorg/${path}`)).status).toBe(404);
	});
});

describe('a run that is stopped', () => {
	it(`leaves the version that was published and nothing else, at ${POINTS} points`, async () => {
		const random = seeded(SEED);
		const old = currentVersion(warehouse);
		expect(old).not.toBeNull();
		for (let i = 0; i < POINTS; i++) {
			const id = await send(files(1000 + i));
			await until(id, /kontrollerad/);
			expect((await act(id, 'publicera')).status).toBe(303);
			expect(lage(id)).toBe('publiceras');
			await pause(random() * 2500);
			expect((await act(id, 'avbryt')).status).toBe(303);
			const ended = lage(id);
			expect(['avbruten', 'publicerad']).toContain(ended);
			if (ended === 'avbruten') expect(currentVersion(warehouse)).toBe(old);
			expect(readdirSync(join(warehouse, 'bygge'))).toEqual([]);
			expect(readdirSync(warehouse)).not.toContain('lock');
			// It can be taken up again where it was.
			if (ended === 'avbruten') {
				await act(id, 'kontrollera');
				await until(id, /kontrollerad/);
			} else break;
			await act(id, 'kasta');
			expect(inbox()).not.toContain(id);
		}
	}, 300_000);

	it('by a power cut is seen as stopped by a server that knows nothing of it', async () => {
		const id = await send(files(2000));
		const { kor } = JSON.parse(readFileSync(join(warehouse, 'inkorg', id, 'lage.json'), 'utf8'));
		process.kill(kor.pid, 'SIGKILL');
		await until(id, /avbruten/);
		const page = await fetch(`${server.url}/data/inkorg/${id}`).then((answer) => answer.text());
		expect(page).toContain('Kontrollen avbröts');
		await act(id, 'kasta');
	});
});
