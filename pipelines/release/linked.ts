/** Which counts are sums of each other for every single row: an outsider who knows the definitions knows these. */
import type { Database } from '#lib/server/duckdb.ts';
import { classes, families, knownClasses } from './classes.ts';
import { filledOf } from './filled.ts';
import type { PlannedCount } from './plan.ts';
import { Relations } from './relations.ts';

export type Identity = readonly (readonly [count: number, coefficient: number][])[];

/**
 * Says which counts depend on which (Σ coefficient · count = 0): in every class of this warehouse's rows, and in those known to
 * occur elsewhere, so that what merely coincides among few rows is not taken for a rule.
 */
export async function linkedCounts(db: Database, counts: readonly PlannedCount[]): Promise<Identity> {
	const linked: (readonly [number, number][])[] = [];
	for (const { nr, of } of counts)
		if (of.length > 0) linked.push([[nr, -1], ...of.map((one): [number, number] => [one, 1])]);
	const all = families(counts);
	const relationOf = (family: readonly PlannedCount[]) => family[0]!.count!.relation;
	const filled = await filledOf(db, all.map(relationOf));
	const learnt = await Promise.all(
		all.map(async (family) => {
			const relations = new Relations(family.length);
			for (const one of knownClasses(family)) relations.learn(one);
			if (filled.has(relationOf(family)))
				for (const one of await classes(db, family, relations)) relations.learn(one);
			return relations;
		})
	);
	for (const [nr, family] of all.entries())
		for (const rule of learnt[nr]!.list())
			linked.push(rule.map(([i, c]): [number, number] => [family[i]!.nr, c]));
	return linked;
}
