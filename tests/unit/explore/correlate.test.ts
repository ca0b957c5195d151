import { describe, expect, it } from 'vitest';
import { ranks, spearman } from '#lib/explore/correlate.ts';

const zip = (x: readonly number[], y: readonly number[]) => x.map((value, i) => [value, y[i]!] as const);

describe("Spearman's rank correlation", () => {
	it('shares ranks among ties', () => expect(ranks([10, 20, 20, 5])).toEqual([2, 3.5, 3.5, 1]));

	it('is as R has it: cor(x, y, method = "spearman"), and Bonett and Wright\'s interval beside it', () => {
		const x = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
		const y = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
		const found = spearman(zip(x, y))!;
		expect(found.r).toBeCloseTo(-0.175757575758, 10);
		expect(found.lag).toBeCloseTo(-0.7278300282, 8);
		expect(found.hog).toBeCloseTo(0.5145466616, 8);
		expect(found.n).toBe(10);
		expect(spearman(zip([1, 2, 2, 3, 4, 5], [2, 1, 3, 3, 5, 4]))!.r).toBeCloseTo(0.808823529412, 10);
	});

	it('leaves out places where a figure is hidden, and says nothing of fewer than six', () => {
		const pairs = [...zip([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]), [6, null] as const];
		expect(spearman(pairs)).toBeNull();
		expect(spearman([...pairs, [7, 6] as const])).toMatchObject({ n: 6, r: 1 });
	});

	it('says nothing of a figure that is the same everywhere', () => {
		expect(spearman(zip([1, 2, 3, 4, 5, 6], [2, 2, 2, 2, 2, 2]))).toBeNull();
	});
});
