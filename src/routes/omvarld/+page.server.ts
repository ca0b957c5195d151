import { error, fail, redirect } from '@sveltejs/kit';
import { presetForbund } from '#dashboards/styrelse/choose.ts';
import { view } from '#dashboards/omvarld/view.ts';
import { kommunerIn } from '#lib/omvarld/index.ts';
import { readCatalog, readOmvarld } from '#lib/server/catalog/index.ts';
import { sendKommuner } from '#lib/server/inkorg/index.ts';
import { readScope } from '#lib/server/scope.ts';
import { paths } from '#lib/server/versions.ts';
import { fieldsOf } from '#pipelines/fragor/fields.ts';
import { answerKommuner, readKommunval, tickedIn } from '#pipelines/fragor/kommuner.ts';
import { saveChanges } from '#pipelines/fragor/save.ts';
import { isoDay } from '#pipelines/progress.ts';
import { Refusal } from '#pipelines/refusal.ts';

export const load = async ({ locals: { lager, inkorg }, url, setHeaders }) => {
	const asked = await readScope(lager, url);
	const preset = asked.forbund ? null : presetForbund(asked.catalog);
	const own = new URL(url);
	if (preset) own.searchParams.set('forbund', preset.forbund_id);
	const scope = preset ? await readScope(lager, own) : asked;
	const { forbund } = scope;
	const rows = await readOmvarld(lager.warehouse, forbund?.forbund_id ?? '');
	if (!inkorg.owner || !forbund) return { view: view(scope, rows) };
	// What is decided is no part of the version: such a page is not kept with it.
	setHeaders({ 'cache-control': 'no-store' });
	const val = readKommunval(paths(inkorg.warehouse).mappning, forbund);
	return { view: view(scope, rows, { ...val, forbund: forbund.forbund_id }) };
};

/** Saves which kommuner are a förbund's in its kept mapping, and has what is loaded looked at with them. */
export const actions = {
	default: async ({ locals: { lager, inkorg }, request }) => {
		if (!inkorg.owner)
			return fail(403, { fault: 'Bara den som sitter vid maskinen kan välja förbundets kommuner.' });
		const form = fieldsOf(await request.formData());
		const { forbund } = await readCatalog(lager.warehouse, lager.viewer);
		const own = forbund.find(({ forbund_id }) => forbund_id === form.get('forbund'));
		if (!own) error(404, 'Förbundet finns inte i det som är inläst.');
		const { mappning } = paths(inkorg.warehouse);
		const val = readKommunval(mappning, own);
		const rows = await readOmvarld(lager.warehouse, own.forbund_id);
		const shown = rows.flatMap(({ i_forbundet, region }) => (i_forbundet ? [region] : []));
		const andra = forbund.flatMap(({ forbund_id }) => (forbund_id === own.forbund_id ? [] : [forbund_id]));
		try {
			// None ticked is an answer where there were some.
			const before = [...(val.valda ?? []), ...shown];
			const asked = kommunerIn(rows, before);
			const change = answerKommuner(form, { ...val, valda: before }, asked, own, andra);
			saveChanges([mappning], [change], isoDay(new Date()));
		} catch (caught) {
			if (!(caught instanceof Refusal)) throw caught;
			return fail(caught.code === 'inaktuellt' ? 409 : 400, {
				...{ fault: caught.message, valda: tickedIn(form), fler: form.get('fler') ?? '' }
			});
		}
		const id = sendKommuner(inkorg.warehouse, new Date());
		if (id === null)
			return fail(409, {
				fault:
					'Valet är sparat, men så många sändningar väntar att det inte kan publiceras nu. Publicera eller kasta någon av dem under Data, och spara valet igen.'
			});
		redirect(303, `/data/inkorg/${id}#lage`);
	}
};
