import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** For those who watch over the server: which version it serves. Answers 200 only when a warehouse is open. */
export const GET: RequestHandler = ({ locals }) => {
	const { version, dataPer } = locals.lager.meta;
	return json({ status: 'ok', version, data_per: dataPer }, { headers: { 'cache-control': 'no-store' } });
};
