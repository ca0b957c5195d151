import { error, fail, redirect } from '@sveltejs/kit';
import { ordlistaView } from '#dashboards/data/mappning/ordlista.ts';
import { kommunerIn, kommunText } from '#lib/omvarld/index.ts';
import { readCatalog, readOmvarld } from '#lib/server/catalog/index.ts';
import type { Lager } from '#lib/server/lager.ts';
import { paths } from '#lib/server/versions.ts';
import { fieldsOf } from '#pipelines/fragor/fields.ts';
import { readOrdlista } from '#pipelines/fragor/ordlista.ts';
import { saveChanges } from '#pipelines/fragor/save.ts';
import { isoDay } from '#pipelines/progress.ts';
import { Refusal } from '#pipelines/refusal.ts';

const NOT_OWNER = 'Bara den som sitter vid maskinen kan se och ändra ordlistan.';

/** What the loaded figures call their kommuner, as `Sala (1981)`, and each förbund; nothing before anything is published. */
async function namnen(lager: Lager | undefined): Promise<Map<string, string>> {
	if (!lager) return new Map();
	const { forbund } = await readCatalog(lager.warehouse, lager.viewer);
	const rows = await readOmvarld(lager.warehouse, forbund[0]?.forbund_id ?? '');
	return new Map([
		...forbund.map(({ forbund_id, namn }): [string, string] => [forbund_id, namn]),
		...kommunerIn(rows).map((one): [string, string] => [one.kod, kommunText(one)])
	]);
}

export const load = async ({ locals, setHeaders }) => {
	const { warehouse, owner } = locals.inkorg;
	if (!owner) error(403, NOT_OWNER);
	setHeaders({ 'cache-control': 'no-store' });
	const namn = await namnen(locals.lager as Lager | undefined);
	return { view: ordlistaView(readOrdlista(paths(warehouse).mappning), namn) };
};

/** Takes a decision out of the förbund's own mapping: the next sändning asks again. */
export const actions = {
	default: async ({ locals, request, url }) => {
		const { warehouse, owner } = locals.inkorg;
		if (!owner) return fail(403, { fault: NOT_OWNER });
		const path = paths(warehouse).mappning;
		const form = fieldsOf(await request.formData());
		const { prov, bestamt } = readOrdlista(path);
		const nyckel = form.get('nyckel') ?? '';
		if (form.get('prov') !== prov)
			return fail(409, { fault: 'Ordlistan har ändrats sedan sidan visades, så inget togs bort. Här är den som den är nu.' });
		if (!bestamt.some((one) => one.nyckel === nyckel))
			return fail(404, { fault: 'Beslutet finns inte längre i ordlistan.' });
		try {
			saveChanges([path], [{ gor: 'tillbaka', nyckel }], isoDay(new Date()));
		} catch (caught) {
			if (!(caught instanceof Refusal)) throw caught;
			return fail(400, { fault: caught.message });
		}
		redirect(303, url.pathname);
	}
};
