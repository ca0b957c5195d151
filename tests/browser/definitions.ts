import { describe, expect, it } from 'vitest';
import { VIEWS } from '#lib/filters/index.ts';
import { visit, type Site } from './site.ts';

/** Every figure leads to what it means, and from there to how it was counted. */
export function definitions(site: () => Site): void {
	const PAGES = [
		'/',
		'/?forbund=umea&fran=2015&till=2015',
		'/styrelse?forbund=kalmar_lan',
		'/styrgrupp/samordningsteam',
		'/jamfor',
		'/jamfor?forbund=vastmanland&grupp=kon',
		'/jamfor?matt=kostnad_per_deltagare',
		...VIEWS.map((vy) => `/jamfor?forbund=vastmanland&vy=${vy}`),
		'/insatser',
		'/insats/krus',
		'/insats/samordningsteam',
		'/insats/samsyn_samhandling',
		'/insats/krus/mal',
		'/mal',
		'/matt/avslut_arbete_studier',
		'/matt/stegforflyttning_framat',
		'/data',
		'/rakning?matt=avslut_arbete_studier&by=insats&fran=2024&till=2026'
	];

	it.each(PAGES)('%s: each card, picture and column with figures has its definition', async (path) => {
		const { page, close } = await visit(site(), path, { script: false });
		const without = await page.evaluate(() => {
			const defined = (node: Element | null | undefined) =>
				[...(node?.querySelectorAll('a') ?? [])].some((a) =>
					/^(\/matt\/|\/metod|#definition$)/.test(a.getAttribute('href') ?? '')
				);
			const explained = (table: Element) =>
				defined(table.closest('figure')?.querySelector(':scope > .explain')) ||
				[...(table.closest('.scroll')?.parentElement?.children ?? [])].some(
					(one) => one.matches('.explain') && defined(one)
				);
			const named = (node: Element) => node.textContent?.replace(/\s+/g, ' ').trim().slice(0, 60) ?? '';
			const cards = [...document.querySelectorAll('.stat')].filter(
				(one) => !defined(one.querySelector('.label'))
			);
			const pictures = [...document.querySelectorAll('main figure')].filter(
				(one) => !defined(one.querySelector(':scope > .explain'))
			);
			const columns = [...document.querySelectorAll('main table')].flatMap((table) =>
				explained(table) ? [] : [...table.querySelectorAll('thead th.num')].filter((th) => !defined(th))
			);
			return [...cards, ...pictures, ...columns].map((one) => `<${one.tagName}> ${named(one)}`);
		});
		expect(without).toEqual([]);
		await close();
	});

	it('each link into the Metodbok leads to an anchor that is there', async () => {
		const links = new Set<string>();
		const pages = new Map<string, string>();
		const textOf = async (path: string) => {
			const known = pages.get(path) ?? (await (await fetch(site().url + path)).text());
			pages.set(path, known);
			return known;
		};
		for (const path of [...PAGES, '/metod'])
			for (const [, link] of (await textOf(path)).matchAll(
				/href="(\/(?:metod|matt|datakatalog)[^"]*#[^"]+)"/g
			))
				links.add(link!.replaceAll('&amp;', '&'));
		expect(links.size).toBeGreaterThan(20);
		for (const link of links) {
			const [path, anchor] = link.split('#');
			expect((await textOf(path!)).includes(`id="${anchor}"`), link).toBe(true);
		}
	});

	it('a word beside a figure is one tap from its two sentences', async () => {
		const { page, close } = await visit(site(), '/jamfor', { script: false });
		await page.locator('figure .explain').first().getByRole('link', { name: 'Intervall' }).click();
		expect(new URL(page.url()).hash).toBe('#intervall');
		expect(await page.locator('article:target p').innerText()).toMatch(/i 95 fall av 100/);
		await close();
	});

	describe('visa räkningen', () => {
		it('shows the same rows as the picture it stands under', async () => {
			const { page, close } = await visit(site(), '/jamfor?fran=2024&till=2026', { script: false });
			const figure = page.locator('#avslut_arbete_studier');
			const cell = (text: string) => text.replace(/\s+/g, ' ').trim();
			const shown = await figure.locator('tbody tr').evaluateAll((rows) =>
				rows.flatMap((row) => {
					const of = /(\d[\d\s]*)\sav\s(\d[\d\s]*)$/.exec(row.textContent?.trim() ?? '');
					return of ? [[of[1]!, of[2]!]] : [];
				})
			);
			expect(shown.length).toBeGreaterThan(4);
			await figure.getByRole('link', { name: 'Visa räkningen' }).click();
			expect(await page.locator('h1').innerText()).toBe('Visa räkningen: Avslut till arbete eller studier');
			const counted = await page.locator('#rader tbody tr').allInnerTexts();
			for (const [x, n] of shown)
				expect(
					counted.some((line) => cell(line).includes(`${cell(x!)} ${cell(n!)} `)),
					`${x} av ${n}`
				).toBe(true);
			await close();
		});

		it('gives the command that gives the same rows, and says what it does not know', async () => {
			const path = '/rakning?matt=avslut_arbete_studier&by=insats&where=kon%3Dkvinna&fran=2024&till=2026';
			const { page, close } = await visit(site(), path, { script: false });
			const command = await page.locator('#kommando code').innerText();
			const args = command.replace('npm run -s stegvis -- ', '').split(' ');
			const { rows } = JSON.parse(await site().stegvis(...args)) as { rows: { status: string }[] };
			expect(await page.locator('#rader tbody tr').count()).toBe(rows.length);
			const states = await page.locator('#rader tbody tr td:last-child').allInnerTexts();
			expect(states.filter((one) => one === 'visas')).toHaveLength(
				rows.filter(({ status }) => status === 'visas').length
			);
			await page.goto(`${site().url}${path}&where=kon%3Dkatt&skostorlek=44`);
			const notices = (await page.getByRole('note').allInnerTexts()).join('\n');
			expect(notices).toContain('”katt” är inget värde för kon');
			expect(notices).toContain('Filtret ”skostorlek” känns inte igen');
			expect(await page.locator('#rader').count()).toBe(0);
			await close();
		});

		it('is a form that works without script', async () => {
			const { page, close } = await visit(site(), '/rakning', { script: false });
			await page.getByLabel('Mått').selectOption('deltagare');
			await page.getByRole('button', { name: 'Visa' }).click();
			await page.getByLabel('Dela upp efter').selectOption('kon');
			await page.getByRole('button', { name: 'Visa' }).click();
			expect(page.url()).toBe(`${site().url}/rakning?matt=deltagare&by=kon`);
			expect(await page.locator('#rader thead th').first().innerText()).toBe('Kön');
			await close();
		});
	});
}
