import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { changeMapping, type Change } from '../mappning/change.ts';
import { MAPPING_FILE } from '../mappning/mapping.ts';
import { findPersonnummer } from '../readers/personnummer.ts';
import { Refusal } from '../refusal.ts';
import { mappingAt } from './read.ts';

/** Puts a mapping in place by rename: a reader sees the earlier text or this one, never half of it. */
export function writeMapping(path: string, text: string): void {
	mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
	const part = join(dirname(path), `.${randomBytes(6).toString('hex')}.del`);
	try {
		writeFileSync(part, text, { mode: 0o600 });
		renameSync(part, path);
	} finally {
		rmSync(part, { force: true });
	}
}

/** The förbund's kept mapping, in the warehouse's folder. */
export const keptMapping = (warehouse: string): string => join(warehouse, MAPPING_FILE);

/**
 * Makes the same changes in each of the mappings, and writes them when they hold in all: the sändning's own and the
 * förbund's kept one. Throws Refusal, and then none is written.
 */
export function saveChanges(paths: readonly string[], changes: readonly Change[], idag: string): void {
	const written = paths.map((path) => [path, changeMapping(mappingAt(path), changes, idag)] as const);
	if (written.some(([, text]) => findPersonnummer(Buffer.from(text)) !== null))
		throw new Refusal(
			'personnummer',
			'Det du skrev, eller ordet i filen, ser ut att innehålla ett personnummer. Inget har sparats.'
		);
	for (const [path, text] of written) writeMapping(path, text);
}
