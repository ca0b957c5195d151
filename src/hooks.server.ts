import { building } from '$app/environment';
import { swedishDay } from '#lib/format/index.ts';
import { ConfigError, readConfig } from '#lib/server/config.ts';
import { GRANSER, storlek } from '#lib/server/inkorg/index.ts';
import { emptyPage } from '#lib/server/emptyPage.ts';
import { seesRows } from '#lib/measures/run.ts';
import { readEarlier } from '#lib/server/earlier.ts';
import { asker } from '#lib/server/lager.ts';
import { NoWarehouse, VersionPool } from '#lib/server/pool.ts';
import { openState, type State } from '#lib/server/state/index.ts';
import { cached, pageKey } from '#lib/server/pageCache.ts';
import { tipsHidden } from '#lib/server/tips.ts';
import { paths } from '#lib/server/versions.ts';
import type { Viewer } from '#lib/measures/types.ts';
import type { Warehouse } from '#lib/server/warehouse.ts';
import type { Handle, HandleServerError, RequestEvent } from '@sveltejs/kit';

const config = readConfig(building ? {} : process.env);
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/;

/** Until log-in is built: rows in quarantine are for the one at the machine, so they stay there when others can reach it. */
const owner =
	LOOPBACK.test(process.env.STEGVIS_HOST ?? '127.0.0.1') &&
	LOOPBACK.test(new URL(process.env.ORIGIN ?? 'http://localhost').hostname);

/**
 * Until log-in is built, everybody who reaches the pages is the board: protected figures for every insats. Only where nobody
 * else reaches them may the owner choose to see them as an evaluator does.
 */
const VIEWER: Viewer = { role: config.som, insatser: null, forbund: null };
if (seesRows(VIEWER) && !owner)
	throw new ConfigError(
		'Inställningen STEGVIS_SOM kan bara vara styrelse när andra än den egna maskinen når sidorna. Ta bort den, eller lyssna på 127.0.0.1.'
	);

/** The board's pages hold the release and nothing else: no row of a person is within their reach. */
const pool = new VersionPool(config.warehouse, seesRows(VIEWER) ? 'rows' : 'release');

/** The rows, for the owner alone: their file is open no longer than it is read. */
async function rows<T>(read: (warehouse: Warehouse) => Promise<T>): Promise<T> {
	const own = new VersionPool(config.warehouse, 'rows');
	try {
		const held = await own.hold();
		try {
			return await read(held.warehouse);
		} finally {
			held.release();
		}
	} finally {
		await own.close();
	}
}

/** The app's own memory, for as long as it is used. */
function memory<T>(use: (state: State) => T): T {
	const state = openState(paths(config.warehouse).state);
	try {
		return use(state);
	} finally {
		state.close();
	}
}

/** What is needed before there is anything to show: a template to fill in, and the way in for the files. */
const FIRST = /^\/data\/(mall|inkorg)(\/|$)/;

/** Only the inbox takes files; any other form is a few words. */
const tooLarge = ({ request, route }: RequestEvent): boolean =>
	request.method !== 'GET' &&
	!route.id?.startsWith('/data/inkorg') &&
	Number(request.headers.get('content-length') ?? (request.body ? Infinity : 0)) > GRANSER.formularByte;

export const handle: Handle = async ({ event, resolve }) => {
	if (event.route.id === null && event.url.pathname.startsWith('/_app/')) return resolve(event);
	if (tooLarge(event))
		return new Response(
			`Formuläret är större än gränsen ${storlek(GRANSER.formularByte)}. Korta texten och skicka det igen.\n`,
			{
				status: 413,
				// What is left of the form is not read: the connection ends with the answer.
				headers: { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }
			}
		);
	event.locals.inkorg = { warehouse: config.warehouse, owner };
	let hold;
	try {
		hold = await pool.hold();
	} catch (error) {
		if (!(error instanceof NoWarehouse)) throw error;
		if (FIRST.test(event.route.id ?? '')) return resolve(event);
		return new Response(emptyPage(owner), {
			status: 503,
			headers: { 'content-type': 'text/html; charset=utf-8', 'retry-after': '10' }
		});
	}
	const { warehouse, meta, answers, pages } = hold;
	event.locals.lager = {
		warehouse,
		meta,
		viewer: VIEWER,
		owner,
		...(owner && { rows }),
		ask: asker(warehouse, VIEWER, answers),
		earlier: (version, read) => readEarlier(pool, VIEWER, version, read),
		history: async () => memory((state) => state.loads())
	};
	event.locals.memory = memory;
	try {
		const now = { hideTips: tipsHidden(event.cookies), today: swedishDay(new Date()) };
		const key = event.isDataRequest ? null : pageKey(event.request, now);
		const response = await cached(pages, key, async () => resolve(event));
		// The page is written while it is read: the version is held until then.
		response.headers.set('x-stegvis-version', meta.version);
		return response;
	} finally {
		hold.release();
	}
};

/** The reader gets a number to quote; the log gets the fault and its SQL. */
export const handleError: HandleServerError = ({ error, status, message }) => {
	if (status === 404) return { message: 'Sidan finns inte.' };
	const nummer = Math.random().toString(36).slice(2, 8);
	console.error(`fel ${nummer}: ${message}`, error);
	return { message: `Något gick fel hos oss (fel ${nummer}).` };
};
