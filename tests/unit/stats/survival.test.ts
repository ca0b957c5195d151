import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aalenJohansen, incidenceAt, kaplanMeier, survivalAt, survivalTime } from '#lib/stats/index.ts';
import { fixture, near } from './helpers.ts';

type Column = (number | null)[];
interface Curve extends Record<'at' | 'atRisk' | 's' | 'se' | 'lag' | 'hog' | 'quartile' | 'median', Column> {
	time: number[];
	event: number[];
	weights: number[] | null;
	level: number;
}
interface Competing {
	time: number[];
	cause: string[];
	weights: number[] | null;
	causes: string[];
	at: number[];
	still: number[];
	p: number[][];
	se: number[][];
	lag: Column[];
	hog: Column[];
}

const followed = fc.array(
	fc.record({
		time: fc.integer({ min: 0, max: 40 }),
		cause: fc.constantFrom(null, 'arbete', 'avliden', 'flytt'),
		weight: fc.integer({ min: 1, max: 5 })
	}),
	{ minLength: 1, maxLength: 60 }
);

describe('Kaplan-Meier', () => {
	test('agrees with R’s survfit: aml, veteran, lung, weights, ties, censoring', () => {
		for (const row of fixture<Curve>('survival')) {
			const rows = {
				times: row.time,
				events: row.event.map(Boolean),
				...(row.weights ? { weights: row.weights } : {})
			};
			const curve = kaplanMeier(rows, row.level);
			expect(curve.steps.map((s) => s.time)).toEqual(row.at);
			curve.steps.forEach((step, i) => {
				near(step.atRisk, row.atRisk[i]!);
				near(step.estimate, row.s[i]!);
				near(step.se, row.se[i]!);
				near(step.lag, row.lag[i]!);
				near(step.hog, row.hog[i]!);
			});
			for (const [part, expected] of [
				[0.25, row.quartile],
				[0.5, row.median]
			] as const) {
				const { estimate, lag, hog } = survivalTime(curve, part);
				expect([estimate, lag, hog]).toEqual(expected);
			}
		}
	});

	test('nobody, one person, and what nobody knows', () => {
		const nobody = kaplanMeier({ times: [], events: [] });
		expect(nobody).toEqual({ n: 0, events: 0, steps: [] });
		expect(survivalAt(nobody, 3)).toBeNull();
		expect(survivalTime(nobody)).toEqual({ estimate: null, lag: null, hog: null });
		const open = kaplanMeier({ times: [5], events: [false] });
		expect(survivalAt(open, 4)).toEqual({ estimate: 1, se: 0, lag: 1, hog: 1 });
		expect(survivalAt(open, 6)).toBeNull();
		const over = kaplanMeier({ times: [5], events: [true] });
		expect(survivalAt(over, 6)).toEqual({ estimate: 0, se: 0, lag: null, hog: null });
	});

	test('impossible rows are refused', () => {
		expect(() => kaplanMeier({ times: [-1], events: [true] })).toThrow(RangeError);
		expect(() => kaplanMeier({ times: [NaN], events: [true] })).toThrow(RangeError);
		expect(() => kaplanMeier({ times: [1, 2], events: [true] })).toThrow(RangeError);
		expect(() => kaplanMeier({ times: [1], events: [true], weights: [-1] })).toThrow(RangeError);
		const one = kaplanMeier({ times: [1], events: [true] });
		for (const part of [0, -1, 1.1, NaN]) expect(() => survivalTime(one, part)).toThrow(RangeError);
		expect(survivalAt(one, NaN)).toBeNull();
	});

	test('without censoring it is the empirical share', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 80 }), (times) => {
				const curve = kaplanMeier({ times, events: times.map(() => true) });
				for (const step of curve.steps) {
					const s = times.filter((t) => t > step.time).length / times.length;
					near(step.estimate, s, 1e-12);
					near(step.se, Math.sqrt((s * (1 - s)) / times.length), 1e-9);
				}
			})
		);
	});

	test('falls, holds its value, forgets the order; a weight of two is two people, of none nobody', () => {
		fc.assert(
			fc.property(followed, (rows) => {
				const kmOf = (list: typeof rows) =>
					kaplanMeier({ times: list.map((r) => r.time), events: list.map((r) => r.cause !== null) });
				const curve = kmOf(rows);
				let before = 1;
				for (const step of curve.steps) {
					expect(step.estimate).toBeLessThanOrEqual(before);
					before = step.estimate;
					if (step.lag !== null) expect(step.lag).toBeLessThanOrEqual(step.estimate);
					if (step.hog !== null) expect(step.hog).toBeGreaterThanOrEqual(step.estimate);
				}
				expect(kmOf([...rows].reverse())).toEqual(curve);
				const repeated = kmOf(rows.flatMap((r) => Array<typeof r>(r.weight).fill(r)));
				const weighted = kaplanMeier({
					times: [...rows.map((r) => r.time), 99],
					events: [...rows.map((r) => r.cause !== null), true],
					weights: [...rows.map((r) => r.weight), 0]
				});
				expect(weighted).toEqual(repeated);
			})
		);
	});
});

describe('Aalen-Johansen', () => {
	test('agrees with R’s survfit: mgus2, veteran by kind of exit, weights, ties', () => {
		for (const row of fixture<Competing>('competing')) {
			const curve = aalenJohansen({
				times: row.time,
				causes: row.cause.map((c) => c || null),
				...(row.weights ? { weights: row.weights } : {})
			});
			expect(curve.causes).toEqual(row.causes);
			row.at.forEach((t, i) => {
				const step = curve.steps.find((s) => s.time === t)!;
				near(step.still, row.still[i]!, 1e-9);
				row.causes.forEach((_, k) => {
					near(step.incidence[k]!.estimate, row.p[k]![i]!, 1e-9);
					if (row.weights) return; // whole weights: R's is the sandwich, ours counts so many people
					near(step.incidence[k]!.se, row.se[k]![i]!, 1e-9);
					near(step.incidence[k]!.lag, row.lag[k]![i]!, 1e-9);
					near(step.incidence[k]!.hog, row.hog[k]![i]!, 1e-9);
				});
			});
		}
	});

	test('the causes and those still in sum to one; each rises; order does not matter; weights count people', () => {
		fc.assert(
			fc.property(followed, (rows) => {
				const ajOf = (list: typeof rows) =>
					aalenJohansen({ times: list.map((r) => r.time), causes: list.map((r) => r.cause) });
				const curve = ajOf(rows);
				let before = curve.causes.map(() => 0);
				for (const step of curve.steps) {
					const p = step.incidence.map((c) => c.estimate);
					near(
						p.reduce((a, b) => a + b, step.still),
						1,
						1e-12
					);
					p.forEach((value, k) => expect(value).toBeGreaterThanOrEqual(before[k]!));
					before = p;
				}
				expect(ajOf([...rows].reverse())).toEqual(curve);
				const weighted = aalenJohansen({
					times: rows.map((r) => r.time),
					causes: rows.map((r) => r.cause),
					weights: rows.map((r) => r.weight)
				});
				expect(weighted).toEqual(ajOf(rows.flatMap((r) => Array<typeof r>(r.weight).fill(r))));
			})
		);
	});

	test('with one cause it is 1 − Kaplan-Meier, Greenwood and all', () => {
		fc.assert(
			fc.property(followed, (rows) => {
				const times = rows.map((r) => r.time);
				const one = aalenJohansen(
					{ times, causes: rows.map((r) => (r.cause === null ? null : 'ut')) },
					{ named: ['ut'] }
				);
				const km = kaplanMeier({ times, events: rows.map((r) => r.cause !== null) });
				one.steps.forEach((step, i) => {
					near(step.incidence[0]!.estimate, 1 - km.steps[i]!.estimate, 1e-12);
					expect(step.incidence[0]!.se).toBeCloseTo(km.steps[i]!.se, 7);
				});
			})
		);
	});

	test('never more than 1 − Kaplan-Meier with the others as censored', () => {
		fc.assert(
			fc.property(followed, (rows) => {
				const times = rows.map((r) => r.time);
				const curve = aalenJohansen({ times, causes: rows.map((r) => r.cause) }, { named: ['arbete'] });
				const naive = kaplanMeier({ times, events: rows.map((r) => r.cause === 'arbete') });
				const k = curve.causes.indexOf('arbete');
				curve.steps.forEach((step, i) =>
					expect(step.incidence[k]!.estimate).toBeLessThanOrEqual(1 - naive.steps[i]!.estimate + 1e-12)
				);
			})
		);
	});

	test('nobody, an unknown cause, before the start and after the end', () => {
		const nobody = aalenJohansen({ times: [], causes: [] }, { named: ['arbete'] });
		expect(nobody).toEqual({ n: 0, causes: ['arbete'], steps: [] });
		expect(incidenceAt(nobody, 'arbete', 1)).toBeNull();
		const curve = aalenJohansen({ times: [2, 4, 6], causes: ['arbete', 'flytt', null] });
		expect(incidenceAt(curve, 'avliden', 3)).toBeNull();
		expect(incidenceAt(curve, 'arbete', 1)).toMatchObject({ estimate: 0 });
		near(incidenceAt(curve, 'arbete', 5)!.estimate, 1 / 3);
		expect(incidenceAt(curve, 'arbete', 7)).toBeNull();
		const gone = aalenJohansen({ times: [2, 4], causes: ['arbete', 'flytt'] });
		near(incidenceAt(gone, 'arbete', 100)!.estimate, 0.5);
	});
});
