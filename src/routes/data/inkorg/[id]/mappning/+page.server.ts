import { error, fail, redirect } from '@sveltejs/kit';
import { mappningView } from '#dashboards/data/mappning/view.ts';
import { cancelRun, far, platser, readSandning, startRun } from '#lib/server/inkorg/index.ts';
import type { Lager } from '#lib/server/lager.ts';
import { readCatalog } from '#lib/server/catalog/index.ts';
import { paths } from '#lib/server/versions.ts';
import { answer, GOR } from '#pipelines/fragor/answer.ts';
import { fieldsOf } from '#pipelines/fragor/fields.ts';
import { readFragor } from '#pipelines/fragor/read.ts';
import { saveChanges } from '#pipelines/fragor/save.ts';
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
	return { sandning, fragor, paths: [join(at.filer, MAPPING_FILE), paths(warehouse).mappning] };
}

export const load = async ({ locals, params }) => {
	const { sandning, fragor } = await read(locals, params.id);
	return { view: mappningView(fragor, sandning), fragor, sandning: { id: sandning.id, lage: sandning.lage, rapport: sandning.rapport } };
};

/** A decision is saved in the sändning and in the förbund's own mapping, and the check begins anew. */
export const actions = {
	default: async ({ locals, params, request }) => {
		const { warehouse, owner } = locals.inkorg;
		if (!owner) return fail(403, { fault: NOT_OWNER, sent: {} as Record<string, string> });
		const form = fieldsOf(await request.formData());
		const { sandning, fragor, paths: written } = await read(locals, params.id);
		const gor = GOR.find((one) => one === form.get('gor'));
		const sent: Record<string, string> = Object.fromEntries(form);
		if (!gor) return fail(400, { fault: 'Formuläret går inte att läsa. Ladda om sidan och svara igen.', sent });
		if (!far(sandning.lage).kontrolleras && sandning.lage !== 'kontrolleras')
			return fail(409, { fault: 'Sändningen publiceras, eller är publicerad, och kan inte ändras nu.', sent });
		try {
			saveChanges(written, answer(fragor, gor, form), isoDay(new Date()));
		} catch (caught) {
			if (!(caught instanceof Refusal)) throw caught;
			return fail(caught.code === 'inaktuellt' ? 409 : 400, { fault: caught.message, sent });
		}
		await cancelRun(warehouse, params.id, new Date());
		startRun(warehouse, params.id, 'kontrollera', new Date());
		// Back to the file that was answered about, not to the top of a long page.
		const vid = /^fil-\d{1,3}$/.exec(form.get('vid') ?? '')?.[0];
		redirect(303, `/data/inkorg/${params.id}/mappning${vid ? `#${vid}` : ''}`);
	}
};
