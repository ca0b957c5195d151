import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/settings.mjs';
import { PAGES } from './addresses.ts';
import { overflow, violations, visit, type Look, type Site } from './site.ts';

const BREDDER = [1440, 390] as const;
const SCHEMES = [
	['ljust', 'light'],
	['mörkt', 'dark']
] as const;
const MEASURE = process.env.STEGVIS_MATNING === '1';

/** Both widths in both themes when the run is to be written down; else the pairs that the other tests leave. */
const LOOKS: { width: number; schemes: Look['scheme'][] }[] = MEASURE
	? BREDDER.map((width) => ({ width, schemes: SCHEMES.map(([, scheme]) => scheme) }))
	: [
			{ width: 1440, schemes: ['dark'] },
			{ width: 390, schemes: ['light'] }
		];

/** WCAG 2.2, 1.4.12: the spacing a reader may set without losing anything. A picture is an image: its table is the text. */
const SPACING =
	':not(svg, svg *) { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } svg, svg * { letter-spacing: normal; word-spacing: normal } p { margin-bottom: 2em !important }';

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

	describe.each(PAGES)('%s', (path) => {
		it('has no fault that axe finds, in its other width and theme', async () => {
			const kinds = new Set<string>();
			for (const { width, schemes } of LOOKS) {
				const { page, close } = await visit(site(), path, { width });
				for (const colorScheme of schemes) {
					await page.emulateMedia({ colorScheme });
					for (const one of await violations(page)) kinds.add(one);
				}
				await close();
			}
			found[path] = kinds.size;
			expect([...kinds]).toEqual([]);
		});

		it('can be enlarged to 400 % and spaced out, and nothing is lost or scrolls sideways', async () => {
			const { page, close } = await visit(site(), path, { width: 320 });
			expect(await overflow(page)).toEqual([]);
			await page.evaluate((css) => {
				const sheet = new CSSStyleSheet();
				sheet.replaceSync(css);
				document.adoptedStyleSheets = [sheet];
			}, SPACING);
			expect(await overflow(page)).toEqual([]);
			const clipped = await page.evaluate(() =>
				[...document.querySelectorAll('main *, header *, footer *')]
					.filter((node) => {
						const { overflowX, overflowY } = getComputedStyle(node);
						const cut = [overflowX, overflowY].some((value) => value === 'hidden' || value === 'clip');
						const over = node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1;
						// A field scrolls what is written in it.
						return cut && over && !node.closest('.sr-only, svg, input');
					})
					.map((node) => `<${node.tagName}> ${node.textContent?.slice(0, 40)}`)
			);
			expect(clipped).toEqual([]);
			await close();
		});

		it('has tables that can be read aloud, and pictures that say what they are', async () => {
			const { page, close } = await visit(site(), path, { script: false });
			const faults = await page.evaluate(() => {
				const said: string[] = [];
				const name = (node: Element) => node.textContent?.trim().replace(/\s+/g, ' ').slice(0, 50);
				for (const table of document.querySelectorAll('table')) {
					if (!table.caption?.textContent?.trim()) said.push(`table without caption: ${name(table)}`);
					for (const th of table.querySelectorAll('th'))
						if (!th.getAttribute('scope')) said.push(`th without scope: ${name(th)}`);
				}
				for (const svg of document.querySelectorAll('svg:not([aria-hidden=true])'))
					if (svg.getAttribute('role') !== 'img' || !(svg.getAttribute('aria-label') ?? '').trim())
						said.push(`picture without words: ${svg.getAttribute('class')}`);
				if (document.documentElement.lang !== 'sv') said.push('the page has another language');
				return said;
			});
			expect(faults).toEqual([]);
			await close();
		});
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
