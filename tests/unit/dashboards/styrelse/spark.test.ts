import { describe, expect, it } from 'vitest';
import { spark } from '#dashboards/styrelse/spark.ts';
import type { MeasureRow } from '#lib/measures/types.ts';

const row = (ar: string, varde: number | null, more: Partial<MeasureRow> = {}): MeasureRow => ({
	by: { ar },
	taljare: varde,
	namnare: null,
	varde,
	lag: null,
	hog: null,
	n: null,
	status: varde === null ? 'data_saknas' : 'visas',
	...more
});
const at = { k: 5, year: '2026', ongoing: true };
const said = (rows: MeasureRow[], when = at) =>
	/aria-label="([^"]*)"/.exec(spark('utfall', rows, when).spark?.svg ?? '')?.[1]?.replaceAll('\u00a0', ' ');

describe('five years beside a figure', () => {
	it('sums what a year is told in parts of, whichever of them is missing', () => {
		const parts = [row('2025', null), row('2025', 200), row('2025', 300), row('2026', 100), row('2026', 50)];
		expect(said(parts)).toBe('Utfall år för år: 2025 500 kr, 2026 150 kr hittills.');
	});
	it('says of no year that is over that it is not', () => {
		const { spark: picture } = spark('utfall', [row('2025', 2), row('2026', 1)], { ...at, ongoing: false });
		expect([picture?.pagar, picture?.years]).toEqual([false, '2025–2026']);
	});
	it('is no picture where nothing is told', () => {
		expect(spark('utfall', [], at)).toEqual({});
		expect(spark('utfall', [row('2025', null), row('2026', null)], at)).toEqual({});
	});
});
