import { error } from '@sveltejs/kit';
import { view } from '#dashboards/sus/view.ts';
import { findInsats, readScope } from '#lib/server/scope.ts';

export const load = async ({ locals, params, url }) => {
	const scope = await readScope(locals.lager, url);
	const insats = findInsats(scope, params.id);
	if (typeof insats === 'string') error(404, insats);
	return { view: await view(scope, insats) };
};
