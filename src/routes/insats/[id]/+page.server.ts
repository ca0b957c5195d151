import { error } from '@sveltejs/kit';
import { view } from '#dashboards/insats/view.ts';
import { readGoals } from '#lib/server/catalog/index.ts';
import { readScope } from '#lib/server/scope.ts';

export const load = async ({ locals, params, url }) => {
	const scope = await readScope(locals.lager, url);
	const { forbund } = scope;
	const insats = scope.catalog.insatser.find(
		(i) =>
			i.insats_id === params.id &&
			i.inriktning !== 'administration' &&
			(!forbund || i.forbund_id === forbund.forbund_id)
	);
	if (!insats) error(404, `Det finns ingen insats ”${params.id}”${forbund ? ` i ${forbund.namn}` : ''}.`);
	const goals = await readGoals(locals.lager.warehouse, insats.forbund_id, insats.insats_id);
	return { view: await view(scope, insats, goals) };
};
