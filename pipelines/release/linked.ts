/** Which counts are sums of each other for every single row: an outsider who knows the definitions knows these. */
import type { Database } from '#lib/server/duckdb.ts';
import { classes, families, knownClasses } from './classes.ts';
import { filledOf } from './filled.ts';
import type { PlannedCount } from './plan.ts';

export type Identity = readonly (readonly [count: number, coefficient: number][])[];

const EPSILON = 1e-9;

/**
 * Σ coefficient · count = 0 that hold in every class of rows, one for each count that the others give. Rows are classed by
 * which counts they belong to; a count is then a vector over the classes, and elimination finds those that depend.
 * `vectors[i]` is the count's membership (0/1) in each class.
 */
export function dependencies(
	vectors: readonly (readonly number[])[]
): [index: number, coefficient: number][][] {
	const basis: { lead: number; vector: number[]; made: Map<number, number> }[] = [];
	const found: [number, number][][] = [];
	for (const [index, original] of vectors.entries()) {
		const vector = [...original];
		const made = new Map<number, number>([[index, 1]]);
		for (const one of basis) {
			const factor = vector[one.lead]! / one.vector[one.lead]!;
			if (Math.abs(factor) < EPSILON) continue;
			for (let c = 0; c < vector.length; c++) vector[c]! -= factor * one.vector[c]!;
			for (const [of, c] of one.made) made.set(of, (made.get(of) ?? 0) - factor * c);
		}
		const lead = vector.findIndex((value) => Math.abs(value) > EPSILON);
		if (lead >= 0) {
			basis.push({ lead, vector, made });
			continue;
		}
		const terms = [...made].filter(([, c]) => Math.abs(c) > EPSILON);
		// A count that is nobody so far is not so by definition, and nobody outside knows it.
		if (terms.length > 1) found.push(terms.map(([of, c]) => [of, Math.round(c * 1e6) / 1e6]));
	}
	return found;
}

/**
 * Says which counts depend on which: in every class of this warehouse's rows, and in those known to occur elsewhere, so that
 * what merely coincides among few rows is not taken for a rule.
 */
export async function linkedCounts(db: Database, counts: readonly PlannedCount[]): Promise<Identity> {
	const linked: (readonly [number, number][])[] = [];
	for (const { nr, of } of counts)
		if (of.length > 0) linked.push([[nr, -1], ...of.map((one): [number, number] => [one, 1])]);
	const all = families(counts);
	const relationOf = (family: readonly PlannedCount[]) => family[0]!.count!.relation;
	const filled = await filledOf(db, all.map(relationOf));
	for (const family of all) {
		const own = filled.has(relationOf(family)) ? await classes(db, family) : [];
		const rows = [...own, ...knownClasses(family)];
		const vectors = family.map((_, i) => rows.map((row) => row[i]!));
		for (const dependency of dependencies(vectors))
			linked.push(dependency.map(([i, c]): [number, number] => [family[i]!.nr, c]));
	}
	return linked;
}
