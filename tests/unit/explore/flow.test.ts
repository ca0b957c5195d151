import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { place } from '#lib/charts/alluvial.ts';
import { bothEnds, joinHidden, twoWays } from '#lib/explore/flow.ts';
import { count, hidden, share } from './rows.ts';

const ends = ['fore', 'efter'] as const;

describe('hidden flows', () => {
	const flows = [
		{ from: 'a', to: 'x', n: 20 },
		{ from: 'a', to: 'y', n: null },
		{ from: 'a', to: 'z', n: null },
		{ from: 'b', to: 'x', n: 9 },
		{ from: 'b', to: 'y', n: null }
	];

	it('are joined when they are two or more and together no small group', () => {
		const joined = joinHidden(
			flows,
			new Map([
				['a', 27],
				['b', 30]
			]),
			5
		);
		expect(joined.flows).toEqual([
			{ from: 'a', to: 'x', n: 20 },
			{ from: 'a', to: 'ovriga_dolda', n: 7 },
			{ from: 'b', to: 'x', n: 9 }
		]);
		expect(joined.hidden).toEqual(['b']);
	});

	it('are not when they are few, when one stands alone, or when the whole is hidden', () => {
		expect(joinHidden(flows, new Map([['a', 24]]), 5).hidden).toEqual(['a', 'b']);
		expect(joinHidden(flows, new Map([['a', null]]), 5).hidden).toEqual(['a', 'b']);
		expect(joinHidden(flows, new Map(), 5).flows.every(({ to }) => to !== 'ovriga_dolda')).toBe(true);
	});

	it('never give one hidden flow away, whatever the totals', () => {
		fc.assert(
			fc.property(
				fc.array(fc.option(fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 6 }),
				fc.integer({ min: 0, max: 60 }),
				(list, more) => {
					const own = list.map((n, i) => ({ from: 'a', to: String(i), n }));
					const total = list.reduce<number>((sum, n) => sum + (n ?? 0), 0) + more;
					const joined = joinHidden(own, new Map([['a', total]]), 5);
					const rest = joined.flows.find(({ to }) => to === 'ovriga_dolda');
					const closed = list.filter((n) => n === null).length;
					expect(Boolean(rest)).toBe(closed >= 2 && more >= 5);
				}
			)
		);
	});
});

describe('flows of rows', () => {
	it('two ways: those it is true of, and the others', () => {
		const { flows, totals } = twoWays(
			[share({ fore: 'a' }, 12, 30), hidden({ fore: 'b' }), share({ fore: null }, 1, 8)],
			'fore',
			['ja', 'nej']
		);
		expect(flows).toEqual([
			{ from: 'a', to: 'ja', n: 12 },
			{ from: 'a', to: 'nej', n: 18 },
			{ from: 'b', to: 'ja', n: null },
			{ from: 'b', to: 'nej', n: null }
		]);
		expect([...totals]).toEqual([
			['a', 30],
			['b', null]
		]);
	});

	it('both ends: those whose end is not stated are in no flow and no total', () => {
		const rows = [
			count({ fore: 'a', efter: 'x' }, 12),
			count({ fore: 'a', efter: 'y' }, 6),
			count({ fore: 'a', efter: null }, 2),
			count({ fore: 'b', efter: 'x' }, 9),
			hidden({ fore: 'b', efter: null })
		];
		const { flows, totals } = bothEnds(rows, [count({ fore: 'a' }, 20), count({ fore: 'b' }, 12)], ends);
		expect(flows).toHaveLength(3);
		expect([...totals]).toEqual([
			['a', 18],
			['b', null]
		]);
	});
});

describe('the alluvial picture', () => {
	it('gives each flow its own room at both ends, and leaves nothing over', () => {
		const { left, right, flows, height } = place(
			[
				{ from: 'a', to: 'x', n: 12 },
				{ from: 'a', to: 'y', n: 6 },
				{ from: 'b', to: 'x', n: 9 }
			],
			['a', 'b', 'ingen'],
			['x', 'y']
		);
		expect(left.map(({ name, n }) => [name, n])).toEqual([
			['a', 18],
			['b', 9]
		]);
		expect(right.map(({ n }) => n)).toEqual([21, 6]);
		expect(flows.map(({ left: l, right: r }) => [l[1] - l[0], r[1] - r[0]])).toEqual([
			[12, 12],
			[6, 6],
			[9, 9]
		]);
		// a: x then y from 0; b after a gap of 6 % of 27.
		expect(flows[1]!.left).toEqual([12, 18]);
		expect(flows[2]!.left[0]).toBeCloseTo(18 + 27 * 0.06, 10);
		expect(flows[2]!.right).toEqual([12, 21]);
		expect(height).toBeCloseTo(27 + 27 * 0.06, 10);
	});
});
