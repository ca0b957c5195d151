import { view } from '#dashboards/mal/view.ts';
import { judgeGoals } from '#lib/server/goals.ts';
import { readScope } from '#lib/server/scope.ts';

export const load = async ({ locals, url }) => {
	const scope = await readScope(locals.lager, url);
	const goals = await judgeGoals(locals.lager, scope.forbund ? { forbund: scope.forbund.forbund_id } : {});
	return { view: view(scope, goals) };
};
