/**
 * The way from the command line to the reports: like the routes, this stands on all the rooms. Imported by the command
 * when it is run, in a process that already reads TypeScript.
 */
import { compose } from '#dashboards/rapport/compose.ts';
import { canonicalText, checksum, reportHref } from '#lib/report/canonical.ts';
import { mallOf } from '#lib/report/templates.ts';

/**
 * Writes the report that the choices name.
 * @param {import('#dashboards/rapport/compose.ts').Desk} desk
 * @param {string} id of the template
 * @param {Record<'forbund' | 'insats' | 'period', string | undefined>} choices
 */
export async function written(desk, id, choices) {
	const mall = mallOf(id);
	if (!mall) return { problem: 'mall', known: [] };
	const url = new URL('http://localhost/');
	for (const [name, value] of Object.entries(choices)) if (value) url.searchParams.set(name, value);
	const { choice, key, report, scope } = await compose(desk, url, mall);
	const { catalog } = scope;
	if (choices.forbund && !catalog.forbund.some(({ forbund_id }) => forbund_id === choices.forbund))
		return { problem: 'forbund', known: catalog.forbund.map(({ forbund_id }) => forbund_id) };
	if (choices.insats && choice.insats?.insats_id !== choices.insats)
		return { problem: 'insats', known: choice.insatser.map(({ insats_id }) => insats_id) };
	if (choices.period && choice.period !== choices.period) return { problem: 'period', known: choice.periods };
	if (!report || !key)
		return choice.mall.omfattar === 'insats' && !choice.insats
			? { problem: 'insats', known: choice.insatser.map(({ insats_id }) => insats_id) }
			: { problem: 'forbund', known: catalog.forbund.map(({ forbund_id }) => forbund_id) };
	return { report, sha256: checksum(canonicalText(report)), adress: reportHref(key) };
}
