/** The port to the warehouse: what the pages and the command line know of it. DuckDB is behind it (duckdb.ts). */

export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };
export type Row = Record<string, Value>;
export type Params = Record<string, string | number | boolean | null>;

export interface Warehouse {
	/** The version this reader is looking at, for the foot of each page and for every cache key. */
	readonly version: string;
	/** Rows as plain values: BIGINT as number, DATE as `YYYY-MM-DD`, DECIMAL as number. Throws WarehouseError. */
	query<T = Row>(sql: string, params?: Params): Promise<T[]>;
	/** A version never changes: what is derived from all of it is worked out once and let go of with it. */
	once<T>(key: string, work: () => Promise<T>): Promise<T>;
}

/** The memory behind `once`: keeps the promise, and forgets one that failed. */
export function remember(): Warehouse['once'] {
	const known = new Map<string, Promise<unknown>>();
	return <T>(key: string, work: () => Promise<T>): Promise<T> => {
		const before = known.get(key) as Promise<T> | undefined;
		if (before) return before;
		const now = work();
		known.set(key, now);
		now.catch(() => known.delete(key));
		return now;
	};
}

/** Carries the SQL for the log; its message is for people and never holds the SQL. */
export class WarehouseError extends Error {
	constructor(
		message: string,
		readonly sql: string,
		cause?: unknown
	) {
		super(message, { cause });
		this.name = 'WarehouseError';
	}
}
