import { fail, redirect } from '@sveltejs/kit';
import { MOST } from '#dashboards/data/types.ts';
import { view } from '#dashboards/data/view.ts';
import { readFiles, readHistory, readQuarantine, readQuarantineKinds, readWarnings } from '#lib/server/catalog/index.ts';
import { versionBefore } from '#lib/server/forra.ts';
import { GRANSER, listSandningar } from '#lib/server/inkorg/index.ts';
import { readScope } from '#lib/server/scope.ts';
import type { Warehouse } from '#lib/server/warehouse.ts';
import { isKept } from '#lib/server/versions.ts';
import { Busy } from '#pipelines/publish.ts';
import { CannotUndo, undo } from '#pipelines/undo.ts';
import { readProtokoll } from '#pipelines/gallring/protokoll.ts';
import { mendable } from '#pipelines/rattelista/write.ts';
import { kits } from '#pipelines/templates/index.ts';

export const load = async ({ locals, url }) => {
	const { warehouse, owner, rows } = locals.lager;
	const read = async (from: Warehouse, most: number) => ({
		files: await readFiles(from),
		quarantine: most > 0 ? await readQuarantine(from, most) : [],
		kinds: await readQuarantineKinds(from),
		warnings: await readWarnings(from)
	});
	const forra = await versionBefore(warehouse);
	const forraKvar = typeof forra === 'string' && isKept(locals.inkorg.warehouse, forra);
	// The owner's counts are those of the rows themselves; what is let out of them is rounded.
	const [scope, loaded, history] = await Promise.all([
		readScope(locals.lager, url),
		rows ? rows((own) => read(own, MOST)) : read(warehouse, 0),
		readHistory(locals.lager)
	]);
	const gallring = owner ? readProtokoll(locals.inkorg.warehouse) : null;
	const sandningar = owner ? listSandningar(locals.inkorg.warehouse) : [];
	const rattas = loaded.kinds.some(mendable);
	const seen = { ...loaded, history, rattas, owner, mallar: kits, gallring, forra, forraKvar, sandningar };
	return { view: view(scope.meta, seen, scope.link), most: GRANSER };
};

export const actions = {
	/** Undoes the latest publishing; only the owner may. */
	default: async ({ locals, request }) => {
		if (!locals.lager.owner)
			return fail(403, { fel: 'Bara den som sitter vid maskinen kan ångra en publicering.' });
		const form = await request.formData();
		if (form.get('gor') !== 'angra') return fail(400, { fel: 'Det går inte att göra här.' });
		try {
			const report = await undo(locals.inkorg.warehouse, String(form.get('version') ?? ''));
			locals.memory((state) => state.addLoad(new Date().toISOString(), report));
		} catch (error) {
			if (error instanceof CannotUndo) return fail(409, { fel: error.message });
			if (error instanceof Busy)
				return fail(409, { fel: 'En laddning pågår. Vänta tills den är klar och försök igen.' });
			throw error;
		}
		redirect(303, '/data#historik');
	}
};
