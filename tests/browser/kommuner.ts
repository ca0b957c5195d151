import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { csv, insats, place, root, type Place } from '../pipeline/support.ts';
import { serve } from '../../scripts/serve.mjs';
import { violations, visit, type Site } from './site.ts';

const KOLADA = ['kolada-v3-data.json', 'kolada-v3-kpi.json', 'kolada-v3-municipality.json'];

/** The förbund's kommuner, chosen on the page about its surroundings, in a warehouse of its own. */
export function kommuner(site: () => Site): void {
	let p: Place;
	let own: Site;
	let server: Awaited<ReturnType<typeof serve>>;
	beforeAll(async () => {
		p = place('kommuner');
		p.write({
			'insatser.csv': csv([insats()]),
			...Object.fromEntries(
				KOLADA.map((name) => [name, readFileSync(join(root, 'tests/files/omvarld', name), 'utf8')])
			)
		});
		await p.load();
		server = await serve({ host: '127.0.0.1', port: 0, warehouse: p.warehouse, log: () => undefined });
		own = { ...site(), url: server.url, warehouse: p.warehouse };
	});
	afterAll(async () => {
		await server?.close();
		p?.remove();
	});

	it('without a script: chosen and saved, and nothing is shown before it is published', async () => {
		const { page, faults, close } = await visit(own, '/omvarld', { script: false });
		const form = page.locator('#kommuner');
		await form.getByRole('button', { name: 'Spara valet' }).click();
		expect(await page.getByRole('alert').innerText()).toMatch(/\S/);
		await form.getByLabel('Västerås (1980)').check();
		await form.getByRole('button', { name: 'Spara valet' }).click();
		expect(new URL(page.url()).pathname).toMatch(/^\/data\/inkorg\/[0-9a-f]{16}$/);
		await page.locator('h1', { hasText: 'Förbundets kommuner ändras' }).waitFor({ timeout: 25_000 });
		expect(await page.getByRole('button', { name: 'Publicera' }).count()).toBe(1);
		await page.goto(`${own.url}/omvarld`);
		expect(await form.innerText()).toContain('Ni har valt Västerås, men det är inte publicerat än.');
		expect(await form.getByLabel('Västerås (1980)').isChecked()).toBe(true);
		expect(faults.filter((text) => !/400/.test(text))).toEqual([]);
		await close();
		const scripted = await visit(own, '/omvarld');
		expect(await violations(scripted.page)).toEqual([]);
		await scripted.close();
	});
}
