import { error, fail, redirect } from '@sveltejs/kit';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { granserText } from '#dashboards/inkorg/lista.ts';
import { kan, view } from '#dashboards/inkorg/view.ts';
import {
	cancelRun,
	far,
	GRANSER,
	platser,
	readFiler,
	readLage,
	readSandning,
	removeSandning,
	type Sandning
} from '#lib/server/inkorg/index.ts';
import type { Lager } from '#lib/server/lager.ts';
import { BARA_AGAREN, start, take, unlessFull } from '../take.ts';

const GONE = 'Sändningen finns inte längre. Den är kastad, eller borttagen för att den låg kvar för länge.';

function own(locals: App.Locals, id: string): Sandning {
	if (!locals.inkorg.owner) error(403, BARA_AGAREN);
	const found = readSandning(locals.inkorg.warehouse, id);
	if (!found) error(404, GONE);
	return found;
}

export const load = ({ locals, params, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const lager = locals.lager as Lager | undefined;
	return {
		view: view(own(locals, params.id), {
			version: lager?.meta.version ?? null,
			syntetisk: lager?.meta.syntetisk ?? false
		}),
		most: GRANSER,
		granser: granserText()
	};
};

const NOT_NOW = 'Det går inte just nu: sändningen har gått vidare sedan sidan visades. Se hur det står nedan.';

const CAME_LATE =
	'Filerna togs inte emot: sändningen kontrolleras, publiceras eller kastades medan de kom. Skicka dem igen när det är klart, eller i en ny sändning.';

/** Adds the files that were sent; one of the same name takes the place of the one that lies there. */
async function add(request: Request, warehouse: string, { id, lage }: Sandning): Promise<string | null> {
	if (!far(lage).kontrolleras) return NOT_NOW;
	const files = readFiler(warehouse, id);
	const already = { filer: files.length, byte: files.reduce((sum, { byte }) => sum + byte, 0) };
	// While they come somebody else may publish the sändning, and empties it then, or throw it away.
	const hindered = () => (far(readLage(warehouse, id)?.lage ?? 'publicerad').kontrolleras ? null : CAME_LATE);
	const taken = await take(request, platser(warehouse, id).filer, { already, hindered });
	return 'fel' in taken ? taken.fel : null;
}

/** One of the deeds that a button asks for, told apart by `gor`. Resolves to why it was not done; throws the redirect to where to go. */
async function doIt(warehouse: string, one: Sandning, form: FormData) {
	const { id } = one;
	switch (form.get('gor')) {
		case 'publicera': {
			if (!kan(one).publicera || !start(warehouse, id, 'publicera')) return fail(409, { fel: NOT_NOW });
			break;
		}
		case 'kontrollera':
			if (!start(warehouse, id, 'kontrollera')) return fail(409, { fel: NOT_NOW });
			break;
		case 'avbryt':
			await cancelRun(warehouse, id, new Date());
			break;
		case 'ta_bort': {
			const name = one.filer.find(({ namn }) => namn === form.get('fil'))?.namn;
			if (!name || !far(one.lage).kontrolleras) return fail(409, { fel: NOT_NOW });
			if (one.filer.length === 1) {
				removeSandning(warehouse, id);
				redirect(303, '/data/inkorg');
			}
			rmSync(join(platser(warehouse, id).filer, name), { force: true });
			start(warehouse, id, 'kontrollera');
			break;
		}
		case 'kasta':
			if (!far(one.lage).kastas) return fail(409, { fel: NOT_NOW });
			removeSandning(warehouse, id);
			redirect(303, '/data/inkorg');
			break;
		default:
			return fail(400, { fel: 'Det var inget av det som går att göra här. Välj en av knapparna.' });
	}
	redirect(303, `/data/inkorg/${id}#lage`);
}

export const actions = {
	/** Files are added by a form of their own. */
	default: async ({ locals, params, request }) => {
		const one = own(locals, params.id);
		const { warehouse } = locals.inkorg;
		if (!request.headers.get('content-type')?.startsWith('multipart/')) {
			const form = await request.formData();
			return unlessFull(() => doIt(warehouse, one, form));
		}
		return unlessFull(async () => {
			const fel = await add(request, warehouse, one);
			if (fel) return fail(400, { fel });
			start(warehouse, one.id, 'kontrollera');
			redirect(303, `/data/inkorg/${one.id}#lage`);
		});
	}
};
