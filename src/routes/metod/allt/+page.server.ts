import { bookView } from '#dashboards/metod/view.ts';
import { readScope } from '#lib/server/scope.ts';

export const load = async ({ locals, url }) => ({
	view: await bookView(await readScope(locals.lager, url), locals.lager.warehouse)
});
