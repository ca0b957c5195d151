import { describe, expect, it } from 'vitest';
import { timeSentence, timeTo } from '#lib/compare/index.ts';
import { count, shown } from './made.ts';

/**
 * The bands of Sala in the demo. R 4.2.2, survival 3.5-3: survfit(Surv(time, event) ~ 1, conf.type = 'log') over one row a
 * deltagande, `time` the end of its band (6, 12, 18), `event` with pagar as censored.
 */
const bands = ['00-05', '06-11', '12-17'];
const sala = { annat: [48, 179, 21], arbete_studier: [43, 145, 12], pagar: [95, 44, 3] };
const cells = (name: string, counts: Record<string, (number | null)[]>) =>
	Object.entries(counts).flatMap(([utgang, list]) =>
		list.map((n, i) => count(name, n, { utgang, tid_halvar: bands[i]! }))
	);
const sides = [shown('Sala', 1, 2), shown('Annan', 1, 2)];

describe('time to arbete or studier', () => {
	it('reads off what survfit gives for the same rows: 0.0729 at 6 months, 0.3764 at 12', () => {
		const found = timeTo(sides.slice(0, 1), [count('Sala', 590)], cells('Sala', sala));
		const [curve] = found.curves;
		const at = (month: number) => curve!.at.find((one) => one.month === month)!.point;
		expect(at(6)?.estimate).toBeCloseTo(0.07288135593220339, 12);
		expect(at(12)?.estimate).toBeCloseTo(0.37643480449739891, 12);
		expect([at(12)?.lag?.toFixed(6), at(12)?.hog?.toFixed(6)]).toEqual(['0.336036', '0.421690']);
		expect(at(18)?.estimate).toBeCloseTo(0.43226072607260724, 12);
		expect(at(24)).toBeNull();
		expect(timeSentence(found)).toBe(
			'Sala: inom 18\u00a0månader har 43\u00a0% gått till arbete eller studier.'
		);
	});

	it('ends before a band that is hidden, and is the same as far as it goes', () => {
		const cut = { ...sala, arbete_studier: [43, null, 12] };
		const [curve] = timeTo(sides.slice(0, 1), [count('Sala', 590)], cells('Sala', cut)).curves;
		expect([curve?.until, curve?.hidden]).toEqual([6, true]);
		expect(curve?.at[0]?.point?.estimate).toBeCloseTo(0.07288135593220339, 12);
		expect(curve?.at[1]?.point).toBeNull();
	});

	it('compares at the latest month that all reach, and only there', () => {
		const fewer = {
			annat: [88, 289, null],
			arbete_studier: [13, 35, 2],
			pagar: [95, 44, 3]
		};
		const rows = [...cells('Sala', sala), ...cells('Annan', fewer)];
		const found = timeTo(sides, [count('Sala', 590), count('Annan', 590)], rows);
		expect(found.month).toBe(12);
		expect(found.pairs[0]).toMatchObject({ high: 'Sala', low: 'Annan', skild: true });
		expect(timeSentence(found)).toMatch(
			/^Inom 12\u00a0månader har en större andel gått till arbete eller studier i Sala \(38\u00a0%\) än i Annan \(\d+\u00a0%\)\.$/
		);
	});

	it('says nothing where all is hidden', () => {
		const found = timeTo(sides, [count('Sala', null), count('Annan', null)], []);
		expect(found.curves.every(({ steps }) => steps.length === 0)).toBe(true);
		expect(timeSentence(found)).toBe('Underlaget räcker inte till någon kurva.');
	});
});
