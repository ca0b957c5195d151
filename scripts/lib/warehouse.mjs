import { existsSync, lstatSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Remembers which version `npm start` loaded from which folder, so that it never loads the demo over own data. */
const STAMP = 'start.json';

/**
 * The published version a warehouse folder points at, or undefined before the first load.
 * @param {string} warehouse
 */
export function publishedVersion(warehouse) {
	const current = join(warehouse, 'current');
	try {
		const text = lstatSync(current).isSymbolicLink() ? readlinkSync(current) : readFileSync(current, 'utf8');
		return basename(text.trim(), '.duckdb') || undefined;
	} catch {
		return undefined;
	}
}

/** Whether all that is published is the demo, as `npm start` loaded it. @param {string} warehouse @param {string} demo */
export function holdsDemo(warehouse, demo) {
	const version = publishedVersion(warehouse);
	if (!version) return false;
	try {
		const stamp = JSON.parse(readFileSync(join(warehouse, STAMP), 'utf8'));
		return stamp.version === version && stamp.data === demo;
	} catch {
		return false;
	}
}

/** Whether something else than the demo is published. @param {string} warehouse @param {string} demo */
export function holdsOwnData(warehouse, demo) {
	return publishedVersion(warehouse) !== undefined && !holdsDemo(warehouse, demo);
}

/**
 * Empties a warehouse that holds the demo and nothing else, so that made-up people are never counted with real ones:
 * a load adds to what is there. The folder itself stays, it may be a mounted volume.
 * @param {string} warehouse
 */
export function clearDemo(warehouse) {
	for (const name of ['current', 'versions', 'bygge', 'state.db', 'state.db-wal', 'state.db-shm', STAMP]) {
		rmSync(join(warehouse, name), { recursive: true, force: true });
	}
}

/** @param {string} warehouse @param {string} data the folder that was just loaded */
export function rememberLoad(warehouse, data) {
	const version = publishedVersion(warehouse);
	if (version && existsSync(warehouse)) {
		writeFileSync(join(warehouse, STAMP), `${JSON.stringify({ version, data })}\n`, { mode: 0o600 });
	}
}
