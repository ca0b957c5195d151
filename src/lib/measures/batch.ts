import { dimensionOf } from './dimensions.ts';
import type { Count } from './types.ts';

/**
 * Many counts over one relation in one question, cut to the finest grain a release holds: insats × time × dimensions.
 * The release adds them up itself. Only counts that add up (`adds`) can be asked this way; persons and what stands on a day
 * are asked place by place (`standing`).
 */

const SUM = /^cast\(sum\((\w+)\) as bigint\)$/;

/** True when the count of a whole is the sum of the counts of its parts, over places, over time and over people. */
export const adds = ({ aggregate, time }: Count): boolean =>
	(aggregate === 'count(*)' || SUM.test(aggregate)) && (time.kind === 'datum' || time.kind === 'inom');

/** The same count written so that it can stand beside others with another filter. */
function filtered({ aggregate, filter }: Count): string {
	const condition = filter ?? '1 = 1';
	const sum = SUM.exec(aggregate)?.[1];
	if (sum) return `cast(coalesce(sum(case when ${condition} then r.${sum} end), 0) as bigint)`;
	return `cast(count(case when ${condition} then 1 end) as integer)`;
}

const columnOf = (id: string): string => {
	const { column, heltal } = dimensionOf(id)!;
	return heltal ? `cast(r.${column} as varchar)` : `r.${column}`;
};

/** Answer of `finest`: forbund, insats, d0 …, t (the year or the month, or the span `from/to`), c0 … */
export function finest(
	counts: readonly Count[],
	by: readonly string[],
	period: 'ar' | 'manad' = 'ar'
): string {
	const { relation, time } = counts[0]!;
	const dated = time.kind === 'datum';
	const t = dated
		? `p.${period}`
		: time.kind === 'inom'
			? `cast(r.${time.from} as varchar) || '/' || cast(r.${time.to} as varchar)`
			: '';
	const keys = ['r.forbund_id', 'r.insats_id', ...by.map(columnOf), t];
	const select = [
		'r.forbund_id as forbund',
		'r.insats_id as insats',
		...by.map((id, i) => `${columnOf(id)} as d${i}`),
		`${t} as t`,
		...counts.map((count, i) => `${filtered(count)} as c${i}`)
	];
	return (
		`select\n\t${select.join(',\n\t')}\nfrom ${relation} r` +
		(dated ? `\nleft join marts.kalender p\n\ton p.dag = r.${time.column}` : '') +
		`\ngroup by\n\t${keys.join(',\n\t')}`
	);
}

/** How insatser are put together, and which columns say it. */
export type PlaceLevel = 'insats' | 'overordnad' | 'forbund';

const placeColumns: Record<PlaceLevel, readonly string[]> = {
	insats: ['forbund_id', 'insats_id'],
	overordnad: ['forbund_id', 'overordnad_insats'],
	forbund: ['forbund_id']
};

/** One stretch of time a standing count is asked for: a name, its first and its last day. */
export interface Stretch {
	t: string;
	fran: string;
	till: string;
}

const overlap = (time: Count['time']): string => {
	if (time.kind === 'overlapp') return `r.${time.from} <= s.till and r.${time.to} >= s.fran`;
	if (time.kind === 'vid_slut')
		return `r.${time.from} <= s.till and (r.${time.to} is null or r.${time.to} > s.till)`;
	throw new Error(`time ${time.kind} is not asked by stretch`);
};

/** Answer of `standing`: p0 … (the place), d0 …, t, c0. For counts that do not add up, one question a level of place. */
export function standing(
	count: Count,
	level: PlaceLevel,
	by: readonly string[],
	stretches: readonly Stretch[]
): string {
	const places = placeColumns[level].map((name) => `r.${name}`);
	const values = stretches.map(
		({ t, fran, till }) => `(cast('${t}' as varchar), cast('${fran}' as date), cast('${till}' as date))`
	);
	const keys = [...places, ...by.map(columnOf), 's.t'];
	const select = [
		...places.map((column, i) => `${column} as p${i}`),
		...by.map((id, i) => `${columnOf(id)} as d${i}`),
		's.t as t',
		`${count.aggregate} as c0`
	];
	return (
		`with s as (\n\tselect * from (values ${values.join(', ')}) as v (t, fran, till)\n)\nselect\n\t${select.join(',\n\t')}` +
		`\nfrom ${count.relation} r\njoin s\n\ton ${overlap(count.time)}` +
		(count.filter ? `\nwhere\n\t${count.filter}` : '') +
		`\ngroup by\n\t${keys.join(',\n\t')}`
	);
}
