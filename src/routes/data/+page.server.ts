import { MOST, view } from '#dashboards/data/view.ts';
import { readFiles, readHistory, readQuarantine, readQuarantineKinds, readWarnings } from '#lib/server/catalog/index.ts';
import { readConfig } from '#lib/server/config.ts';
import { readScope } from '#lib/server/scope.ts';
import type { Warehouse } from '#lib/server/warehouse.ts';
import { readProtokoll } from '#pipelines/gallring/protokoll.ts';
import { kits } from '#pipelines/templates/index.ts';

export const load = async ({ locals, url }) => {
	const { warehouse, owner, rows } = locals.lager;
	const read = async (from: Warehouse, most: number) => ({
		files: await readFiles(from),
		quarantine: most > 0 ? await readQuarantine(from, most) : [],
		kinds: await readQuarantineKinds(from),
		warnings: await readWarnings(from)
	});
	// The owner's counts are those of the rows themselves; what is let out of them is rounded.
	const [scope, loaded, history] = await Promise.all([
		readScope(locals.lager, url),
		rows ? rows((own) => read(own, MOST)) : read(warehouse, 0),
		readHistory(locals.lager)
	]);
	const gallring = owner ? readProtokoll(readConfig(process.env).warehouse) : null;
	return { view: view(scope.meta, { ...loaded, history, owner, mallar: kits, gallring }, scope.link) };
};
