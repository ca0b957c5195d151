import { describe, expect, it } from 'vitest';
import {
	costScatter,
	differenceDots,
	funnelPlot,
	planeCloud,
	shareCurves,
	twoEstimates,
	yearPanels
} from '#lib/charts/index.ts';
import { planeFromCounts } from '#lib/stats/index.ts';

const plane = planeFromCounts(
	{ cost: 20_319_380, persons: 589, x: 200, n: 400 },
	{ cost: 18_498_750, persons: 616, x: 172, n: 400 },
	{ seed: 1, replicates: 40 }
)!;

const pictures = {
	difference: () =>
		differenceDots(
			[
				{ name: 'Sala <b>', difference: 0.17, lag: 0.12, hog: 0.23, text: '+17,5', focus: true },
				{ name: 'FNS', difference: -0.03, lag: -0.09, hog: 0.03, text: '−3,0  skiljs inte', focus: false }
			],
			'Skillnader'
		),
	funnel: () =>
		funnelPlot(
			[
				{ name: 'Sala', n: 400, varde: 0.5, outside: true },
				{ name: 'FNS', n: 300, varde: 0.3, outside: false },
				{ name: 'Liten', n: 12, varde: 0.4, outside: false }
			],
			0.35,
			'Tratt'
		),
	two: () =>
		twoEstimates(
			[
				{ name: 'Sala', raw: 0.5, adjusted: 0.52, lag: 0.47, hog: 0.57, text: '50 % → 52 %' },
				{ name: 'Dold', raw: 0.43, adjusted: null, lag: null, hog: null, text: '43 % → –' }
			],
			'Som den är och standardiserad'
		),
	years: () =>
		yearPanels(
			[
				{ name: 'Sala', year: 2022, varde: 0.45, lag: 0.3, hog: 0.62, n: 33 },
				{ name: 'Sala', year: 2023, varde: null, lag: null, hog: null, n: null },
				{ name: 'Sala', year: 2024, varde: 0.5, lag: 0.4, hog: 0.6, n: 100 }
			],
			2023,
			'Andel per år'
		),
	plane: () => planeCloud(plane, 'Kostnad mot utfall'),
	curves: () =>
		shareCurves(
			[
				{
					name: 'Sala',
					steps: [
						{ month: 3, share: 0.01 },
						{ month: 12, share: 0.41 }
					],
					focus: true
				},
				{
					name: 'FNS',
					steps: [
						{ month: 3, share: 0 },
						{ month: 9, share: 0.12 }
					],
					focus: false
				},
				{ name: 'Dold', steps: [], focus: false }
			],
			'Tid till arbete'
		),
	scatter: () =>
		costScatter(
			[
				{ name: 'Sala', share: 0.5, lag: 0.45, hog: 0.55, cost: 34_498 },
				{ name: 'FNS', share: 0.3, lag: 0.25, hog: 0.35, cost: 34_840 }
			],
			'Kostnad och andel'
		)
};

describe('the pictures of the comparison', () => {
	it.each(Object.entries(pictures))('%s is the picture it was', async (name, make) => {
		const drawn = make();
		await expect(drawn.wide).toMatchFileSnapshot(`golden/compare-${name}.wide.svg`);
		await expect(drawn.narrow).toMatchFileSnapshot(`golden/compare-${name}.narrow.svg`);
	});

	it.each(Object.entries(pictures))('%s obeys a strict CSP and says what it is', (_, make) => {
		for (const svg of [make().wide, make().narrow]) {
			expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 \d+ \d+"/);
			expect(svg).toMatch(/role="img"/);
			expect(svg.match(/aria-label=/g)).toHaveLength(1);
			expect(svg).not.toMatch(/<style|style=|<script|<b>|NaN|undefined|Infinity/);
		}
	});

	it('draw nothing of what is hidden: no dot, no line, no name at the end', () => {
		expect(pictures.two().wide.match(/<circle/g)).toHaveLength(3);
		expect(pictures.years().wide.match(/<circle/g)).toHaveLength(2);
		expect(pictures.curves().wide).not.toContain('Dold');
	});

	it('draw with no rows at all', () => {
		for (const drawn of [
			differenceDots([], 'tom'),
			funnelPlot([], 0.3, 'tom'),
			twoEstimates([], 'tom'),
			yearPanels([], null, 'tom'),
			shareCurves([], 'tom'),
			costScatter([], 'tom')
		])
			expect(drawn.wide).not.toMatch(/NaN|undefined|Infinity/);
	});
});
