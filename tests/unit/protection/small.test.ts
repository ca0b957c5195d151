import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { measureOf } from '#lib/measures/library/index.ts';
import type { Measure, MeasureRow, Viewer } from '#lib/measures/types.ts';
import { isSmall, protect } from '#lib/protection/small.ts';

const styrelse: Viewer = { role: 'styrelse', insatser: null, forbund: null };
const share = measureOf('avslut_arbete_studier')!;
const count = measureOf('nya')!;
const survey = measureOf('indikator_positiv')!;
const cost = measureOf('kostnad_per_deltagare')!;
const money = measureOf('utfall')!;

const row = (by: Record<string, string>, taljare: number, namnare: number | null = null): MeasureRow => ({
	by,
	taljare,
	namnare,
	varde: namnare === null ? taljare : namnare && taljare / namnare,
	lag: namnare ? 0.1 : null,
	hog: namnare ? 0.9 : null,
	n: namnare ?? taljare,
	status: 'visas'
});

const rows = (...figures: [number, number?][]) =>
	figures.map(([x, n], i) => row({ insats: `i${i}` }, x, n ?? null));
const statuses = (list: readonly MeasureRow[], measure: Measure, k = 5, by = ['insats']) =>
	protect(list, measure, by, styrelse, k).map(({ status }) => status);

const S = 'skyddad';
const V = 'visas';

describe('the primary rule at K = 5', () => {
	it('counts: 1 to 4 are hidden, 0 and 5 are not', () => {
		const given = rows([0], [1], [4], [5]).map((one) => isSmall(one, count, 5));
		expect(given).toEqual([false, true, true, false]);
	});
	it('shares of persons: few with, few without, few in all', () => {
		const given = rows([5, 10], [4, 10], [6, 10], [0, 10], [10, 10], [0, 3], [0, 0]);
		expect(given.map((one) => isSmall(one, share, 5))).toEqual([
			false,
			true,
			true,
			false,
			false,
			true,
			false
		]);
	});
	it('survey shares: only few answers', () => {
		expect(rows([1, 10], [1, 4]).map((one) => isSmall(one, survey, 5))).toEqual([false, true]);
	});
	it('a cost per person with few persons; money itself never', () => {
		expect(isSmall(row({}, 100_000, 4), cost, 5)).toBe(true);
		expect(isSmall(row({}, 100_000, 5), cost, 5)).toBe(false);
		expect(isSmall(row({}, 3), money, 5)).toBe(false);
	});
	it('few people are hidden though their cost is not known', () => {
		const unknown: MeasureRow = { ...row({}, 0, 3), taljare: null, varde: null, status: 'data_saknas' };
		expect(protect([unknown], cost, [], styrelse, 5)[0]!.status).toBe(S);
	});
	it('K is never under 3', () => {
		expect(statuses(rows([2]), count, 1)).toEqual([S]);
	});
});

describe('the complement', () => {
	it('hides the smallest other one when exactly one is hidden', () => {
		expect(statuses(rows([3], [20], [7], [9]), count)).toEqual([S, V, S, V]);
	});
	it('leaves two hidden ones alone, and does not lean on an empty one', () => {
		expect(statuses(rows([3], [2], [7], [0]), count)).toEqual([S, S, V, V]);
		expect(statuses(rows([3], [0], [7]), count)).toEqual([S, V, S]);
	});
	it('works within each parent of a cut in two, along both', () => {
		const cut = [
			row({ insats: 'a', kon: 'k' }, 3),
			row({ insats: 'a', kon: 'm' }, 10),
			row({ insats: 'b', kon: 'k' }, 20),
			row({ insats: 'b', kon: 'm' }, 30)
		];
		expect(statuses(cut, count, 5, ['insats', 'kon'])).toEqual([S, S, S, S]);
	});
	it('instruments are never summed, so one does not hide another', () => {
		const steg = measureOf('stegforflyttning_framat')!;
		const cut = [row({ instrument: 'a' }, 1, 3), row({ instrument: 'b' }, 10, 20)];
		expect(statuses(cut, steg, 5, ['instrument'])).toEqual([S, V]);
	});
	it('standing at the end of each month does not sum over months', () => {
		const cut = [row({ manad: '2024-01' }, 3), row({ manad: '2024-02' }, 9)];
		expect(statuses(cut, measureOf('pagaende')!, 5, ['manad'])).toEqual([S, V]);
		expect(statuses(cut, count, 5, ['manad'])).toEqual([S, S]);
	});
});

const figure = fc.integer({ min: 0, max: 30 });
const table = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('k', 'm'), figure, figure), {
	maxLength: 12
});
const toCut = (cells: [string, string, number, number][]) => {
	const seen = new Map(
		cells.map(([insats, kon, x, rest]) => [`${insats}${kon}`, row({ insats, kon }, x, x + rest)])
	);
	return [...seen.values()];
};

describe('for any table', () => {
	it('no small cell is left, and a hidden row keeps nothing but its place', () => {
		fc.assert(
			fc.property(table, fc.integer({ min: 1, max: 10 }), (cells, k) => {
				const cut = toCut(cells);
				const result = protect(cut, share, ['insats', 'kon'], styrelse, k);
				for (const [index, one] of result.entries()) {
					if (one.status === S) {
						const { by, status, ...figures } = one;
						expect(by).toEqual(cut[index]!.by);
						expect(status).toBe(S);
						expect(Object.values(figures).every((value) => value === null)).toBe(true);
					} else expect(isSmall(one, share, Math.max(3, k))).toBe(false);
				}
			})
		);
	});
	it('no family has exactly one hidden row beside others that are not empty', () => {
		fc.assert(
			fc.property(table, (cells) => {
				const result = protect(toCut(cells), share, ['insats', 'kon'], styrelse, 5);
				for (const dimension of ['insats', 'kon'])
					for (const value of ['a', 'b', 'c', 'k', 'm']) {
						const family = result.filter(({ by }) => by[dimension] === value);
						const gone = family.filter(({ status }) => status === S).length;
						const left = family.filter(({ status, n }) => status !== S && (n ?? 0) > 0).length;
						expect(gone === 1 && left > 0).toBe(false);
					}
			})
		);
	});
	it('adding a filter never shows a small cell', () => {
		// people with two traits; a filter keeps some of them; whatever is kept, no row about 1 to 4 is shown
		const person = fc.record({
			insats: fc.constantFrom('a', 'b', 'c'),
			kon: fc.constantFrom('k', 'm'),
			ut: fc.boolean()
		});
		fc.assert(
			fc.property(fc.array(person, { maxLength: 60 }), (people) => {
				const answer = (kept: typeof people) =>
					protect(
						['a', 'b', 'c'].map((insats) => {
							const mine = kept.filter((one) => one.insats === insats);
							return row({ insats }, mine.filter(({ ut }) => ut).length, mine.length);
						}),
						share,
						['insats'],
						styrelse,
						5
					);
				for (const kept of [people, people.filter(({ kon }) => kon === 'k'), people.filter(({ ut }) => ut)])
					for (const one of answer(kept)) if (one.status !== S) expect(isSmall(one, share, 5)).toBe(false);
			})
		);
	});
	it('kansli and utvärderare see all, styrelse and styrgrupp do not', () => {
		const small = rows([1], [2]);
		for (const role of ['kansli', 'utvarderare'] as const)
			expect(protect(small, count, ['insats'], { ...styrelse, role }, 5)).toEqual(small);
		for (const role of ['styrelse', 'styrgrupp'] as const)
			expect(
				protect(small, count, ['insats'], { ...styrelse, role }, 5).every(({ status }) => status === S)
			).toBe(true);
	});
	it('the order of the rows decides nothing but their order', () => {
		fc.assert(
			fc.property(table.map(toCut), (cut) => {
				const there = protect(cut, share, ['insats', 'kon'], styrelse, 5);
				const back = protect([...cut].reverse(), share, ['insats', 'kon'], styrelse, 5);
				expect(back.reverse()).toEqual(there);
			})
		);
	});
});
