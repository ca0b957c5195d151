import { listView } from '#dashboards/styrgrupp/list.ts';
import { readScope } from '#lib/server/scope.ts';

export const load = async ({ locals, url }) => ({ view: listView(await readScope(locals.lager, url)) });
