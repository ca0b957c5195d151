import { view } from '#dashboards/data/view.ts';
import { readFiles, readHistory, readQuarantine, readWarnings } from '#lib/server/catalog/index.ts';
import { readScope } from '#lib/server/scope.ts';

export const load = async ({ locals, url }) => {
	const { warehouse } = locals.lager;
	const [scope, files, quarantine, warnings, history] = await Promise.all([
		readScope(locals.lager, url),
		readFiles(warehouse),
		readQuarantine(warehouse),
		readWarnings(warehouse),
		readHistory(locals.lager)
	]);
	return { view: view(scope.meta, files, quarantine, warnings, history, scope.link) };
};
