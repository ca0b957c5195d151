import {
	chmodSync,
	existsSync,
	readFileSync,
	readdirSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { inFolder, makeFolder } from '#lib/server/folder.ts';
import { isAlive, startedAt } from '#lib/server/process.ts';
import { currentVersion, paths } from '#lib/server/versions.ts';
import { pointAt, sync } from './point.ts';

/** Versions kept for undone publishing and older reports. */
export const KEEP = 12;

export class Busy extends Error {}

/**
 * Takes the warehouse for one load: makes its folders, and clears what a stopped load left. Throws Busy when another load is
 * running. The lock of a process that is gone does not count.
 */
export function takeWarehouse(warehouse: string): { workspace: string; release(): void } {
	const where = paths(warehouse);
	for (const folder of [warehouse, where.versions, where.building]) makeFolder(folder);
	const mine = `${process.pid} ${startedAt(process.pid)}`;
	for (let attempt = 0; !inFolder(() => takeLock(where.lock, mine)); attempt++) {
		if (attempt > 3 || isHeld(where.lock)) throw new Busy();
		breakLock(where.lock);
	}
	for (const left of readdirSync(where.building))
		rmSync(join(where.building, left), { recursive: true, force: true });
	for (const left of readdirSync(warehouse))
		if (/^(current|angrade)\./.test(left)) rmSync(join(warehouse, left), { force: true });
	for (const left of readdirSync(where.versions))
		if (!left.endsWith('.duckdb')) rmSync(join(where.versions, left), { recursive: true, force: true });
	const workspace = join(where.building, String(process.pid));
	makeFolder(workspace);
	return {
		workspace,
		release() {
			rmSync(workspace, { recursive: true, force: true });
			rmSync(where.lock, { force: true });
		}
	};
}

/** Writes the lock; false when one is there. */
function takeLock(lock: string, mine: string): boolean {
	try {
		writeFileSync(lock, mine, { flag: 'wx', mode: 0o600 });
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	}
}

/** Is the lock that of a process that lives, or one that is just being written? One that has gone since is nobody's. */
function isHeld(lock: string): boolean {
	try {
		const [pid = '', started = ''] = readFileSync(lock, 'utf8').split(' ');
		if (pid === '') return Date.now() - statSync(lock).mtimeMs < 2000;
		return Number(pid) > 0 && isAlive(Number(pid)) && startedAt(Number(pid)) === started;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
		throw error;
	}
}

/** So old a mark that a lock is being broken is that of a process that stopped while it did. */
const BREAKING = 10_000;

/**
 * Takes away the lock of a process that is gone. Of several that see it at once one does it, and looks again before: else the second
 * would take away the lock that the first has just written. Throws Busy to the others.
 */
export function breakLock(lock: string): void {
	const breaking = `${lock}.bryts`;
	if (!inFolder(() => takeLock(breaking, ''))) {
		const since = statSync(breaking, { throwIfNoEntry: false })?.mtimeMs;
		if (since !== undefined && Date.now() - since > BREAKING) rmSync(breaking, { force: true });
		throw new Busy();
	}
	try {
		if (!isHeld(lock)) rmSync(lock, { force: true });
	} finally {
		rmSync(breaking, { force: true });
	}
}

/** A version as it was built: with its rows, and what it lets out. */
export interface Built {
	rows: string;
	release: string;
}

/** Puts finished files in place: into `versions/`, then `current` by rename. Readers see the old or the new, never between. */
export function publish(warehouse: string, built: Built, version: string, keep = KEEP): void {
	const where = paths(warehouse);
	for (const [from, to] of [
		[built.release, where.release(version)],
		[built.rows, where.version(version)]
	] as const) {
		chmodSync(from, 0o600);
		sync(from);
		renameSync(from, to);
	}
	sync(where.versions);
	pointAt(warehouse, version);
	prune(warehouse, version, keep);
}

/** Removes the oldest versions beyond those kept. A server that still reads one keeps it until it lets go. */
function prune(warehouse: string, version: string, keep: number): void {
	const where = paths(warehouse);
	const old = readdirSync(where.versions)
		.filter((name) => /^[0-9a-f]{12}\.duckdb$/.test(name) && name !== `${version}.duckdb`)
		.map((name) => ({ name: name.slice(0, 12), time: statSync(join(where.versions, name)).mtimeMs }))
		.sort((a, b) => b.time - a.time);
	for (const { name } of old.slice(keep - 1))
		for (const path of [where.version(name), where.release(name)]) rmSync(path, { force: true });
}

/** Path of the published file, or null. */
export function publishedFile(warehouse: string): string | null {
	const version = currentVersion(warehouse);
	const file = version ? paths(warehouse).version(version) : null;
	return file && existsSync(file) ? file : null;
}
