import { GRANSER } from './granser.ts';
import { startRun } from './korning.ts';
import { far } from './lage.ts';
import { clearOld, listSandningar, mottagen, newPlace, removeSandning, waiting } from './store.ts';

/**
 * Has what is loaded read anew by the förbund's kommuner as they are kept: a sändning without files, to be looked at and published
 * like any other. A choice that waits already gives way to this one. Null when too many sändningar wait; the choice is kept all the same.
 */
export function sendKommuner(warehouse: string, now: Date): string | null {
	clearOld(warehouse, now);
	for (const { id, kommuner, filer, lage } of listSandningar(warehouse))
		if (kommuner && filer.length === 0 && lage !== 'publicerad' && far(lage).kastas)
			removeSandning(warehouse, id);
	if (waiting(warehouse) >= GRANSER.vantande) return null;
	const { id } = newPlace(warehouse);
	mottagen(warehouse, id, now, { kommuner: true });
	startRun(warehouse, id, 'kontrollera', now);
	return id;
}
