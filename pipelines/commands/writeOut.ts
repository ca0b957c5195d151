import { statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InputError } from './command.ts';

const NOT_THERE = ['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EROFS', 'EPERM'];

/** Writes the file that --out names. Throws InputError where it cannot be written. */
export function writeOut(out: string, bytes: Uint8Array): void {
	try {
		writeFileSync(out, bytes);
	} catch (error) {
		if (!NOT_THERE.includes(String((error as { code?: unknown }).code))) throw error;
		const folder = statSync(dirname(resolve(out)), { throwIfNoEntry: false });
		throw new InputError(
			folder?.isDirectory()
				? 'Filen går inte att skriva där. Stäng den om den är öppen, eller välj ett annat namn med --out.'
				: 'Mappen som filen ska ligga i finns inte. Skapa den, eller välj en annan med --out.'
		);
	}
}
