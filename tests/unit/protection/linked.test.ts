import { describe, expect, it } from 'vitest';
import { Relations } from '#pipelines/release/relations.ts';

/** `vectors[i]`: whether rows of each class belong to count i. */
function found(vectors: readonly (readonly number[])[]) {
	const relations = new Relations(vectors.length);
	for (const c of (vectors[0] ?? []).keys())
		relations.learn(vectors.flatMap((own, i) => (own[c] === 1 ? [i] : [])));
	return relations.list();
}

describe('counts that are sums of each other', () => {
	it('work or studies is work and studies less both: written out in four classes of rows', () => {
		// Classes: neither, work only, studies only, both.
		const everybody = [1, 1, 1, 1];
		const work = [0, 1, 0, 1];
		const studies = [0, 0, 1, 1];
		const either = [0, 1, 1, 1];
		// Four counts in four classes and no rule between them: someone may do both.
		expect(found([everybody, work, studies, either])).toEqual([]);
		// either − work − studies + both = 0
		expect(found([work, studies, either, [0, 0, 0, 1]])).toEqual([
			[
				[0, -1],
				[1, -1],
				[2, 1],
				[3, 1]
			]
		]);
	});
	it('forward, unchanged and back are all that are paired', () => {
		// Classes: not paired, forward, unchanged, back.
		const paired = [0, 1, 1, 1];
		expect(found([[1, 1, 1, 1], paired, [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]])).toEqual([
			[
				[1, -1],
				[2, 1],
				[3, 1],
				[4, 1]
			]
		]);
	});
	it('the same rows by two names are the same count', () => {
		expect(
			found([
				[1, 0, 1],
				[0, 1, 1],
				[1, 0, 1]
			])
		).toEqual([
			[
				[0, -1],
				[2, 1]
			]
		]);
	});
	it('each that the others give is told once, in terms of those before it', () => {
		// c = a + b, d = a − b + e: two rules among five.
		const rules = found([
			[1, 0, 0],
			[0, 1, 0],
			[1, 1, 0],
			[0, 0, 1],
			[0, 1, 1]
		]);
		expect(rules).toEqual([
			[
				[0, -1],
				[1, -1],
				[2, 1]
			],
			[
				[1, -1],
				[3, -1],
				[4, 1]
			]
		]);
	});
	it('a count nobody is in is no rule: that it is nobody is what it says', () => {
		expect(
			found([
				[1, 1],
				[0, 0]
			])
		).toEqual([]);
		expect(found([])).toEqual([]);
	});
});
