import { copyFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { paths } from '#lib/server/versions.ts';

/** Points `current` at another version the way publishing does. */
export function pointAt(warehouse: string, version: string): void {
	const next = join(warehouse, 'current.bench');
	writeFileSync(next, `${version}\n`);
	renameSync(next, join(warehouse, 'current'));
}

/** The version under another name, both its files. Returns how to take the copy away again. */
export function copyVersion(warehouse: string, from: string, to: string): () => void {
	const { version, release } = paths(warehouse);
	const files = [version(to), release(to)];
	for (const [i, file] of [version(from), release(from)].entries()) copyFileSync(file, files[i]!);
	return () => files.forEach((file) => rmSync(file, { force: true }));
}
