import { describe, expect, it } from 'vitest';
import { timeSentence, timeTo } from '#lib/compare/index.ts';
import { count, shown } from './made.ts';

/** The bands of Sala in the demo, as in the fixture `bands` that R's survfit made. */
const bands = ['00-02', '03-05', '06-08', '09-11', '12-14'];
const sala = { annat: [4, 44, 125, 54, 21], arbete_studier: [1, 42, 73, 72, 12], pagar: [68, 27, 33, 11, 3] };
const cells = (name: string, counts: Record<string, (number | null)[]>) =>
	Object.entries(counts).flatMap(([utgang, list]) =>
		list.map((n, i) => count(name, n, { utgang, tid_grupp: bands[i]! }))
	);
const sides = [shown('Sala', 1, 2), shown('Annan', 1, 2)];

describe('time to arbete or studier', () => {
	it('reads off what survfit gives for the same rows: 0.0822 at 6 months, 0.4070 at 12', () => {
		const found = timeTo(sides.slice(0, 1), [count('Sala', 590)], cells('Sala', sala));
		const [curve] = found.curves;
		const at = (month: number) => curve!.at.find((one) => one.month === month)!.point;
		expect(at(6)?.estimate).toBeCloseTo(0.0822443694062879, 12);
		expect(at(12)?.estimate).toBeCloseTo(0.407017028707284, 12);
		expect([at(12)?.lag?.toFixed(6), at(12)?.hog?.toFixed(6)]).toEqual(['0.364393', '0.454627']);
		expect(at(18)).toBeNull();
		expect(timeSentence(found)).toBe(
			'Sala: inom 12\u00a0månader har 41\u00a0% gått till arbete eller studier.'
		);
	});

	it('ends before a band that is hidden, and is the same as far as it goes', () => {
		const cut = { ...sala, arbete_studier: [1, 42, null, 72, 12] };
		const [curve] = timeTo(sides.slice(0, 1), [count('Sala', 590)], cells('Sala', cut)).curves;
		expect([curve?.until, curve?.hidden]).toEqual([6, true]);
		expect(curve?.at[0]?.point?.estimate).toBeCloseTo(0.0822443694062879, 12);
		expect(curve?.at[1]?.point).toBeNull();
	});

	it('compares at the latest month that all reach, and only there', () => {
		const fewer = {
			annat: [4, 84, 175, 114, 21],
			arbete_studier: [1, 12, 23, 12, 2],
			pagar: [68, 27, 33, 11, 3]
		};
		const rows = [...cells('Sala', sala), ...cells('Annan', fewer)];
		const found = timeTo(sides, [count('Sala', 590), count('Annan', 590)], rows);
		expect(found.month).toBe(12);
		expect(found.pairs[0]).toMatchObject({ high: 'Sala', low: 'Annan', skild: true });
		expect(timeSentence(found)).toMatch(
			/^Inom 12\u00a0månader har en större andel gått till arbete eller studier i Sala \(41\u00a0%\) än i Annan \(\d+\u00a0%\)\.$/
		);
	});

	it('says nothing where all is hidden', () => {
		const found = timeTo(sides, [count('Sala', null), count('Annan', null)], []);
		expect(found.curves.every(({ steps }) => steps.length === 0)).toBe(true);
		expect(timeSentence(found)).toBe('Underlaget räcker inte till någon kurva.');
	});
});
