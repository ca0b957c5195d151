import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import * as stats from '#lib/stats/index.ts';
import { metoder } from '#lib/stats/metoder.ts';

const fixture = <T>(name: string): T[] =>
	JSON.parse(readFileSync(new URL(`../stats/fixtures/${name}.json`, import.meta.url), 'utf8'));

/** As the registry writes numbers: decimal comma, a true minus. */
const said = (value: number | null | undefined, decimals: number): string =>
	(value ?? NaN).toFixed(decimals).replace('.', ',').replace('-', '−');
const bounds = (found: { lag: number | null; hog: number | null } | null, decimals = 6): string =>
	`${said(found?.lag, decimals)}–${said(found?.hog, decimals)}`;

describe('the registry of methods', () => {
	it('names every function that the room hands out, and no other', () => {
		const handedOut = Object.entries(stats).flatMap(([name, value]) =>
			typeof value === 'function' ? [name] : []
		);
		const named = metoder.flatMap(({ funktioner }) => funktioner);
		expect([...named].sort(), 'Skriv metoden i src/lib/stats/metoder.ts').toEqual(handedOut.sort());
		expect(new Set(named).size).toBe(named.length);
	});

	it('says what it is for, how, and by whom, for each', () => {
		for (const metod of metoder)
			for (const text of [
				metod.namn,
				metod.till,
				metod.formel,
				metod.kalla,
				metod.prov.fall,
				metod.prov.svar
			])
				expect(text.trim(), metod.id).not.toBe('');
		expect(new Set(metoder.map(({ id }) => id)).size).toBe(metoder.length);
	});
});

/** What each method gives for its case, written as the registry writes it. The cases' answers are R's or printed ones. */
const proofs: Record<string, () => string> = {
	wilson: () => bounds(stats.wilson(81, 263)),
	clopper_pearson: () => bounds(stats.clopperPearson(81, 263)),
	newcombe: () => bounds(stats.newcombe(56, 70, 48, 80)),
	newcombe_p: () => said(stats.newcombeP(56, 70, 48, 80), 8),
	multipel: () =>
		`Holm ${stats
			.holm([0.01, 0.02, 0.03, 0.04, 0.05])
			.map((p) => said(p, 2))
			.join(' ')}`,
	standardisering_direkt: () => {
		const births = fixture<{ count: number[]; n: number[]; standard: number[] }>('direct')[0]!;
		const found = stats.directRate(
			births.count.map((count, i) => ({ count, n: births.n[i]!, standard: births.standard[i]! }))
		)!;
		const rate = { lag: found.lag * 1e5, hog: found.hog * 1e5 };
		return `justerad ${said(found.adjusted * 1e5, 4)}, intervall ${bounds(rate, 4)}`;
	},
	standardisering_skillnad: () => {
		const strata = (shares: [number, number][]) =>
			shares.map(([count, n], i) => ({ count, n, standard: [0.2, 0.5, 0.3][i]! }));
		const found = stats.directDifference(
			strata([
				[4, 12],
				[9, 20],
				[2, 30]
			]),
			strata([
				[7, 15],
				[1, 15],
				[9, 31]
			])
		)!;
		return `${said(found.difference, 6)}, intervall ${bounds(found)}`;
	},
	standardisering_indirekt: () => bounds(stats.indirect(60, 54.8)),
	styrka: () => said(stats.detectableDifference(30, 30), 6),
	tratt: () => bounds(stats.funnelLimits(0.2, 100)),
	krympning: () => {
		const averages = [
			0.4, 0.378, 0.356, 0.333, 0.311, 0.311, 0.289, 0.267, 0.244, 0.244, 0.222, 0.222, 0.222, 0.222, 0.222,
			0.2, 0.178, 0.156
		];
		const found = stats.jamesStein(averages, 45)!;
		return `medel ${said(found.mean, 6)}, faktor ${said(found.factor, 6)}`;
	},
	newcombe_par: () => bounds(stats.newcombePaired({ both: 19, before: 0, after: 5, neither: 30 })),
	teckentest: () => `p ${said(stats.signTest([1, 1, 1, 1, 1, 1, 1, -1]).p, 7)}`,
	teckenrang: () => {
		const x = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3];
		const y = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
		const found = stats.signedRank(x.map((value, i) => value - y[i]!));
		return `V ${found.v}, p ${said(found.p, 7)}`;
	},
	kaplan_meier: () => {
		const aml = fixture<{ time: number[]; event: number[] }>('survival')[0]!;
		const at = stats.survivalAt(stats.kaplanMeier({ times: aml.time, events: aml.event.map(Boolean) }), 23)!;
		return `${said(at.estimate, 6)}, intervall ${bounds(at)}`;
	},
	aalen_johansen: () => {
		const { time, cause } = fixture<{ time: number[]; cause: string[] }>('competing')[0]!;
		const curve = stats.aalenJohansen({ times: time, causes: cause.map((c) => c || null) });
		return said(stats.incidenceAt(curve, 'pcm', 240)?.estimate, 6);
	},
	kostnadskvot: () => {
		const city = fixture<{ effect: number[]; cost: number[] }>('cost')[0]!;
		const found = stats.costRatio(city.effect.map((effect, i) => ({ effect, cost: city.cost[i]! })));
		return `${said(found.ratio, 7)}, Fieller ${bounds(found.fieller)}`;
	},
	kostnadsplan: () => {
		const group = (x: number, cost: number) =>
			Array.from({ length: 80 }, (_, i) => ({ effect: i < x ? 1 : 0, cost }));
		const { point } = stats.costEffectivenessPlane(group(40, 900), group(15, 1000), {
			seed: 3,
			replicates: 20
		})!;
		const counted = (x: number, cost: number) => ({ cost: cost * 80, persons: 80, x, n: 80 });
		const sums = stats.planeFromCounts(counted(40, 900), counted(15, 1000), { seed: 3, replicates: 20 })!;
		expect([sums.point.cost, sums.point.effect]).toEqual([point.cost, point.effect]);
		return `per person ${said(point.cost, 0)} kr och ${said(point.effect, 4)} avslut`;
	},
	kvantiler: () => said(stats.normalQuantile(0.975), 14),
	slumptal: () => {
		const stream = stats.random(1);
		return [1, 2, 3].map(() => stream.below(1e6)).join(', ');
	}
};

test.each(metoder)('$namn gives what the Metodbok says it gives', ({ id, prov }) => {
	expect(proofs[id], `skriv ett prov för ${id} här`).toBeDefined();
	expect(proofs[id]!()).toBe(prov.svar);
});
