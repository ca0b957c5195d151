import { readFileSync, readdirSync, renameSync, rmSync, statSync, existsSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { unzipSync } from 'fflate';
import { scrub, scrubJson } from './scrub.ts';

/** Larger files than this beside the versions are no reports; an upload that large is removed when it cannot be read. */
const LARGEST = 256 * 1024 ** 2;

/** Every way a text may stand in a file: the bytes of UTF-8 and Latin-1 differ only beyond ASCII. */
function textsOf(path: string): string[] {
	if (statSync(path).size > LARGEST) return [];
	const bytes = readFileSync(path);
	const parts: Uint8Array[] = [bytes];
	if (bytes[0] === 0x50 && bytes[1] === 0x4b)
		try {
			parts.push(...Object.values(unzipSync(bytes)));
		} catch {
			// No archive after all: its bytes are looked through as they are.
		}
	return parts.flatMap((part) => {
		const buffer = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
		return buffer.includes(0)
			? [buffer.toString('utf16le'), buffer.subarray(1).toString('utf16le'), buffer.toString('latin1')]
			: [buffer.toString('utf8'), buffer.toString('latin1')];
	});
}

const names = (path: string, ids: readonly string[]): boolean =>
	textsOf(path).some((text) => scrub(text, ids) !== null);

function filesBelow(folder: string): string[] {
	return existsSync(folder)
		? readdirSync(folder, { recursive: true, withFileTypes: true })
				.filter((entry) => entry.isFile())
				.map((entry) => join(entry.parentPath, entry.name))
		: [];
}

/** The folders of the uploads that wait in the inbox and name one of the ids. `unread`: those too large to be looked through with them. */
export function waitingAbout(warehouse: string, ids: readonly string[], unread = false): string[] {
	const inbox = join(warehouse, 'inkorg');
	if (!existsSync(inbox) || ids.length === 0) return [];
	return readdirSync(inbox)
		.map((id) => join(inbox, id))
		.filter((folder) =>
			filesBelow(folder).some((path) => (unread && statSync(path).size > LARGEST) || names(path, ids))
		);
}

/** Removes each upload that waits in the inbox and names one of the ids: it would bring them back. */
export function cleanInbox(warehouse: string, ids: readonly string[]): number {
	const about = waitingAbout(warehouse, ids, true);
	for (const folder of about) rmSync(folder, { recursive: true, force: true });
	return about.length;
}

/** Takes the ids out of what else lies in the warehouse as text: reports of loads that were watched, kept mappings. */
export function cleanBeside(warehouse: string, ids: readonly string[]): number {
	if (ids.length === 0) return 0;
	const own = /^(versions|bygge|gallring|inkorg)([/\\]|$)|^(state\.db.*|current.*|lock)$/;
	const about = filesBelow(warehouse).filter(
		(path) => !own.test(relative(warehouse, path)) && names(path, ids)
	);
	for (const path of about) {
		const text = readFileSync(path, 'utf8');
		const clean = path.endsWith('.json')
			? JSON.stringify(scrubJson(JSON.parse(text), ids))
			: (scrub(text, ids) ?? '');
		writeFileSync(`${path}.ny`, clean, { mode: 0o600, flush: true });
		renameSync(`${path}.ny`, path);
	}
	return about.length;
}
