import { openDatabase, type Database } from './duckdb.ts';
import { readMeta, type Answers, type Meta } from './lager.ts';
import { PageCache } from './pageCache.ts';
import { currentVersion, isKept, paths } from './versions.ts';
import { remember, type Warehouse } from './warehouse.ts';

/** One version held by one request; let it go when the answer is written. */
export interface Hold {
	warehouse: Warehouse;
	meta: Meta;
	answers: Answers;
	pages: PageCache;
	release(): void;
}

interface Opened {
	database: Database;
	warehouse: Warehouse;
	meta: Meta;
	answers: Answers;
	pages: PageCache;
}

/** A version and how many hold it, those that still wait for it to open included. */
interface Entry {
	opening: Promise<Opened>;
	holders: number;
}

export class NoWarehouse extends Error {}

const CONNECTIONS = 4;

/**
 * Opens each published version once and moves over when `current` names another: requests under way keep the one they hold,
 * and the last of them closes it.
 */
export class VersionPool {
	#open = new Map<string, Entry>();

	/** `rows` opens the version with its rows, `release` what it lets out: each trust has a file, and so a pool, of its own. */
	constructor(
		readonly folder: string,
		readonly trust: 'rows' | 'release' = 'rows'
	) {}

	/** Counted before anything is awaited, so that nobody closes it in between. */
	#take(name: string): Entry {
		const known = this.#open.get(name);
		if (known) {
			known.holders++;
			return known;
		}
		const entry: Entry = { opening: this.#openVersion(name), holders: 1 };
		this.#open.set(name, entry);
		return entry;
	}

	async #openVersion(name: string): Promise<Opened> {
		const { version, release } = paths(this.folder);
		const database = await openDatabase(this.trust === 'rows' ? version(name) : release(name), {
			readOnly: true,
			connections: CONNECTIONS
		});
		const warehouse: Warehouse = {
			version: name,
			query: (sql, params) => database.query(sql, params),
			once: remember()
		};
		try {
			return {
				database,
				warehouse,
				meta: await readMeta(warehouse),
				answers: new Map(),
				pages: new PageCache()
			};
		} catch (error) {
			database.close();
			throw error;
		}
	}

	/** The published version, held. Throws NoWarehouse when nothing has been published. */
	async hold(): Promise<Hold> {
		const name = currentVersion(this.folder);
		if (!name) throw new NoWarehouse('Inget är publicerat än.');
		const hold = await this.#hold(name);
		this.#closeOthers(name);
		return hold;
	}

	/** A version that is kept though another is current, held for as long as it is read; null when its file is gone. */
	async holdVersion(name: string): Promise<Hold | null> {
		return isKept(this.folder, name) ? this.#hold(name) : null;
	}

	async #hold(name: string): Promise<Hold> {
		const entry = this.#take(name);
		let opened: Opened;
		try {
			opened = await entry.opening;
		} catch (error) {
			if (this.#open.get(name) === entry) this.#open.delete(name);
			throw error;
		}
		let held = true;
		return {
			warehouse: opened.warehouse,
			meta: opened.meta,
			answers: opened.answers,
			pages: opened.pages,
			release: () => {
				if (!held) return;
				held = false;
				entry.holders--;
				const current = currentVersion(this.folder);
				if (current) this.#closeOthers(current);
			}
		};
	}

	#closeOthers(current: string): void {
		for (const [name, entry] of [...this.#open]) {
			if (name === current || entry.holders > 0) continue;
			this.#open.delete(name);
			void entry.opening.then(
				({ database }) => database.close(),
				() => undefined
			);
		}
	}

	async close(): Promise<void> {
		for (const { opening } of this.#open.values()) (await opening).database.close();
		this.#open.clear();
	}
}
