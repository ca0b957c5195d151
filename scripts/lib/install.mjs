import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from './child.mjs';
import { Problem } from './problem.mjs';
import { root } from './settings.mjs';

/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, devOptional?: boolean, link?: boolean }} Package */

/** @param {string} path @returns {Record<string, Package> | undefined} */
function packagesOf(path) {
	try {
		return JSON.parse(readFileSync(path, 'utf8')).packages;
	} catch {
		return undefined;
	}
}

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes what it installed to
 * node_modules/.package-lock.json as its last step, so a broken-off installation counts as missing.
 * @param {{ dev: boolean, folder?: string }} options dev: what building and testing need too
 */
export function isInstalled({ dev, folder = root }) {
	const wanted = packagesOf(join(folder, 'package-lock.json'));
	// Installed as somebody's dependency: npm has resolved everything already and there is no lock of our own.
	if (!wanted) return true;
	const have = packagesOf(join(folder, 'node_modules', '.package-lock.json'));
	if (!have) return false;
	return Object.entries(wanted).every(([path, item]) => {
		if (path === '' || item.optional || item.devOptional || (item.dev && !dev)) return true;
		return have[path]?.version === item.version;
	});
}

/** npm as this process was started by, else the one on the path. @param {string[]} args */
function npm(args) {
	const cli = process.env.npm_execpath;
	const show = /** @type {const} */ (false);
	if (cli && /npm-cli\.[cm]?js$/.test(cli) && existsSync(cli)) {
		return runChild(process.execPath, [cli, ...args], { cwd: root, show });
	}
	return runChild('npm', args, { cwd: root, show, shell: process.platform === 'win32' });
}

/** Installs exactly what package-lock.json says, development tools included. Throws Problem when npm cannot. */
export async function install() {
	const folder = join(root, 'node_modules');
	if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) {
		// npm ci empties the folder first, and would follow the link into somebody else's.
		throw new Problem(
			'node_modules är en länk till en annan mapp och rörs inte. Ta bort länken och försök igen.'
		);
	}
	const result = await npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']).catch(
		(error) => ({
			code: 1,
			output: String(error)
		})
	);
	if (result.code === 0) return;
	const last = result.output.trim().split('\n').slice(-12).join('\n');
	throw new Problem(
		`Installationen av programmets delar (npm ci) gick inte. Kontrollera att datorn når npm-registret och ` +
			`försök igen. npm sade:\n${last}`
	);
}
