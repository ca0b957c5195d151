import { view } from '#dashboards/datakatalog/view.ts';
import { readDictionary } from '#lib/server/catalog/index.ts';

export const load = async ({ locals }) => ({ view: view(await readDictionary(locals.lager.warehouse)) });
