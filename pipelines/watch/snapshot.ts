import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../files.ts';

/** What a folder looks like at a moment: equal keys, equal folder. `files` counts what a load would read. */
export interface Snapshot {
	key: string;
	files: number;
}

/** Settings that lie beside the files and change what a load makes of them. */
const SETTINGS = /\.ya?ml$/i;

/** Name, size and time of change; a file that went away while we looked is its name alone. */
function stateOf(folder: string, name: string): string {
	try {
		const { size, mtimeMs } = statSync(join(folder, name));
		return JSON.stringify([name, size, mtimeMs]);
	} catch {
		return JSON.stringify([name]);
	}
}

/** Looks at a folder and its subfolders; null when it is not there. Half-copied and lock files are not seen at all. */
export function snapshot(folder: string): Snapshot | null {
	const { files, missing, beside } = listFiles([folder]);
	if (missing.length > 0) return null;
	const names = [...files.map(({ name }) => name), ...beside.filter((name) => SETTINGS.test(name))];
	const states = names.sort().map((name) => stateOf(folder, name));
	return { key: createHash('sha256').update(states.join('\n')).digest('hex'), files: files.length };
}
