import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { MeasureRow, Viewer } from '#lib/measures/types.ts';
import { buildHouse, letOut, type House } from '../models/house.ts';
import type { Fixture } from '../models/tables.ts';
import { kansli, rowsOf, styrelse } from './ask.ts';

type Deltagande = NonNullable<Fixture['deltagande']>[number];

const insats = (insats_id: string, forbund_id: string, overordnad_insats: string | null = null) => ({
	forbund_id,
	forbund: `Förbund ${forbund_id}`,
	insats_id,
	namn: insats_id,
	inriktning: 'individinriktad',
	overordnad_insats,
	start: '2023-01-01'
});

const insatser = [insats('stig', 'a'), insats('norr', 'a', 'stig'), insats('bro', 'a'), insats('annan', 'b')];
const home: Record<string, string> = { stig: 'a', norr: 'a', bro: 'a', annan: 'b' };

const day = (offset: number) => new Date(Date.UTC(2023, 0, 1 + offset)).toISOString().slice(0, 10);

const codes = [
	'arbete_osubventionerat',
	'arbete_subventionerat',
	'studier',
	'aktivt_arbetssokande',
	'ingen',
	'okand',
	null
];

/** A deltagande anywhere in 2023 and 2024, with or without an end, an outcome and a consent. */
const deltagande: fc.Arbitrary<Deltagande> = fc
	.record({
		insats_id: fc.constantFrom('stig', 'norr', 'bro', 'annan'),
		deltagare: fc.constantFrom(...'abcdefghijkl'),
		from: fc.integer({ min: 0, max: 700 }),
		length: fc.option(fc.integer({ min: 0, max: 400 })),
		kon: fc.constantFrom('kvinna', 'man', 'annat'),
		samtycke: fc.constantFrom('ja', 'nej', null),
		fodelsear: fc.option(fc.integer({ min: 1960, max: 2005 })),
		sysselsattning_fore: fc.constantFrom(...codes),
		sysselsattning_efter: fc.constantFrom(...codes),
		omfattning_fore: fc.option(fc.constantFrom(0, 25, 50, 100)),
		omfattning_efter: fc.option(fc.constantFrom(0, 25, 50, 100))
	})
	.map(({ from, length, ...rest }) => ({
		...rest,
		forbund_id: home[rest.insats_id],
		start: day(from),
		slut: length === null || from + length > 730 ? null : day(from + length)
	}));

const numbered = (list: readonly Deltagande[], prefix = 'd') =>
	list.map((one, index) => ({ ...one, deltagande_id: `${prefix}${index}` }));

/** Houses are costly to build, so a few seeded ones carry all the properties. */
const samples = fc
	.sample(fc.array(deltagande, { minLength: 40, maxLength: 80 }), { seed: 20260501, numRuns: 4 })
	.map((list) => numbered(list));

const build = (list: readonly Deltagande[]) => buildHouse({ insatser, deltagande: [...list] }, '2024-12-31');

const additive = [
	'nya',
	'avslutade',
	'avslut_arbete_studier',
	'borjat_eller_okat',
	'tackning',
	'sus_ovriga_efter',
	'sus_arbetar_studerar_forandring',
	'statustrappa_framat',
	'uppfoljda_3_manader',
	'uppfoljning_3_manader_oppna',
	'deltaganden'
];
const cuts = ['insats', 'overordnad', 'forbund', 'kon', 'aldersgrupp', 'sysselsattning_efter', 'ar', 'manad'];
const periods = [{}, { from: '2023-H2', to: '2024-Q1' }];

describe.each(samples.map((list, index) => ({ list, index })))('warehouse $index', ({ list }) => {
	let house: House;
	beforeAll(async () => {
		house = await build(list);
		await letOut(house);
	});
	afterAll(() => house.close());

	it('the parts of an additive cut sum to the total', async () => {
		for (const matt of additive)
			for (const by of cuts)
				for (const period of periods) {
					const [total] = await rowsOf(house, matt, period);
					const rows = await rowsOf(house, matt, { ...period, by: [by] });
					const sum = (pick: 'taljare' | 'namnare') => rows.reduce((all, row) => all + (row[pick] ?? 0), 0);
					expect(sum('taljare'), `${matt} by ${by}`).toBe(total!.taljare);
					expect(sum('namnare'), `${matt} by ${by}`).toBe(total!.namnare ?? 0);
				}
	});

	it('a share lies inside its interval, and its interval inside 0 to 1', async () => {
		for (const matt of ['avslut_arbete_studier', 'sus_arbetar_studerar_fore', 'tackning'])
			for (const { varde, lag, hog, taljare, namnare } of await rowsOf(house, matt, {
				by: ['insats', 'kon']
			})) {
				if (varde === null) continue;
				expect(varde).toBe(taljare! / namnare!);
				expect(0 <= lag! && lag! <= varde && varde <= hog! && hog! <= 1).toBe(true);
			}
	});

	it('pågående in + nya − avslutade = pågående out, for every insats and month', async () => {
		const of = async (matt: string) =>
			new Map(
				(await rowsOf(house, matt, { by: ['insats', 'manad'] })).map(({ by, varde }) => [
					`${by.insats} ${by.manad}`,
					varde!
				])
			);
		const [standing, begun, ended] = [await of('pagaende'), await of('nya'), await of('avslutade')];
		const months = ['2023', '2024'].flatMap((ar) =>
			Array.from({ length: 12 }, (_, index) => `${ar}-${String(index + 1).padStart(2, '0')}`)
		);
		for (const { insats_id } of insatser)
			for (const [index, month] of months.entries()) {
				const at = (map: Map<string, number>, when = month) => map.get(`${insats_id} ${when}`) ?? 0;
				const before = index === 0 ? 0 : at(standing, months[index - 1]);
				expect(before + at(begun) - at(ended), `${insats_id} ${month}`).toBe(at(standing));
			}
	});

	it('and asked for any period at once: pågående in is what stood before it', async () => {
		const spans = [
			['2023', '2023'],
			['2023-H2', '2024-T1'],
			['2024-Q3', '2024-Q3'],
			['2023-02', '2024-11'],
			['2024', '2025']
		] as const;
		for (const [from, to] of spans)
			for (const by of [[], ['insats'], ['kon']]) {
				const of = async (matt: string) =>
					new Map(
						(await rowsOf(house, matt, { by, from, to })).map((row) => [
							Object.values(row.by).join(),
							row.varde!
						])
					);
				const [before, begun, ended, after] = await Promise.all(
					['pagaende_in', 'nya', 'avslutade', 'pagaende'].map(of)
				);
				for (const key of new Set([before, begun, ended, after].flatMap((map) => [...map!.keys()]))) {
					const at = (map: Map<string, number> | undefined) => map?.get(key) ?? 0;
					expect(at(before) + at(begun) - at(ended), `${from} ${to} ${key}`).toBe(at(after));
				}
			}
		for (const tid of ['ar', 'halvar', 'tertial', 'kvartal', 'manad']) {
			const of = async (matt: string) =>
				(await rowsOf(house, matt, { by: [tid] })).map(({ by, varde }) => [by[tid]!, varde!] as const);
			const [before, begun, ended] = [
				new Map(await of('pagaende_in')),
				new Map(await of('nya')),
				new Map(await of('avslutade'))
			];
			for (const [period, after] of await of('pagaende'))
				expect((before.get(period) ?? 0) + (begun.get(period) ?? 0) - (ended.get(period) ?? 0), period).toBe(
					after
				);
		}
	});

	it('before and after are about the same persons, and their change is the difference', async () => {
		for (const id of ['sus_forvarvsarbete', 'sus_ovriga', 'sysselsattning_ingen'])
			for (const by of [[], ['insats'], ['kon', 'ar']]) {
				const cut = { by, from: '2023', to: '2024' };
				const [fore, efter, change] = await Promise.all(
					['fore', 'efter', 'forandring'].map((side) => rowsOf(house, `${id}_${side}`, cut))
				);
				expect(efter!.map(({ by: key, namnare }) => [key, namnare])).toEqual(
					fore!.map(({ by: key, namnare }) => [key, namnare])
				);
				for (const [index, row] of change!.entries())
					if (row.status === 'visas')
						expect(row.taljare).toBe(efter![index]!.taljare! - fore![index]!.taljare!);
			}
	});

	it('deltagare agrees with counting the rows in this file', async () => {
		for (const [from, to, fran, till] of [
			['2023', '2023', '2023-01-01', '2023-12-31'],
			['2024-Q2', '2024-Q3', '2024-04-01', '2024-09-30']
		] as const) {
			const there = list.filter(
				({ start, slut }) => String(start) <= till && String(slut ?? '2024-12-31') >= fran
			);
			const people = new Set(there.map(({ forbund_id, deltagare }) => `${forbund_id} ${deltagare}`));
			const [row] = await rowsOf(house, 'deltagare', { from, to });
			expect(row!.varde).toBe(people.size);
		}
	});

	it('the order of the rows changes nothing, nor do rows that do not belong', async () => {
		const stranger: Deltagande = { ...list[0]!, insats_id: 'annan', forbund_id: 'b', deltagare: 'z' };
		const other = await build([
			...[...list].reverse(),
			...numbered([{ ...list[1]!, avslutsorsak: 'felregistrering' }], 'fel'),
			...numbered([stranger, { ...stranger, deltagare: 'y' }], 'annan')
		]);
		try {
			for (const matt of ['deltagare', 'pagaende', ...additive])
				for (const by of [[], ['insats'], ['kon'], ['halvar']]) {
					const cut = { by, where: { forbund: ['a'] }, from: '2023' };
					expect(await rowsOf(other, matt, cut), matt).toEqual(await rowsOf(house, matt, cut));
				}
		} finally {
			other.close();
		}
	});

	it('a viewer sees just what the scope holds, under every cut', async () => {
		const viewers: [Viewer, Record<string, string[]>][] = [
			[{ role: 'kansli', insatser: ['stig'], forbund: null }, { insats: ['stig'] }],
			[{ role: 'kansli', insatser: ['norr'], forbund: null }, { insats: ['norr'] }],
			[{ role: 'kansli', insatser: null, forbund: ['b'] }, { forbund: ['b'] }]
		];
		for (const [viewer, where] of viewers)
			for (const matt of ['deltagare', 'pagaende', ...additive])
				for (const by of [[], ['insats'], ['kon'], ['ar'], ['insats', 'kon']]) {
					const scoped = await rowsOf(house, matt, { by }, viewer);
					expect(scoped, `${matt} by ${by}`).toEqual(await rowsOf(house, matt, { by, where }, kansli));
					for (const row of scoped)
						if (viewer.insatser && row.by.insats)
							expect(viewer.insatser[0] === 'norr' ? ['norr'] : ['stig', 'norr']).toContain(row.by.insats);
				}
	});

	it('totals in two phases, per förbund and then over förbund, equal those in one', async () => {
		for (const matt of ['deltagare', 'pagaende', ...additive])
			for (const by of [[], ['ar'], ['kon']]) {
				const sums = new Map<string, [number, number]>();
				for (const { by: key, taljare, namnare } of await rowsOf(house, matt, { by: ['forbund', ...by] })) {
					const { forbund: _, ...rest } = key;
					const [t, n] = sums.get(JSON.stringify(rest)) ?? [0, 0];
					sums.set(JSON.stringify(rest), [t + (taljare ?? 0), n + (namnare ?? 0)]);
				}
				for (const row of await rowsOf(house, matt, { by }))
					expect([row.taljare ?? 0, row.namnare ?? 0], `${matt} ${JSON.stringify(row.by)}`).toEqual(
						sums.get(JSON.stringify(row.by)) ?? [0, 0]
					);
			}
	});

	it('an empty scope gives nothing at all', async () => {
		for (const viewer of [
			{ ...kansli, insatser: [] },
			{ ...styrelse, forbund: [] }
		])
			for (const by of [[], ['insats'], ['ar']])
				expect(await rowsOf(house, 'deltagare', { by }, viewer)).toEqual([]);
	});

	it('a board sees the figures as they are, or nothing but their place: none about 1 to 4', async () => {
		const inside = [[], ['forbund'], ['insats'], ['overordnad'], ['ar'], ['insats', 'ar']];
		for (const [matt, more] of [
			['deltagare', [['insats', 'kon'], ['aldersgrupp']]],
			['nya', [['kon']]],
			['pagaende', []],
			['avslut_arbete_studier', [['kon'], ['insats', 'aldersgrupp']]],
			['sus_ovriga_efter', []]
		] as const)
			for (const by of [...inside, ...more]) {
				const key = (row: MeasureRow) => JSON.stringify(row.by);
				const truth = new Map((await rowsOf(house, matt, { by })).map((row) => [key(row), row]));
				for (const row of await rowsOf(house, matt, { by }, styrelse)) {
					const name = `${matt} by ${by.join()} ${key(row)}`;
					if (row.status === 'skyddad') {
						expect([row.taljare, row.namnare, row.varde, row.lag, row.hog, row.n], name).toEqual(
							Array(6).fill(null)
						);
						continue;
					}
					expect(row, name).toEqual(truth.get(key(row)));
					for (const figure of [row.n, row.taljare, (row.namnare ?? 0) - (row.taljare ?? 0)])
						if (row.namnare !== null || figure === row.n)
							expect(figure! > 0 && figure! < 5, name).toBe(false);
				}
			}
	});

	it('a cut that is not let out is protected for all, whatever the figures', async () => {
		for (const [matt, by] of [
			['nya', ['kon', 'aldersgrupp']],
			['avslut_arbete_studier', ['manad']],
			['deltagare', ['kvartal']],
			['avslut_arbete_studier', ['sysselsattning_efter']],
			['sus_ovriga_efter', ['kon']]
		] as const) {
			const rows = await rowsOf(house, matt, { by }, styrelse);
			expect(rows.length, `${matt} by ${by.join()}`).toBeGreaterThan(0);
			for (const row of rows) expect(row).toMatchObject({ status: 'skyddad', utanfor: true, n: null });
		}
	});
});
