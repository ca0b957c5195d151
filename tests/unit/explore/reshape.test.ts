import { describe, expect, it } from 'vitest';
import { partsOf, pivot, sorted, type Cell } from '#lib/explore/reshape.ts';
import { wilson } from '#lib/stats/wilson.ts';
import { count, hidden } from './rows.ts';

const cell = (row: string, column: string, answer = count({}, 1)): Cell => ({ row, column, answer });

describe('pivot', () => {
	it('keeps the order in which rows and columns came, and leaves a gap where nothing was answered', () => {
		const cells = [
			cell('sala', 'man', count({}, 7)),
			cell('sala', 'kvinna', count({}, 12)),
			cell('fns', 'kvinna', count({}, 5)),
			cell('åre', 'man', hidden({}))
		];
		const { columns, lines } = pivot(cells);
		expect(columns).toEqual(['man', 'kvinna']);
		expect(lines.map(({ row }) => row)).toEqual(['sala', 'fns', 'åre']);
		expect(lines.map((line) => line.cells.map((one) => one?.taljare))).toEqual([
			[7, 12],
			[undefined, 5],
			[null, undefined]
		]);
		expect(lines[2]!.cells[0]!.status).toBe('skyddad');
	});

	it('is not misled by values that are called as its own columns, or as nothing', () => {
		const names = ['row', 'column', 'at', 'first', '', '__proto__', 'k'];
		const { columns, lines } = pivot(names.map((name, i) => cell(name, name, count({}, i))));
		expect(columns).toEqual(names);
		expect(lines.map((line, i) => line.cells[i]?.taljare)).toEqual([0, 1, 2, 3, 4, 5, 6]);
	});

	it('of nothing is nothing', () => expect(pivot([])).toEqual({ columns: [], lines: [] }));
});

describe('sorted', () => {
	const { lines } = pivot([
		cell('a', '', count({}, 3)),
		cell('b', '', hidden({})),
		cell('c', '', count({}, 9)),
		cell('d', '', count({}, 3))
	]);
	it('puts hidden figures last whatever they are, and ties as they came', () => {
		expect(sorted(lines, 'varde').map(({ row }) => row)).toEqual(['c', 'a', 'd', 'b']);
	});
	it('leaves the list as it is by name', () => {
		expect(sorted(lines, 'namn').map(({ row }) => row)).toEqual(['a', 'b', 'c', 'd']);
	});
});

describe('partsOf', () => {
	it('is the part of a whole that was asked for, with its interval', () => {
		const [one] = partsOf([cell('a', 'x', count({}, 9))], () => count({}, 36));
		expect(one!.answer).toMatchObject({ taljare: 9, namnare: 36, varde: 0.25, n: 36, status: 'visas' });
		expect(one!.answer.lag).toBeCloseTo(wilson(9, 36)!.lag, 12);
	});

	it('is hidden where the part or the whole is, and tells neither', () => {
		const cells = [cell('a', 'x', hidden({})), cell('b', 'x', count({}, 9))];
		const parts = partsOf(cells, ({ row }) => (row === 'a' ? count({}, 36) : hidden({})));
		for (const { answer } of parts)
			expect(answer).toMatchObject({ taljare: null, namnare: null, varde: null, n: null, status: 'skyddad' });
	});
});
