import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import type { Incoming } from '../files.ts';

/** Names a state: the files by name, size and time, and the mappings' texts. Another state, another name. */
export function provOf(files: readonly Incoming[], ...texts: string[]): string {
	const hash = createHash('sha256');
	for (const { path, name } of files) {
		const { size, mtimeMs } = statSync(path);
		hash.update(JSON.stringify([name, size, mtimeMs]));
	}
	for (const text of texts) hash.update(JSON.stringify(text));
	return hash.digest('hex').slice(0, 16);
}
