/** What an earlier version let out, for those who want to know what has changed since. */
import type { MeasureRow } from '../measures/types.ts';
import { judgeGoals } from './goals.ts';
import type { JudgedGoal } from '../goals/index.ts';
import { asker, type Lager } from './lager.ts';
import type { VersionPool } from './pool.ts';
import { WarehouseError } from './warehouse.ts';

/** One earlier version, for as long as it is read. */
export interface EarlierVersion {
	ask(matt: string, cut?: Parameters<Lager['ask']>[1]): Promise<MeasureRow[]>;
	goals(forbund: string): Promise<JudgedGoal[]>;
}

/** Reads a version that is not current as the same viewer sees it; null when its file is not kept or is of another make. */
export async function readEarlier<T>(
	pool: VersionPool,
	viewer: Lager['viewer'],
	version: string,
	read: (earlier: EarlierVersion) => Promise<T>
): Promise<T | null> {
	const held = await pool.holdVersion(version);
	if (!held) return null;
	try {
		const { warehouse, meta } = held;
		const ask = asker(warehouse, viewer, held.answers);
		return await read({
			ask: async (matt, cut) => (await ask(matt, cut)).rows,
			goals: (forbund) => judgeGoals({ warehouse, viewer, ask, meta }, { forbund })
		});
	} catch (error) {
		if (error instanceof WarehouseError) return null;
		throw error;
	} finally {
		held.release();
	}
}
