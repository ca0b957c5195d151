import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folders of a warehouse. `current` is a small file that names the published version; it is put in place by rename. */
export const paths = (warehouse: string) => ({
	current: join(warehouse, 'current'),
	versions: join(warehouse, 'versions'),
	/** Versions being built; whatever lies here when a load starts is left over from one that was stopped. */
	building: join(warehouse, 'bygge'),
	lock: join(warehouse, 'lock'),
	state: join(warehouse, 'state.db'),
	/** How the loads of a watched folder went. */
	reports: join(warehouse, 'rapporter'),
	/** Versions that were undone and whose release is to be reckoned with, a name a line. */
	angrade: join(warehouse, 'angrade'),
	/** What was sent in a browser: a folder a sändning, see `inkorg/`. */
	inkorg: join(warehouse, 'inkorg'),
	/** The förbund's own mapping, which every sändning is read with. */
	mappning: join(warehouse, 'mappning.yml'),
	/** The förbund's own rules for what is kept how long. */
	regler: join(warehouse, 'gallring.yml'),
	/** Who has been removed (as hashes), and the protocol of it. */
	gallring: {
		folder: join(warehouse, 'gallring'),
		salt: join(warehouse, 'gallring', 'salt'),
		lista: join(warehouse, 'gallring', 'lista'),
		protokoll: join(warehouse, 'gallring', 'protokoll.jsonl'),
		/** The protocol's next line, whole, before it stands there. */
		nasta: join(warehouse, 'gallring', 'protokoll.nasta'),
		pagar: join(warehouse, 'gallring', 'pagar.json'),
		/** What the rules have begun to take. */
		regler: join(warehouse, 'gallring', 'regler.json'),
		samtycke: join(warehouse, 'gallring', 'samtycke')
	},
	/** The version with its rows: for the machine's owner and evaluators. */
	version: (version: string) => join(warehouse, 'versions', `${version}.duckdb`),
	/** What the version lets out: the only file that aggregated viewers' pages and commands open. */
	release: (version: string) => join(warehouse, 'versions', `${version}.slapp.duckdb`)
});

const NAME = /^[0-9a-f]{12}$/;

/** The published version's name, or null when nothing has been published. */
export function currentVersion(warehouse: string): string | null {
	const { current } = paths(warehouse);
	if (!existsSync(current)) return null;
	const name = readFileSync(current, 'utf8').trim();
	return isKept(warehouse, name) ? name : null;
}

/** True when both files of a version are there; a name that is none is not. */
export function isKept(warehouse: string, name: string): boolean {
	const { version, release } = paths(warehouse);
	return NAME.test(name) && existsSync(version(name)) && existsSync(release(name));
}
