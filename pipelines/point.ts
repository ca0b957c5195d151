import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { paths } from '#lib/server/versions.ts';

/** Waits until what was written to a file or a folder is on the disk. */
export function sync(path: string): void {
	const handle = openSync(path, 'r');
	try {
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
}

/** Lets `current` name a version, by rename: readers see the old or the new, never between. */
export function pointAt(warehouse: string, version: string): void {
	const { current } = paths(warehouse);
	const next = `${current}.${process.pid}`;
	writeFileSync(next, `${version}\n`, { mode: 0o600 });
	sync(next);
	renameSync(next, current);
	sync(warehouse);
}
