import { describe, expect, it } from 'vitest';
import { readTokens } from '#lib/charts/download/style.ts';
import { contrast, EYES, luminance, readColour } from './seeing.ts';

const THEMES = ['light', 'dark', 'print'] as const;
const SHADES = ['--shade-1', '--shade-2', '--shade-3', '--shade-4', '--shade-5'];

describe('the yardstick', () => {
	it('measures as the standard says', () => {
		expect(contrast(readColour('#000'), readColour('#fff'))).toBeCloseTo(21, 6);
		// #767676 is the lightest grey that reaches 4.5:1 on white.
		expect(contrast(readColour('#767676'), readColour('#ffffff'))).toBeCloseTo(4.54, 2);
		expect(luminance(readColour('#ff0000'))).toBeCloseTo(0.2126, 4);
	});

	it('leaves grey grey to every eye, and makes red and green alike to a deuteranope', () => {
		for (const see of Object.values(EYES)) {
			const [r, g, b] = see(readColour('#808080'));
			expect(Math.max(r, g, b) - Math.min(r, g, b)).toBeLessThan(0.001);
		}
		const hue = ([r, g]: readonly number[]) => r! / (r! + g!);
		const [red, green] = ['#c03030', '#5f8f30'].map((hex) => EYES.deuteranopi!(readColour(hex)));
		expect(Math.abs(hue(red!) - hue(green!))).toBeLessThan(0.1);
		expect(Math.abs(hue(readColour('#c03030')) - hue(readColour('#5f8f30')))).toBeGreaterThan(0.4);
	});
});

describe.each(THEMES)('colours in %s', (theme) => {
	const tokens = readTokens(theme);
	const colour = (name: string) => readColour(tokens.get(name) ?? name);

	describe.each(Object.entries(EYES))('to an eye with %s', (_, see) => {
		const ratio = (a: string, b: string) => contrast(see(colour(a)), see(colour(b)));

		it.each(['--ink', '--muted', '--accent'])('%s can be read on every ground: 4.5:1', (name) => {
			for (const ground of ['--ground', '--raised', '--notice', '--accent-soft'])
				expect([ground, ratio(name, ground)], ground).toEqual([
					ground,
					expect.toSatisfy((x: number) => x >= 4.5)
				]);
		});

		it.each(['--accent', '--grey-data', '--before', '--strong-line', '--notice-line'])(
			'%s is seen as a mark: 3:1',
			(name) => expect(ratio(name, '--ground')).toBeGreaterThanOrEqual(3)
		);

		it('what is in focus is told from what it is compared with by lightness too', () => {
			expect(ratio('--accent', '--grey-data')).toBeGreaterThanOrEqual(1.4);
		});

		it('an ordered scale goes one way, each step from the next by lightness alone', () => {
			const steps = SHADES.map((name) => luminance(see(colour(name))));
			expect([...steps].sort((a, b) => b - a)).toEqual(steps);
			for (const [i, name] of SHADES.slice(1).entries())
				expect(ratio(SHADES[i]!, name), name).toBeGreaterThanOrEqual(1.35);
		});

		it('a share written in its part can be read', () => {
			for (const [i, name] of SHADES.entries())
				expect(ratio(i < 3 ? '--on-light-shade' : '--on-dark-shade', name), name).toBeGreaterThanOrEqual(4.5);
		});
	});
});
