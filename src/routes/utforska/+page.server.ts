import { view } from '#dashboards/utforska/view.ts';
import { readScope } from '#lib/server/scope.ts';

export const load = async ({ locals, url }) => ({
	view: await view(
		await readScope(locals.lager, url),
		locals.lager,
		url.searchParams,
		locals.memory((state) => state.views())
	)
});
