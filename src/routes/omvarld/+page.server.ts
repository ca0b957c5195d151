import { presetForbund } from '#dashboards/styrelse/choose.ts';
import { view } from '#dashboards/omvarld/view.ts';
import { readOmvarld } from '#lib/server/catalog/index.ts';
import { readScope } from '#lib/server/scope.ts';

export const load = async ({ locals: { lager }, url }) => {
	const asked = await readScope(lager, url);
	const preset = asked.forbund ? null : presetForbund(asked.catalog);
	const own = new URL(url);
	if (preset) own.searchParams.set('forbund', preset.forbund_id);
	const scope = preset ? await readScope(lager, own) : asked;
	return { view: view(scope, await readOmvarld(lager.warehouse, scope.forbund?.forbund_id ?? '')) };
};
