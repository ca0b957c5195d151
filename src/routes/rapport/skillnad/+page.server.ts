import { error } from '@sveltejs/kit';
import { changesView, type Side } from '#dashboards/rapport/changes.ts';
import { compose } from '#dashboards/rapport/compose.ts';
import { keyOf, reportHref } from '#lib/report/canonical.ts';
import { mallOf } from '#lib/report/templates.ts';
import type { Report } from '#lib/report/types.ts';
import { frozenOf } from '../frozen.ts';

/** `fran` and `till` are frozen reports; without `till`, the same report as it is written today. */
export const load = async ({ locals, url }) => {
	const [fran, till] = ['fran', 'till'].map((name) => url.searchParams.get(name));
	if (!fran) error(404, 'Välj vilken fryst rapport som ska jämföras, på sidan Rapporter.');
	const sideOf = (id: string): Side => {
		const { innehall, ...entry } = frozenOf(locals, id);
		return { entry, report: JSON.parse(innehall) as Report };
	};
	const before = sideOf(fran);
	if (till) return { view: changesView(before, sideOf(till)) };
	const key = keyOf(before.entry?.nyckel ?? '');
	const mall = mallOf(key.mall);
	const { report } = mall ? await compose(locals, new URL(reportHref(key), url), mall) : { report: null };
	if (!report || report.nyckel.period !== key.period)
		error(404, 'Dagens uppgifter räcker inte till samma rapport, så det finns inget att jämföra med.');
	return { view: changesView(before, { entry: null, report }) };
};
