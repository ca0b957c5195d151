import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { paths } from '#lib/server/versions.ts';
import type { Protokollrad } from './protokoll.ts';

/** A gallring under way: what its protocol will say. It names nobody: the list knows whom, as hashes. */
export type Pagar = Omit<Protokollrad, 'nr' | 'forra' | 'galler'>;

/** The gallring that has begun and not ended, or null. */
export function readPagar(warehouse: string): Pagar | null {
	const { pagar } = paths(warehouse).gallring;
	return existsSync(pagar) ? (JSON.parse(readFileSync(pagar, 'utf8')) as Pagar) : null;
}

/** Writes how far it has come; a reader sees the old or the new. */
export function writePagar(warehouse: string, state: Pagar): void {
	const { folder, pagar } = paths(warehouse).gallring;
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const next = `${pagar}.${process.pid}`;
	writeFileSync(next, JSON.stringify(state), { mode: 0o600, flush: true });
	renameSync(next, pagar);
}

export const endPagar = (warehouse: string): void => rmSync(paths(warehouse).gallring.pagar, { force: true });
