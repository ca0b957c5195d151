import { describe, expect, it } from 'vitest';
import { mixOf, furthest, standardise, standardisedSentence } from '#lib/compare/index.ts';
import { count, row, shown } from './made.ts';

/** The planted teams of the demo, from SANNINGAR.json: young and older, short and long, in the order of `strata`. */
const strata = ['under_35_kort', 'fran_35_kort', 'under_35_lang', 'fran_35_lang'];
const teams: Record<string, [number, number][]> = {
	FNS: [
		[18, 30],
		[18, 45],
		[27, 90],
		[27, 135]
	],
	Sala: [
		[32, 40],
		[36, 60],
		[60, 120],
		[72, 180]
	],
	Surahammar: [
		[96, 160],
		[40, 100],
		[24, 80],
		[12, 60]
	],
	Västerås: [
		[60, 100],
		[60, 150],
		[90, 300],
		[90, 450]
	]
};
const sum = (cells: readonly [number, number][], i: 0 | 1) => cells.reduce((all, cell) => all + cell[i], 0);
const sides = Object.entries(teams).map(([name, cells]) => shown(name, sum(cells, 0), sum(cells, 1)));
const rows = Object.entries(teams).flatMap(([name, cells]) =>
	cells.map(([x, n], i) => row(name, x, n, { sammansattning: strata[i]! }))
);
const label = (value: string) => value;
const standard = (own = rows, who = sides) => standardise(who, own, 'sammansattning', label);

describe('the standardised share', () => {
	it('has everyone’s composition: by hand 0.8·w1 + 0.6·w2 + 0.5·w3 + 0.4·w4 for Sala', () => {
		// n per stratum over the four: 330, 355, 590, 825, together 2 100.
		const view = standard();
		expect(view.weights.map(({ value, share }) => [value, share.toFixed(6)])).toEqual([
			['under_35_kort', (330 / 2100).toFixed(6)],
			['fran_35_kort', (355 / 2100).toFixed(6)],
			['under_35_lang', (590 / 2100).toFixed(6)],
			['fran_35_lang', (825 / 2100).toFixed(6)]
		]);
		const of = (name: string) => view.sides.find((side) => side.name === name)!;
		expect(of('Sala').figure?.adjusted).toBeCloseTo((264 + 213 + 295 + 330) / 2100, 12);
		for (const name of ['FNS', 'Surahammar', 'Västerås'])
			expect(of(name).figure?.adjusted).toBeCloseTo((198 + 142 + 177 + 165) / 2100, 12);
		expect(of('Surahammar').raw).toBe(0.43);
		expect([of('Surahammar').before?.skild, of('Surahammar').after?.skild]).toEqual([true, false]);
		expect([of('Sala').before?.skild, of('Sala').after?.skild]).toEqual([true, true]);
	});

	it('says so: the better one stays, the other’s difference vanishes', () => {
		expect(standardisedSentence(sides, standard())).toBe(
			'Sala ligger högre än de andra också när sammansättningen räknas in. Surahammars högre andel går inte att skilja från de andras när sammansättningen räknas in. Västerås ligger lägre än de andra också när sammansättningen räknas in. FNS:s lägre andel går inte att skilja från de andras när sammansättningen räknas in.'
		);
	});

	it('with a hidden group: no figure, the reason, and it is no part of the standard', () => {
		const hidden = rows.map((one) =>
			one.by.insats === 'sala' && one.by.sammansattning === 'fran_35_kort'
				? row('Sala', null, null, { sammansattning: 'fran_35_kort' })
				: one
		);
		const view = standard(hidden);
		const sala = view.sides.find(({ name }) => name === 'Sala')!;
		expect([sala.figure, sala.why, sala.known]).toEqual([null, 'skyddade uppgifter i ”fran_35_kort”', null]);
		expect(view.weights[0]?.share).toBeCloseTo(290 / 1700, 12);
		expect(standardisedSentence(sides, view)).toContain('För Sala går det inte att räkna.');
	});

	it('with an empty group: no figure, but the side counts in the standard', () => {
		const without = rows.filter(
			(one) => !(one.by.insats === 'sala' && one.by.sammansattning === 'under_35_kort')
		);
		const view = standard(without);
		const sala = view.sides.find(({ name }) => name === 'Sala')!;
		expect([sala.figure, sala.why]).toEqual([null, 'ingen i ”under_35_kort”']);
		expect(view.weights.find(({ value }) => value === 'fran_35_lang')?.share).toBeCloseTo(825 / 2060, 12);
	});

	it('with too many unknown: no figure', () => {
		const view = standard(rows, [shown('Sala', 300, 600), ...sides.filter(({ name }) => name !== 'Sala')]);
		expect(view.sides[0]?.why).toBe('uppgiften saknas för mer än en femtedel');
	});

	it('of one alone is nothing, and of none is said', () => {
		const only = rows.filter((one) => one.by.insats === 'sala');
		const view = standard(only);
		expect(view.sides.every(({ figure }) => figure === null)).toBe(true);
		expect(standardisedSentence(sides, view)).toBe(
			'Det går inte att räkna in sammansättningen för minst två, och därför jämförs inga standardiserade andelar.'
		);
	});
});

describe('who takes part', () => {
	const totals = [count('FNS', 100), count('Sala', 200)];
	const kon = [
		count('FNS', 60, { kon: 'kvinna' }),
		count('FNS', 40, { kon: 'man' }),
		count('Sala', 180, { kon: 'kvinna' }),
		count('Sala', null, { kon: 'man' })
	];
	const two = [shown('FNS', 30, 100), shown('Sala', 60, 200)];

	it('stands in parts of all; a hidden group has neither n nor part', () => {
		const [mix] = mixOf(two, { totals, cuts: [{ dimension: 'kon', rows: kon }] }, (_, value) => value);
		expect(mix?.lines.map(({ label: name, cells }) => [name, cells.map(({ share }) => share)])).toEqual([
			['kvinna', [0.6, 0.9]],
			['man', [0.4, null]]
		]);
		expect(mix?.lines[1]?.cells[1]).toEqual({ status: 'skyddad', n: null, share: null });
		const most = furthest(two, [mix!]);
		expect([most?.label, most?.own, most?.others]).toEqual(['kvinna', 0.6, 0.9]);
	});
});
