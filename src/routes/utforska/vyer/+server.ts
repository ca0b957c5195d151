/** Saved views are kept, changed, taken away and put back by the machine's owner; everybody else only reads them. */
import { error, redirect } from '@sveltejs/kit';
import { findPersonnummer } from '#pipelines/readers/personnummer.ts';

const GONE = 'Vyn finns inte längre.';

const text = (form: FormData, name: string, most: number): string =>
	String(form.get(name) ?? '')
		.replaceAll('\r\n', '\n')
		.trim()
		.slice(0, most);

export const POST = async ({ locals, request }) => {
	if (!locals.lager.owner) error(403, 'Bara den som sitter vid maskinen kan spara och ändra vyer.');
	const form = await request.formData();
	const id = Number(form.get('id'));
	const fraga = new URLSearchParams(text(form, 'fraga', 4000)).toString();
	const words = { namn: text(form, 'namn', 120), anteckning: text(form, 'anteckning', 2000) };
	const now = new Date().toISOString();
	const gor = text(form, 'gor', 20);
	if (gor === 'spara' || gor === 'andra') {
		if (words.namn === '') error(400, 'Vyn behöver ett namn. Gå tillbaka och skriv ett.');
		if (findPersonnummer(Buffer.from(`${words.namn}\n${words.anteckning}`)) !== null)
			error(
				400,
				'Texten ser ut att innehålla ett personnummer och har inte sparats. Gå tillbaka och ta bort det.'
			);
	}
	const done = locals.memory((state): boolean => {
		switch (gor) {
			case 'spara':
				return state.addView({ ...words, fraga, version: locals.lager.meta.version }, now) > 0;
			case 'andra':
				return state.changeView(id, words);
			case 'ta_bort':
				return state.removeView(id, now);
			case 'ta_tillbaka':
				return state.removeView(id, null);
			default:
				error(400, 'Okänt val.');
		}
	});
	if (!done) error(404, GONE);
	redirect(303, `/utforska${fraga ? `?${fraga}` : ''}#sparade`);
};
