import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mottagen, newPlace } from '#lib/server/inkorg/index.ts';
import { overflow, violations, visit, type Site } from './site.ts';

const LISTA = `deltagande_id;deltagare;insats_id;start;slut;kon;sysselsattning_efter
z1;q1;krus;2025-01-10;2025-09-01;kvinna;Kommunal vuxenutb.
z2;q2;krus;2025-01-10;2025-09-01;kvinna;Kommunal vuxenutb.
`;
const ENKAT = [
	'Svarsnr;Team;Skickat;Fick du stöd?',
	...['Ja', 'Nej', 'Ja', 'Nej'].map((svar, i) => `${i};krus;2025-10-0${i + 1};${svar}`)
];

/** The mapping wizard, by the buttons a person presses: every way must go without script too. */
export function mappning(site: () => Site): void {
	it.each([
		[1440, true],
		[390, false]
	])('asks, decides and takes back at %i px, script %s', async (width, script) => {
		const { id, filer } = newPlace(site().warehouse);
		writeFileSync(join(filer, 'lista.csv'), LISTA);
		writeFileSync(join(filer, 'enkat.csv'), `${ENKAT.join('\n')}\n`);
		mottagen(site().warehouse, id, new Date());
		const { page, faults, close } = await visit(site(), `/data/inkorg/${id}/mappning`, { width, script });
		expect(await overflow(page)).toEqual([]);
		if (script) expect(await violations(page)).toEqual([]);
		await page.getByLabel('Version', { exact: false }).first().fill('');
		await page.getByRole('button', { name: 'Godkänn enkäten' }).click();
		expect(await page.getByRole('alert').innerText()).toMatch(/inte sparad än.*vilken version det är/);
		// The enter key saves what is filled in and decides nothing, and it stands there when the page is opened anew.
		await page.getByLabel('Vilka som svarar').first().fill('deltagare');
		await page.keyboard.press('Enter');
		await page.waitForURL(/#svara$/);
		expect(await page.getByRole('status').innerText()).toMatch(
			/sparades .* Bara det du har godkänt är bestämt/
		);
		await page.goto(`${site().url}/data/inkorg/${id}/mappning`);
		expect(await page.getByLabel('Vilka som svarar').first().inputValue()).toBe('deltagare');
		expect(await page.locator('.gang').innerText()).toContain('0 av 2 förklarade. Kvar: 2\u00a0celler.');
		await page.locator('summary', { hasText: 'lista.csv' }).click();
		await page.locator('summary', { hasText: 'Ord och kolumner att förklara' }).click();
		await page.getByLabel('Vad är ”Kommunal vuxenutb.”?').selectOption('studier');
		await page.getByRole('button', { name: 'Godkänn Kommunal vuxenutb.' }).click();
		expect(await page.locator('.gang').innerText()).toContain('1 av 2 förklarade.');
		expect(await page.getByLabel('Vilka som svarar').first().inputValue()).toBe('deltagare');
		await page.locator('#beslut summary').click();
		expect(await page.locator('#beslut').innerText()).toContain(
			'”Kommunal vuxenutb.” är sysselsättning: Studier'
		);
		await page.goto(`${site().url}/data/mappning`);
		expect(await overflow(page)).toEqual([]);
		if (script) expect(await violations(page)).toEqual([]);
		await page.getByRole('button', { name: /^Ta tillbaka\s*: ”Kommunal vuxenutb.”/ }).click();
		expect(await page.locator('h1').innerText()).toBe('Ordlistan är tom');
		expect(faults.filter((text) => !text.includes('400'))).toEqual([]);
		await close();
	});
}
