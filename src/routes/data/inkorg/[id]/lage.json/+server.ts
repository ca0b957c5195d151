/** How far a run has come, for a page that asks again and again. */
import { json } from '@sveltejs/kit';
import { gar } from '#dashboards/inkorg/view.ts';
import { readSandning } from '#lib/server/inkorg/index.ts';

export const GET = ({ locals, params }) => {
	const { warehouse, owner } = locals.inkorg;
	const one = owner ? readSandning(warehouse, params.id) : null;
	const headers = { 'cache-control': 'no-store' };
	return one
		? json({ gar: gar(one) }, { headers })
		: json({ gar: null }, { status: owner ? 404 : 403, headers });
};
