import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGES } from './addresses.ts';
import { dress, overflow, visit, type Site } from './site.ts';

type Visit = Awaited<ReturnType<typeof visit>>;

/** WCAG 2.2, 1.4.12: the spacing a reader may set without losing anything. A picture is an image: its table is the text. */
const SPACING =
	':not(svg, svg *) { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } svg, svg * { letter-spacing: normal; word-spacing: normal } p { margin-bottom: 2em !important }';

/** Boxes that hide a part of what they hold. A field scrolls what is written in it. */
const clipped = (page: Page): Promise<string[]> =>
	page.evaluate(() =>
		[...document.querySelectorAll('main *, header *, footer *')]
			.filter((node) => {
				const { overflowX, overflowY } = getComputedStyle(node);
				const cut = [overflowX, overflowY].some((value) => value === 'hidden' || value === 'clip');
				const over = node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1;
				return cut && over && !node.closest('.sr-only, svg, input');
			})
			.map((node) => `<${node.tagName}> ${node.textContent?.slice(0, 40)}`)
	);

/** Tables that cannot be read aloud, and pictures that do not say what they are. */
const unspoken = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const said: string[] = [];
		const name = (node: Element) => node.textContent?.trim().replace(/\s+/g, ' ').slice(0, 50);
		for (const table of document.querySelectorAll('table')) {
			if (!table.caption?.textContent?.trim()) said.push(`table without caption: ${name(table)}`);
			for (const th of table.querySelectorAll('th'))
				if (!th.getAttribute('scope')) said.push(`th without scope: ${name(th)}`);
		}
		for (const svg of document.querySelectorAll('svg:not([aria-hidden=true])'))
			if (svg.getAttribute('role') !== 'img' || !(svg.getAttribute('aria-label') ?? '').trim())
				said.push(`picture without words: ${svg.getAttribute('class')}`);
		if (document.documentElement.lang !== 'sv') said.push('the page has another language');
		return said;
	});

/** What goes past the paper's right edge. */
const cutOnPaper = (page: Page): Promise<string[]> =>
	page.evaluate(() =>
		[...document.querySelectorAll('main *, footer *')]
			.filter((node) => node.getBoundingClientRect().width > 0 && node.getBoundingClientRect().right > 681)
			.map((node) => `<${node.tagName}> ${node.textContent?.slice(0, 40)}`)
			.slice(0, 5)
	);

export function pages(site: () => Site): void {
	// Each page is opened twice, with scripts and without, and then dressed as its readers have it.
	describe.each(PAGES)('%s', (path) => {
		let scripted: Visit;
		let plain: Visit;
		beforeAll(async () => {
			scripted = await visit(site(), path);
			plain = await visit(site(), path, { script: false });
		});
		afterAll(async () => {
			await Promise.all([scripted?.close(), plain?.close()]);
		});

		it('is there, with one heading, a title and its foot', async () => {
			expect([scripted.status, plain.status]).toEqual([200, 200]);
			expect(await plain.page.locator('h1').count()).toBe(1);
			expect(await plain.page.title()).toMatch(/\S+ · Stegvis$/);
			const foot = await plain.page.locator('footer').innerText();
			expect(foot).toMatch(/^Data per \d{1,2}\s\p{L}+\s\d{4}, version [0-9a-f]{12}\./u);
			expect(await plain.page.getByText('Syntetiska exempeldata').count()).toBeGreaterThan(0);
		});

		it('says the same without JavaScript, and needs none', async () => {
			const text = ({ page }: Visit) => page.locator('main').innerText();
			expect(await text(plain)).toBe(await text(scripted));
			// Only dropping files asks for one; choosing them does not.
			expect(await plain.page.locator('script:not([src="/inkorg.js"])').count()).toBe(0);
			expect(await plain.page.locator('[style], style').count()).toBe(0);
		});

		it('has tables that can be read aloud, and pictures that say what they are', async () => {
			expect(await unspoken(plain.page)).toEqual([]);
		});

		it.each([
			{ width: 1440, scheme: 'light' },
			{ width: 390, scheme: 'dark' }
		] as const)('is whole at $width px, $scheme', async (look) => {
			await dress(scripted.page, look);
			expect(await overflow(scripted.page)).toEqual([]);
		});

		it('prints on A4 with nothing cut', async () => {
			const { page } = scripted;
			await dress(page);
			const pdf = await page.pdf({ preferCSSPageSize: true });
			const boxes = [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)];
			expect(boxes.length).toBeGreaterThan(0);
			for (const [, width, height] of boxes) {
				expect(Math.round(Number(width))).toBe(595);
				expect(Math.round(Number(height))).toBe(842);
			}
			// The paper's own width between its margins: 180 mm.
			await dress(page, { width: 680, media: 'print' });
			expect(await cutOnPaper(page)).toEqual([]);
			expect(await page.locator('footer').innerText()).toContain(new URL(site().url + path).href);
		});

		it('can be enlarged to 400 % and spaced out, and nothing is lost or scrolls sideways', async () => {
			const { page } = scripted;
			await dress(page, { width: 320 });
			expect(await overflow(page)).toEqual([]);
			await page.evaluate((css) => {
				const sheet = new CSSStyleSheet();
				sheet.replaceSync(css);
				document.adoptedStyleSheets = [sheet];
			}, SPACING);
			expect(await overflow(page)).toEqual([]);
			expect(await clipped(page)).toEqual([]);
		});

		it('asks nobody else for anything, and complains of nothing', () => {
			expect([...scripted.faults, ...plain.faults]).toEqual([]);
		});
	});
}
