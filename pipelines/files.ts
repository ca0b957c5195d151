import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { isPersonnummer } from './readers/personnummer.ts';

export interface Incoming {
	path: string;
	/** Name as the report says it: relative to the folder that was loaded. */
	name: string;
	folder: string;
	kind: 'csv' | 'xlsx' | 'okand';
}

const CSV = new Set(['.csv', '.txt', '.tsv']);
const XLSX = new Set(['.xlsx', '.xlsm', '.xls']);
/** Files that lie beside the data and are no data: the mapping, notes, documents, hidden files. */
const BESIDE = new Set([
	'.yml',
	'.yaml',
	'.json',
	'.md',
	'.pdf',
	'.docx',
	'.doc',
	'.pptx',
	'.png',
	'.jpg',
	'.zip'
]);

function kindOf(path: string): Incoming['kind'] | null {
	const name = basename(path);
	const ending = extname(name).toLowerCase();
	if (name.startsWith('.') || name.startsWith('~$') || BESIDE.has(ending)) return null;
	if (/^(läs mig|las mig|readme)/i.test(name.normalize('NFC'))) return null;
	return CSV.has(ending) ? 'csv' : XLSX.has(ending) ? 'xlsx' : 'okand';
}

/** Files of folders (all levels) and files named one by one, sorted by name. Missing paths are returned apart. */
export function listFiles(paths: readonly string[]): {
	files: Incoming[];
	missing: string[];
	beside: string[];
} {
	const files: Incoming[] = [];
	const missing: string[] = [];
	const beside: string[] = [];
	const add = (path: string, root: string) => {
		const kind = kindOf(path);
		const name = relative(root, path) || basename(path);
		if (kind) files.push({ path, name, folder: dirname(path), kind });
		else beside.push(name);
	};
	for (const path of paths) {
		const stat = statSync(path, { throwIfNoEntry: false });
		if (!stat) missing.push(path);
		else if (stat.isDirectory())
			for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
				if (entry.isFile()) add(join(entry.parentPath, entry.name), path);
			}
		else add(path, dirname(path));
	}
	files.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
	return { files, missing, beside };
}

/** SHA-256 of a file's bytes, hexadecimal, read as a stream. */
export async function hashFile(path: string): Promise<string> {
	const hash = createHash('sha256');
	for await (const chunk of createReadStream(path, { highWaterMark: 4 * 1024 ** 2 }))
		hash.update(chunk as Buffer);
	return hash.digest('hex');
}

/** A file name may itself hold a personnummer: such a name is never written anywhere. */
export function safeName(name: string, index: number): { name: string; unsafe: boolean } {
	const digits = name.replace(/[^0-9]+/g, '');
	for (let i = 0; i + 10 <= digits.length; i++)
		if (isPersonnummer(digits.slice(i, i + 12)) || isPersonnummer(digits.slice(i, i + 10)))
			return { name: `fil nr ${index + 1} (namnet visas inte)`, unsafe: true };
	return { name, unsafe: false };
}
