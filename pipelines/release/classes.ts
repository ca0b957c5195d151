/** Which counts a row can belong to at the same time: the classes that counts over one relation divide its rows into. */
import type { Database } from '#lib/server/duckdb.ts';
import type { Value } from '#lib/server/warehouse.ts';
import type { PlannedCount } from './plan.ts';
import kept from './klasser.json' with { type: 'json' };

const EPSILON = 1e-9;

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

/** The classes there are rows of: for each whether each count has them (0/1). One number a row is quicker to tell apart than sixty. */
export async function classes(db: Database, family: readonly PlannedCount[]): Promise<number[][]> {
	const flags = family.map(
		({ count }, i) =>
			`case when ${count!.filter ?? '1 = 1'} then cast(${2 ** (i % FLAGS)} as bigint) else 0 end`
	);
	const words = Array.from(
		{ length: Math.ceil(flags.length / FLAGS) },
		(_, i) => `${flags.slice(i * FLAGS, (i + 1) * FLAGS).join(' + ')} as o${i}`
	);
	const rows = await db.query<Record<string, Value>>(
		`select distinct\n\t${words.join(',\n\t')}\nfrom ${family[0]!.count!.relation} r\norder by all`
	);
	return rows.map((row) =>
		family.map((_, i) => Math.floor(Number(row[`o${Math.floor(i / FLAGS)}`]) / 2 ** (i % FLAGS)) % 2)
	);
}

/** So many of the classes that the others are sums of them. */
export function independent(found: readonly (readonly number[])[]): (readonly number[])[] {
	const basis: { lead: number; vector: number[] }[] = [];
	return found.filter((original) => {
		const vector = [...original];
		for (const one of basis) {
			const factor = vector[one.lead]! / one.vector[one.lead]!;
			if (Math.abs(factor) >= EPSILON)
				for (let c = 0; c < vector.length; c++) vector[c]! -= factor * one.vector[c]!;
		}
		const lead = vector.findIndex((value) => Math.abs(value) > EPSILON);
		if (lead >= 0) basis.push({ lead, vector });
		return lead >= 0;
	});
}

/** A family as it is kept: its counts, and its independent classes written as zeros and ones. */
export interface KeptFamily {
	counts: string[];
	classes: string[];
}

export const keep = (family: readonly PlannedCount[], found: readonly (readonly number[])[]): KeptFamily => ({
	counts: family.map(({ key }) => key),
	classes: independent(found).map((one) => one.join(''))
});

/**
 * Classes known to occur somewhere, from the demo's thousands of rows (`npm run slapp:klasser`): in a small warehouse
 * counts may coincide without anybody outside knowing that they do.
 */
export function knownClasses(family: readonly PlannedCount[]): number[][] {
	const own = family.map(({ key }) => key);
	const same = (kept as KeptFamily[]).find(
		({ counts }) => counts.length === own.length && counts.every((key, i) => key === own[i])
	);
	return (same?.classes ?? []).map((one) => [...one].map(Number));
}
