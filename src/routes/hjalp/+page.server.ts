import { redirect } from '@sveltejs/kit';
import { view } from '#dashboards/hjalp/view.ts';
import { readScope } from '#lib/server/scope.ts';
import { backTo, hideTips, showTips, tipsHidden } from '#lib/server/tips.ts';

export const load = async ({ locals, url, cookies }) => ({
	view: await view(await readScope(locals.lager, url), url.origin, tipsHidden(cookies))
});

export const actions = {
	dolj: async ({ request, cookies, url }) => {
		hideTips(cookies, url);
		redirect(303, backTo((await request.formData()).get('till'), url));
	},
	visa: async ({ request, cookies, url }) => {
		showTips(cookies);
		redirect(303, backTo((await request.formData()).get('till'), url));
	}
};
