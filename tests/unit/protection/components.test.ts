import { describe, expect, it } from 'vitest';
import { componentsOf, sumsOf } from '#lib/protection/components.ts';
import { SystemBuilder } from '#lib/protection/system.ts';

const system = (figures: number, sums: readonly (readonly [number, readonly number[]])[]) => {
	const builder = new SystemBuilder();
	for (let i = 0; i < figures; i++) builder.figure({ value: 1, primary: false, part: false, keep: 0 });
	for (const [whole, parts] of sums) builder.sum(whole, parts);
	return builder;
};

describe('figures that hang together', () => {
	it('through a sum, and through what they share', () => {
		// 0 = 1 + 2 and 2 = 3 + 4 share figure 2; 6 = 7 stands apart; 5 is in no sum.
		const built = system(8, [
			[0, [1, 2]],
			[6, [7]],
			[2, [3, 4]]
		]);
		expect(componentsOf(built)).toEqual([
			{ cells: [0, 1, 2, 3, 4], equations: [0, 2] },
			{ cells: [5], equations: [] },
			{ cells: [6, 7], equations: [1] }
		]);
		expect(sumsOf(built)).toEqual([[0], [0], [0, 2], [2], [2], [], [1], [1]]);
	});
	it('two groups become one by a sum over both, in the order of the figures', () => {
		const built = system(5, [
			[0, [4]],
			[1, [3]],
			[3, [4]]
		]);
		expect(componentsOf(built).map(({ cells }) => cells)).toEqual([[0, 1, 3, 4], [2]]);
	});
	it('nothing hangs together with nothing; a sum over nothing is no sum', () => {
		expect(componentsOf(system(0, []))).toEqual([]);
		expect(system(1, [[0, []]]).equations).toEqual([]);
	});
});
