import { asker, type Lager } from '#lib/server/lager.ts';
import { NoWarehouse, VersionPool } from '#lib/server/pool.ts';
import { MeasureError, seesRows } from '#lib/measures/run.ts';
import { InputError, type Shared } from './command.ts';

/** What a command asks: one version, and the viewer's one way to ask it. */
export type Opened = Pick<Lager, 'warehouse' | 'meta' | 'ask' | 'viewer'>;

/**
 * Runs `work` on the published version and lets go of it. Who does not see rows gets the release file, and nothing else is
 * opened. Faults of the question come out as InputError.
 */
export async function withVersion<T>(shared: Shared, work: (opened: Opened) => Promise<T>): Promise<T> {
	const { viewer } = shared;
	const pool = new VersionPool(shared.warehouse, seesRows(viewer) ? 'rows' : 'release');
	try {
		const hold = await pool.hold();
		const { warehouse, meta, answers } = hold;
		return await work({ warehouse, meta, viewer, ask: asker(warehouse, viewer, answers) }).finally(() =>
			hold.release()
		);
	} catch (error) {
		if (error instanceof NoWarehouse)
			throw new InputError('Inget är publicerat än. Ladda en mapp först: load MAPP');
		if (error instanceof MeasureError) throw new InputError(error.messages.join('\n'));
		throw error;
	} finally {
		await pool.close();
	}
}
