import { describe, expect, it } from 'vitest';
import { addMonths, day, iso, workday } from '#pipelines/generate/dates.ts';
import { idMaker } from '#pipelines/generate/ids.ts';
import { random } from '#pipelines/generate/random.ts';

describe('random', () => {
	it('gives the same numbers for the same seed and label, others for another', () => {
		const draw = (seed: number, label: string) => {
			const rng = random(seed, label);
			return Array.from({ length: 5 }, () => rng.int(0, 1e9));
		};
		expect(draw(1, 'a')).toEqual(draw(1, 'a'));
		expect(draw(1, 'a')).not.toEqual(draw(1, 'b'));
		expect(draw(1, 'a')).not.toEqual(draw(2, 'a'));
	});

	it('stays inside its ends and reaches both', () => {
		const rng = random(3, 'ends');
		const seen = new Set(Array.from({ length: 400 }, () => rng.int(2, 5)));
		expect([...seen].sort()).toEqual([2, 3, 4, 5]);
	});

	it('follows weights and never draws a weight of nothing', () => {
		const rng = random(4, 'weights');
		const counts = { a: 0, b: 0, c: 0 };
		for (let i = 0; i < 10_000; i++) counts[rng.weighted({ a: 3, b: 1, c: 0 })]++;
		expect(counts.c).toBe(0);
		expect(counts.a / 10_000).toBeCloseTo(0.75, 1);
	});

	it('shuffles without losing anything', () => {
		const items = [1, 2, 3, 4, 5, 6];
		expect(random(5, 'shuffle').shuffle(items).sort()).toEqual(items);
	});

	it('makes ids that are never the same and never ten digits', () => {
		const id = idMaker(random(6, 'id'));
		const ids = Array.from({ length: 5000 }, () => id('V'));
		expect(new Set(ids).size).toBe(5000);
		expect(ids.every((one) => /^V\d{5}$/.test(one))).toBe(true);
	});
});

describe('dates', () => {
	it('goes to a day and back', () => {
		expect(day('1970-01-01')).toBe(0);
		expect(iso(day('2024-02-29'))).toBe('2024-02-29');
	});

	it('adds months, stopping at the month’s end', () => {
		expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
		expect(addMonths('2023-12-15', 3)).toBe('2024-03-15');
		expect(addMonths('2024-03-01', -1)).toBe('2024-02-01');
	});

	it('moves Saturday and Sunday to Monday', () => {
		expect(iso(workday(day('2026-10-31')))).toBe('2026-11-02');
		expect(iso(workday(day('2026-11-01')))).toBe('2026-11-02');
		expect(iso(workday(day('2026-10-30')))).toBe('2026-10-30');
	});
});
