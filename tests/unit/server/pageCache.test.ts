import { describe, expect, it } from 'vitest';
import { cached, PageCache, pageKey } from '#lib/server/pageCache.ts';

const page = (bytes: number) => ({ body: new Uint8Array(bytes), headers: [] });
const now = { hideTips: false, today: '2026-11-22' };
const get = (path: string, method = 'GET') => new Request(`http://a.example${path}`, { method });

describe('pages of a version', () => {
	it('are kept up to so many bytes; the one not asked for longest goes', () => {
		const pages = new PageCache(100);
		pages.set('a', page(40));
		pages.set('b', page(40));
		pages.get('a');
		pages.set('c', page(40));
		expect(['a', 'b', 'c'].map((key) => pages.get(key) !== undefined)).toEqual([true, false, true]);
		// The same page again takes its own place, and one too large is not kept at all.
		pages.set('c', page(60));
		pages.set('d', page(101));
		expect(['a', 'c', 'd'].map((key) => pages.get(key)?.body.byteLength)).toEqual([40, 60, undefined]);
	});

	it('are told apart by address, by whether tips are hidden, and by day', () => {
		const key = pageKey(get('/styrelse?ar=2025'), now);
		expect(key).not.toBeNull();
		expect(pageKey(get('/styrelse?ar=2025'), now)).toBe(key);
		expect(pageKey(get('/styrelse?ar=2024'), now)).not.toBe(key);
		expect(pageKey(get('/styrelse?ar=2025'), { ...now, hideTips: true })).not.toBe(key);
		expect(pageKey(get('/styrelse?ar=2025'), { ...now, today: '2026-11-23' })).not.toBe(key);
	});

	it('are never those that hold what people save, nor answers to what is sent', () => {
		for (const path of ['/', '/data', '/rapport', '/rapport/styrelserapport', '/utforska', '/styrelser'])
			expect(pageKey(get(path), now), path).toBeNull();
		expect(pageKey(get('/styrelse', 'POST'), now)).toBeNull();
		expect(pageKey(get('/styrelse', 'HEAD'), now)).toBeNull();
	});

	it('are written once; a page that fails, sets something or says no-store is written each time', async () => {
		const pages = new PageCache();
		let made = 0;
		const html = (init: ResponseInit) => async () =>
			new Response(`<p>${++made}</p>`, {
				...init,
				headers: { 'content-type': 'text/html', ...init.headers }
			});
		const ask = async (key: string | null, init: ResponseInit = {}) =>
			(await cached(pages, key, html(init))).text();
		expect([await ask('a'), await ask('a')]).toEqual(['<p>1</p>', '<p>1</p>']);
		expect([await ask(null), await ask(null)]).toEqual(['<p>2</p>', '<p>3</p>']);
		expect([await ask('b', { status: 404 }), await ask('b', { status: 404 })]).toEqual([
			'<p>4</p>',
			'<p>5</p>'
		]);
		const cookie = { headers: { 'set-cookie': 'x=1' } };
		expect([await ask('c', cookie), await ask('c', cookie)]).toEqual(['<p>6</p>', '<p>7</p>']);
		const noStore = { headers: { 'cache-control': 'no-store' } };
		expect([await ask('d', noStore), await ask('d', noStore)]).toEqual(['<p>8</p>', '<p>9</p>']);
		const answer = await cached(pages, 'a', html({}));
		expect(answer.headers.get('content-type')).toBe('text/html');
	});
});
