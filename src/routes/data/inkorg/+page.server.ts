import { fail, redirect } from '@sveltejs/kit';
import { lista } from '#dashboards/inkorg/lista.ts';
import {
	clearOld,
	GRANSER,
	listSandningar,
	mottagen,
	newPlace,
	removeSandning,
	waiting
} from '#lib/server/inkorg/index.ts';
import { BARA_AGAREN, start, take } from './take.ts';

export const load = ({ locals, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const { warehouse, owner } = locals.inkorg;
	return { owner, most: GRANSER, view: lista(owner ? listSandningar(warehouse) : []) };
};

export const actions = {
	/** Takes the files in, starts the check, and leads to where it is seen. */
	default: async ({ locals, request }) => {
		const { warehouse, owner } = locals.inkorg;
		if (!owner) return fail(403, { fel: BARA_AGAREN });
		clearOld(warehouse, new Date());
		if (waiting(warehouse) >= GRANSER.vantande)
			return fail(409, {
				fel: `${GRANSER.vantande} sändningar väntar redan. Publicera eller kasta någon av dem först.`
			});
		const { id, filer } = newPlace(warehouse);
		const taken = await take(request, filer).catch((error) => {
			removeSandning(warehouse, id);
			throw error;
		});
		if ('fel' in taken) {
			removeSandning(warehouse, id);
			return fail(400, taken);
		}
		mottagen(warehouse, id, new Date());
		start(warehouse, id, 'kontrollera');
		redirect(303, `/data/inkorg/${id}#lage`);
	}
};
