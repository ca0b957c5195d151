import { parseHTML } from 'linkedom';
import { expect, it } from 'vitest';
import { sidaFor, sidor } from '#dashboards/hjalp/sidor.ts';
import { PAGES } from './addresses.ts';
import { visit, type Site } from './site.ts';

export function hjalp(site: () => Site): void {
	it('Hjälp leads from each page to the part that is about it', async () => {
		const paths = [...new Set(PAGES.map((path) => path.split('?')[0]!))];
		const guide = await (await fetch(`${site().url}/hjalp`)).text();
		for (const path of paths) {
			const html = await (await fetch(site().url + path)).text();
			const [, anchor] = /href="\/hjalp#([\w-]+)"/.exec(html) ?? [];
			expect([path, anchor]).toEqual([path, sidaFor(path)?.id]);
			expect(guide).toContain(`id="${anchor}"`);
		}
	}, 300_000);

	it('each part of the guide leads to a page that is there', async () => {
		for (const { path } of sidor.filter((one) => one.path))
			expect([path, (await fetch(site().url + path)).status]).toEqual([path, 200]);
	});

	it('templates are fetched from Data without a script, and each link leads to a workbook', async () => {
		const { page, close } = await visit(site(), '/data', { script: false });
		const links = await page
			.locator('#mallar a')
			.evaluateAll((list) => list.map((a) => a.getAttribute('href')!));
		expect(links).toEqual(expect.arrayContaining(['/data/mall/team.xlsx', '/data/mall/inrapportering.xlsx']));
		for (const path of links) {
			const file = Buffer.from(await (await fetch(site().url + path)).arrayBuffer());
			expect([path, file.subarray(0, 2).toString()]).toEqual([path, 'PK']);
		}
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('link', { name: 'Teamets arbetsbok' }).click()
		]);
		expect(download.suggestedFilename()).toBe('stegvis-team.xlsx');
		const unknown = await page.goto(`${site().url}/data/mall/katt.xlsx`);
		expect(unknown?.status()).toBe(404);
		expect(await unknown?.text()).toMatch(/^Det finns ingen sådan mall\. Mallarna heter team\.xlsx,/);
		await page.goto(`${site().url}/hjalp#ladda`);
		await page.getByRole('link', { name: 'Hämta en mall' }).click();
		expect(page.url()).toBe(`${site().url}/data#mallar`);
		await close();
	});

	it('cites a figure as the pages show it, with the version', async () => {
		const { page, close } = await visit(site(), '/hjalp?forbund=vastmanland', { script: false });
		const cited = await page.locator('blockquote').innerText();
		const [row] = await site().measure(
			'avslut_arbete_studier',
			'--where',
			'forbund=vastmanland',
			'--from',
			'2024',
			'--to',
			'2026'
		);
		expect(cited).toContain(`${(row!.varde! * 100).toFixed(1).replace('.', ',')}\u00a0%`);
		expect(cited).toMatch(/n\s=\s[\d\s]+\. Stegvis, syntetiska exempeldata per .*, version [0-9a-f]{12}\./);
		await close();
	});

	it('a picture is fetched as a file for the very question of its page, and holds what the page shows', async () => {
		const { page, close } = await visit(site(), '/jamfor?forbund=vastmanland&fran=2024&till=2026', {
			script: false
		});
		const figure = page.locator('#avslut_arbete_studier');
		const links = await figure
			.locator('.save a')
			.evaluateAll((list) => list.map((a) => a.getAttribute('href')));
		expect(links).toEqual(
			['png', 'svg'].map(
				(kind) => `/bild/jamfor/avslut_arbete_studier.${kind}?forbund=vastmanland&fran=2024&till=2026`
			)
		);
		const shown = await figure.locator('.wide svg text').allTextContents();
		const svg = await fetch(site().url + links[1]);
		expect(svg.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
		expect(svg.headers.get('content-disposition')).toBe(
			'attachment; filename="stegvis-jamfor-avslut_arbete_studier.svg"'
		);
		const text = await svg.text();
		const { document } = parseHTML(text);
		const held = [...document.querySelectorAll('text')].map((one) => one.textContent);
		expect(held).toEqual(expect.arrayContaining(shown));
		expect(document.querySelector('title')?.textContent).toBe(await figure.locator('h2').innerText());
		expect(text).toContain('Syntetiska exempeldata');
		const png = Buffer.from(await (await fetch(site().url + links[0])).arrayBuffer());
		expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
		await close();
	});

	it('every picture of every page can be fetched as a file that needs nothing else', async () => {
		const links = new Set<string>();
		for (const path of PAGES)
			for (const [, link] of (await (await fetch(site().url + path)).text()).matchAll(
				/href="(\/bild\/[^"]*\.svg[^"]*)"/g
			))
				links.add(link!.replaceAll('&amp;', '&'));
		expect(links.size).toBeGreaterThan(30);
		for (const link of links) {
			const response = await fetch(site().url + link);
			expect([link, response.status]).toEqual([link, 200]);
			const text = await response.text();
			expect([link, /var\(--|undefined|NaN/.exec(text.replace(/base64,[^)]*/, ''))?.[0]]).toEqual([
				link,
				undefined
			]);
		}
	}, 300_000);

	it.each([
		'/bild',
		'/bild/jamfor',
		'/bild/jamfor/finns_inte.svg',
		'/bild/finns/inte.png',
		'/bild/jamfor/x.gif'
	])('%s: there is no such picture, and that is all it says', async (path) => {
		const response = await fetch(site().url + path);
		expect(response.status).toBe(404);
		expect(await response.text()).not.toMatch(/at \w+ \(|node_modules|Error:/);
	});
}
