import { describe, expect, it } from 'vitest';
import { cohorts, followed } from '#lib/explore/cohorts.ts';
import { count, hidden } from './rows.ts';

const of = (row: { by: Record<string, string | null> }) => row.by.ar ?? '';
const band = (ar: string, utgang: string, tid_grupp: string, n: number) =>
	count({ ar, utgang, tid_grupp }, n);

describe('cohorts', () => {
	const rows = [
		band('2024', 'arbete_studier', '00-02', 10),
		band('2024', 'annat', '00-02', 10),
		band('2024', 'arbete_studier', '03-05', 20),
		band('2024', 'pagar', '03-05', 20),
		band('2024', 'arbete_studier', '36-', 40),
		band('2025', 'arbete_studier', '00-02', 6),
		hidden({ ar: '2025', utgang: 'annat', tid_grupp: '03-05' })
	];
	const totals = [count({ ar: '2024' }, 100), count({ ar: '2025' }, 30)];
	const list = [
		{ id: '2024', name: '2024' },
		{ id: '2025', name: '2025' }
	];

	it('is the part that has left by month, the others still at risk or gone', () => {
		const [one] = cohorts(list, totals, rows, of, 'tid_grupp');
		// 10 of 100 in the first three months; then 80 left, of whom 20: 0.10 + 0.80 × 20/80.
		expect(one!.n).toBe(100);
		expect(one!.at.map(({ month, point }) => [month, point?.estimate ?? null])).toEqual([
			[3, expect.closeTo(0.1, 10)],
			[6, expect.closeTo(0.3, 10)],
			[12, null],
			[18, null],
			[24, null],
			[36, null]
		]);
	});

	it('ends where a band is hidden', () => {
		const [, other] = cohorts(list, totals, rows, of, 'tid_grupp');
		expect(other).toMatchObject({ hidden: true, until: 3, n: 30 });
		expect(other!.at[0]!.point!.estimate).toBeCloseTo(0.2, 10);
		expect(other!.at[1]!.point).toBeNull();
	});

	it('is read no longer than anybody has been followed', () => {
		expect(followed('2026-01-01', '2026-10-31')).toBe(9);
		expect(followed('2026-10-31', '2026-10-31')).toBe(0);
		const [one] = cohorts([{ ...list[0]!, longest: 5 }], totals, rows, of, 'tid_grupp');
		expect(one!.at[1]!.point).toBeNull();
		expect(one!.steps.map(({ month }) => month)).toEqual([3]);
	});

	it('says nothing of the third month where time is known by half-years', () => {
		const halves = [count({ ar: '2024', utgang: 'arbete_studier', tid_halvar: '00-05' }, 30)];
		const [one] = cohorts([list[0]!], totals, halves, of, 'tid_halvar');
		expect(one!.at[0]!.point).toBeNull();
		expect(one!.at[1]!.point!.estimate).toBeCloseTo(0.3, 10);
	});
});
