import { error, fail, redirect } from '@sveltejs/kit';
import { mappningView } from '#dashboards/data/mappning/view.ts';
import { cancelRun, far, platser, readSandning, startRun } from '#lib/server/inkorg/index.ts';
import type { Lager } from '#lib/server/lager.ts';
import { readCatalog } from '#lib/server/catalog/index.ts';
import { paths } from '#lib/server/versions.ts';
import { answer, partOf } from '#pipelines/fragor/answer.ts';
import { fieldsOf } from '#pipelines/fragor/fields.ts';
import { readFragor } from '#pipelines/fragor/read.ts';
import { saveChanges } from '#pipelines/fragor/save.ts';
import { pressed } from '#pipelines/fragor/tryck.ts';
import { readUtkast, saveUtkast, throwUtkast } from '#pipelines/fragor/utkast.ts';
import { isoDay } from '#pipelines/progress.ts';
import { MAPPING_FILE } from '#pipelines/mappning/mapping.ts';
import { Refusal } from '#pipelines/refusal.ts';
import { join } from 'node:path';

const NOT_OWNER = 'Bara den som sitter vid maskinen kan se och ändra det som skickats in.';

/** The insatser of the version that is published, as a word may be one of them. */
async function insatserOf({ warehouse, viewer }: Lager) {
	const { insatser } = await readCatalog(warehouse, viewer);
	return insatser
		.filter(({ inriktning }) => inriktning !== 'administration')
		.map(({ insats_id, namn }) => ({ value: insats_id, texts: [namn] }));
}

/** The sändning, and what its files ask. Throws 403 and 404 in words. */
async function read(locals: App.Locals, id: string) {
	const { warehouse, owner } = locals.inkorg;
	if (!owner) error(403, NOT_OWNER);
	const sandning = readSandning(warehouse, id);
	if (!sandning) error(404, 'Sändningen finns inte. Den kan vara publicerad eller kastad.');
	const at = platser(warehouse, id);
	const lager = locals.lager as Lager | undefined;
	const fragor = await readFragor(at.filer, {
		insatser: lager ? await insatserOf(lager) : [],
		behallen: paths(warehouse).mappning,
		kontroll: sandning.rapport?.files ?? []
	});
	return { at, sandning, fragor, paths: [join(at.filer, MAPPING_FILE), paths(warehouse).mappning] };
}

/** The part of the page that a button belongs to: where somebody comes back to. */
const PART = /^[0-9a-f]{8}(-[a-z]+(-\d{1,3})?)?$/;

export const load = async ({ locals, params, url, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const { at, sandning, fragor } = await read(locals, params.id);
	return { view: mappningView(fragor, sandning, readUtkast(at.utkast), url.searchParams.get('vid') ?? '') };
};

/**
 * Everything that is filled in is saved as a draft, whatever was pressed. A decision is saved in the sändning and in the
 * förbund's own mapping, and the check begins anew.
 */
export const actions = {
	default: async ({ locals, params, request }) => {
		const { warehouse, owner } = locals.inkorg;
		if (!owner) return fail(403, { fault: NOT_OWNER });
		const form = fieldsOf(await request.formData());
		const { at, sandning, fragor, paths: written } = await read(locals, params.id);
		const here = `/data/inkorg/${params.id}/mappning`;
		if (!far(sandning.lage).kontrolleras && sandning.lage !== 'kontrolleras')
			return fail(409, { fault: 'Sändningen publiceras, eller är publicerad, och kan inte ändras nu.' });
		if (form.has('kasta')) {
			throwUtkast(at.utkast);
			redirect(303, here);
		}
		const press = pressed(form);
		try {
			saveUtkast(at.utkast, form);
			if (press) saveChanges(written, answer(fragor, press.gor, press.form), isoDay(new Date()));
		} catch (caught) {
			if (!(caught instanceof Refusal)) throw caught;
			return fail(caught.code === 'inaktuellt' ? 409 : 400, { fault: caught.message });
		}
		if (!press) redirect(303, `${here}#svara`);
		await cancelRun(warehouse, params.id, new Date());
		startRun(warehouse, params.id, 'kontrollera', new Date());
		const vid = PART.exec(partOf(fragor, form))?.[0];
		redirect(303, vid ? `${here}?vid=${vid}#${vid}` : `${here}#beslut`);
	}
};
