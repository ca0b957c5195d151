import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Folders that decide what files become: how they are read and built, what is counted, what of it is let out, and by which words. */
const DECIDE = [
	'pipelines',
	'src/lib/format',
	'src/lib/goals',
	'src/lib/measures',
	'src/lib/protection',
	'src/lib/stats',
	'data/reference'
];
const ENDINGS = /\.(ts|sql|yml|json|csv)$/;

/** The files of a print of the code, from the root of the program, in order. */
export const codeFiles = (): string[] =>
	DECIDE.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
			`${folder}/${name}`.replaceAll(sep, '/')
		)
	)
		.filter((name) => ENDINGS.test(name) && !name.startsWith('pipelines/generate/'))
		.sort();

/** A print of everything that decides what files become: change a rule and the next load builds anew. */
export function codeVersion(): string {
	const hash = createHash('sha256');
	for (const name of codeFiles())
		hash
			.update(name)
			.update('\0')
			.update(readFileSync(join(root, name)));
	return hash.digest('hex').slice(0, 12);
}
