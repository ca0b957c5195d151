import { describe, expect, it } from 'vitest';
import { alluvial, distribution, mixCorrelation, smallMultiples, type Drawn } from '#lib/charts/index.ts';

const label = 'Hittepåtal <&> "så" här';

const years = ['2024', '2025', '2026'].map((x) => ({ x, text: x }));
const point = (panel: string, x: string, varde: number | null, half = 0.1) => ({
	panel,
	x,
	varde,
	lag: varde === null ? null : varde - half,
	hog: varde === null ? null : varde + half
});

const pictures: Record<string, Drawn> = {
	multiples: smallMultiples(
		[
			point('Team A', '2024', 0.3),
			point('Team A', '2025', 0.42),
			point('Team A', '2026', null),
			point('Team <B>', '2024', null),
			point('Team <B>', '2025', 0.61),
			point('Team <B>', '2026', 0.55)
		],
		{ columns: years, share: true },
		label
	),
	amounts: smallMultiples(
		[
			point('Team A', '2024', 120_000, 0),
			point('Team A', '2025', 1_450_000, 0),
			point('Team A', '2026', null)
		],
		{ columns: years, share: false },
		label
	),
	distribution: distribution(
		[
			{ panel: 'Team A', band: '00-02', share: 0.2 },
			{ panel: 'Team A', band: '03-05', share: 0.5, middle: true },
			{ panel: 'Team A', band: '06-08', share: 0.3 },
			{ panel: 'Team B', band: '00-02', share: null },
			{ panel: 'Team B', band: '03-05', share: 0.4 },
			{ panel: 'Team B', band: '06-08', share: 0 }
		],
		[
			{ band: '00-02', text: '0–2' },
			{ band: '03-05', text: '3–5' },
			{ band: '06-08', text: '6–8' }
		],
		label
	),
	alluvial: alluvial(
		[
			{ from: 'Sökande', to: 'Arbete', n: 24, focus: true },
			{ from: 'Sökande', to: 'Övriga', n: 51 },
			{ from: 'Övriga', to: 'Arbete', n: 51, focus: true },
			{ from: 'Övriga', to: 'Övriga', n: 114 }
		],
		['Sökande', 'Övriga'],
		['Arbete', 'Övriga'],
		label
	),
	correlation: mixCorrelation(
		['Kvinnor', 'Unga', 'Avslut till arbete'],
		[
			{ row: 1, column: 0, r: 0.94, sure: true },
			{ row: 2, column: 0, r: -0.3, sure: false },
			{ row: 2, column: 1, r: null, sure: false }
		],
		label
	)
};

describe.each(Object.entries(pictures))('%s', (name, drawn) => {
	it.each(['wide', 'narrow'] as const)('looks as it did, %s', async (width) => {
		await expect(`${drawn[width]}\n`).toMatchFileSnapshot(`golden/${name}.${width}.svg`);
	});

	it('is one image with one text, without style of its own', () => {
		for (const svg of [drawn.wide, drawn.narrow]) {
			expect(svg.startsWith('<svg ')).toBe(true);
			expect(svg).toContain('role="img"');
			expect(svg.match(/aria-label="/g)).toHaveLength(1);
			expect(svg).not.toMatch(/<style|style="|NaN|undefined|<B>/);
		}
	});
});

it('a figure that is not shown leaves nothing in the picture but a dot, whatever it was', () => {
	const draw = (hidden: number | null) =>
		smallMultiples(
			[point('A', '2024', 0.3), { ...point('A', '2025', null), n: hidden } as never],
			{ columns: years, share: true },
			label
		).wide;
	expect(draw(1)).toBe(draw(400));
});
