import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { openDatabase } from '#lib/server/duckdb.ts';
import { versionBefore } from '#lib/server/forra.ts';
import type { LoadReport } from '#lib/server/report.ts';
import { currentVersion, isKept, paths } from '#lib/server/versions.ts';
import { KEEP, takeWarehouse } from './publish.ts';
import { pointAt } from './point.ts';

/** Why the latest publishing cannot be undone, as a sentence. */
export class CannotUndo extends Error {}

/**
 * Versions that were published, seen, and undone: what they let out cannot be called back, so the next release reckons with it. They
 * are named in a file of the warehouse until a version that remembers them is published.
 */
export function undoneVersions(warehouse: string): string[] {
	const { angrade } = paths(warehouse);
	if (!existsSync(angrade)) return [];
	return readFileSync(angrade, 'utf8')
		.split('\n')
		.filter((name) => isKept(warehouse, name));
}

function remember(warehouse: string, name: string): void {
	const { angrade } = paths(warehouse);
	const names = [...new Set([...undoneVersions(warehouse), name])];
	const next = `${angrade}.${process.pid}`;
	writeFileSync(next, names.map((one) => `${one}\n`).join(''), { mode: 0o600 });
	renameSync(next, angrade);
}

/** A version has been published that knows what they let out. */
export const forgetUndone = (warehouse: string): void => rmSync(paths(warehouse).angrade, { force: true });

async function target(warehouse: string, name: string): Promise<string> {
	const db = await openDatabase(paths(warehouse).release(name), { readOnly: true });
	try {
		const before = await versionBefore(db);
		if (before === undefined)
			throw new CannotUndo(
				'Den här versionen är gjord av ett äldre program och säger inte vilken som gällde före den. Rätta filerna och läs in dem i stället.'
			);
		if (before === null)
			throw new CannotUndo('Det här är den första versionen, så det finns ingen att gå tillbaka till.');
		if (!isKept(warehouse, before))
			throw new CannotUndo(
				`Versionen före, ${before}, finns inte kvar: de ${KEEP} senaste sparas. Rätta filerna och läs in dem i stället.`
			);
		return before;
	} finally {
		db.close();
	}
}

/**
 * Undoes the latest publishing: the version before it is shown again, put in place by rename. Undone twice, it goes two steps back.
 * `shown`: the version that the one who asks saw; another one is not undone in its place. Throws CannotUndo, and Busy while a load is
 * running.
 */
export async function undo(warehouse: string, shown?: string): Promise<LoadReport> {
	const started = performance.now();
	if (!currentVersion(warehouse)) throw new CannotUndo('Inget är publicerat, så det finns inget att ångra.');
	const hold = takeWarehouse(warehouse);
	try {
		// Not before the warehouse is ours: until then somebody else may publish or undo.
		const name = currentVersion(warehouse) as string;
		if (shown !== undefined && shown !== name)
			throw new CannotUndo(
				`Nu gäller version ${name}, som inte är den sidan visade: någon annan har publicerat eller ångrat under tiden. Inget är ändrat. Ladda om sidan, och ångra om det är den du menar.`
			);
		const before = await target(warehouse, name);
		// First of all: whatever happens next, what was seen is remembered.
		remember(warehouse, name);
		pointAt(warehouse, before);
		return {
			...{ version: before, published: true, unchanged: false, angrad: name },
			...{ files: [], warnings: [], changes: {}, errors: [] },
			seconds: Math.round(performance.now() - started) / 1000
		};
	} finally {
		hold.release();
	}
}
