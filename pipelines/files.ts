import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { looksLikeJsonStat, looksLikeKolada } from './readers/omvarld/json.ts';
import { findPersonnummer } from './readers/personnummer.ts';

export interface Incoming {
	path: string;
	/** Name as the report says it: relative to the folder that was loaded. */
	name: string;
	folder: string;
	kind: 'csv' | 'xlsx' | 'sie' | 'kolada' | 'jsonstat' | 'okand' | 'ingen_fil' | 'mappning';
	/** The folder it was sent in, by its own name: judged, never shown. */
	sent: string;
}

const CSV = new Set(['.csv', '.txt', '.tsv']);
const XLSX = new Set(['.xlsx', '.xlsm', '.xls']);
/** Accounting exports: SIE 1–4 (.se, .si) and SIE 5 (.sie, .sii, .xml). */
const SIE = new Set(['.se', '.si', '.sie', '.sii', '.xml']);
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

/** Copies that are not finished, locks, and what file managers leave in a shared folder. */
const PASSING =
	/^(?:~\$|\.)|\.(?:tmp|temp|part|partial|filepart|crdownload|download|lnk)$|^(?:thumbs\.db|desktop\.ini)$|~$/i;

function kindOf(path: string): Incoming['kind'] | null {
	const name = basename(path);
	const ending = extname(name).toLowerCase();
	if (PASSING.test(name)) return null;
	if (ending === '.json' && looksLikeKolada(path)) return 'kolada';
	if (ending === '.json' && looksLikeJsonStat(path)) return 'jsonstat';
	if (BESIDE.has(ending)) return null;
	if (/^(läs mig|las mig|readme)/i.test(name.normalize('NFC'))) return null;
	return CSV.has(ending) ? 'csv' : XLSX.has(ending) ? 'xlsx' : SIE.has(ending) ? 'sie' : 'okand';
}

/** True for a file, and for a link to one; a broken link, a link to a folder or a pipe is none. */
function isFile(path: string): boolean {
	try {
		return statSync(path).isFile();
	} catch {
		return false;
	}
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
	const add = (path: string, root: string, sent: string) => {
		const name = relative(root, path) || basename(path);
		// A folder that begins with a dot is some program's own.
		const kind = /(?:^|[\\/])\.[^\\/]+[\\/]/.test(name) ? null : kindOf(path);
		if (!kind) beside.push(name);
		else files.push({ path, name, folder: dirname(path), kind: isFile(path) ? kind : 'ingen_fil', sent });
	};
	for (const path of paths) {
		try {
			if (!statSync(path).isDirectory()) add(path, dirname(path), '');
			else
				for (const entry of readdirSync(path, { recursive: true, withFileTypes: true }))
					if (!entry.isDirectory()) add(join(entry.parentPath, entry.name), path, basename(path));
		} catch {
			missing.push(path);
		}
	}
	files.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
	return { files, missing, beside };
}

/** What a file looks like at a moment: equal stamps, equal bytes. Empty when it is not there or may not be seen. */
export function stampOf(path: string): string {
	try {
		const { size, mtimeMs, ino } = statSync(path);
		return `${size} ${mtimeMs} ${ino}`;
	} catch {
		return '';
	}
}

/** SHA-256 of a file's bytes, hexadecimal, read as a stream. */
export async function hashFile(path: string): Promise<string> {
	const hash = createHash('sha256');
	for await (const chunk of createReadStream(path, { highWaterMark: 4 * 1024 ** 2 }))
		hash.update(chunk as Buffer);
	return hash.digest('hex');
}

const thisYear = (): number => new Date().getFullYear();

/** A moment such as `20240131_1030`: nobody that young takes part. */
const isMoment = (text: string): boolean => {
	const year = Number(/(?:19|20)\d\d/.exec(text)?.[0] ?? 0);
	return year > thisYear() - 15 && year < thisYear() + 15;
};

/** A file or folder name may itself hold a personnummer: such a name is never written anywhere. */
export function safeName(name: string, index: number): { name: string; unsafe: boolean } {
	const spaced = name.replace(/(?<=\d)[_.](?=\d)/g, '-');
	const found =
		findPersonnummer(Buffer.from(name)) !== null ||
		(!isMoment(spaced) && findPersonnummer(Buffer.from(spaced)) !== null);
	return found ? { name: `fil nr ${index + 1} (namnet visas inte)`, unsafe: true } : { name, unsafe: false };
}
