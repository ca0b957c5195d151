import { writeWhole } from '#lib/server/inkorg/index.ts';
import { changeMapping, type Change } from '../mappning/change.ts';
import { findPersonnummer } from '../readers/personnummer.ts';
import { Refusal } from '../refusal.ts';
import { mappingAt } from './read.ts';

/**
 * Makes the same changes in each of the mappings, and writes them when they hold in all: the sändning's own and the
 * förbund's kept one. Each is put in place by rename. Throws Refusal, and then none is written.
 */
export function saveChanges(paths: readonly string[], changes: readonly Change[], idag: string): void {
	const written = paths.map((path) => [path, changeMapping(mappingAt(path), changes, idag)] as const);
	if (written.some(([, text]) => findPersonnummer(Buffer.from(text)) !== null))
		throw new Refusal(
			'personnummer',
			'Det du skrev, eller ordet i filen, ser ut att innehålla ett personnummer. Inget har sparats.'
		);
	for (const [path, text] of written) writeWhole(path, text);
}
