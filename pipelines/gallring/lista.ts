import { createHash, randomBytes } from 'node:crypto';
import {
	appendFileSync,
	closeSync,
	existsSync,
	fsyncSync,
	mkdirSync,
	openSync,
	readFileSync,
	writeFileSync
} from 'node:fs';
import { paths } from '#lib/server/versions.ts';

/** What a hash stands for: a person everywhere, a person within one insats (`insats_id|id`), or one deltagande. */
export type Slag = 'deltagare' | 'deltagare_i_insats' | 'deltagande';

export interface Gallrad {
	slag: Slag;
	id: string;
}

/** Who has left: hashes only, with the salt that makes them. Beside the warehouse, since state.db may be made anew. */
export interface Lista {
	salt: string;
	hashes: ReadonlySet<string>;
}

/** SHA-256 of salt, kind and id; `refuse.ts` makes the same in SQL. */
export const hashOf = (salt: string, { slag, id }: Gallrad): string =>
	createHash('sha256').update(`${salt}|${slag}|${id}`).digest('hex');

/** Names the list as it stands; empty when nobody has left. */
export const digestOf = ({ hashes }: Lista): string =>
	hashes.size === 0
		? ''
		: createHash('sha256')
				.update([...hashes].sort().join('\n'))
				.digest('hex')
				.slice(0, 12);

/** Reads the list; an empty one when nobody has left. A line that was cut short by a stopped program is none. */
export function readLista(warehouse: string): Lista {
	const { salt, lista } = paths(warehouse).gallring;
	if (!existsSync(salt) || !existsSync(lista)) return { salt: '', hashes: new Set() };
	const lines = readFileSync(lista, 'utf8').split('\n');
	return {
		salt: readFileSync(salt, 'utf8').trim(),
		hashes: new Set(lines.filter((line) => /^[0-9a-f]{64}$/.test(line)))
	};
}

/** The warehouse's salt; made the first time. */
export function readSalt(warehouse: string): string {
	const { folder, salt } = paths(warehouse).gallring;
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	if (!existsSync(salt) || readFileSync(salt, 'utf8').trim() === '')
		writeFileSync(salt, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true });
	return readFileSync(salt, 'utf8').trim();
}

/** Adds to the list, for good. */
export function addToLista(warehouse: string, gallrade: readonly Gallrad[]): void {
	const { lista } = paths(warehouse).gallring;
	const value = readSalt(warehouse);
	const known = readLista(warehouse);
	const fresh = gallrade.map((one) => hashOf(value, one)).filter((hash) => !known.hashes.has(hash));
	if (fresh.length === 0) return;
	const handle = openSync(lista, 'a', 0o600);
	try {
		// A line of its own even after one that was cut short.
		appendFileSync(handle, `\n${[...new Set(fresh)].join('\n')}\n`);
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
}
