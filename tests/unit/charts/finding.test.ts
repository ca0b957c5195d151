import { describe, expect, it } from 'vitest';
import { compareAmounts, compareShares, separable, type Share } from '#lib/charts/finding.ts';

const share = (name: string, taljare: number, namnare: number): Share => ({
	name,
	taljare,
	namnare,
	varde: taljare / namnare,
	shown: true
});
const S = '\u00a0';

describe('a comparison in one sentence', () => {
	it('tells two shares apart where Newcombe does (56/70 and 48/80: 0.0524–0.3339)', () => {
		const rows = [share('A', 56, 70), share('B', 48, 80)];
		expect(separable(rows)).toHaveLength(1);
		expect(compareShares(rows)).toBe('A ligger högre än B.');
	});

	it('does not where it does not (5/56 and 0/29: −0.038–0.193)', () => {
		expect(compareShares([share('A', 5, 56), share('B', 0, 29)])).toBe(
			'Insatserna går inte att skilja åt: skillnaderna ryms inom slumpen.'
		);
	});

	it('asks more of each pair when there are many: 56/70 and 48/80 are not told apart among ten', () => {
		const more = Array.from({ length: 8 }, (_, i) => share(`C${i}`, 70 + i, 100));
		const pairs = separable([share('A', 56, 70), share('B', 48, 80), ...more]);
		expect(pairs.some(([high, low]) => high.name === 'A' && low.name === 'B')).toBe(false);
	});

	it('names who stands apart, and says when the rest do not', () => {
		const rows = [share('A', 90, 100), share('B', 40, 100), share('C', 42, 100)];
		expect(compareShares(rows)).toBe('A ligger högre än alla andra. I övrigt går flera inte att skilja åt.');
		const low = [share('A', 5, 100), share('B', 60, 100), share('C', 62, 100), share('D', 64, 100)];
		expect(compareShares(low)).toContain('A ligger lägre än alla andra.');
		const hidden: Share = { name: 'Dold', taljare: null, namnare: null, varde: null, shown: false };
		expect(compareShares([...low, hidden])).toContain('A ligger lägre än alla andra som visas.');
		expect(compareShares([hidden, ...rows])).toContain('A ligger högre än alla andra som visas.');
	});

	it('is of all there is when it has no name', () => {
		expect(compareShares([share('', 50, 100)]).replaceAll('\u00a0', ' ')).toBe('50 %.');
		expect(compareAmounts([{ name: '', varde: 3291 }], 'Avslutade', 'antal').replaceAll('\u00a0', ' ')).toBe(
			'Avslutade: 3 291.'
		);
	});
	it('says nothing of hidden rows', () => {
		const hidden: Share = { name: 'Dold', taljare: null, namnare: null, varde: null, shown: false };
		expect(compareShares([hidden, hidden])).toBe(
			'Underlaget räcker inte till någon andel i den här perioden.'
		);
		expect(compareShares([hidden, share('A', 30, 60)])).toBe(`Bara A har underlag att visa: 50${S}%.`);
		expect(compareShares([hidden, share('A', 90, 100), share('B', 40, 100)])).not.toContain('Dold');
	});

	it('says how far apart amounts are', () => {
		expect(compareAmounts([{ name: 'A', varde: null }], 'Kostnad per deltagare')).toBe(
			'Kostnad per deltagare går inte att räkna fram för den här perioden.'
		);
		expect(
			compareAmounts(
				[
					{ name: 'A', varde: 31000 },
					{ name: 'B', varde: 96400 }
				],
				'Kostnad per deltagare'
			)
		).toBe(`Kostnad per deltagare: från 31${S}000${S}kr (A) till 96${S}400${S}kr (B).`);
	});
});
