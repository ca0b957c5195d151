import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from './child.mjs';
import { Problem } from './problem.mjs';
import { root } from './settings.mjs';

/** What the built pages are made of. */
const SOURCES = [
	'src',
	'dashboards',
	'pipelines',
	'static',
	'package-lock.json',
	'package.json',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json'
];
const STAMP = 'build/.stegvis-stamp';

/** Paths of all files under `path`, sorted. @param {string} path @returns {string[]} */
function filesUnder(path) {
	if (!existsSync(path)) return [];
	if (!statSync(path).isDirectory()) return [path];
	return readdirSync(path)
		.sort()
		.flatMap((name) => filesUnder(join(path, name)));
}

/** One hash over names and contents of the sources. */
export function sourceHash() {
	const hash = createHash('sha256');
	for (const file of SOURCES.flatMap((name) => filesUnder(join(root, name)))) {
		hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
	}
	return hash.digest('hex');
}

/** Whether build/ was made from the sources as they stand. A broken-off build has no stamp. */
export function isBuilt() {
	try {
		return readFileSync(join(root, STAMP), 'utf8') === sourceHash();
	} catch {
		return false;
	}
}

/** Builds the pages into build/ and stamps them. Throws Problem with the tool's last lines. */
export async function build() {
	const hash = sourceHash();
	const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
	const { code, output } = await runChild(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
		cwd: root,
		env: { ...process.env, NODE_ENV: 'production' }
	});
	if (code !== 0)
		throw new Problem(`Sidorna gick inte att bygga. Verktyget sade:\n${output.trim().slice(-4000)}`);
	writeFileSync(join(root, STAMP), hash);
}
