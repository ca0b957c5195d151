/** More data sets and corners than the design's table has; R's numbers, made by fixtures/wider.R. */
import { describe, expect, test } from 'vitest';
import { aalenJohansen, costRatio, funnelLimits, kaplanMeier, survivalTime } from '#lib/stats/index.ts';
import { fixture, near } from './helpers.ts';

type Column = (number | null)[];
interface Curve {
	name: string;
	time: number[];
	event: number[];
	weights: number[] | null;
	level: number;
	steps: number;
	at: number[];
	atRisk: number[];
	s: number[];
	se: number[];
	lag: Column;
	hog: Column;
	median: number | null;
}
interface Competing {
	name: string;
	time: number[];
	cause: string[];
	weights: number[] | null;
	level: number;
	causes: string[];
	at: number[];
	still: number[];
	p: number[][];
	se: number[][];
	lag: Column[];
	hog: Column[];
}
interface Ratio {
	effect: number[];
	cost: number[];
	open: boolean;
	ratio: number;
	lag: number | null;
	hog: number | null;
}
interface Wider {
	survival: Curve[];
	competing: Competing[];
	funnel: Record<'theta' | 'n' | 'level' | 'lag' | 'hog', number>[];
	fieller: Ratio[];
}
const wider = fixture<Wider>('wider') as unknown as Wider;
const weightsOf = ({ weights }: { weights: number[] | null }) => (weights ? { weights } : {});
/** A variance of nothing leaves rounding behind. */
const nearSe = (actual: number, expected: number) => {
	if (expected < 1e-7) expect(actual).toBeLessThan(1e-6);
	else near(actual, expected, 1e-7);
};

test.each(wider.survival)('Kaplan-Meier as R’s survfit: $name', (row) => {
	const rows = { times: row.time, events: row.event.map(Boolean), ...weightsOf(row) };
	const curve = kaplanMeier(rows, row.level);
	expect(curve.steps).toHaveLength(row.steps);
	row.at.forEach((t, i) => {
		const step = curve.steps.find(({ time }) => Math.abs(time - t) < 1e-9)!;
		near(step.atRisk, row.atRisk[i]!);
		near(step.estimate, row.s[i]!);
		nearSe(step.se, row.se[i]!);
		near(step.lag, row.lag[i]!, 1e-7);
		near(step.hog, row.hog[i]!, 1e-7);
	});
	near(survivalTime(curve).estimate, row.median);
});

test.each(wider.competing)('Aalen-Johansen as R’s survfit: $name', (row) => {
	const rows = { times: row.time, causes: row.cause.map((cause) => cause || null), ...weightsOf(row) };
	const curve = aalenJohansen(rows, { level: row.level });
	expect(curve.causes).toEqual(row.causes);
	row.at.forEach((t, i) => {
		const step = curve.steps.find(({ time }) => time === t)!;
		near(step.still, row.still[i]!, 1e-9);
		row.causes.forEach((_, k) => {
			near(step.incidence[k]!.estimate, row.p[k]![i]!, 1e-9);
			nearSe(step.incidence[k]!.se, row.se[k]![i]!);
			near(step.incidence[k]!.lag, row.lag[k]![i]!, 1e-7);
			near(step.incidence[k]!.hog, row.hog[k]![i]!, 1e-7);
		});
	});
});

test('funnel limits near 0 and 1 and for a handful of people', () => {
	for (const { theta, n, level, lag, hog } of wider.funnel) {
		near(funnelLimits(theta, n, level)!.lag, lag, 1e-8);
		near(funnelLimits(theta, n, level)!.hog, hog, 1e-8);
	}
});

describe('Fieller', () => {
	test.each([true, false])('open %s: the part of the set that holds the ratio', (open) => {
		const rows = wider.fieller.filter((row) => row.open === open);
		expect(rows.length).toBeGreaterThan(10);
		for (const row of rows) {
			const people = row.effect.map((effect, i) => ({ effect, cost: row.cost[i]! }));
			const found = costRatio(people, { minEffects: 1, replicates: 20 });
			near(found.ratio, row.ratio);
			near(found.fieller!.lag, row.lag, 1e-6);
			near(found.fieller!.hog, row.hog, 1e-6);
		}
	});
});
