import type { Random } from './random.ts';

/**
 * Random identifiers: a prefix and five digits, in no order that tells anything. Five digits in a row can never be
 * read as a personnummer.
 */
export function idMaker(rng: Random): (prefix: string) => string {
	const used = new Set<string>();
	return (prefix) => {
		for (;;) {
			const id = `${prefix}${String(rng.int(0, 99_999)).padStart(5, '0')}`;
			if (used.has(id)) continue;
			used.add(id);
			return id;
		}
	};
}
