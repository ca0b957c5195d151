import { presetForbund } from '#dashboards/styrelse/choose.ts';
import { view } from '#dashboards/styrelse/view.ts';
import { readHistory, readOmvarld } from '#lib/server/catalog/index.ts';
import { judgeGoals } from '#lib/server/goals.ts';
import { readScope } from '#lib/server/scope.ts';

export const load = async ({ locals: { lager }, url }) => {
	const asked = await readScope(lager, url);
	const preset = asked.forbund ? null : presetForbund(asked.catalog);
	const own = new URL(url);
	if (preset) own.searchParams.set('forbund', preset.forbund_id);
	const scope = preset ? await readScope(lager, own) : asked;
	const forbund = scope.forbund?.forbund_id ?? '';
	const [goals, history, omvarld] = await Promise.all([
		judgeGoals(lager, { forbund }),
		readHistory(lager),
		readOmvarld(lager.warehouse, forbund)
	]);
	return {
		view: await view(scope, {
			goals,
			history,
			omvarld,
			sedan: url.searchParams.get('sedan'),
			preset: preset !== null,
			// Neither version changes: what they say of each other is worked out once for each year that is asked for.
			earlier: (version, year, read) =>
				lager.warehouse.once(['styrelse', lager.viewer.role, forbund, version, year].join('|'), () =>
					lager.earlier(version, async ({ ask, goals: judged }) =>
						read({ ask, goals: await judged(forbund) })
					)
				)
		})
	};
};
