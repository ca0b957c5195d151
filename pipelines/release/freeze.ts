import { openDatabase } from '#lib/server/duckdb.ts';
import { writeReleaseFile } from './write.ts';

/** Makes the file that aggregated viewers read out of a finished version. */
export async function freeze(version: string, path: string, tempDirectory: string): Promise<void> {
	const db = await openDatabase(path, { tempDirectory, memoryLimit: '600MB' });
	try {
		await writeReleaseFile(db, version);
	} finally {
		db.close();
	}
}
