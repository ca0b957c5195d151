import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { serve } from '../../scripts/serve.mjs';
import { visit, type Site } from './site.ts';

const ASKED = '/utforska?forbund=vastmanland&matt=avslut_arbete_studier&rader=insats&kolumner=kon';

/** The explorer, as an evaluator uses it without a script: asks, looks, takes along, saves. */
export function utforska(site: () => Site): void {
	const file = async (format: string, query: string) => {
		const response = await fetch(`${site().url}/utforska/hamta/${format}?${query}`);
		expect([format, response.status]).toEqual([format, 200]);
		expect(response.headers.get('content-disposition')).toMatch(
			/^attachment; filename="stegvis-[\w-]+\.\w+"$/
		);
		return new Uint8Array(await response.arrayBuffer());
	};
	const csvOf = async (query: string) =>
		parse(Buffer.from(await file('csv', query)), { bom: true, delimiter: ';', columns: true }) as Record<
			string,
			string
		>[];

	it('a question is asked in the form, becomes an address, and the address asks it again', async () => {
		const { page, close } = await visit(site(), '/', { script: false });
		await page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name: 'Utforska' }).click();
		await page.locator('select[name=matt]').first().selectOption({ label: 'Avslutade deltaganden' });
		await page.getByLabel('Samordningsförbund').selectOption({ label: 'Västmanland' });
		await page.getByRole('button', { name: 'Visa', exact: true }).click();
		await page.locator('select[name=kolumner]').selectOption({ label: 'År' });
		await page.getByRole('button', { name: 'Visa', exact: true }).click();
		const query = new URL(page.url()).searchParams;
		expect(query.get('matt')).toBe('avslutade');
		expect(query.get('kolumner')).toBe('ar');
		const table = await page.locator('figure table').innerText();
		await page.goto(page.url());
		expect(await page.locator('figure table').innerText()).toBe(table);
		expect(await page.locator('select[name=kolumner]').inputValue()).toBe('ar');
		await close();
	});

	it('the page, the command it gives and every file say the same figures', async () => {
		const { page, close } = await visit(site(), ASKED, { script: false });
		const command = (await page.locator('#ta_med pre').first().textContent())!;
		expect(command).toMatch(/^npm run -s stegvis -- measure avslut_arbete_studier --by insats,kon /);
		const args = command
			.split(' ')
			.slice(6)
			.filter((one) => one !== '--json');
		const rows = await site().measure(...(args as [string, ...string[]]));
		const query = ASKED.split('?')[1]!;
		const lines = await csvOf(query);
		expect(lines.map(({ Värde }) => (Värde === '' ? null : Number(Värde!.replace(',', '.'))))).toEqual(
			rows.map(({ varde }) => varde)
		);
		expect(lines.map(({ Status }) => Status)).toEqual(rows.map(({ status }) => status));
		const { sheets } = await readXlsx(await file('xlsx', query));
		const head = sheets[0]!.rows[0]!;
		expect(sheets[0]!.rows.slice(1).map((row) => row[head.indexOf('Värde')] ?? null)).toEqual(
			rows.map(({ varde }) => varde)
		);
		const set = JSON.parse(Buffer.from(await file('json', query)).toString()) as { value: (number | null)[] };
		const shown = rows.filter(({ status }) => status === 'visas');
		expect(
			set.value.filter((value) => shown.some(({ varde }) => varde === value)).length
		).toBeGreaterThanOrEqual(shown.length);
		expect(
			Buffer.from(await file('parquet', query))
				.subarray(0, 4)
				.toString()
		).toBe('PAR1');
		await close();
	});

	it('no file and no page has a figure that the release does not let out', async () => {
		const queries = [
			ASKED.split('?')[1]!,
			'matt=avslutade&rader=insats&rader=kon&kolumner=remittent',
			'bild=fordelning',
			'bild=flode',
			'bild=kohorter',
			'bild=sammansattning',
			'forbund=vastmanland&fran=2025&till=2025&matt=avslut_arbete_studier&rader=insats&mot=resten'
		];
		for (const query of queries)
			for (const line of await csvOf(query))
				if (line.Status !== 'visas')
					expect(
						['Täljare', 'Nämnare', 'Värde', 'Intervall från', 'Intervall till', 'n']
							.map((name) => line[name])
							.join('')
					).toBe('');
		const cut = await csvOf('matt=avslutade&rader=insats&rader=kon&kolumner=remittent');
		expect(cut.length).toBeGreaterThan(0);
		expect(new Set(cut.map(({ Status }) => Status))).toEqual(new Set(['skyddad']));
	});

	it('what is not let out says so, and why; what cannot be read is said', async () => {
		const { page, close } = await visit(
			site(),
			'/utforska?matt=avslutade&rader=kon&rader=remittent&matt=hittepa',
			{
				script: false
			}
		);
		const text = await page.locator('main').innerText();
		expect(text).toContain('släpps inte i det här snittet');
		expect(text).toContain('Det finns inget mått som heter ”hittepa”');
		expect(text).not.toMatch(/\b0\s%/);
		await close();
	});

	it('a view is saved with its note, renamed, taken away and put back', async () => {
		const { page, close } = await visit(site(), ASKED, { script: false });
		const saved = page.locator('#sparade');
		await saved.getByLabel('Spara den här vyn som').fill('Utfall <b>efter</b> kön');
		await saved.getByLabel('Anteckning, om du vill').fill('Till mötet');
		await saved.getByRole('button', { name: 'Spara vyn' }).click();
		expect(page.url()).toBe(`${site().url}${ASKED}#sparade`);
		expect(await saved.innerText()).toContain('Till mötet');
		await page.goto(`${site().url}/utforska`);
		await saved.getByRole('link', { name: 'Utfall <b>efter</b> kön' }).click();
		expect(page.url()).toBe(site().url + ASKED);
		await saved.locator('summary').first().click();
		await saved.getByLabel('Namn').fill('Efter kön');
		await saved.getByRole('button', { name: 'Spara ändringen' }).click();
		await saved.locator('summary').first().click();
		await saved.getByRole('button', { name: 'Ta bort' }).click();
		expect(await saved.getByRole('link', { name: 'Efter kön' }).count()).toBe(0);
		await saved.locator('summary').last().click();
		await saved.getByRole('button', { name: 'Ångra' }).click();
		expect(await saved.getByRole('link', { name: 'Efter kön' }).count()).toBe(1);
		await close();
	});

	it('a personnummer is refused, and the text is given back to be put right', async () => {
		const { page, close } = await visit(site(), ASKED, { script: false });
		const saved = page.locator('#sparade');
		await saved.getByLabel('Spara den här vyn som').fill('Om 19121212-1212');
		await saved.getByRole('button', { name: 'Spara vyn' }).click();
		expect(await saved.innerText()).toContain('ser ut att innehålla ett personnummer');
		expect(await saved.getByLabel('Spara den här vyn som').inputValue()).toBe('Om 19121212-1212');
		await close();
	});

	it('another site cannot save a view', async () => {
		const response = await fetch(`${site().url}/utforska`, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://example.org' },
			body: 'gor=spara&namn=x'
		});
		expect(response.status).toBe(403);
	});

	it('the evaluator at the machine sees every cut, and cohorts year by year', async () => {
		const before = process.env.STEGVIS_SOM;
		process.env.STEGVIS_SOM = 'utvarderare';
		const server = await serve({
			host: '127.0.0.1',
			port: 0,
			warehouse: site().warehouse,
			log: () => undefined
		});
		if (before === undefined) delete process.env.STEGVIS_SOM;
		else process.env.STEGVIS_SOM = before;
		try {
			const own = { ...site(), url: server.url };
			const { page, close } = await visit(own, '/utforska?bild=kohorter&forbund=vastmanland', {
				script: false
			});
			expect(await page.locator('figure h2').innerText()).toMatch(
				/av dem som började 2026 och .* som började 2025/
			);
			await page.goto(`${server.url}/utforska?matt=avslutade&rader=kon&rader=remittent`);
			expect(await page.locator('main').innerText()).not.toContain('släpps inte');
			await close();
		} finally {
			await server.close();
		}
	});
}
