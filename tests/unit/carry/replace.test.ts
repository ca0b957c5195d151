/** Money sent again in other periods: a year for its months, months for the year. Never counted twice, whatever comes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { openDatabase, type Database } from '#lib/server/duckdb.ts';
import { replaceRows } from '#pipelines/carry.ts';
import { createInlast } from '#pipelines/stage.ts';
import { isTillagg } from '#pipelines/tillagg.ts';

/** First and last month (1-12) of a period of 2024. */
const PERIODS: Record<string, [number, number]> = {
	'2024': [1, 12],
	'2024-H1': [1, 6],
	'2024-H2': [7, 12],
	'2024-T2': [5, 8],
	'2024-Q1': [1, 3],
	'2024-Q4': [10, 12],
	...Object.fromEntries(
		Array.from({ length: 12 }, (_, i) => [`2024-${String(i + 1).padStart(2, '0')}`, [i + 1, i + 1]])
	)
};

interface Line {
	period: string;
	kostnadsslag: string;
	ore: number;
}

let db: Database;
beforeAll(async () => {
	db = await openDatabase(':memory:');
	await db.run('create schema meta');
	await db.run(
		'create table meta.fil (fil integer, namn varchar, blad varchar, kalla varchar, laddning integer, omfang varchar, rattelista boolean)'
	);
	await createInlast(db);
});
afterAll(() => db.close());

/** Each list is a file of a load of its own; resolves to what stands after the last. */
async function send(
	files: readonly (readonly Line[])[],
	names: readonly string[] = []
): Promise<(Line & { fil: number })[]> {
	await db.run('delete from meta.fil; delete from inlast.ekonomi');
	for (const [index, lines] of files.entries()) {
		const fil = index + 1;
		await db.run(
			`insert into meta.fil values (${fil}, '${names[index] ?? `fil${fil}.csv`}', null, 'ekonomi', ${fil}, null, false)`
		);
		for (const { period, kostnadsslag, ore } of lines) {
			const [from, to] = PERIODS[period]!;
			await db.run(
				`insert into inlast.ekonomi by name select 'krus' as insats_id, '${period}' as period, make_date(2024, ${from}, 1) as period_fran, ` +
					`last_day(make_date(2024, ${to}, 1)) as period_till, 'utfall' as typ, '${kostnadsslag}' as kostnadsslag, ${ore} as belopp_ore, ${fil} as _fil`
			);
		}
		await replaceRows(db, [fil]);
	}
	return db.query('select period, kostnadsslag, belopp_ore as ore, _fil as fil from inlast.ekonomi');
}

const touches = (a: string, b: string): boolean => {
	const [[af, at], [bf, bt]] = [PERIODS[a]!, PERIODS[b]!];
	return af <= bt && bf <= at;
};
const months = (...list: number[]): Line[] =>
	list.map((month) => ({
		period: `2024-${String(month).padStart(2, '0')}`,
		kostnadsslag: 'personal',
		ore: 100
	}));
const year: Line = { period: '2024', kostnadsslag: 'personal', ore: 1500 };

describe('a later file in other periods', () => {
	it('a whole year takes the place of its months: 1 500, not 300 + 1 500, and not 300', async () => {
		expect(await send([months(1, 2, 3), [year]])).toEqual([{ ...year, fil: 2 }]);
	});

	it('months take the place of the whole year', async () => {
		expect(await send([[year], months(1, 2)])).toEqual(months(1, 2).map((line) => ({ ...line, fil: 2 })));
	});

	it('a half-year leaves the months of the other half', async () => {
		const half: Line = { period: '2024-H1', kostnadsslag: 'personal', ore: 700 };
		expect(await send([months(5, 6, 7, 8), [half]])).toEqual([
			...months(7, 8).map((line) => ({ ...line, fil: 1 })),
			{ ...half, fil: 2 }
		]);
	});

	it('never leaves two files side by side in the same month, and never loses what the last one sent', async () => {
		const line = fc.record({
			period: fc.constantFrom(...Object.keys(PERIODS)),
			kostnadsslag: fc.constantFrom('personal', 'lokaler'),
			ore: fc.integer({ min: 1, max: 1000 })
		});
		const file = fc.array(line, { minLength: 1, maxLength: 4 });
		await fc.assert(
			fc.asyncProperty(fc.array(file, { minLength: 2, maxLength: 3 }), async (files) => {
				const left = await send(files);
				for (const a of left)
					for (const b of left) if (a.fil !== b.fil) expect(touches(a.period, b.period)).toBe(false);
				const last = left.filter(({ fil }) => fil === files.length);
				expect(last.map(({ ore }) => ore).sort()).toEqual(
					files
						.at(-1)!
						.map(({ ore }) => ore)
						.sort()
				);
			}),
			{ numRuns: 60, seed: 20_261_122 }
		);
	});
});

describe('a file that is called an addition', () => {
	const cost = (kostnadsslag: string, ore: number): Line => ({ period: '2024-02', kostnadsslag, ore });
	const told = async (...files: [string, Line[]][]) =>
		(
			await send(
				files.map(([, lines]) => lines),
				files.map(([name]) => name)
			)
		)
			.map(({ kostnadsslag, ore, fil }) => `${kostnadsslag} ${ore} ${fil}`)
			.sort();

	it('takes the place of the row that comes again, and of nothing else of the month', async () => {
		const first: [string, Line[]] = ['a.csv', [cost('lokaler', 1), cost('personal', 2)]];
		const more = [cost('personal', 3), cost('resor', 4)];
		expect(await told(first, ['b.csv', more])).toEqual(['personal 3 2', 'resor 4 2']);
		expect(await told(first, ['b tillägg.csv', more])).toEqual(['lokaler 1 1', 'personal 3 2', 'resor 4 2']);
	});

	it('takes the place of its own earlier self, and gives way to a later file of the whole', async () => {
		const [whole, added, again]: [string, Line[]][] = [
			['a.csv', [cost('lokaler', 1)]],
			['b tillägg.csv', [cost('resor', 4), cost('it_tele', 5)]],
			['b tillägg.csv', [cost('resor', 6)]]
		];
		expect(await told(whole!, added!, again!)).toEqual(['lokaler 1 1', 'resor 6 3']);
		expect(await told(whole!, added!, ['a.csv', [cost('lokaler', 7)]])).toEqual(['lokaler 7 3']);
	});

	it.each([
		['KRUS mars tillägg.csv', true],
		['KRUS_tillagg_2.xlsx', true],
		['in/komplettering/lista - Komplettering.csv', true],
		['lista tilla\u0308gg.csv', true],
		['tillägg/lista.csv', false],
		['tillägg.csv', false],
		['lista tilläggen.csv', false],
		['sluttillägg.csv', false]
	])('by its name: %s %s', (name, is) => expect(isTillagg(name)).toBe(is));
});
