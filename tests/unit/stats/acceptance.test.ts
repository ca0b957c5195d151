/** Every number printed in the design's table of methods, to its digits. */
import { describe, expect, test } from 'vitest';
import * as stats from '#lib/stats/index.ts';
import { fixture, printed } from './helpers.ts';

type Bounds = { lag: number | null; hog: number | null } | null;
function bounds(actual: Bounds, lag: string, hog: string): void {
	printed(actual?.lag, lag);
	printed(actual?.hog, hog);
}

test.each([
	[81, 263, '0.255289', '0.366210'],
	[15, 148, '0.062386', '0.160487'],
	[0, 20, '0', '0.161125'],
	[1, 29, '0.006113', '0.171755'],
	[3, 5, '0.230724', '0.882379'],
	[5, 5, '0.565518', '1']
])('Wilson %i/%i', (x, n, lag, hog) => bounds(stats.wilson(x, n), lag, hog));

test.each([
	[81, 263, '0.252737', '0.367622'],
	[0, 20, '0', '0.168433'],
	[1, 29, '0.000873', '0.177644'],
	[5, 5, '0.478176', '1']
])('Clopper-Pearson %i/%i', (x, n, lag, hog) => bounds(stats.clopperPearson(x, n), lag, hog));

test.each([
	[56, 70, 48, 80, '0.052431', '0.333873'],
	[9, 10, 3, 10, '0.170523', '0.809018'],
	[5, 56, 0, 29, '-0.038137', '0.192560'],
	[0, 10, 0, 20, '-0.161125', '0.277533'],
	[10, 10, 0, 20, '0.679086', '1']
])('Newcombe %i/%i - %i/%i', (x1, n1, x2, n2, lag, hog) => bounds(stats.newcombe(x1, n1, x2, n2), lag, hog));

test.each([
	[50, 0.95, '0.084405', '0.307094'],
	[100, 0.95, '0.119742', '0.276476'],
	[300, 0.95, '0.154001', '0.244588'],
	[100, 0.998, '0.080978', '0.326766']
])('funnel around 0.2, n %i, level %d', (n, level, lag, hog) =>
	bounds(stats.funnelLimits(0.2, n, level), lag, hog)
);

test('James-Stein: the 18 batters of Efron and Morris', () => {
	const averages = [
		0.4, 0.378, 0.356, 0.333, 0.311, 0.311, 0.289, 0.267, 0.244, 0.244, 0.222, 0.222, 0.222, 0.222, 0.222,
		0.2, 0.178, 0.156
	];
	const found = stats.jamesStein(averages, 45)!;
	printed(found.mean, '0.265389');
	printed(found.factor, '0.212391');
	printed(found.estimates[0], '0.2940');
	printed(found.estimates[1], '0.2893');
	printed(found.estimates[17], '0.2422');
});

test('direct standardisation: Fleiss 1981, first births', () => {
	const births = fixture<{ count: number[]; n: number[]; standard: number[] }>('direct')[0]!;
	const strata = births.count.map((count, i) => ({ count, n: births.n[i]!, standard: births.standard[i]! }));
	const found = stats.directRate(strata)!;
	printed(found.crude * 1e5, '56.3475');
	printed(found.adjusted * 1e5, '92.3045');
	printed(found.lag * 1e5, '80.4417');
	printed(found.hog * 1e5, '105.7633'); // 105.763346, which the table rounds to 105.7634
});

describe('indirect standardisation', () => {
	test('O 412, E 396.4411: the printed interval is the log-normal one', () => {
		const found = stats.indirect(412, 396.4411)!;
		printed(found.ratio, '1.039246');
		bounds(found.logNormal, '0.943589', '1.144601');
	});
	test('O 60, E 54.8: exact', () => bounds(stats.indirect(60, 54.8), '0.835517', '1.409341'));
});

describe('paired change', () => {
	const before = [1, 2, 2, 3, 1, 2, 4, 3, 2, 1, 5, 3];
	const after = [2, 2, 3, 4, 3, 2, 4, 5, 3, 1, 4, 5];
	const changes = after.map((value, i) => value - before[i]!);
	test('Hollander-Wolfe depression', () => {
		const x = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3];
		const y = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
		const found = stats.signedRank(x.map((value, i) => value - y[i]!));
		expect(found.v).toBe(40);
		printed(found.p, '0.0390625');
	});
	test('steps with ties and zeros', () => {
		const found = stats.signedRank(changes);
		expect(found).toMatchObject({ v: 33, n: 8, zeros: 4, method: 'exakt' });
		printed(found.p, '0.046875');
	});
	test('sign test', () => {
		const found = stats.signTest(changes);
		expect(found).toMatchObject({ up: 7, down: 1 });
		printed(found.p, '0.0703125');
	});
});

test('Kaplan-Meier: aml', () => {
	const [maintained, other] = fixture<{ time: number[]; event: number[] }>('survival').map((group) =>
		stats.kaplanMeier({ times: group.time, events: group.event.map(Boolean) })
	);
	printed(stats.survivalAt(maintained!, 9)?.estimate, '0.909091');
	const at23 = stats.survivalAt(maintained!, 23);
	printed(at23?.estimate, '0.613636');
	// The table prints 0.376877; R gives 0.376867, and only that times 0.999158 is 0.613636 squared.
	bounds(at23, '0.376867', '0.999158');
	printed(stats.survivalAt(maintained!, 48)?.estimate, '0.184091');
	expect(stats.survivalTime(maintained!).estimate).toBe(31);
	expect(stats.survivalTime(other!).estimate).toBe(23);
});

test('Aalen-Johansen: mgus2 at 240 months, where 1 − Kaplan-Meier says twice too much', () => {
	const { time, cause } = fixture<{ time: number[]; cause: string[] }>('competing')[0]!;
	const naive = stats.kaplanMeier({ times: time, events: cause.map((c) => c === 'pcm') });
	printed(1 - stats.survivalAt(naive, 240)!.estimate, '0.209562');
	const curve = stats.aalenJohansen({ times: time, causes: cause.map((c) => c || null) });
	printed(stats.incidenceAt(curve, 'pcm', 240)?.estimate, '0.099814');
});

test('cost ratio: boot::city', () => {
	const city = fixture<{ effect: number[]; cost: number[] }>('cost')[0]!;
	const found = stats.costRatio(city.effect.map((effect, i) => ({ effect, cost: city.cost[i]! })));
	printed(found.ratio, '1.5203125');
	printed(found.se, '0.1899934');
	bounds(found.fieller, '1.195956', '2.461375');
});

test('Holm and Benjamini-Hochberg', () => {
	const p = [0.01, 0.02, 0.03, 0.04, 0.05];
	expect(stats.holm(p).map((q) => q.toFixed(2))).toEqual(['0.05', '0.08', '0.09', '0.09', '0.09']);
	expect(stats.benjaminiHochberg(p).map((q) => q.toFixed(2))).toEqual(Array(5).fill('0.05'));
});
