/** Paper: a whole HTML document as a tagged PDF, by whatever Chromium the machine has. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { findBrowser } from '../../../scripts/lib/browser.mjs';

const FLAGS = [
	'--headless',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-pdf-header-footer',
	'--export-tagged-pdf',
	'--generate-pdf-document-outline'
];
const MAX_MS = 60_000;
const run = promisify(execFile);

/** Is there a Chromium to make paper with? One that is set and missing counts as none. */
export function canPrintPdf(): boolean {
	try {
		return findBrowser() !== undefined;
	} catch {
		return false;
	}
}

/** Prints a document that needs nothing else. Rejects when there is no Chromium, or it takes more than a minute. */
export async function printPdf(html: string): Promise<Uint8Array<ArrayBuffer>> {
	const browser = findBrowser();
	if (!browser) throw new Error('no Chromium to print with');
	const place = mkdtempSync(join(tmpdir(), 'stegvis-pdf-'));
	try {
		const [page, paper] = [join(place, 'rapport.html'), join(place, 'rapport.pdf')];
		writeFileSync(page, html, { mode: 0o600 });
		const own = [`--user-data-dir=${join(place, 'profil')}`, `--print-to-pdf=${paper}`];
		// Chromium refuses its sandbox to root; the document holds no script and fetches nothing.
		const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
		await run(browser, [...FLAGS, ...root, ...own, pathToFileURL(page).href], { timeout: MAX_MS });
		return new Uint8Array(readFileSync(paper));
	} finally {
		rmSync(place, { recursive: true, force: true });
	}
}
