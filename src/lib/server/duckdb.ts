import { DuckDBInstance, type DuckDBConnection, type JS } from '@duckdb/node-api';
import { WarehouseError, type Params, type Row, type Value } from './warehouse.ts';

/** One DuckDB file opened once in this process. Two openings of the same file in a process break its lock. */
export interface Database {
	run(sql: string, params?: Params): Promise<void>;
	query<T = Row>(sql: string, params?: Params): Promise<T[]>;
	/** So many connections of their own to the same file, for questions side by side: they see what is committed, and nothing temporary. */
	beside(connections: number): Promise<Database>;
	close(): void;
}

/** DuckDB's value as a plain one: bigint → number, dates and times → ISO text, structs and lists walked. */
function plain(value: JS): Value {
	if (value === null || value === undefined) return null;
	if (typeof value === 'bigint') return Number(value);
	if (typeof value === 'object') {
		if (value instanceof Date) {
			const iso = value.toISOString();
			return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso;
		}
		if (Array.isArray(value)) return value.map(plain);
		return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner as JS)]));
	}
	return value as Value;
}

/** A row's values made plain where they stand: the row is nobody else's. */
function plainRow(row: Record<string, JS>): Row {
	for (const name in row) row[name] = plain(row[name] as JS) as JS;
	return row as Row;
}

/** Closing waits for the questions under way: a connection that is closed beneath one takes the process with it. */
async function wrap(instance: DuckDBInstance, count: number, closed: () => void): Promise<Database> {
	const connections = await Promise.all(Array.from({ length: count }, () => instance.connect()));
	const closeAll = () => {
		for (const connection of connections) connection.closeSync();
		closed();
	};
	let turn = 0;
	let running = 0;
	let closing = false;
	const guard = async <T>(sql: string, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> => {
		if (closing) throw new WarehouseError('Lagret är stängt.', sql);
		running++;
		try {
			return await work(connections[turn++ % connections.length] as DuckDBConnection);
		} catch (cause) {
			throw new WarehouseError('Lagret kunde inte svara på frågan.', sql, cause);
		} finally {
			running--;
			if (closing && running === 0) closeAll();
		}
	};
	return {
		run: (sql, params) => guard(sql, async (connection) => void (await connection.run(sql, params))),
		query: <T>(sql: string, params?: Params) =>
			guard(sql, async (connection) => {
				const reader = await connection.runAndReadAll(sql, params);
				return reader.getRowObjectsJS().map(plainRow) as T[];
			}),
		beside: (more) => wrap(instance, more, () => {}),
		close() {
			if (closing) return;
			closing = true;
			if (running === 0) closeAll();
		}
	};
}

export interface OpenOptions {
	readOnly?: boolean;
	/** Where DuckDB may spill; it must lie inside the warehouse folder so that nothing is left elsewhere. */
	tempDirectory?: string;
	threads?: number;
	memoryLimit?: string;
	/** Questions that may run side by side. Temporary tables belong to one connection: a builder has one. */
	connections?: number;
}

/** Opens `path` (or `:memory:`). A reader's file is immutable and it may touch nothing else on the machine. */
export async function openDatabase(path: string, options: OpenOptions = {}): Promise<Database> {
	const config: Record<string, string> = {
		autoinstall_known_extensions: 'false',
		autoload_known_extensions: 'false'
	};
	if (options.readOnly) {
		config.access_mode = 'READ_ONLY';
		config.enable_external_access = 'false';
	}
	if (options.tempDirectory) config.temp_directory = options.tempDirectory;
	if (options.threads) config.threads = String(options.threads);
	if (options.memoryLimit) config.memory_limit = options.memoryLimit;
	const instance = await DuckDBInstance.create(path, config);
	return wrap(instance, options.connections ?? 1, () => instance.closeSync());
}
