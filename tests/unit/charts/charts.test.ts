import { describe, expect, it } from 'vitest';
import {
	amountBars,
	beforeAfter,
	costBars,
	distinct,
	intervalDots,
	pivotRows,
	spread,
	volumeBars,
	type DotRow
} from '#lib/charts/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';

const rows: DotRow[] = [
	{
		name: 'KRUS <Kalmar> & c:o',
		varde: 0.47,
		lag: 0.344,
		hog: 0.601,
		text: '47 %  n 58',
		target: 0.3,
		focus: true
	},
	{ name: 'Rådgivande team', varde: null, lag: null, hog: null, text: 'visas inte: färre än 5' },
	{ name: 'Steget vidare 2.0', varde: 0, lag: 0, hog: 0.161, text: '0 %  n 20' }
];
const months = Array.from({ length: 26 }, (_, i) => ({
	period: `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
	antal: i === 3 ? null : 20 + (i % 5)
}));

const pictures = {
	dots: () => intervalDots(rows, 'Andel till arbete eller studier per insats'),
	volume: () => volumeBars(months, 'Deltagare per månad'),
	slope: () =>
		beforeAfter(
			[
				{ name: 'Förvärvsarbete', fore: 0.06, efter: 0.3, n: 263, focus: true },
				{ name: 'Studier', fore: 0.02, efter: 0.12, n: 263, focus: true },
				{ name: 'Övriga', fore: 0.92, efter: 0.58, n: 263 },
				{ name: 'Aktivt arbetssökande', fore: null, efter: null, n: null }
			],
			'Sysselsättning före och efter'
		),
	cost: () =>
		costBars(
			[
				{ name: '2014', budget: 2_650_000, utfall: 2_500_000 },
				{ name: '2015', budget: 2_700_000, utfall: null }
			],
			'Budget och utfall'
		),
	amount: () =>
		amountBars(
			[
				{ name: 'KRUS', value: 76400, text: '76 400 kr' },
				{ name: 'Samsyn', value: null, text: 'ej tillämpligt' }
			],
			'Kostnad per deltagare'
		)
};

describe('pictures', () => {
	it.each(Object.entries(pictures))('%s is the picture it was', async (name, make) => {
		const drawn = make();
		await expect(drawn.wide).toMatchFileSnapshot(`golden/${name}.wide.svg`);
		await expect(drawn.narrow).toMatchFileSnapshot(`golden/${name}.narrow.svg`);
	});

	it.each(Object.entries(pictures))('%s obeys a strict CSP and says what it is', (_, make) => {
		for (const svg of [make().wide, make().narrow]) {
			expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 \d+ \d+"/);
			expect(svg).toMatch(/role="img"/);
			expect(svg).toMatch(/aria-label="[^"]+"/);
			expect(svg.match(/aria-label=/g)).toHaveLength(1);
			expect(svg).not.toMatch(/<style|style=|<script|NaN|undefined|Infinity/);
		}
	});

	it('escapes what came from a file', () => {
		const { wide } = pictures.dots();
		expect(wide).not.toContain('<Kalmar>');
		expect(wide).toContain('&lt;Kalmar&gt; &amp; c:o');
	});

	it('says nothing about a hidden row: the same picture whatever was behind it', () => {
		const hidden = (text: string): DotRow => ({ name: 'Dold', varde: null, lag: null, hog: null, text });
		const one = intervalDots([rows[0]!, hidden('visas inte: färre än 5')], 'x').wide;
		const axis = /<g[^>]*class="axis"[\s\S]*?<\/g>/.exec(one)?.[0];
		expect(axis).toContain('100&#160;%');
		expect(one.match(/<circle/g)).toHaveLength(1);
		expect(intervalDots([hidden('visas inte: färre än 5')], 'x').wide).not.toContain('<circle');
	});

	it('draws with no rows at all', () => {
		for (const drawn of [
			intervalDots([], 'tom'),
			volumeBars([], 'tom'),
			beforeAfter([], 'tom'),
			costBars([], 'tom'),
			amountBars([], 'tom')
		])
			expect(drawn.wide).not.toMatch(/NaN|undefined|Infinity/);
	});
});

describe('reshaping', () => {
	const row = (by: Record<string, string | null>, varde: number | null): MeasureRow => ({
		by,
		taljare: null,
		namnare: null,
		varde,
		lag: null,
		hog: null,
		n: null,
		status: varde === null ? 'skyddad' : 'visas'
	});
	const long = [
		row({ insats: 'b', kon: 'man' }, 0.2),
		row({ insats: 'a', kon: 'kvinna' }, 0.4),
		row({ insats: 'b', kon: 'kvinna' }, null),
		row({ insats: 'a', kon: null }, 1)
	];

	it('pivots long rows to wide ones and keeps hidden rows as rows', () => {
		const wide = pivotRows(long, 'insats', 'kon');
		expect(wide.map((line) => line.key).sort()).toEqual(['a', 'b']);
		const b = wide.find((line) => line.key === 'b')!;
		expect(b.cells.man?.varde).toBe(0.2);
		expect(b.cells.kvinna?.status).toBe('skyddad');
		expect(wide.find((line) => line.key === 'a')!.cells.man).toBeUndefined();
		expect(pivotRows([], 'insats', 'kon')).toEqual([]);
	});

	it('orders distinct values by rank', () => {
		expect(distinct(long, 'insats')).toEqual(['b', 'a']);
		expect(distinct(long, 'kon', (v) => (v === 'kvinna' ? 0 : 1))).toEqual(['kvinna', 'man']);
		expect(distinct([], 'kon')).toEqual([]);
	});

	it('spreads labels without changing their order', () => {
		expect(spread([10, 12, 11], 5, 0, 100)).toEqual([10, 20, 15]);
		expect(spread([98, 99], 5, 0, 100)).toEqual([95, 100]);
		expect(spread([], 5, 0, 1)).toEqual([]);
	});
});
