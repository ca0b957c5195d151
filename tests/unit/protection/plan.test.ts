import { describe, expect, it } from 'vitest';
import { adds } from '#lib/measures/batch.ts';
import { possibleDimensions } from '#lib/measures/dimensions.ts';
import { measureOf, measures } from '#lib/measures/library/index.ts';
import type { Measure } from '#lib/measures/types.ts';
import { bookKey } from '#lib/protection/book.ts';
import { cuts, isOpen, isYearly } from '#lib/protection/lattice.ts';
import { isMadeOfOthers, plan, stands } from '#pipelines/release/plan.ts';

const planned = plan();
const number = (key: string) => planned.counts.find((one) => one.key === key)?.nr;

/** Has the plan a rule for just this measure's counts? */
function hasRule({ taljare, namnare, namnare_plus, alltid = [] }: Measure): boolean {
	const whole = number(bookKey(namnare ?? taljare, alltid, namnare_plus));
	const part = namnare ? number(bookKey(taljare, alltid)) : undefined;
	return (
		whole !== undefined &&
		(!namnare || part !== undefined) &&
		planned.rules.some((rule) => rule.whole === whole && rule.part === part)
	);
}

describe('no measure is forgotten', () => {
	it.each(measures.map((measure) => [measure.matt, measure] as const))('%s', (_, measure) => {
		const ways = [
			isOpen(measure),
			isMadeOfOthers(measure),
			planned.derived.includes(measure),
			!isOpen(measure) && hasRule(measure)
		];
		expect(ways.filter(Boolean)).toHaveLength(1);
		// Nothing protects it, so nothing it reads may hold a person.
		if (measure.skydd === 'ingen') expect(isOpen(measure)).toBe(true);
		else expect(isOpen(measure)).toBe(false);
	});
	it('nor one made of others left without them', () => {
		for (const { matt, enhet } of measures.filter(isMadeOfOthers)) {
			if (enhet !== 'procentenheter') continue;
			for (const end of ['_fore', '_efter']) {
				const side = measureOf(matt.replace(/_forandring$/, end));
				expect([matt, end, side && hasRule(side)]).toEqual([matt, end, true]);
			}
		}
		// In the beginning is what stood the day before.
		expect(hasRule(measureOf('pagaende')!)).toBe(true);
	});
});

describe('the lattice', () => {
	it('names measures there are, and cuts that are possible for them', () => {
		for (const [matt, lists] of Object.entries(cuts)) {
			const { taljare, namnare } = measureOf(matt)!;
			const possible = possibleDimensions([taljare.relation, ...(namnare ? [namnare.relation] : [])]);
			for (const id of lists.flat())
				expect([matt, id, possible.some((one) => one.id === id)]).toEqual([matt, id, true]);
		}
	});
	it('cuts by at most two at once, and persons by one: they are in no two values', () => {
		for (const [matt, lists] of Object.entries(cuts))
			for (const ids of lists) expect(ids.length).toBeLessThanOrEqual(adds(measureOf(matt)!.taljare) ? 2 : 1);
	});
	it('tells what the board follows year by year', () => {
		for (const matt of ['deltagare', 'nya', 'avslutade', 'pagaende', 'avslut_arbete_studier', 'tackning'])
			expect([matt, isYearly(matt)]).toEqual([matt, true]);
		for (const matt of ['avslut_till__arbete', 'uppfoljda_3_manader', 'sus_ovriga_efter'])
			expect([matt, isYearly(matt)]).toEqual([matt, false]);
	});
});

describe('the plan', () => {
	it('counts the same thing once, whichever measures use it', () => {
		const keys = planned.counts.map(({ key }) => key);
		expect(new Set(keys).size).toBe(keys.length);
		expect(planned.counts.map(({ nr }) => nr)).toEqual(keys.map((_, i) => i));
	});
	it('holds only counts that can be counted: by insats and year, or place by place', () => {
		for (const { count, of } of planned.counts)
			expect(count ? adds(count) || stands(count) : of.length > 1).toBe(true);
	});
	it('guards both sides of a share of persons, and of answers only how many answered', () => {
		const ruleOf = (matt: string) => {
			const measure = measureOf(matt)!;
			const whole = number(bookKey(measure.namnare!, measure.alltid ?? []));
			const part = number(bookKey(measure.taljare, measure.alltid ?? []));
			return planned.rules.find((rule) => rule.whole === whole && rule.part === part)!;
		};
		expect(ruleOf('avslut_arbete_studier')).toMatchObject({ skydd: 'person', uniform: 'both' });
		expect(ruleOf('indikator_positiv')).toMatchObject({ skydd: 'svar', uniform: 'both' });
		const at = { count: 0, apart: '', place: 'f:a', value: '' };
		const { covers } = ruleOf('avslut_arbete_studier');
		expect(covers({ ...at, time: '2024', cut: '' })).toBe(true);
		expect(covers({ ...at, time: '*', cut: 'kon' })).toBe(true);
		expect(covers({ ...at, time: '2024', cut: 'kon' })).toBe(false);
		expect(covers({ ...at, time: '*', cut: 'sus_fore' })).toBe(false);
	});
});
