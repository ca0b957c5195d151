import { openDatabase, type Database } from './duckdb.ts';
import { readMeta, type Answers, type Meta } from './lager.ts';
import { currentVersion, paths } from './versions.ts';
import { remember, type Warehouse } from './warehouse.ts';

/** One version held by one request; let it go when the answer is written. */
export interface Hold {
	warehouse: Warehouse;
	meta: Meta;
	answers: Answers;
	release(): void;
}

interface Opened {
	database: Database;
	warehouse: Warehouse;
	meta: Meta;
	answers: Answers;
	holders: number;
}

export class NoWarehouse extends Error {}

const CONNECTIONS = 4;

/**
 * Opens each published version once and moves over when `current` names another: requests under way keep the one they hold,
 * and the last of them closes it.
 */
export class VersionPool {
	#open = new Map<string, Promise<Opened>>();

	constructor(readonly folder: string) {}

	async #acquire(name: string): Promise<Opened> {
		const known = this.#open.get(name);
		if (known) return known;
		const opening = this.#openVersion(name);
		this.#open.set(name, opening);
		opening.catch(() => this.#open.delete(name));
		return opening;
	}

	async #openVersion(name: string): Promise<Opened> {
		const database = await openDatabase(paths(this.folder).version(name), {
			readOnly: true,
			connections: CONNECTIONS
		});
		const warehouse: Warehouse = {
			version: name,
			query: (sql, params) => database.query(sql, params),
			once: remember()
		};
		try {
			return { database, warehouse, meta: await readMeta(warehouse), answers: new Map(), holders: 0 };
		} catch (error) {
			database.close();
			throw error;
		}
	}

	/** The published version, held. Throws NoWarehouse when nothing has been published. */
	async hold(): Promise<Hold> {
		const name = currentVersion(this.folder);
		if (!name) throw new NoWarehouse('Inget är publicerat än.');
		const opened = await this.#acquire(name);
		opened.holders++;
		void this.#closeOthers(name);
		let held = true;
		return {
			warehouse: opened.warehouse,
			meta: opened.meta,
			answers: opened.answers,
			release: () => {
				if (!held) return;
				held = false;
				opened.holders--;
				const current = currentVersion(this.folder);
				if (current) void this.#closeOthers(current);
			}
		};
	}

	async #closeOthers(current: string): Promise<void> {
		for (const [name, opening] of [...this.#open]) {
			if (name === current) continue;
			const opened = await opening.catch(() => null);
			if (opened && opened.holders === 0 && this.#open.get(name) === opening) {
				this.#open.delete(name);
				opened.database.close();
			}
		}
	}

	async close(): Promise<void> {
		for (const opening of this.#open.values()) (await opening).database.close();
		this.#open.clear();
	}
}
