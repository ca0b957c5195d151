import { MOST, view } from '#dashboards/data/view.ts';
import { readFiles, readHistory, readQuarantine, readQuarantineKinds, readWarnings } from '#lib/server/catalog/index.ts';
import { readScope } from '#lib/server/scope.ts';

export const load = async ({ locals, url }) => {
	const { warehouse, owner, rows } = locals.lager;
	const [scope, files, quarantine, kinds, warnings, history] = await Promise.all([
		readScope(locals.lager, url),
		readFiles(warehouse),
		rows ? rows((own) => readQuarantine(own, MOST)) : [],
		readQuarantineKinds(warehouse),
		readWarnings(warehouse),
		readHistory(locals.lager)
	]);
	return { view: view(scope.meta, { files, quarantine, kinds, warnings, history, owner }, scope.link) };
};
