/** Loaded before anything else, so it must parse in an old Node: no newer syntax, no newer imports. */
import { readFileSync } from 'node:fs';

/** @param {string} text `20.19` or `20.19.3` @returns {number[]} */
const parts = (text) => text.split('.').map(Number);

/**
 * Whether `have` is `wanted` or newer.
 * @param {string} have as process.versions.node says it
 * @param {string} wanted `major.minor`
 */
export function isNewEnough(have, wanted) {
	const [major = 0, minor = 0] = parts(have);
	const [wantedMajor = 0, wantedMinor = 0] = parts(wanted);
	return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/** Ends the process with a sentence and exit code 1 when this Node is older than package.json's `engines`. */
export function requireNode() {
	const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
	const wanted = String(manifest.engines.node).replace(/^[^0-9]*/, '');
	if (isNewEnough(process.versions.node, wanted)) return;
	process.stderr.write(
		`Stegvis behöver Node ${wanted} eller nyare, men här körs Node ${process.versions.node}. ` +
			'Installera Node 24 LTS från https://nodejs.org och kör samma kommando igen.\n'
	);
	process.exit(1);
}
