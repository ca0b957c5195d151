import { describe, expect, it } from 'vitest';
import { budgetBars, monthBars, placeBars, type Drawn } from '#lib/charts/index.ts';

/** What the reader of a styrgrupp sees, held as files: a change of a picture is a change somebody has looked at. */
const pictures: Record<string, Drawn> = {
	flow: monthBars(
		['2026-01', '2026-02', '2026-03', '2026-04'].map((period, i) => ({
			period,
			nya: i === 1 ? null : 6 + i,
			avslutade: i === 2 ? null : 5 + i
		})),
		'Flöde in och ut per månad. 9 började och 8 avslutades april 2026.'
	),
	places: placeBars(
		[
			{ name: '2024', antal: null, platser: 15 },
			{ name: '2025', antal: 15, platser: 15 },
			{ name: '2026', antal: 13, platser: 15 }
		],
		'Pågående deltaganden mot platser per år.'
	),
	budget: budgetBars(
		[
			{ name: 'Personal', budget: 1_000_000, utfall: 820_000, prognos: null },
			{ name: 'Lokaler', budget: null, utfall: 40_000, prognos: null },
			{ name: 'Tillsammans', budget: 1_200_000, utfall: 860_000, prognos: 1_250_000 }
		],
		'Budget och utfall 2026.'
	)
};

describe('pictures of the styrgrupp', () => {
	it.each(Object.entries(pictures))('%s is as it was looked at', async (name, drawn) => {
		await expect(drawn.wide).toMatchFileSnapshot(`golden/${name}.wide.svg`);
		await expect(drawn.narrow).toMatchFileSnapshot(`golden/${name}.narrow.svg`);
	});
	it('a hidden count has a dot and no bar', () => {
		const bars = (svg: string) => (svg.match(/<rect/g) ?? []).length;
		expect(bars(pictures.flow!.wide)).toBe(6);
		expect(bars(pictures.places!.wide)).toBe(2 + 3);
	});
	it('the forecast is striped only beyond the utfall', () => {
		// Stripes stand a 90th of the axis apart: (1 250 − 860) / (1 250 / 90) = 28.
		expect(pictures.budget!.wide.match(/class="stripe"[^]*?<\/g>/)?.[0].match(/<line/g)).toHaveLength(28);
	});
});
