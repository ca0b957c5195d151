import { describe, expect, it } from 'vitest';
import { compare, guard, refusalSentence, type Side } from '#lib/compare/index.ts';
import { measureOf } from '#lib/measures/library/index.ts';
import { evidence, place, row, side, subject } from './made.ts';

const groups = (sides: readonly Side[], more = {}) => {
	const found = guard(evidence(more), sides);
	return {
		groups: found.groups.map((group) => group.map(({ name }) => name)),
		said: found.refusals.map(refusalSentence)
	};
};
const S = '\u00a0';

describe('who may be compared', () => {
	it('those who ran through the same days, a month more or less', () => {
		const sides = [side('A', 1, 9), side('B', 2, 9, { start: '2024-01-31' }), side('C', 3, 9)];
		expect(groups(sides)).toEqual({ groups: [['A', 'B', 'C']], said: [] });
	});

	it('period: not one that began later, and both stretches are named', () => {
		const sides = [side('A', 1, 9), side('B', 2, 9), side('C', 3, 9, { start: '2024-03-28' })];
		expect(groups(sides)).toEqual({
			groups: [['A', 'B'], ['C']],
			said: [
				`C jämförs inte med A och B: C pågick 28${S}mars${S}2024–31${S}oktober${S}2026 och A 1${S}januari${S}2024–31${S}oktober${S}2026.`
			]
		});
	});

	it('period: those who all began late together are compared with each other', () => {
		const late = { start: '2024-03-28' };
		expect(groups([side('A', 1, 9, late), side('B', 2, 9, late)]).groups).toEqual([['A', 'B']]);
	});

	it('period: not one that ended before it, nor one without data in a year', () => {
		const sides = [
			side('A', 1, 9),
			side('B', 2, 9),
			side('C', null, null, { slut: '2020-06-30', start: '2019-01-01' })
		];
		(sides[2] as Side).status = 'data_saknas';
		const years = ['2024', '2025', '2026'].flatMap((ar) => [
			row('A', 1, 3, { ar }),
			...(ar === '2025' ? [] : [row('B', 1, 3, { ar })])
		]);
		expect(groups(sides, { years })).toEqual({
			groups: [['A'], ['B']],
			said: [
				'B jämförs inte med A: B saknar uppgifter för 2025.',
				`C jämförs inte: pågick 1${S}januari${S}2019–30${S}juni${S}2020, utanför perioden.`
			]
		});
		const hidden = [...years, row('B', null, null, { ar: '2025' })];
		expect(groups(sides, { years: hidden }).groups).toEqual([['A', 'B']]);
	});

	it('source: SUS times and own registration, and what has no participants', () => {
		const all = { subject: subject([], { from: undefined as never, to: undefined as never }) };
		const sides = [
			side('A', 1, 9),
			side('B', 2, 9, { start: '2014-01-01', slut: '2016-12-31' }),
			side('C', 1, 9, { inriktning: 'strukturovergripande' })
		];
		const { said } = groups(sides, all);
		expect(said[0]).toContain(
			'uppgifterna om B är från SUS tid (före maj 2023) och de om A från insatsens egen'
		);
		expect(said[1]).toBe('C jämförs inte: insatsen är strukturövergripande och har inga egna deltagare.');
	});

	it('coverage: nobody under 60 %, and none more than 20 points apart', () => {
		const sides = [side('A', 1, 9), side('B', 2, 9), side('C', 2, 9)];
		const coverage = [row('A', 95, 100), row('B', 70, 100), row('C', 55, 100)];
		expect(groups(sides, { coverage })).toEqual({
			groups: [['A'], ['B']],
			said: [
				`B jämförs inte med A: andelen avslut med känt utfall är 70${S}% i B och 95${S}% i A, mer än 20 procentenheters skillnad.`,
				`C jämförs inte: andelen avslut med känt utfall är 55${S}%, under 60${S}%.`
			]
		});
	});

	it('what is protected is compared with nobody, and nothing is said of it but that', () => {
		expect(groups([side('A', 1, 9), side('B', null, null)]).said).toEqual([
			`B jämförs inte: uppgiften är skyddad (färre än${S}5).`
		]);
	});

	it('instrument: what is measured in another way is another comparison', () => {
		const measure = measureOf('stegforflyttning_framat')!;
		const by = (instrument: string) => ({ instrument, version: '1', bedomare: 'deltagare' });
		const rows = [row('A', 5, 9, by('was')), row('B', 4, 9, by('was')), row('C', 4, 9, by('bip'))];
		const found = compare(
			subject(
				['A', 'B', 'C'].map((name) => place(name)),
				{ measure }
			),
			{
				rows,
				years: [],
				coverage: []
			}
		);
		expect(found.groups.map(({ block, sides }) => [block, sides.map(({ name }) => name)])).toEqual([
			['Was, bedömt av deltagare', ['A', 'B']]
		]);
		expect(found.alone.map(({ name }) => name)).toEqual(['C']);
		expect(found.refusals.map((one) => [one.block, refusalSentence(one)])).toContainEqual([
			'Was, bedömt av deltagare',
			'C jämförs inte: har inga uppgifter med Was, bedömt av deltagare.'
		]);
	});
});
