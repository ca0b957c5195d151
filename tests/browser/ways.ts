import { expect, it } from 'vitest';
import { visit, type Site } from './site.ts';

export function ways(site: () => Site): void {
	it('a choice goes into the address, comes along to the next page, and Back undoes it', async () => {
		const { page, close } = await visit(site(), '/jamfor', { script: false });
		await page.getByLabel('Samordningsförbund').selectOption({ label: 'Västmanland' });
		await page.getByLabel('Från och med').selectOption('2025');
		await page.getByRole('button', { name: 'Visa' }).click();
		// The form writes every field; the address keeps only what was chosen.
		expect(page.url()).toBe(`${site().url}/jamfor?forbund=vastmanland&fran=2025`);
		await page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name: 'Insatser' }).click();
		expect(page.url()).toBe(`${site().url}/insatser?forbund=vastmanland&fran=2025`);
		await page.getByRole('link', { name: 'Samordningsteam Sala' }).click();
		expect(page.url()).toBe(`${site().url}/insats/samordningsteam_sala?forbund=vastmanland&fran=2025`);
		await page.goBack();
		await page.goBack();
		await page.goBack();
		expect(page.url()).toBe(`${site().url}/jamfor`);
		await close();
	});

	it('a comparison is looked at in several ways, by links that keep the rest of the choice', async () => {
		const { page, close } = await visit(site(), '/jamfor?forbund=vastmanland', { script: false });
		const ways = page.getByRole('navigation', { name: 'Sätt att jämföra' });
		await ways.getByRole('link', { name: 'Standardiserat' }).click();
		expect(page.url()).toBe(`${site().url}/jamfor?forbund=vastmanland&vy=standardiserat`);
		expect(await ways.locator('[aria-current=page]').innerText()).toBe('Standardiserat');
		await page.getByLabel('Räkna in').selectOption({ label: 'Kön' });
		await page.getByRole('button', { name: 'Visa' }).click();
		expect([...new URL(page.url()).searchParams].sort()).toEqual([
			['forbund', 'vastmanland'],
			['strata', 'kon'],
			['vy', 'standardiserat']
		]);
		expect(await page.locator('#standardiserat_1').innerText()).toContain('könsfördelningen');
		await ways.getByRole('link', { name: 'Kostnad mot utfall' }).click();
		await page.getByRole('link', { name: 'Samordningsteam Sala och Samordningsteam Surahammar' }).click();
		expect(await page.locator('figure h2').innerText()).toMatch(
			/^Samordningsteam Sala kostar .* per deltagare/
		);
		await close();
	});

	it('what may not be compared is not, and the page says why', async () => {
		const path = '/jamfor?vy=skillnad&insats=krus&insats=samordningsteam_sala';
		const { page, close } = await visit(site(), path, { script: false });
		expect(await page.locator('figure').count()).toBe(0);
		const said = await page.locator('#jamfors_inte').innerText();
		expect(said).toMatch(/Samordningsteam Sala jämförs inte med KRUS Kalmar: .* pågick/);
		await close();
	});

	it('says which part of the address it does not know', async () => {
		const { page, status, close } = await visit(site(), '/jamfor?forbund=narnia&skostorlek=44', {
			script: false
		});
		expect(status).toBe(200);
		const notice = await page.getByRole('note').innerText();
		expect(notice).toContain('Filtret förbund = ”narnia” känns inte igen');
		expect(notice).toContain('Filtret ”skostorlek” känns inte igen');
		await close();
	});

	it('an empty period says why, and offers a way on', async () => {
		const { page, close } = await visit(site(), '/jamfor?forbund=umea&fran=2025&till=2025', {
			script: false
		});
		const text = await page.locator('main').innerText();
		expect(text).toContain('Välj en annan period');
		expect(text).toContain('Steget vidare 2.0 (2014–2016)');
		await close();
	});

	it.each(['/finns-inte', '/insats/finns_inte', '/matt/finns_inte'])(
		'%s: a page that is not there says so in Swedish',
		async (path) => {
			const { page, status, close } = await visit(site(), path, { script: false });
			expect(status).toBe(404);
			expect(await page.locator('h1').innerText()).toBe('Sidan finns inte');
			expect(await page.locator('main').innerText()).not.toMatch(/not found|error/i);
			await page.getByRole('link', { name: 'Till översikten' }).click();
			expect(page.url()).toBe(`${site().url}/`);
			await close();
		}
	);

	it('can be used from the keyboard: the first stop leads past the menu, and focus is seen', async () => {
		const { page, close } = await visit(site(), '/jamfor', { script: true });
		await page.keyboard.press('Tab');
		expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Hoppa till innehållet');
		await page.keyboard.press('Enter');
		expect(new URL(page.url()).hash).toBe('#innehall');
		await page.keyboard.press('Tab');
		const ring = await page.evaluate(() => {
			const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
			return { outlineStyle, wide: Number.parseFloat(outlineWidth) };
		});
		expect(ring.outlineStyle).toBe('solid');
		expect(ring.wide).toBeGreaterThanOrEqual(2);
		await close();
	});

	it('every link leads somewhere, and no page says undefined or NaN', async () => {
		const seen = new Set<string>();
		// Years to choose between lead to the same page a dozen times over: some of them are enough.
		const dated = new Map<string, number>();
		const enough = (path: string): boolean => {
			const { pathname, searchParams } = new URL(path, site().url);
			if (!searchParams.has('fran')) return false;
			for (const name of ['fran', 'till']) searchParams.delete(name);
			const rest = `${pathname}?${searchParams}`;
			dated.set(rest, (dated.get(rest) ?? 0) + 1);
			return dated.get(rest)! > 3;
		};
		// A definition, a count or a way of comparing is the same page whatever came along: one of each is enough.
		const once = (path: string): string => {
			const url = new URL(path, site().url);
			if (/^\/(matt|metod|rapport)(\/|$)/.test(url.pathname)) return url.pathname;
			const vy = url.searchParams.get('vy');
			if (url.pathname === '/jamfor' && vy)
				return `/jamfor?vy=${vy}&forbund=${url.searchParams.get('forbund')}`;
			return url.pathname === '/rakning' ? `/rakning?matt=${url.searchParams.get('matt')}` : path;
		};
		const queue = ['/', '/jamfor', '/insatser?forbund=umea', '/matt', '/data', '/datakatalog'];
		for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
			if (seen.has(once(path))) continue;
			seen.add(once(path));
			if (enough(path)) continue;
			const response = await fetch(site().url + path);
			expect([path, response.status]).toEqual([path, 200]);
			const html = await response.text();
			// Fonts written into a file are letters by chance.
			const words = html.replace(/base64,[^"')]*/g, '');
			expect([path, /undefined|NaN|\[object /.exec(words)?.[0]]).toEqual([path, undefined]);
			for (const [, link] of html.matchAll(/href="(\/[^"#]*)"/g)) {
				const to = link?.replaceAll('&amp;', '&') ?? '';
				// Pictures and reports as files are fetched one by one where they are proved.
				if (!/^\/(_app|favicon|bild|rapport\/.*\.(pdf|docx|xlsx))/.test(to)) queue.push(to);
			}
			// Each measure can be compared, and cut, whatever its kind.
			const matt = /^\/matt\/([a-z0-9_]+)$/.exec(path)?.[1];
			if (matt) queue.push(`/jamfor?matt=${matt}`, `/jamfor?matt=${matt}&grupp=kon`);
		}
		expect(seen.size).toBeGreaterThan(100);
	}, 300_000);
}
