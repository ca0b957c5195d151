import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { readXlsx, writeXlsx, type CellValue } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { csv, deltagande, insats, place, type Place } from '../pipeline/support.ts';
import { serve } from '../../scripts/serve.mjs';
import { overflow, violations, visit, type Site } from './site.ts';

/** Nothing of a fault in the day, the code or the id: rows 2 and 3 hold, row 4 has a day that is none. */
const FILES = {
	'insatser.csv': csv([insats()]),
	'deltaganden.csv': csv([deltagande(1), deltagande(2), deltagande(3, { start: '2024-02-31' })])
};

/** Sending files and all that follows, from an empty warehouse of its own: the demo's is everybody else's. */
export function inkorg(site: () => Site): void {
	let p: Place;
	let own: Site;
	let server: Awaited<ReturnType<typeof serve>>;
	beforeAll(async () => {
		p = place('inkorg');
		p.write(FILES);
		server = await serve({ host: '127.0.0.1', port: 0, warehouse: p.warehouse, log: () => undefined });
		own = { ...site(), url: server.url, warehouse: p.warehouse };
	});
	afterAll(async () => {
		await server?.close();
		p?.remove();
	});
	const sent = (...names: string[]) => names.map((name) => join(p.input, name));
	const heading = (page: Page) => page.locator('h1').innerText();
	const done = (page: Page, text: RegExp) =>
		page.locator('h1', { hasText: text }).waitFor({ timeout: 25_000 });
	const send = async (page: Page, ...names: string[]) => {
		await page.locator('input[type=file]').setInputFiles(sent(...names));
		await page.getByRole('button', { name: /Skicka in|Lägg till/ }).click();
	};
	const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

	it('without a script, and with nothing published: sent, looked at, published', async () => {
		const { page, faults, close } = await visit(own, '/', { script: false });
		await page.getByRole('link', { name: 'Skicka in filerna' }).click();
		await send(page, 'insatser.csv', 'deltaganden.csv');
		expect(new URL(page.url()).pathname).toMatch(/^\/data\/inkorg\/[0-9a-f]{16}$/);
		// The page asks for itself again until the check is done.
		await done(page, /3.rader kan publiceras, 1.rad behöver rättas/);
		const said = await page.locator('main').innerText();
		expect(said).toMatch(/2.nya deltaganden/);
		expect(said).toContain('ÅÅÅÅ-MM-DD');
		expect(await page.locator('#tabell-1').innerText()).toContain('Kvinna');
		await press(page, 'Publicera');
		await done(page, /Publicerat: 3.rader/);
		// What the check said would change is what it says has changed.
		expect(await page.locator('#andras').innerText()).toMatch(/2.nya deltaganden/);
		expect(readdirSync(join(p.warehouse, 'bygge'))).toEqual([]);
		await page.getByRole('link', { name: 'Vad som är inläst' }).click();
		expect(await heading(page)).toMatch(/1.rad av 4 gick inte att läsa in/);
		expect(faults.filter((text) => !/503/.test(text))).toEqual([]);
		await close();
	});

	it('the repair list, mended and sent by hand, empties the quarantine; undone, the fault is back', async () => {
		const { page, faults, close } = await visit(own, '/data');
		const link = page.getByRole('link', { name: 'Hämta rättelistan' });
		const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
		const { sheets } = await readXlsx(readFileSync(await download.path()));
		const rows = sheets[0]?.rows as CellValue[][];
		const at = (rows[0] as CellValue[]).indexOf('Start *');
		expect(rows[1]?.[at]).toBe('2024-02-31');
		(rows[1] as CellValue[])[at] = '2024-02-29';
		writeFileSync(
			join(p.input, 'rättad.xlsx'),
			await writeXlsx({ sheets: sheets.map((sheet) => ({ name: sheet.name, rows: sheet.rows })) })
		);
		await send(page, 'rättad.xlsx');
		await done(page, /Den enda raden går att läsa in/);
		expect(await page.evaluate(() => document.activeElement?.id)).toBe('lage');
		await press(page, 'Publicera');
		await done(page, /Publicerat/);
		await page.getByRole('link', { name: 'Ångra publiceringen' }).click();
		expect(await heading(page)).toMatch(/Alla 4 rader är inlästa/);
		await press(page, 'Ångra senaste publiceringen');
		expect(await heading(page)).toMatch(/1.rad av 4 gick inte att läsa in/);
		expect(await page.locator('#historik').innerText()).toContain('Ångrade version');
		expect(await page.locator('#historik').innerText()).toContain('den första versionen');
		expect(faults).toEqual([]);
		await close();
	});

	it('files dropped anywhere on the page are taken, and a check under way can be stopped', async () => {
		const { page, faults, close } = await visit(own, '/data/inkorg');
		await page.evaluate(
			(text) => {
				const data = new DataTransfer();
				data.items.add(new File([text], 'nya.csv', { type: 'text/csv' }));
				document.body.dispatchEvent(
					new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
				);
			},
			FILES['deltaganden.csv'].replaceAll('d1;', 'd7;')
		);
		expect(await page.getByRole('status').innerText()).toContain('En fil är vald (1 kB): nya.csv');
		expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skicka in');
		await page.keyboard.press('Enter');
		await done(page, /Filerna kontrolleras/);
		expect(await page.locator('progress').count()).toBe(1);
		await press(page, 'Avbryt');
		expect(await heading(page)).toBe('Kontrollen avbröts');
		expect(readdirSync(join(p.warehouse, 'bygge'))).toEqual([]);
		await press(page, 'Kasta');
		expect(new URL(page.url()).pathname).toBe('/data/inkorg');
		expect(faults).toEqual([]);
		await close();
	});

	it('a file that cannot be read says why, and is taken out of the sändning', async () => {
		writeFileSync(join(p.input, 'fel.csv'), 'a;b\n1;2\n');
		writeFileSync(join(p.input, 'mer.csv'), csv([deltagande(8)]));
		const { page, close } = await visit(own, '/data/inkorg');
		await send(page, 'fel.csv', 'mer.csv');
		await done(page, /1 av 2.filer går inte att läsa in/);
		expect(await page.getByRole('button', { name: 'Publicera' }).count()).toBe(0);
		await press(page, 'Ta bort fel.csv ur sändningen');
		await done(page, /Den enda raden går att läsa in/);
		expect(await violations(page)).toEqual([]);
		for (const width of [1440, 390]) {
			await page.setViewportSize({ width, height: 900 });
			expect(await overflow(page)).toEqual([]);
		}
		await press(page, 'Kasta');
		await close();
	});

	it.each(['/data/inkorg', '/data'])('%s has no fault that axe finds', async (path) => {
		const { page, close } = await visit(own, path);
		expect(await violations(page)).toEqual([]);
		await close();
	});
}
