import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { runChild } from './child.mjs';
import { Problem } from './problem.mjs';
import { root } from './settings.mjs';

const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome'];
const FIXED = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe'
];

/** @param {string} path */
function isExecutable(path) {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** Where Playwright keeps its browsers. */
function playwrightCache() {
	const set = process.env.PLAYWRIGHT_BROWSERS_PATH;
	if (set && set !== '0') return set;
	if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'ms-playwright');
	if (process.platform === 'win32') return join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright');
	return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'ms-playwright');
}

/** Playwright's own Chromium (or its headless shell), the newest first. */
function playwrightBrowsers() {
	const cache = playwrightCache();
	if (!existsSync(cache)) return [];
	const inside = [
		['chrome-linux', 'chrome'],
		['chrome-linux64', 'chrome'],
		['chrome-headless-shell-linux64', 'chrome-headless-shell'],
		['chrome-linux', 'headless_shell'],
		['chrome-mac', 'Chromium.app', 'Contents', 'MacOS', 'Chromium'],
		['chrome-win', 'chrome.exe']
	];
	return readdirSync(cache)
		.filter((name) => name.startsWith('chromium'))
		.sort((a, b) => Number(b.split('-').at(-1)) - Number(a.split('-').at(-1)))
		.flatMap((name) => inside.map((path) => join(cache, name, ...path)));
}

/**
 * A browser the tests can drive, or undefined. STEGVIS_CHROMIUM and CHROME_PATH come first; one that is set and
 * missing is a Problem, not a reason to take another.
 * @returns {string | undefined} absolute path
 */
export function findBrowser(env = process.env) {
	for (const name of ['STEGVIS_CHROMIUM', 'CHROME_PATH']) {
		const path = env[name];
		if (!path) continue;
		if (isExecutable(path)) return path;
		throw new Problem(
			`${name} är "${path}", men där finns inget program. Ange sökvägen till Chrome eller Chromium.`,
			1
		);
	}
	const onPath = (env.PATH ?? '')
		.split(delimiter)
		.flatMap((folder) => NAMES.map((name) => join(folder, name)));
	return [...onPath, ...FIXED, ...playwrightBrowsers()].find(isExecutable);
}

/** Whether the browser starts at all: Playwright's own lacks system libraries on a bare machine. @param {string} path */
async function starts(path) {
	const { code } = await runChild(path, ['--headless', '--no-sandbox', '--version']).catch(() => ({
		code: 1
	}));
	return code === 0;
}

/** A browser that is there and starts. @returns {Promise<string | undefined>} */
export async function workingBrowser() {
	const path = findBrowser();
	return path && (await starts(path)) ? path : undefined;
}

/**
 * Gets a browser when none is there: Playwright's own, else Debian's package when root. Throws Problem when neither.
 * @param {(text: string) => void} say @returns {Promise<string>} absolute path
 */
export async function installBrowser(say) {
	const cli = join(root, 'node_modules', 'playwright-core', 'cli.js');
	const own = await runChild(process.execPath, [cli, 'install', '--only-shell', 'chromium']);
	const found = own.code === 0 ? await workingBrowser() : undefined;
	if (found) return found;
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		say('Playwrights egen Chromium gick inte att använda; installerar Debians paket chromium.');
		const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		await runChild('apt-get', ['update', '-q'], { env });
		const got = await runChild('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], {
			env
		});
		const path = got.code === 0 ? await workingBrowser() : undefined;
		if (path) return path;
	}
	throw new Problem(
		'Ingen webbläsare att testa med: varken Chrome eller Chromium finns här, och ingen gick att installera. ' +
			'Installera Google Chrome eller Chromium, eller ange sökvägen i STEGVIS_CHROMIUM, och kör npm test igen.'
	);
}
