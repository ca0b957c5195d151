import { error } from '@sveltejs/kit';
import { view } from '#dashboards/styrgrupp/view.ts';
import { judgeGoals } from '#lib/server/goals.ts';
import { findInsats, readScope } from '#lib/server/scope.ts';

export const load = async ({ locals, params, url }) => {
	const scope = await readScope(locals.lager, url);
	const insats = findInsats(scope, params.id);
	if (typeof insats === 'string') error(404, insats);
	const { forbund_id: forbund, insats_id } = insats;
	const goals = await judgeGoals(locals.lager, { forbund, insats: insats_id });
	return { view: await view(scope, insats, goals) };
};
