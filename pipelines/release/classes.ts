/** Which counts a row can belong to at the same time: the classes that counts over one relation divide its rows into. */
import type { Database } from '#lib/server/duckdb.ts';
import type { Value } from '#lib/server/warehouse.ts';
import type { PlannedCount } from './plan.ts';
import { Relations } from './relations.ts';
import kept from './klasser.json' with { type: 'json' };

/** The counts of a family, by their places in it, that rows of one class belong to. */
export type Members = readonly number[];

/** Counts of rows (not of sums) over the same relation, time and keeping apart can be classed together. */
export function families(counts: readonly PlannedCount[]): PlannedCount[][] {
	const found = new Map<string, PlannedCount[]>();
	for (const planned of counts) {
		const { count, apart } = planned;
		if (count?.aggregate !== 'count(*)' || count.time.kind !== 'datum') continue;
		const key = JSON.stringify([count.relation, count.time, apart]);
		found.set(key, [...(found.get(key) ?? []), planned]);
	}
	return [...found.values()].filter((family) => family.length > 1);
}

/** So many flags go into one whole number that a double still holds exactly. */
const FLAGS = 48;

/** The places of the ones in a whole number, from `first` on. */
function bits(number: number, first: number): number[] {
	const found: number[] = [];
	for (let i = first, left = number; left > 0; i++, left = Math.floor(left / 2))
		if (left % 2 === 1) found.push(i);
	return found;
}

/**
 * The classes there are rows of, of those that say something new to `relations`: most rows say nothing new, and are left where
 * they are. One number a row is quicker to tell apart than sixty.
 */
export async function classes(
	db: Database,
	family: readonly PlannedCount[],
	relations = new Relations(family.length)
): Promise<Members[]> {
	const flags = family.map(
		({ count }, i) => `case when ${count!.filter ?? '1 = 1'} then 1 else 0 end as f${i}`
	);
	const words = Array.from({ length: Math.ceil(family.length / FLAGS) }, (_, word) =>
		family
			.slice(word * FLAGS, (word + 1) * FLAGS)
			.map((_, i) => `cast(f${word * FLAGS + i} as bigint) * ${2 ** i}`)
			.join(' + ')
	);
	const broken = relations
		.rules()
		.map((rule) => `abs(${rule.map(([i, c]) => `${c} * f${i}`).join(' + ')}) > 0.001`);
	const rows = await db.query<Record<string, Value>>(
		`with r as (\n\tselect ${flags.join(',\n\t')}\n\tfrom ${family[0]!.count!.relation} r\n)\n` +
			`select distinct ${words.map((word, i) => `${word} as o${i}`).join(', ')}\nfrom r\n` +
			`where ${broken.length > 0 ? broken.join(' or ') : 'false'}\norder by all`
	);
	return rows.map((row) => words.flatMap((_, word) => bits(Number(row[`o${word}`]), word * FLAGS)));
}

/** So many of the classes that the others are sums of them. */
export function independent(family: readonly PlannedCount[], found: readonly Members[]): Members[] {
	const relations = new Relations(family.length);
	return found.filter((one) => relations.learn(one));
}

/** A family as it is kept: its counts, and its independent classes written as zeros and ones. */
export interface KeptFamily {
	counts: string[];
	classes: string[];
}

export const keep = (family: readonly PlannedCount[], found: readonly Members[]): KeptFamily => ({
	counts: family.map(({ key }) => key),
	classes: independent(family, found).map((one) =>
		family.map((_, i) => (one.includes(i) ? '1' : '0')).join('')
	)
});

/**
 * Classes known to occur somewhere, from the demo's thousands of rows (`npm run slapp:klasser`): in a small warehouse
 * counts may coincide without anybody outside knowing that they do.
 */
export function knownClasses(family: readonly PlannedCount[]): Members[] {
	const own = family.map(({ key }) => key);
	const same = (kept as KeptFamily[]).find(
		({ counts }) => counts.length === own.length && counts.every((key, i) => key === own[i])
	);
	return (same?.classes ?? []).map((one) => [...one].flatMap((sign, i) => (sign === '1' ? [i] : [])));
}
