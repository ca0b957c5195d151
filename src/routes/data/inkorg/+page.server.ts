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
import { BARA_AGAREN, start, take, unlessFull } from './take.ts';

export const load = ({ locals, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const { warehouse, owner } = locals.inkorg;
	return { owner, most: GRANSER, view: lista(owner ? listSandningar(warehouse) : []) };
};

/** Takes the files of a form into a sändning of their own; nothing is left of one that could not be taken in whole. */
async function takeIn(warehouse: string, request: Request): Promise<{ id: string } | { fel: string }> {
	const { id, filer } = newPlace(warehouse);
	try {
		const taken = await take(request, filer);
		if ('fel' in taken) {
			removeSandning(warehouse, id);
			return taken;
		}
		mottagen(warehouse, id, new Date());
		return { id };
	} catch (error) {
		removeSandning(warehouse, id);
		throw error;
	}
}

export const actions = {
	/** Takes the files in, starts the check, and leads to where it is seen. */
	default: async ({ locals, request }) => {
		const { warehouse, owner } = locals.inkorg;
		if (!owner) return fail(403, { fel: BARA_AGAREN });
		return unlessFull(async () => {
			clearOld(warehouse, new Date());
			if (waiting(warehouse) >= GRANSER.vantande)
				return fail(409, {
					fel: `${GRANSER.vantande} sändningar väntar redan. Publicera eller kasta någon av dem först.`
				});
			const came = await takeIn(warehouse, request);
			if ('fel' in came) return fail(400, came);
			start(warehouse, came.id, 'kontrollera');
			redirect(303, `/data/inkorg/${came.id}#lage`);
		});
	}
};
