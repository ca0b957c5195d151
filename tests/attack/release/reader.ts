/** What a board can get out of a release by asking, and what the rows say. */
import { MeasureError, runMeasure } from '#lib/measures/run.ts';
import type { Cut, MeasureRow, Viewer } from '#lib/measures/types.ts';
import { VersionPool, type Hold } from '#lib/server/pool.ts';

export const board: Viewer = { role: 'styrelse', insatser: null, forbund: null };
export const owner: Viewer = { role: 'kansli', insatser: null, forbund: null };

const keyOf = ({ by }: MeasureRow) => JSON.stringify(Object.entries(by).sort(([a], [b]) => (a < b ? -1 : 1)));

export interface Compared {
	row: MeasureRow;
	/** The same row as it is; absent when it is nobody. */
	truth: MeasureRow | undefined;
}

/** A published version held open in both its trusts. */
export class Reader {
	readonly #pools: VersionPool[];
	#held: [Hold, Hold] | undefined;

	constructor(folder: string) {
		this.#pools = [new VersionPool(folder, 'release'), new VersionPool(folder)];
	}

	async open(): Promise<this> {
		this.#held = [await this.#pools[0]!.hold(), await this.#pools[1]!.hold()];
		return this;
	}

	async close(): Promise<void> {
		for (const hold of this.#held ?? []) hold.release();
		for (const pool of this.#pools) await pool.close();
	}

	/** Null when the measure has no such question. */
	async #ask(which: 0 | 1, viewer: Viewer, matt: string, cut: Partial<Cut>): Promise<MeasureRow[] | null> {
		try {
			return (await runMeasure(this.#held![which].warehouse, viewer, matt, cut)).rows;
		} catch (error) {
			if (error instanceof MeasureError) return null;
			throw error;
		}
	}

	ask(matt: string, cut: Partial<Cut>, viewer = board): Promise<MeasureRow[] | null> {
		return this.#ask(0, viewer, matt, cut);
	}

	query<T>(sql: string): Promise<T[]> {
		return this.#held![1].warehouse.query<T>(sql);
	}

	openQuery<T>(sql: string): Promise<T[]> {
		return this.#held![0].warehouse.query<T>(sql);
	}

	/** What a board is answered, beside the truth; the truth is only asked for when something is shown. */
	async compare(matt: string, cut: Partial<Cut>): Promise<Compared[]> {
		const rows = await this.ask(matt, cut);
		if (!rows?.some(({ status }) => status === 'visas'))
			return (rows ?? []).map((row) => ({ row, truth: undefined }));
		const truth = new Map(((await this.#ask(1, owner, matt, cut)) ?? []).map((row) => [keyOf(row), row]));
		return rows.map((row) => ({ row, truth: truth.get(keyOf(row)) }));
	}
}
