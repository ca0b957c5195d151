import { error } from '@sveltejs/kit';
import { view } from '#dashboards/matt/view.ts';
import { measureOf } from '#lib/measures/library/index.ts';
import { readScope } from '#lib/server/scope.ts';

export const load = async ({ locals, params, url }) => {
	if (!measureOf(params.id))
		error(404, `Det finns inget mått ”${params.id}”. Alla mått står under Så räknas det.`);
	const scope = await readScope(locals.lager, url);
	return { view: await view(scope, locals.lager.viewer, params.id) };
};
