/** A page as it was written: its bytes and headers. */
export interface WrittenPage {
	body: Uint8Array<ArrayBuffer>;
	headers: [name: string, value: string][];
}

/** Pages written of one version, those asked for last; the version owns them, so they are never of another. */
export class PageCache {
	readonly #pages = new Map<string, WrittenPage>();
	#bytes = 0;

	/** Holds at most so many bytes; the page nobody has asked for longest goes first. */
	constructor(readonly most = 32_000_000) {}

	get(key: string): WrittenPage | undefined {
		const page = this.#pages.get(key);
		if (!page) return undefined;
		this.#pages.delete(key);
		this.#pages.set(key, page);
		return page;
	}

	set(key: string, page: WrittenPage): void {
		const before = this.#pages.get(key);
		if (before) this.#bytes -= before.body.byteLength;
		this.#pages.delete(key);
		if (page.body.byteLength > this.most) return;
		this.#pages.set(key, page);
		this.#bytes += page.body.byteLength;
		for (const [oldest, { body }] of this.#pages) {
			if (this.#bytes <= this.most) break;
			this.#pages.delete(oldest);
			this.#bytes -= body.byteLength;
		}
	}
}

/** Pages that say nothing but what the version and the address do: what people save is in none of them. */
const STILL =
	/^\/(styrelse|styrgrupp|jamfor|insatser|insats|mal|matt|metod|rakning|datakatalog|hjalp|tillganglighet|omvarld)(\/|$)/;

/**
 * The name a page is kept by; null when it may not be kept. Besides the address it is told apart by all it may depend on: how
 * the reader came here (printed at its foot), whether tips are put away, and the day.
 */
export function pageKey(
	request: Request,
	{ hideTips, today }: { hideTips: boolean; today: string }
): string | null {
	if (request.method !== 'GET') return null;
	const { href, pathname } = new URL(request.url);
	return STILL.test(pathname) && !pathname.endsWith('.json') ? `${today} ${hideTips} ${href}` : null;
}

/** The page out of the cache, or made now and kept when it is a whole page that sets nothing and may be kept. */
export async function cached(
	pages: PageCache,
	key: string | null,
	make: () => Promise<Response>
): Promise<Response> {
	if (key === null) return make();
	const known = pages.get(key);
	if (known) return new Response(known.body, { headers: known.headers });
	const response = await make();
	const isPage =
		response.status === 200 &&
		!response.headers.get('cache-control')?.includes('no-store') &&
		!response.headers.has('set-cookie') &&
		response.headers.get('content-type')?.startsWith('text/html');
	if (!isPage) return response;
	const body = new Uint8Array(await response.arrayBuffer());
	pages.set(key, { body, headers: [...response.headers] });
	return new Response(body, { headers: response.headers });
}
