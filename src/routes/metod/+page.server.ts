import { contentsView } from '#dashboards/metod/view.ts';
import { readScope } from '#lib/server/scope.ts';

export const load = async ({ locals, url }) => ({
	view: await contentsView(await readScope(locals.lager, url), locals.lager.warehouse)
});
