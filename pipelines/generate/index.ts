import { join } from 'node:path';
import { generateDemo } from './demo.ts';
import { generateRows } from './rows.ts';
import type { Io } from './types.ts';

export { generateDemo } from './demo.ts';
export { generateRows } from './rows.ts';

export interface GenerateOptions {
	/** Folder to write; default data/demo, or data/bench with `rows`. */
	out?: string;
	/** Write one big file of that many deltaganden instead of the demo. */
	rows?: number;
	seed?: number;
}

export const DEFAULT_SEED = 20_261_031;
const DATA = join(import.meta.dirname, '..', '..', 'data');

/** `stegvis generate`. Returns the folder written. Throws RangeError when `rows` is no positive whole number. */
export async function generate(
	options: GenerateOptions,
	{ log }: Io
): Promise<{ out: string; deltaganden: number }> {
	const seed = options.seed ?? DEFAULT_SEED;
	if (options.rows !== undefined) {
		const out = options.out ?? join(DATA, 'bench');
		generateRows({ rows: options.rows, out, seed, log });
		return { out, deltaganden: options.rows };
	}
	const out = options.out ?? join(DATA, 'demo');
	const { deltaganden } = await generateDemo({ out, seed, log });
	return { out, deltaganden };
}
