import { error } from '@sveltejs/kit';
import { toPng } from '#lib/charts/download/png.ts';
import { standaloneSvg } from '#lib/charts/download/standalone.ts';
import { seesRows } from '#lib/measures/run.ts';
import { pageFigure } from '../figures.ts';

/** A file is opened by itself: it may use what it holds, and nothing else. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; sandbox";
const GONE = 'Bilden finns inte. Öppna sidan den stod på och hämta den därifrån.';

/** `/bild/jamfor/skillnad_1.png?forbund=…`: a picture of the page `/jamfor?forbund=…`, as a file. */
export const GET = async (event) => {
	const [, path = '', id = '', kind = ''] = /^(.*?)([^/]+)\.(svg|png)$/.exec(event.params.bild) ?? [];
	if (!kind) error(404, GONE);
	const page = new URL(`/${path.replace(/^\/+|\/+$/g, '')}${event.url.search}`, event.url);
	const figure = await pageFigure(event, page, id);
	if (!figure) error(404, GONE);
	const { meta, viewer } = event.locals.lager;
	const svg = standaloneSvg({
		...figure,
		foot: [
			figure.foot,
			page.href,
			...(meta.syntetisk
				? ['Syntetiska exempeldata: inga verkliga personer, och siffrorna säger inget om verkliga insatser.']
				: []),
			...(seesRows(viewer) ? ['Utan skydd: också tal om färre än fem. Dela inte bilden.'] : [])
		]
	});
	const name = `stegvis-${[...path.split('/').filter(Boolean), id].join('-')}.${kind}`;
	return new Response(kind === 'svg' ? svg : new Blob([await toPng(svg)]), {
		headers: {
			'content-type': kind === 'svg' ? 'image/svg+xml; charset=utf-8' : 'image/png',
			'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`,
			'content-security-policy': POLICY,
			'x-content-type-options': 'nosniff'
		}
	});
};
