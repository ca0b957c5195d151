import { view } from '#dashboards/tillganglighet/view.ts';
import { readScope } from '#lib/server/scope.ts';
import { readMatning, readRedogorelse } from '#lib/server/tillganglighet.ts';

export const load = async ({ locals, url }) => ({
	view: view(await readScope(locals.lager, url), readRedogorelse(), readMatning())
});
