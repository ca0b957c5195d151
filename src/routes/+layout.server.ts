import { redirect } from '@sveltejs/kit';
import { sidaFor } from '#dashboards/hjalp/sidor.ts';
import { OWN_NAMES } from '#dashboards/rakning/dashboard.ts';
import { OWN_NAMES as RAPPORT } from '#dashboards/rapport/dashboard.ts';
import { OWN_NAMES as STYRELSE } from '#dashboards/styrelse/dashboard.ts';
import { OWN_NAMES as UTFORSKA } from '#dashboards/utforska/dashboard.ts';
import { canonicalSearch } from '#lib/filters/index.ts';
import { formatDate } from '#lib/format/index.ts';
import { seesRows } from '#lib/measures/run.ts';
import type { Lager } from '#lib/server/lager.ts';
import { readScope } from '#lib/server/scope.ts';
import { tipsHidden } from '#lib/server/tips.ts';

const PAGES = [
	{ path: '/', text: 'Översikt' },
	{ path: '/styrelse', text: 'Styrelse' },
	{ path: '/styrgrupp', text: 'Styrgrupp' },
	{ path: '/jamfor', text: 'Jämför' },
	{ path: '/utforska', text: 'Utforska' },
	{ path: '/insatser', text: 'Insatser' },
	{ path: '/mal', text: 'Mål' },
	{ path: '/rapport', text: 'Rapporter' },
	{ path: '/matt', text: 'Så räknas det' },
	{ path: '/metod', text: 'Metodbok' },
	{ path: '/data', text: 'Data' },
	{ path: '/datakatalog', text: 'Datakatalog' }
];

/** What a page reads from its address by itself, beside the filters. */
const OWN: Record<string, readonly string[]> = {
	'/data': ['vid'],
	'/rakning': OWN_NAMES,
	'/styrelse': STYRELSE,
	'/utforska': UTFORSKA,
	'/rapport': RAPPORT
};

/** Before anything is published there is one way to go, and nothing to say of the figures. */
const first = (url: URL) => ({
	...{ help: '', tip: null, links: [], home: '/', here: url.pathname, address: url.href },
	...{ unknown: [], som: null, syntetisk: false, dataPer: '', version: '', versionHref: '' }
});

export const load = async ({ locals, url, cookies }) => {
	if (!(locals.lager as Lager | undefined)) return first(url);
	const search = canonicalSearch(url.searchParams);
	if (search !== null) redirect(302, search ? `${url.pathname}?${search}` : url.pathname);
	const scope = await readScope(locals.lager, url);
	const ownNames = OWN[/^\/[^/]*/.exec(url.pathname)?.[0] ?? ''] ?? [];
	const sida = sidaFor(url.pathname);
	return {
		help: `${scope.link('/hjalp')}${sida ? `#${sida.id}` : ''}`,
		tip:
			sida?.tips && !tipsHidden(cookies) ? { text: sida.tips, back: `${url.pathname}${url.search}` } : null,
		links: PAGES.map((page) => ({ ...page, href: scope.link(page.path) })),
		home: scope.link('/'),
		here: url.pathname.startsWith('/insats/')
			? '/insatser'
			: url.pathname === '/omvarld'
				? '/data'
				: url.pathname === '/rakning'
					? '/metod'
					: url.pathname,
		address: url.href,
		unknown: scope.unknown.filter(({ name }) => !ownNames.includes(name)).map((item) => item.text),
		/** Said on every page when it is not as the board sees it. */
		som: seesRows(locals.lager.viewer) ? locals.lager.viewer.role : null,
		syntetisk: scope.meta.syntetisk,
		dataPer: formatDate(scope.meta.dataPer),
		version: scope.meta.version.slice(0, 12),
		versionHref: scope.link('/data')
	};
};
