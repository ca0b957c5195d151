import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { visit, type Site } from './site.ts';

interface Stop {
	/** Where in the document, to see that the order is the reader's. */
	order: number;
	what: string;
	/** The ring around it, in pixels; and whether all of it is on the screen. */
	ring: number;
	seen: boolean;
}

/** The stop that Tab has come to; null when it has left the page. */
const stopAt = (page: Page): Promise<Stop | null> =>
	page.evaluate(() => {
		const node = document.activeElement;
		if (!node || node === document.body) return null;
		const { outlineStyle, outlineWidth } = getComputedStyle(node);
		const box = node.getBoundingClientRect();
		return {
			order: [...document.querySelectorAll('*')].indexOf(node),
			what: `<${node.tagName}> ${node.textContent?.trim().replace(/\s+/g, ' ').slice(0, 40)}`,
			ring: outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth),
			seen: box.bottom > 0 && box.top < innerHeight
		};
	});

/** Walks through a whole page with Tab. */
async function walk(page: Page): Promise<Stop[]> {
	const stops: Stop[] = [];
	for (let i = 0; i < 400; i++) {
		await page.keyboard.press('Tab');
		const stop = await stopAt(page);
		if (!stop || stop.order === stops[0]?.order) return stops;
		stops.push(stop);
	}
	throw new Error('a page without an end');
}

/** What can be used with a mouse and is shown. */
const usable = (page: Page): Promise<number> =>
	page.evaluate(
		() =>
			[
				...document.querySelectorAll('a[href], button, select, input:not([type=hidden]), summary, textarea')
			].filter(
				(node) =>
					!(node as HTMLButtonElement).disabled &&
					node.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })
			).length
	);

export function keyboard(site: () => Site): void {
	it.each(['/', '/styrelse', '/jamfor?forbund=vastmanland', '/insats/krus', '/data', '/hjalp', '/rakning'])(
		'%s: Tab reaches all that a mouse does, in the order it is read, and each stop is seen',
		async (path) => {
			const { page, close } = await visit(site(), path);
			const stops = await walk(page);
			expect(stops.filter(({ ring }) => ring < 2).map(({ what }) => what)).toEqual([]);
			expect(stops.filter(({ seen }) => !seen).map(({ what }) => what)).toEqual([]);
			const order = stops.map((stop) => stop.order);
			expect([...order].sort((a, b) => a - b)).toEqual(order);
			expect(stops.length).toBeGreaterThanOrEqual(await usable(page));
			await close();
		}
	);

	it('a comparison is chosen, opened and sent without a mouse', async () => {
		const { page, close } = await visit(site(), '/jamfor', { script: false });
		await page.getByLabel('Samordningsförbund').focus();
		await page.keyboard.press('End');
		await page.keyboard.press('Tab');
		await page.locator('summary', { hasText: 'Välj insatser att jämföra' }).focus();
		await page.keyboard.press('Enter');
		await page.getByRole('checkbox', { name: 'Samordningsteam Sala' }).focus();
		await page.keyboard.press('Space');
		await page.keyboard.press('Enter');
		await page.waitForURL(/insats=samordningsteam_sala/);
		expect(new URL(page.url()).searchParams.get('forbund')).toBe('vastmanland');
		await close();
	});

	it('a table that is wider than the screen scrolls with the arrow keys', async () => {
		const { page, close } = await visit(site(), '/jamfor?forbund=vastmanland', { width: 320 });
		const wide = page.locator('.scroll').filter({ has: page.locator('table') });
		const at = await wide.evaluateAll((list) =>
			list.findIndex((one) => one.scrollWidth > one.clientWidth + 40)
		);
		expect(at).toBeGreaterThanOrEqual(0);
		await wide.nth(at).focus();
		await page.keyboard.press('ArrowRight');
		await page.waitForFunction((i) => (document.querySelectorAll('.scroll')[i]?.scrollLeft ?? 0) > 0, at);
		expect(await wide.nth(at).getAttribute('aria-label')).toBeTruthy();
		await close();
	});

	describe('the tip', () => {
		it('is put away for all pages by a form, stays away, and can be called back', async () => {
			const { page, close } = await visit(site(), '/jamfor?forbund=vastmanland', { script: false });
			const tip = page.getByRole('complementary', { name: 'Tips för den som är ny' });
			await tip.getByRole('button', { name: 'Dölj tipsen' }).focus();
			await page.keyboard.press('Enter');
			// The page comes back to the address it had, so the address says nothing of when.
			await tip.waitFor({ state: 'detached' });
			expect(page.url()).toBe(`${site().url}/jamfor?forbund=vastmanland`);
			const cookies = await page.context().cookies();
			expect(cookies.map(({ name, value, httpOnly, sameSite }) => [name, value, httpOnly, sameSite])).toEqual(
				[['stegvis_tips', 'dolda', true, 'Lax']]
			);
			await page.goto(`${site().url}/mal`);
			expect(await tip.count()).toBe(0);
			await page.goto(`${site().url}/hjalp`);
			await page.getByRole('button', { name: 'Visa tipsen igen' }).click();
			expect(await page.context().cookies()).toEqual([]);
			await page.goto(`${site().url}/mal`);
			expect(await tip.count()).toBe(1);
			await close();
		});

		it('never leads away from the site', async () => {
			for (const till of [
				'https://exempel.se/',
				'//exempel.se/',
				'/\\exempel.se',
				'javascript:alert(1)',
				''
			]) {
				const response = await fetch(`${site().url}/hjalp?/dolj`, {
					method: 'POST',
					redirect: 'manual',
					headers: { origin: site().url, accept: 'text/html' },
					body: new URLSearchParams({ till })
				});
				expect([till, response.status]).toEqual([till, 303]);
				expect(new URL(response.headers.get('location') ?? '', site().url).origin).toBe(site().url);
			}
		});
	});
}
