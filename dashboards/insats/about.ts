/** One insats, and how it is asked for: everything kept to it and to the insatser under it. */
import type { Cut, MeasureRow } from '#lib/measures/types.ts';
import type { Insats } from '#lib/server/catalog/index.ts';
import type { Scope } from '#lib/server/scope.ts';
import { choosePeriod, type Period } from '../shared/period.ts';
import { rakningHref } from '../shared/rakning.ts';

export interface About {
	scope: Scope;
	insats: Insats;
	/** Teams or parts under it, by name. */
	parts: Insats[];
	period: Period;
	ask(matt: string, cut?: Partial<Cut>): Promise<MeasureRow[]>;
	/** The view that shows how it is counted, over the period unless the cut says another. */
	rakning(matt: string, cut?: Partial<Cut>): string;
}

export function about(scope: Scope, insats: Insats): About {
	const parts = scope.catalog.insatser.filter(
		(i) =>
			i.forbund_id === insats.forbund_id &&
			i.overordnad_insats === insats.insats_id &&
			i.insats_id !== insats.insats_id
	);
	const spans = [insats, ...parts].flatMap((i) =>
		i.fran !== null && i.till !== null ? [[i.fran, i.till]] : []
	) as [number, number][];
	const first = Math.min(...spans.map(([fran]) => fran));
	const last = Math.min(Number(scope.meta.dataPer.slice(0, 4)), Math.max(...spans.map(([, till]) => till)));
	const years =
		spans.length > 0 && last >= first ? Array.from({ length: last - first + 1 }, (_, i) => first + i) : [];
	const own: Scope = { ...scope, years };
	const where = { forbund: [insats.forbund_id], insats: [insats.insats_id] };
	const period = choosePeriod(own, 100);
	return {
		scope: own,
		insats,
		parts,
		period,
		ask: (matt, cut = {}) => scope.ask(matt, { ...cut, where: { ...where, ...cut.where } }),
		rakning: (matt, cut = {}) =>
			rakningHref(own, matt, { from: period.from, to: period.to, ...cut, where: { ...where, ...cut.where } })
	};
}
