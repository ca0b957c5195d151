import { describe, expect, it } from 'vitest';
import { defaultPeriod, periodChoices, reportPeriod } from '#lib/report/period.ts';

describe('which period a report speaks of', () => {
	it('offers what has begun, the latest first', () => {
		expect(periodChoices('ar', [2024, 2025, 2026], '2026-10-31')).toEqual(['2026', '2025', '2024']);
		expect(periodChoices('halvar', [2025, 2026], '2026-06-30')).toEqual(['2026-H1', '2025-H2', '2025-H1']);
		expect(periodChoices('halvar', [], '2026-06-30')).toEqual([]);
	});

	it('takes the latest that has ended, or the year so far', () => {
		const halves = ['2026-H2', '2026-H1', '2025-H2'];
		expect(defaultPeriod('halvar', halves, '2026-10-31')).toBe('2026-H1');
		expect(defaultPeriod('halvar', halves, '2026-12-31')).toBe('2026-H2');
		expect(defaultPeriod('ar', ['2026', '2025'], '2026-10-31')).toBe('2025');
		expect(defaultPeriod('hittills', ['2026', '2025'], '2026-10-31')).toBe('2026');
		// Nothing has ended: what there is.
		expect(defaultPeriod('ar', ['2026'], '2026-10-31')).toBe('2026');
		expect(defaultPeriod('ar', [], '2026-10-31')).toBeNull();
	});

	it('says where the data end, and nothing when the period is whole', () => {
		expect(reportPeriod('2026', '2026-10-31')).toMatchObject({
			text: '2026 (till och med 31\u00a0oktober)',
			kort: 'hittills 2026',
			partial: true
		});
		expect(reportPeriod('2026-H1', '2026-10-31')).toMatchObject({
			fran: '2026-01-01',
			till: '2026-06-30',
			kort: 'första halvåret 2026',
			partial: false
		});
		for (const none of ['2026-Q1', '2026-03', 'nu', '2026-H3', ''])
			expect(reportPeriod(none, '2026-10-31')).toBeNull();
	});
});
