import { describe, expect, it } from 'vitest';
import { sparkline, type SparkPoint } from '#lib/charts/index.ts';

const year = (ar: string, varde: number | null, more: Partial<SparkPoint> = {}): SparkPoint => ({
	ar,
	varde,
	text: varde === null ? 'visas inte' : String(varde),
	...more
});
const lineOf = (svg: string) => /<path[^>]*d="([^"]*)"/.exec(svg)![1]!;

describe('a sparkline', () => {
	it('tells every year in words, also the one that is not shown', () => {
		const svg = sparkline([year('2023', 40), year('2024', null), year('2025', 20)], 'Deltagare')!;
		expect(svg).toContain('role="img"');
		expect(svg).toContain('aria-label="Deltagare år för år: 2023 40, 2024 visas inte, 2025 20."');
	});
	it('begins at nothing: half of the highest year stands half-way up', () => {
		const [, y1, y2] = /^M[\d.]+,([\d.]+)L[\d.]+,([\d.]+)$/.exec(
			lineOf(sparkline([year('2024', 10), year('2025', 20)], 'X')!)
		)!;
		// Thirty high with five to spare: 5 is the top, 25 is nothing, 15 is half.
		expect([Number(y1), Number(y2)]).toEqual([15, 5]);
	});
	it('has a gap where a year is not shown', () => {
		const svg = sparkline(
			[year('2022', 1), year('2023', 2), year('2024', null), year('2025', 3), year('2026', 4)],
			'X'
		)!;
		expect(lineOf(svg).match(/M/g)).toHaveLength(2);
	});
	it('marks a year that is not over as hollow, and says so', () => {
		const svg = sparkline([year('2025', 9), year('2026', 4, { pagar: true })], 'X')!;
		expect(svg).toContain('2026 4 hittills');
		expect(svg).toContain('dot before');
		expect(svg).not.toContain('dot focus');
	});
	it('is no picture of fewer than two years', () => {
		expect(sparkline([year('2025', null), year('2026', 4)], 'X')).toBeNull();
		expect(sparkline([], 'X')).toBeNull();
	});
});
