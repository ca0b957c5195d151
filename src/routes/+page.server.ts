import { view } from '#dashboards/oversikt/view.ts';
import { readHistory } from '#lib/server/catalog/index.ts';
import { readScope } from '#lib/server/scope.ts';

export const load = async ({ locals, url }) => {
	const [scope, history] = await Promise.all([readScope(locals.lager, url), readHistory(locals.lager)]);
	return { view: await view(scope, history, locals.lager.owner) };
};
