/** Tips for newcomers, and the one cookie there is: it says that they have been put away, and nothing else. */
import type { Cookies } from '@sveltejs/kit';

const NAME = 'stegvis_tips';
const YEAR = 365 * 24 * 60 * 60;

export const tipsHidden = (cookies: Pick<Cookies, 'get'>): boolean => cookies.get(NAME) === 'dolda';

export function hideTips(cookies: Cookies, url: URL): void {
	cookies.set(NAME, 'dolda', {
		path: '/',
		maxAge: YEAR,
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:'
	});
}

export const showTips = (cookies: Cookies): void => cookies.delete(NAME, { path: '/' });

/** Where a reader came from, when it is a page of this site; else the guide. */
export function backTo(given: unknown, url: URL): string {
	if (typeof given !== 'string' || !URL.canParse(given, url.origin)) return '/hjalp';
	const to = new URL(given, url.origin);
	return to.origin === url.origin ? `${to.pathname}${to.search}${to.hash}`.replace(/^\/+/, '/') : '/hjalp';
}
