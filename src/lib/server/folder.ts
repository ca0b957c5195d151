import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** A folder that cannot be made or written in: why and what to do, as sentences. */
export class FolderFault extends Error {
	override name = 'FolderFault';
}

/** The system's answers that say something about the place, and nothing about the program. */
const WHY: Record<string, string> = {
	EEXIST: 'där ligger en fil',
	ENOTDIR: 'där ligger en fil',
	EACCES: 'programmet får inte skriva där',
	EPERM: 'programmet får inte skriva där',
	EROFS: 'disken går bara att läsa',
	ENAMETOOLONG: 'sökvägen är för lång',
	ELOOP: 'länkarna dit går runt',
	ENOENT: 'det går inte att skapa mappar där'
};

/** Does what makes or writes in a folder of the warehouse. Throws FolderFault when the place does not allow it. */
export function inFolder<T>(act: () => T): T {
	try {
		return act();
	} catch (error) {
		const why = WHY[String((error as NodeJS.ErrnoException).code)];
		if (!why) throw error;
		throw new FolderFault(
			`Lagrets mapp går inte att använda: ${why}. Ange en annan mapp med --warehouse, eller rätta den.`,
			{ cause: error }
		);
	}
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

function make(path: string): void {
	if (isFolder(path)) return;
	if (dirname(path) !== path) make(dirname(path));
	try {
		mkdirSync(path, { mode: 0o700 });
	} catch (error) {
		if (!isFolder(path)) throw error;
	}
}

/**
 * Makes a folder and those above it, for their owner alone. Level by level: Node's own recursion never ends where the system says that
 * the folder above is not there when it is, as in /proc. Throws FolderFault.
 */
export const makeFolder = (path: string): void => inFolder(() => make(path));
