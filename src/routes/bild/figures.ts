/**
 * The pictures of any page, by its address: the page's own `load` is asked, so a picture that is fetched holds what the
 * page shows and nothing else.
 */
import type { FigureView } from '#lib/ui/types.ts';
import type { RequestEvent } from '@sveltejs/kit';

/** What a page's `load` reads of a request. */
type Asked = Pick<RequestEvent, 'locals' | 'params' | 'url' | 'cookies' | 'request'>;
type PageModule = { load?: (event: Asked) => unknown };

const pages = import.meta.glob<PageModule>('../**/+page.server.ts');

interface Found {
	open: () => Promise<PageModule>;
	params: Record<string, string>;
}

/** `../insats/[id]/mal/+page.server.ts` against `/insats/krus/mal`; null when they do not fit. */
export function matchRoute(file: string, path: string): Record<string, string> | null {
	const route = file.split('/').slice(1, -1);
	const given = path.split('/').filter(Boolean);
	if (route.length !== given.length) return null;
	const params: Record<string, string> = {};
	for (const [index, part] of route.entries()) {
		const name = /^\[(\w+)\]$/.exec(part)?.[1];
		if (name) params[name] = given[index] ?? '';
		else if (part !== given[index]) return null;
	}
	return params;
}

function findPage(path: string): Found | null {
	const fits = Object.entries(pages).flatMap(([file, open]) => {
		const params = matchRoute(file, path);
		return params ? [{ open, params }] : [];
	});
	// `/metod/allt` is its own page, not the chapter `allt`.
	return fits.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0] ?? null;
}

type DrawnFigure = FigureView & { drawn: NonNullable<FigureView['drawn']> };
const isFigure = (value: object, id: string): value is DrawnFigure =>
	'drawn' in value && 'title' in value && 'id' in value && value.id === id && Boolean(value.drawn);

/** The picture with this id anywhere in what a page holds. */
export function figureIn(value: unknown, id: string): DrawnFigure | null {
	if (typeof value !== 'object' || value === null) return null;
	if (isFigure(value, id)) return value;
	for (const part of Object.values(value)) {
		const found = figureIn(part, id);
		if (found) return found;
	}
	return null;
}

/** The picture `id` of the page at `url`; null when there is no such page, or nothing is drawn there. */
export async function pageFigure(event: RequestEvent, url: URL, id: string): Promise<DrawnFigure | null> {
	const page = findPage(decodeURIComponent(url.pathname));
	const { load } = (await page?.open()) ?? {};
	if (!page || !load) return null;
	const { locals, cookies, request } = event;
	return figureIn(await load({ locals, cookies, request, url, params: page.params }), id);
}
