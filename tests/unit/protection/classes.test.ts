import { describe, expect, it } from 'vitest';
import { families, independent, keep, knownClasses } from '#pipelines/release/classes.ts';
import { plan, type PlannedCount } from '#pipelines/release/plan.ts';
import kept from '#pipelines/release/klasser.json' with { type: 'json' };

const count = (nr: number, filter: string): PlannedCount => ({
	nr,
	key: filter,
	count: {
		text: filter,
		relation: 'marts.deltagande',
		aggregate: 'count(*)',
		filter,
		time: { kind: 'datum', column: 'slut' }
	},
	of: [],
	apart: [],
	cuts: new Set(),
	yearly: false
});

describe('classes of rows', () => {
	it('are kept for just the counts there are: run `npm run slapp:klasser` after a change of measures', () => {
		const now = families(plan().counts).map((family) => family.map(({ key }) => key));
		expect(kept.map(({ counts }) => counts)).toEqual(now);
	});

	it('are as many as say all that the others do', () => {
		// The third is the first and the second together; the fourth is new.
		const found = [[0], [1], [0, 1], [0, 1, 2]];
		const family = [count(0, 'a'), count(1, 'b'), count(2, 'c')];
		expect(independent(family, found)).toEqual([found[0], found[1], found[3]]);
		expect(keep(family, found)).toEqual({
			counts: ['a', 'b', 'c'],
			classes: ['100', '010', '111']
		});
	});

	it('are not known for other counts than those kept', () => {
		expect(knownClasses([count(0, 'a'), count(1, 'b')])).toEqual([]);
		const family = families(plan().counts)[0]!;
		const known = knownClasses(family);
		expect(known.length).toBe(kept[0]!.classes.length);
		expect(known.flat().every((i) => Number.isInteger(i) && i >= 0 && i < family.length)).toBe(true);
	});
});
