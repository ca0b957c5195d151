import { describe, expect, it } from 'vitest';
import { overflow, violations, visit, type Site } from './site.ts';

export function pages(site: () => Site): void {
	const PAGES = [
		'/',
		'/?forbund=vastmanland',
		'/jamfor',
		'/jamfor?forbund=vastmanland&grupp=kon',
		'/jamfor?matt=kostnad_per_deltagare&sort=varde',
		'/jamfor?forbund=vastmanland&grupp=kon&fran=2025&till=2025',
		'/jamfor?vy=skillnad',
		'/jamfor?forbund=vastmanland&vy=tratt',
		'/jamfor?forbund=vastmanland&vy=standardiserat&strata=kon',
		'/jamfor?forbund=vastmanland&vy=over_tid',
		'/jamfor?vy=kostnad&insats=samordningsteam_sala&insats=samordningsteam_surahammar',
		'/jamfor?forbund=vastmanland&vy=tid_till',
		'/jamfor?forbund=vastmanland&vy=tid_till&fran=2025&till=2025',
		'/insatser',
		'/insats/krus',
		'/insats/krus?fran=2020&till=2023',
		'/insats/samordningsteam',
		'/insats/samsyn_samhandling',
		'/insats/krus/mal',
		'/insats/krus/fore-efter',
		'/mal',
		'/mal?forbund=vastmanland',
		'/matt',
		'/matt/avslut_arbete_studier',
		'/matt/stegforflyttning_framat',
		'/metod',
		'/metod/begrepp',
		'/metod/mal',
		'/metod/statistik',
		'/metod/skydd',
		'/metod/kodlistor',
		'/metod/andringar',
		'/metod/allt',
		'/rakning',
		'/rakning?matt=avslut_arbete_studier&by=insats&where=kon%3Dkvinna&fran=2024&till=2026',
		'/data',
		'/datakatalog'
	];

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
			expect(await without.page.locator('script').count()).toBe(0);
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
