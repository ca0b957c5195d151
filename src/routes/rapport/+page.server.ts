import { list } from '#dashboards/rapport/list.ts';
import { readScope } from '#lib/server/scope.ts';

export const load = async ({ locals, url }) => ({
	view: list(
		await readScope(locals.lager, url),
		locals.memory((state) => state.allFrozen())
	)
});
