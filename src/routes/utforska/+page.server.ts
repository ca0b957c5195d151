import { fail, redirect } from '@sveltejs/kit';
import { view } from '#dashboards/utforska/view.ts';
import { readScope } from '#lib/server/scope.ts';
import { findPersonnummer } from '#pipelines/readers/personnummer.ts';

export const load = async ({ locals, url }) => ({
	view: await view(
		await readScope(locals.lager, url),
		locals.lager,
		url.searchParams,
		locals.memory((state) => state.views()),
		url.origin
	)
});

const text = (form: FormData, name: string, most: number): string =>
	String(form.get(name) ?? '')
		.replaceAll('\r\n', '\n')
		.trim()
		.slice(0, most);

/** What is wrong with the words of a view, as a sentence; empty when nothing is. */
function faultIn({ namn, anteckning }: { namn: string; anteckning: string }): string {
	if (namn === '') return 'Vyn behöver ett namn.';
	return findPersonnummer(Buffer.from(`${namn}\n${anteckning}`)) === null
		? ''
		: 'Texten ser ut att innehålla ett personnummer och har inte sparats. Ta bort det och spara igen.';
}

/** Views are kept, changed, taken away and put back by the machine's owner; everybody else only reads them. */
export const actions = {
	default: async ({ locals, request, url }) => {
		if (!locals.lager.owner)
			return fail(403, { fault: 'Bara den som sitter vid maskinen kan spara och ändra vyer.' });
		const form = await request.formData();
		const id = Number(form.get('id'));
		const gor = text(form, 'gor', 20);
		const words = { namn: text(form, 'namn', 120), anteckning: text(form, 'anteckning', 2000) };
		const fault = gor === 'spara' || gor === 'andra' ? faultIn(words) : '';
		if (fault) return fail(400, { fault, gor, id, ...words });
		const now = new Date().toISOString();
		const { version } = locals.lager.meta;
		const done = locals.memory((state) => {
			if (gor === 'spara')
				return state.addView({ ...words, fraga: url.searchParams.toString(), version }, now) > 0;
			if (gor === 'andra') return state.changeView(id, words);
			if (gor === 'ta_bort') return state.removeView(id, now);
			return gor === 'ta_tillbaka' && state.removeView(id, null);
		});
		if (!done) return fail(404, { fault: 'Vyn finns inte längre.' });
		redirect(303, `${url.pathname}${url.search}#sparade`);
	}
};
