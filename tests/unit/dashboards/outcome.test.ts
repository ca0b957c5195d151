import { describe, expect, it } from 'vitest';
import { about } from '#dashboards/insats/about.ts';
import { outcomeFigure, wholeOf } from '#dashboards/insats/outcome.ts';
import { readScope } from '#lib/server/scope.ts';
import { fakeLager, insats, row, type Answer } from './fake.ts';

const PAIRS: Record<string, number> = {
	stegforflyttning_bakat: 15,
	stegforflyttning_oforandrad: 16,
	stegforflyttning_framat: 57
};
const by = { instrument: 'arbetsformaga', version: '1', bedomare: 'deltagare' };
const other = { instrument: 'steg_deltagare', version: '1', bedomare: 'deltagare' };
const shown = (matt: string) => {
	const taljare = PAIRS[matt] ?? 0;
	return row(by, { taljare, namnare: 88, varde: taljare / 88, lag: 0.1, hog: 0.7, n: 88 });
};

async function figureOf(answer: Answer) {
	const one = insats('a', 'ett', 2024, 2026);
	const scope = await readScope(fakeLager([one], answer), new URL('http://stegvis.se/insats/ett'));
	return outcomeFigure(about(scope, one));
}

describe('back, unchanged and forward as parts of a whole', () => {
	it('are drawn when all three are shown, and add up', async () => {
		const figure = await figureOf((matt) => [shown(matt)]);
		expect(figure?.title.replaceAll('\u00a0', ' ')).toMatch(/: 65 % framåt, 18 % oförändrat och 17 % bakåt$/);
		expect(figure?.table.rows).toHaveLength(1);
		expect(wholeOf(Object.keys(PAIRS).map(shown))?.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 10);
	});

	it('one that is hidden hides the bar of all three: two shown would tell it', async () => {
		expect(wholeOf([shown('stegforflyttning_bakat'), row(by, { status: 'skyddad' })])).toBeNull();
		const figure = await figureOf((matt) => [
			shown(matt),
			matt === 'stegforflyttning_framat'
				? row(other, { taljare: 43, namnare: 82, varde: 43 / 82, lag: 0.42, hog: 0.63, n: 82 })
				: row(other, { status: 'skyddad' })
		]);
		expect(figure?.drawn?.wide.match(/<rect/g)).toHaveLength(3);
		expect(figure?.drawn?.wide).toContain('alla tre visas inte');
		// No share of the hidden two, nor what is left of the whole: 39 of 82.
		expect(figure?.drawn?.wide).not.toMatch(/4[78]\s*%/);
	});

	it('there is no picture when no instrument has all three', async () => {
		const figure = await figureOf((matt) => [
			matt === 'stegforflyttning_framat' ? shown(matt) : row(by, { status: 'skyddad' })
		]);
		expect(figure).toBeNull();
	});
});
