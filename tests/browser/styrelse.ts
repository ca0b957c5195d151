import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { overflow, violations, visit, type Site } from './site.ts';

const FORBUND = ['kalmar_lan', 'sodra_roslagen', 'umea', 'varend', 'vastmanland'];

/** Pages in a PDF, counted by their objects. */
const pagesIn = (pdf: Buffer): number => [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length;

/** The board's page and the styrgrupp's: on one sheet, readable aloud, complete without script. */
export function styrelse(site: () => Site): void {
	describe.each(FORBUND)('/styrelse of %s', (forbund) => {
		const path = `/styrelse?forbund=${forbund}`;

		it('is one sheet of A4, nothing cut, the figures in black on white', async () => {
			const { page, close } = await visit(site(), path, { script: false });
			expect(pagesIn(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
			await page.setViewportSize({ width: 680, height: 960 });
			await page.emulateMedia({ media: 'print' });
			const seen = await page.evaluate(() => ({
				cut: [...document.querySelectorAll('main *')].filter(
					(node) => node.getBoundingClientRect().width > 0 && node.getBoundingClientRect().right > 681
				).length,
				// A row of a column that reaches into the next one is read as the next one's.
				wide: [...document.querySelectorAll('main .grid table')].filter(
					(table) =>
						table.getBoundingClientRect().width > table.parentElement!.getBoundingClientRect().width + 1
				).length,
				colour: [...document.querySelectorAll('main :is(p, li, td, th, h1, h2)')].filter((node) => {
					const [r, g, b] = getComputedStyle(node).color.match(/\d+/g)!.map(Number);
					return r !== g || g !== b;
				}).length
			}));
			expect(seen).toEqual({ cut: 0, wide: 0, colour: 0 });
			await close();
		});

		it('says its main point in one sentence, and names no code', async () => {
			const { page, close } = await visit(site(), path, { script: false });
			const lead = (await page.locator('main .lead').innerText()).replace('Hur säkert är det?', '').trim();
			expect(lead).toMatch(/^[^.]+\.$/);
			const text = await page.locator('main').innerText();
			expect(text.match(/\p{Ll}+_\p{Ll}+/gu)).toBeNull();
			expect(text.match(/undefined|null|NaN/g)).toBeNull();
			await close();
		});
	});

	it('weighs under 60 KB compressed, styles and all, and needs no script', async () => {
		const { page, close } = await visit(site(), '/styrelse', { script: false });
		const html = await (await fetch(`${site().url}/styrelse`)).text();
		const sheets = await page
			.locator('link[rel=stylesheet]')
			.evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href));
		const all = [html, ...(await Promise.all(sheets.map(async (href) => (await fetch(href)).text())))];
		expect(await page.locator('script').count()).toBe(0);
		expect(all.reduce((sum, text) => sum + gzipSync(text).length, 0)).toBeLessThan(60 * 1024);
		await close();
	});

	it('the förbund, the year and the last meeting are chosen by a form that works without script', async () => {
		const { page, close } = await visit(site(), '/styrelse', { script: false });
		expect(await page.locator('h1').innerText()).toContain('Västmanland');
		await page.getByLabel('Samordningsförbund').selectOption('kalmar_lan');
		await page.getByRole('button', { name: 'Visa' }).click();
		expect(await page.locator('h1').innerText()).toContain('Kalmar län 2026');
		await page.getByLabel('År', { exact: false }).and(page.locator('select')).selectOption('2023');
		await page.getByLabel('Förra mötet').fill('2026-09-15');
		await page.getByRole('button', { name: 'Visa' }).click();
		expect(await page.locator('h1').innerText()).toContain('Kalmar län 2023');
		expect(new URL(page.url()).searchParams.get('sedan')).toBe('2026-09-15');
		expect(await page.locator('#nytt').innerText()).toMatch(/15\s?september\s?2026/);
		expect(await page.getByRole('note').count()).toBe(0);
		await close();
	});

	it('says the same figures as the command line', async () => {
		const [people] = await site().measure(
			'deltagare',
			'--where',
			'forbund=kalmar_lan',
			'--from',
			'2026',
			'--to',
			'2026'
		);
		const { page, close } = await visit(site(), '/styrelse?forbund=kalmar_lan', { script: false });
		const card = page.locator('.stat').filter({ hasText: /^Deltagare/ });
		expect(await card.locator('.value').innerText()).toBe(String(people?.varde));
		await close();
	});

	it('each goal, insats and card leads to its own page', async () => {
		const { page, close } = await visit(site(), '/styrelse', { script: false });
		const links = await page
			.locator('main :is(.goals, .stats, #insatser table, #pengar table) a')
			.evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
		expect(links.length).toBeGreaterThan(15);
		for (const link of new Set(links)) expect((await fetch(link)).status, link).toBe(200);
		await close();
	});

	describe('/styrgrupp', () => {
		it('is chosen from a list, and a team from its insats', async () => {
			const { page, close } = await visit(site(), '/styrgrupp', { script: false });
			await page.getByRole('link', { name: 'Samordningsteam i Västmanland' }).click();
			expect(await page.locator('h1').innerText()).toBe('Styrgrupp: Samordningsteam i Västmanland');
			expect(await page.locator('#team figure').count()).toBe(3);
			await page.locator('.parts').getByRole('link', { name: 'Samordningsteam Sala' }).click();
			expect(await page.locator('h1').innerText()).toBe('Styrgrupp: Samordningsteam Sala');
			expect(await page.locator('#team').count()).toBe(0);
			await close();
		});

		it('says which file is missing and from whom, and has no empty picture', async () => {
			const { page, close } = await visit(site(), '/styrgrupp/krus', { script: false });
			const missing = await page.locator('#saknas').innerText();
			expect(missing).toMatch(/Slutdokumentation inom tre veckor\. Saknas: .*händelsefilen.* från insatsen/);
			const empty = await page
				.locator('main figure .picture')
				.evaluateAll(
					(all) =>
						all.filter((one) => !one.querySelector('svg circle, svg rect') && !one.querySelector('.empty'))
							.length
				);
			expect(empty).toBe(0);
			expect((await page.locator('main').innerText()).match(/\p{Ll}+_\p{Ll}+/gu)).toBeNull();
			await close();
		});

		it('that is not there is said in words', async () => {
			const { page, status, close } = await visit(site(), '/styrgrupp/finns_inte', { script: false });
			expect(status).toBe(404);
			expect(await page.locator('main').innerText()).toContain('Det finns ingen insats');
			await close();
		});
	});

	it.each([
		'/styrelse',
		'/styrgrupp/samordningsteam',
		'/styrgrupp/krus',
		'/styrgrupp/samsyn_samhandling',
		'/styrgrupp'
	])('%s is whole on a telephone in the dark', async (path) => {
		const { page, faults, close } = await visit(site(), path, { width: 390, scheme: 'dark' });
		expect(await overflow(page)).toEqual([]);
		expect(await violations(page)).toEqual([]);
		expect(faults).toEqual([]);
		await close();
	});
}
