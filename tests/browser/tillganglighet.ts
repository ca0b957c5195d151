import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { root } from '../../scripts/lib/settings.mjs';
import { PAGES } from './addresses.ts';
import { dress, violations, visit, type Site } from './site.ts';

const BREDDER = [1440, 390] as const;
const SCHEMES = [
	['ljust', 'light'],
	['mörkt', 'dark']
] as const;
const MEASURE = process.env.STEGVIS_MATNING === '1';

export function tillganglighet(site: () => Site): void {
	const found: Record<string, number> = {};
	afterAll(() => {
		if (!MEASURE) return;
		const { version } = createRequire(import.meta.url)('axe-core/package.json') as { version: string };
		const file = join(root, 'data', 'reference', 'tillganglighet.matning.json');
		const before = JSON.parse(readFileSync(file, 'utf8')) as { axe: string; sidor: Record<string, number> };
		// A run of some pages leaves what the same axe found on the others.
		const all = { ...(before.axe === version ? before.sidor : {}), ...found };
		const report = {
			dag: new Date().toISOString().slice(0, 10),
			axe: version,
			bredder: BREDDER,
			lagen: SCHEMES.map(([lage]) => lage),
			sidor: Object.fromEntries(PAGES.flatMap((path) => (path in all ? [[path, all[path]]] : [])))
		};
		writeFileSync(file, `${JSON.stringify(report, null, '\t')}\n`);
	});

	it.each(PAGES)('%s has no fault that axe finds, at either width in either theme', async (path) => {
		const kinds = new Set<string>();
		const { page, close } = await visit(site(), path);
		for (const width of BREDDER)
			for (const [, scheme] of SCHEMES) {
				await dress(page, { width, scheme });
				for (const one of await violations(page)) kinds.add(one);
			}
		await close();
		found[path] = kinds.size;
		expect([...kinds]).toEqual([]);
	});

	it('nothing moves by itself', async () => {
		const { page, close } = await visit(site(), '/jamfor');
		const moving = await page.evaluate(() =>
			[...document.querySelectorAll('*')]
				.filter((node) => {
					const { animationName, transitionDuration } = getComputedStyle(node);
					return animationName !== 'none' || !/^0s(, 0s)*$/.test(transitionDuration);
				})
				.map((node) => node.tagName)
		);
		expect(moving).toEqual([]);
		await close();
	});

	it('keeps its pictures when the reader chooses the colours', async () => {
		const context = await site().browser.newContext({ forcedColors: 'active', colorScheme: 'dark' });
		const page = await context.newPage();
		await page.goto(`${site().url}/jamfor`);
		const colours = await page.evaluate(() => {
			const of = (selector: string, what: 'fill' | 'stroke') =>
				getComputedStyle(document.querySelector(`figure .wide ${selector}`) ?? document.body)[what];
			const probe = document.body.appendChild(document.createElement('i'));
			const system = (name: string) => {
				probe.style.color = name;
				return getComputedStyle(probe).color;
			};
			return {
				text: of('.name text', 'fill'),
				line: of('.interval line', 'stroke'),
				ink: system('CanvasText')
			};
		});
		expect(colours.text).toBe(colours.ink);
		expect(colours.line).toBe(colours.ink);
		await context.close();
	});
}
