import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const reference = fileURLToPath(new URL('../data/reference/', import.meta.url));

/** A print of everything that decides what files become: change a rule and the next load builds anew. */
export function codeVersion(): string {
	const hash = createHash('sha256');
	const add = (folder: string, keep: (name: string) => boolean) => {
		const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(keep).sort();
		for (const name of names)
			hash
				.update(name)
				.update('\0')
				.update(readFileSync(`${folder}${name}`));
	};
	add(here, (name) => /\.(ts|sql|yml)$/.test(name) && !name.startsWith('generate'));
	add(reference, (name) => name.endsWith('.csv'));
	return hash.digest('hex').slice(0, 12);
}
