import { error } from '@sveltejs/kit';
import { chapterViewOf } from '#dashboards/metod/view.ts';
import { readScope } from '#lib/server/scope.ts';

export const load = async ({ locals, params, url }) => {
	const scope = await readScope(locals.lager, url);
	const view = await chapterViewOf(scope, locals.lager.warehouse, params.kapitel);
	if (!view)
		error(404, `Metodboken har inget kapitel ”${params.kapitel}”. Alla kapitel står på dess första sida.`);
	return { view };
};
