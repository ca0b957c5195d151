import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { serve } from '../../scripts/serve.mjs';
import { overflow, violations, visit, type Site } from './site.ts';

const SALA = '/rapport/lagesrapport?forbund=vastmanland&insats=samordningsteam_sala&period=2026';

/** Reports, as a verksamhetsledare writes them: without a script, in the order she would. */
export function rapport(site: () => Site): void {
	const bytes = async (path: string) => {
		const response = await fetch(site().url + path);
		expect([path, response.status]).toEqual([path, 200]);
		return new Uint8Array(await response.arrayBuffer());
	};

	it('is found from the menu, chosen, and says the figures the pages say', async () => {
		const { page, close } = await visit(site(), '/', { script: false });
		await page.getByRole('link', { name: 'Rapporter', exact: true }).click();
		await page.getByRole('link', { name: 'Styrelserapport' }).click();
		expect(await page.locator('main').innerText()).toContain('Välj vilket samordningsförbund');
		await page.getByLabel('Samordningsförbund').selectOption({ label: 'Västmanland' });
		await page.getByRole('button', { name: 'Visa' }).click();
		const [row] = await site().measure(
			'deltagare',
			'--where',
			'forbund=vastmanland',
			'--from',
			'2026',
			'--to',
			'2026'
		);
		const said = (await page.locator('#avsnitt-verksamhet h2').innerText()).replace(/\s/g, '');
		expect(said).toContain(`${row!.varde}personerhardeltagithittills2026`);
		await close();
	});

	it('keeps what is written, every version of it, and takes an earlier one back', async () => {
		const { page, close } = await visit(site(), SALA, { script: false });
		const write = async (text: string) => {
			await page.locator('#avsnitt-mal summary').click();
			await page.locator('#avsnitt-mal textarea').fill(text);
			await page.locator('#avsnitt-mal').getByRole('button', { name: 'Spara kommentaren' }).click();
		};
		const comment = () => page.locator('#avsnitt-mal .kommentar p').allInnerTexts();
		await write('Först <b>så</b> här.\n\nNytt stycke.');
		expect(await comment()).toEqual(['Först <b>så</b> här.', 'Nytt stycke.']);
		expect(page.url()).toBe(`${site().url}${SALA}#avsnitt-mal`);
		await write('Sedan så.');
		expect(await comment()).toEqual(['Sedan så.']);
		await page.locator('#avsnitt-mal summary').click();
		await page.getByRole('button', { name: 'Ta tillbaka den här' }).click();
		expect(await comment()).toEqual(['Först <b>så</b> här.', 'Nytt stycke.']);
		await close();
	});

	it('refuses a personnummer, and gives the text back to be put right', async () => {
		const { page, close } = await visit(site(), SALA, { script: false });
		await page.locator('#avsnitt-pengar summary').click();
		await page.locator('#avsnitt-pengar textarea').fill('Tolvan 19121212-1212 slutade');
		await page.locator('#avsnitt-pengar').getByRole('button', { name: 'Spara kommentaren' }).click();
		expect(await page.getByRole('alert').innerText()).toContain('personnummer');
		expect(await page.locator('#avsnitt-pengar textarea').inputValue()).toBe('Tolvan 19121212-1212 slutade');
		expect(await page.locator('#avsnitt-pengar .kommentar').count()).toBe(0);
		await close();
	});

	it('marks what happened in the picture over time, with words under it', async () => {
		const { page, close } = await visit(site(), SALA, { script: false });
		await page.getByLabel('Dag').fill('2025-03-01');
		await page.getByLabel('Vad som hände').fill('Ny avslutsblankett');
		await page.getByRole('button', { name: 'Lägg till' }).click();
		const figure = page.locator('#over_tid');
		expect(await figure.innerText()).toMatch(/a\) 1\smars\s2025: Ny avslutsblankett\./);
		expect(await figure.locator('.wide svg text', { hasText: /^a$/ }).count()).toBe(1);
		await close();
	});

	it('frozen, it opens as it was; what has changed since is told; each file form holds it', async () => {
		const { page, close } = await visit(site(), SALA, { script: false });
		await page.getByRole('button', { name: 'Frys rapporten' }).click();
		const address = new URL(page.url()).pathname;
		expect(address).toMatch(/^\/rapport\/fryst\/\d+$/);
		const before = await page.locator('main').innerText();
		expect(before).toMatch(/Kontrollsumma \(SHA-256\): [0-9a-f]{64}/);
		await page.goto(site().url + SALA);
		await page.locator('#avsnitt-mal summary').click();
		await page.locator('#avsnitt-mal textarea').fill('Helt annat.');
		await page.locator('#avsnitt-mal').getByRole('button', { name: 'Spara kommentaren' }).click();
		await page.goto(site().url + address);
		expect(await page.locator('main').innerText()).toBe(before);
		await page.getByRole('link', { name: 'Vad har ändrats sedan dess?' }).click();
		const changes = await page.locator('main').innerText();
		expect(changes).toContain('är nu ”Helt annat.”');
		expect(changes).not.toContain('Deltagare per år');

		const docx = unzipSync(await bytes(`${address}/rapport.docx`));
		expect(strFromU8(docx['word/document.xml']!)).toContain('Först &lt;b&gt;så&lt;/b&gt; här.');
		const xlsx = unzipSync(await bytes(`${address}/rapport.xlsx`));
		expect(Object.keys(xlsx)).toContain('xl/workbook.xml');
		expect(strFromU8(await bytes(`${address}/rapport.html`))).toContain('Först &lt;b&gt;så&lt;/b&gt; här.');
		const pdf = Buffer.from(await bytes(`${address}/rapport.pdf`)).toString('latin1');
		expect(pdf.slice(0, 5)).toBe('%PDF-');
		expect(pdf).toMatch(/\/Marked true/);
		expect(pdf).toMatch(/\/Outlines/);
		expect((await fetch(`${site().url}${address}/rapport.exe`)).status).toBe(404);

		await page.goto(`${site().url}/rapport`);
		expect(await page.getByRole('table').innerText()).toContain('Lägesrapport 2026');
		for (const path of [address, `/rapport/skillnad?fran=${address.split('/').at(-1)}`])
			for (const width of [1440, 390]) {
				const seen = await visit(site(), path, { width, scheme: width === 390 ? 'dark' : 'light' });
				expect(await overflow(seen.page)).toEqual([]);
				expect(await violations(seen.page)).toEqual([]);
				expect(seen.faults).toEqual([]);
				await seen.close();
			}
		await close();
	});

	it('is read, not written, by those who come from elsewhere', async () => {
		const { warehouse, url } = site();
		const origin = 'http://stegvis.example';
		const open = await serve({ host: '127.0.0.1', port: 0, warehouse, origin, log: () => undefined });
		try {
			const html = await (await fetch(open.url + SALA)).text();
			expect(html).toContain('Du läser rapporten.');
			expect(html).not.toMatch(/<textarea|>Frys rapporten<|>Lägg till</);
			const body = new URLSearchParams({ gor: 'frys' });
			const sent = await fetch(open.url + SALA, {
				method: 'POST',
				body,
				headers: { origin, accept: 'text/html' }
			});
			expect(sent.status).toBe(403);
		} finally {
			await open.close();
		}
		const body = new URLSearchParams({ gor: 'frys' });
		const strange = await fetch(url + SALA, {
			method: 'POST',
			body,
			headers: { origin: 'http://evil.example' }
		});
		expect(strange.status).toBe(403);
	});
}
