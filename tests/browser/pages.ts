import { describe, expect, it } from 'vitest';
import { PAGES } from './addresses.ts';
import { overflow, violations, visit, type Site } from './site.ts';

export function pages(site: () => Site): void {
	describe.each(PAGES)('%s', (path) => {
		// Structure and contrast are judged at both widths and in both themes; the pairs differ in both at once.
		it.each([
			{ width: 1440, scheme: 'light' },
			{ width: 390, scheme: 'dark' }
		] as const)('is whole and accessible at $width px, $scheme', async ({ width, scheme }) => {
			const { page, faults, status, close } = await visit(site(), path, { width, scheme });
			expect(status).toBe(200);
			expect(await page.locator('h1').count()).toBe(1);
			expect(await page.title()).toMatch(/\S+ · Stegvis$/);
			expect(await overflow(page)).toEqual([]);
			expect(await violations(page)).toEqual([]);
			expect(faults).toEqual([]);
			await close();
		});

		it('says the same without JavaScript, and needs none', async () => {
			const [with_, without] = [await visit(site(), path), await visit(site(), path, { script: false })];
			const text = (page: typeof with_.page) => page.locator('main').innerText();
			expect(await text(without.page)).toBe(await text(with_.page));
			// Only dropping files asks for one; choosing them does not.
			expect(await without.page.locator('script:not([src="/inkorg.js"])').count()).toBe(0);
			expect(await without.page.locator('[style], style').count()).toBe(0);
			expect(without.faults).toEqual([]);
			const foot = await without.page.locator('footer').innerText();
			expect(foot).toMatch(/^Data per \d{1,2}\s\p{L}+\s\d{4}, version [0-9a-f]{12}\./u);
			expect(await without.page.getByText('Syntetiska exempeldata').count()).toBeGreaterThan(0);
			await Promise.all([with_.close(), without.close()]);
		});

		it('prints on A4 with nothing cut', async () => {
			const { page, close } = await visit(site(), path);
			const pdf = await page.pdf({ preferCSSPageSize: true });
			const boxes = [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)];
			expect(boxes.length).toBeGreaterThan(0);
			for (const [, width, height] of boxes) {
				expect(Math.round(Number(width))).toBe(595);
				expect(Math.round(Number(height))).toBe(842);
			}
			// The paper's own width between its margins: 180 mm.
			await page.setViewportSize({ width: 680, height: 960 });
			await page.emulateMedia({ media: 'print' });
			const cut = await page.evaluate(() =>
				[...document.querySelectorAll('main *, footer *')]
					.filter(
						(node) => node.getBoundingClientRect().width > 0 && node.getBoundingClientRect().right > 681
					)
					.map((node) => `<${node.tagName}> ${node.textContent?.slice(0, 40)}`)
					.slice(0, 5)
			);
			expect(cut).toEqual([]);
			expect(await page.locator('footer').innerText()).toContain(new URL(site().url + path).href);
			await close();
		});
	});
}
