import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { paths } from '#lib/server/versions.ts';
import type { Protokollrad } from './protokoll.ts';

/** What the rules have begun to take: written before anything goes, so that the protocol has all of it whatever stops them. */
export interface Regelpagar {
	tid: string;
	vem: string;
	/** The rules as they stood, in words. */
	regler: string;
	/** Versions and reports that go, by name. */
	borttagnaVersioner: string[];
	rapporter: string[];
	versioner: Protokollrad['versioner'];
	/** Other files that were mended. */
	filer: number;
	texter: number;
	lasta: number;
	korta: number;
}

/** What has begun and not ended, or null. */
export function readRegelpagar(warehouse: string): Regelpagar | null {
	const path = paths(warehouse).gallring.regler;
	return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Regelpagar) : null;
}

export function writeRegelpagar(warehouse: string, state: Regelpagar): void {
	const { folder, regler } = paths(warehouse).gallring;
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	writeFileSync(`${regler}.ny`, JSON.stringify(state), { mode: 0o600, flush: true });
	renameSync(`${regler}.ny`, regler);
}

export const endRegelpagar = (warehouse: string): void =>
	rmSync(paths(warehouse).gallring.regler, { force: true });
