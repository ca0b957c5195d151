import { swedishDay } from '#lib/format/index.ts';
import { error } from '@sveltejs/kit';
import { compose } from '#dashboards/rapport/compose.ts';
import { canonicalText, checksum, reportHref } from '#lib/report/canonical.ts';
import { mallOf } from '#lib/report/templates.ts';
import { fileResponse } from '../../file.ts';

/** `/rapport/styrelserapport/rapport.pdf?forbund=…&period=…`: the report as a file. */
export const GET = async ({ locals, url, params }) => {
	const mall = mallOf(params.mall);
	const { report, key } = mall ? await compose(locals, url, mall) : { report: null, key: null };
	if (!report || !key)
		error(404, 'Rapporten finns inte. Öppna den på sidan Rapporter och hämta den därifrån.');
	return fileResponse(params.fil, report, {
		adress: new URL(reportHref(key), url).href,
		datum: swedishDay(new Date()),
		sha256: checksum(canonicalText(report)),
		fryst: null
	});
};
