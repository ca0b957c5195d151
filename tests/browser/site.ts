import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { MeasureRow } from '#lib/measures/types.ts';
import { findBrowser } from '../../scripts/lib/browser.mjs';
import { build, isBuilt } from '../../scripts/lib/build.mjs';
import { root } from '../../scripts/lib/settings.mjs';
import { serve } from '../../scripts/serve.mjs';

/** The built pages over a warehouse of the demo folder, on a free port of their own, and a browser beside them. */

const FLAGS = [
	'--headless',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

const run = promisify(execFile);

export interface Site {
	url: string;
	/** The warehouse's folder. */
	warehouse: string;
	browser: Browser;
	/** `stegvis` with these arguments over the site's warehouse; its standard output. */
	stegvis(...args: string[]): Promise<string>;
	/** Rows of `stegvis measure … --json`, as the board sees them unless `--som` says otherwise. */
	measure(matt: string, ...args: string[]): Promise<MeasureRow[]>;
	close(): Promise<void>;
}

async function openSite(): Promise<Site> {
	if (!isBuilt()) await build();
	const place = mkdtempSync(join(tmpdir(), 'stegvis-browser-'));
	const warehouse = join(place, 'warehouse');
	const stegvis = async (...args: string[]) => {
		const all = [join(root, 'bin', 'stegvis.mjs'), ...args, '--warehouse', warehouse];
		const { stdout } = await run(process.execPath, all, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
		return stdout;
	};
	await stegvis('load', join(root, 'data', 'demo'));
	const said: string[] = [];
	const server = await serve({
		host: '127.0.0.1',
		port: 0,
		warehouse,
		log: (text: string) => said.push(text)
	});
	const executablePath = findBrowser();
	if (!executablePath) throw new Error('Ingen webbläsare: sätt STEGVIS_CHROMIUM, eller kör npm test.');
	const browser = await chromium.launch({ executablePath, args: FLAGS });
	return {
		url: server.url,
		warehouse,
		browser,
		stegvis,
		measure: async (matt, ...args) => {
			const viewer = args.includes('--som') ? [] : ['--som', 'styrelse'];
			const answer = JSON.parse(await stegvis('measure', matt, ...args, ...viewer, '--json'));
			return answer.rows as MeasureRow[];
		},
		close: async () => {
			await browser.close();
			await server.close();
			rmSync(place, { recursive: true, force: true });
			if (said.some((line) => line.includes('fel ')))
				throw new Error(`The server logged: ${said.join('\n')}`);
		}
	};
}

/** A site for all the tests of a file: opened before the first of them and closed after the last. */
export function ownSite(): () => Site {
	let site: Site;
	beforeAll(async () => {
		site = await openSite();
	});
	afterAll(async () => {
		await site?.close();
	});
	return () => site;
}

export interface Look {
	width: number;
	scheme: 'light' | 'dark';
	script: boolean;
}

/** The same open page as another reader has it: nothing in a page is laid out by a script, so it need not be fetched again. */
export async function dress(
	page: Page,
	look: { width?: number; scheme?: Look['scheme']; media?: 'print' } = {}
): Promise<void> {
	const { width = 1440, scheme = 'light', media = null } = look;
	await page.setViewportSize({ width, height: 900 });
	await page.emulateMedia({ colorScheme: scheme, media });
}

/** Opens a page the way one reader would, and collects what must not happen. */
export async function visit(site: Site, path: string, look: Partial<Look> = {}) {
	const { width = 1440, scheme = 'light', script = true } = look;
	const context = await site.browser.newContext({
		viewport: { width, height: 900 },
		colorScheme: scheme,
		javaScriptEnabled: script,
		locale: 'sv-SE',
		// A clock far from Greenwich: no date on a page may move.
		timezoneId: 'Pacific/Auckland'
	});
	const page = await context.newPage();
	const faults: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
	});
	page.on('pageerror', (error) => faults.push(String(error)));
	page.on('request', (request) => {
		const { protocol, origin } = new URL(request.url());
		if (protocol !== 'data:' && origin !== site.url) faults.push(`request to ${request.url()}`);
	});
	const response = await page.goto(site.url + path);
	return { page, faults, status: response?.status() ?? 0, close: () => context.close() };
}

/** What reaches past the right edge, in words; empty when nothing does. Boxes that scroll by themselves may. */
export const overflow = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const edge = document.documentElement.clientWidth + 1;
		const found = document.documentElement.scrollWidth > edge ? ['the page scrolls sideways'] : [];
		for (const node of document.querySelectorAll('main *, header *, footer *')) {
			if (node.closest('.scroll, pre, .sr-only, .skip')) continue;
			const box = node.getBoundingClientRect();
			if (box.width > 0 && box.right > edge)
				found.push(`<${node.tagName}> ${node.textContent?.slice(0, 40)}`);
		}
		return found.slice(0, 5);
	});

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Violations axe-core finds (WCAG 2.0–2.2 A and AA, the size of targets too, and its best practices), one line each. */
export async function violations(page: Page): Promise<string[]> {
	await page.evaluate(axeSource);
	return page.evaluate(async () => {
		const { axe } = window as unknown as {
			axe: {
				run(
					options: object
				): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
			};
		};
		const { violations: found } = await axe.run({ rules: { 'target-size': { enabled: true } } });
		return found.map(
			({ id, nodes }) =>
				`${id}: ${nodes[0]?.html.slice(0, 160)} (${nodes.length}) ${nodes[0]?.failureSummary}`
		);
	});
}
