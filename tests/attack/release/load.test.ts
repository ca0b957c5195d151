/** Files of made-up people loaded again and again; whatever a board can ask is asked, and an outsider reckons with the answers. */
import type { Highs } from 'highs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { measureOf, measures } from '#lib/measures/library/index.ts';
import { parsePeriod } from '#lib/measures/period.ts';
import type { Cut, MeasureRow, Viewer } from '#lib/measures/types.ts';
import { loadSolver } from '#lib/protection/bounds.ts';
import { backgrounds, fineOf, isOpen } from '#lib/protection/lattice.ts';
import { place, type Place } from '../../pipeline/support.ts';
import { attack, unseen, type Published } from './outsider.ts';
import { Population } from './people.ts';
import { Reader } from './reader.ts';

const K = 5;
const RELEASES = 2;
const YEARS = [2021, 2022, 2023, 2024, 2025];
/** The finest times a board can ask for: months of the last two years, half-years of the third, and years. */
const BITS = YEARS.flatMap((year) =>
	year > 2023
		? Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`)
		: year === 2023
			? ['2023-H1', '2023-H2']
			: [`${year}`]
);
const isPrimary = (n: number) => n > 0 && n < K;

let at: Place;
let highs: Highs;
let last: Reader;
/** Per release what an outsider has of the counts below, one list a background. */
const told = new Map<string, Published[]>();
/** Per release and figure: what was shown. */
const shownBefore: Map<string, number>[] = [];

/** Counts of those who have left, by who is in each: the smallest groups are insats × time × background × what became of them. */
const ENDS = ['utan_utfall', 'annat', 'arbete', 'studier', 'bada'] as const;
const within: Record<string, readonly (typeof ENDS)[number][]> = {
	avslutade: ENDS,
	med_utfall: ['annat', 'arbete', 'studier', 'bada'],
	arbete_studier: ['arbete', 'studier', 'bada'],
	arbete: ['arbete', 'bada'],
	studier: ['studier', 'bada']
};
/** Measure → its denominator (or the count itself) and its numerator. */
const asked: Record<string, readonly [string, string?]> = {
	avslutade: ['avslutade'],
	avslut_arbete_studier: ['med_utfall', 'arbete_studier'],
	avslut_arbete: ['med_utfall', 'arbete'],
	avslut_studier: ['med_utfall', 'studier']
};

interface Group {
	forbund_id: string;
	insats_id: string;
	overordnad_insats: string;
	bit: string;
	varde: string;
	end: string;
	n: number;
}

const groupsOf = (reader: Reader, background: string) =>
	reader.query<Group>(
		`select forbund_id, insats_id, overordnad_insats, case when year(slut) > 2023 then strftime(slut, '%Y-%m') when year(slut) < 2023 then strftime(slut, '%Y')
				when month(slut) > 6 then '2023-H2' else '2023-H1' end as bit,
			coalesce(cast(${background} as varchar), '') as varde,
			case when not utfall_registrerat then 'utan_utfall' when arbete_efter and studier_efter then 'bada'
				when arbete_efter then 'arbete' when studier_efter then 'studier' else 'annat' end as "end",
			cast(count(*) as integer) as n
		from marts.deltagande where slut is not null group by all`
	);

/** All that the counts are asked for: places × times, uncut and cut by the background. */
const placesBy = [[], ['forbund'], ['forbund', 'overordnad'], ['forbund', 'insats']] as const;
const spans: Partial<Cut>[] = [
	{},
	...YEARS.flatMap((from) =>
		YEARS.filter((to) => to >= from).map((to) => ({ from: `${from}`, to: `${to}` }))
	),
	...[2023, 2024, 2025]
		.flatMap((year) => [`${year}-H1`, `${year}-H2`])
		.map((half) => ({ from: half, to: half })),
	...BITS.filter((bit) => /-\d\d$/.test(bit)).map((month) => ({ from: month, to: month }))
];
const isInside = (bit: string, { from, to }: Partial<Cut>): boolean => {
	const own = parsePeriod(bit)!;
	return !from || (own.fran >= parsePeriod(from)!.fran && own.till <= parsePeriod(to!)!.till);
};

let unknowns = 0;
const before = new Map<string, { n: number; id: number }>();

async function reckon(reader: Reader, nr: number, background: string): Promise<void> {
	const groups = await groupsOf(reader, background);
	const insatser = await reader.query<Group>(
		'select forbund_id, insats_id, overordnad_insats from marts.insats'
	);
	const values = [...new Set(groups.map(({ varde }) => varde))];
	const list = told.get(background) ?? [];
	told.set(background, list);
	const counted = new Map(groups.map((g) => [[g.insats_id, g.bit, g.varde, g.end].join(), Number(g.n)]));
	/** The outsider is taken to know which of the smallest groups are as they were. */
	const unknown = (insats: string, bit: string, varde: string, end: string): number => {
		const key = [insats, bit, varde, end].join();
		const n = counted.get(key) ?? 0;
		const known = before.get(`${background} ${key}`);
		if (known?.n === n) return known.id;
		const id = unknowns++;
		before.set(`${background} ${key}`, { n, id });
		return id;
	};
	const figure = (
		name: string,
		count: string,
		inside: Group[],
		span: Partial<Cut>,
		value: string | null,
		shown: boolean,
		n: number
	) => {
		const over = new Map<number, number>();
		let sum = 0;
		for (const { insats_id } of inside)
			for (const bit of BITS) {
				if (!isInside(bit, span)) continue;
				for (const varde of value === null ? values : [value])
					for (const end of within[count]!) {
						over.set(unknown(insats_id, bit, varde, end), 1);
						sum += counted.get([insats_id, bit, varde, end].join()) ?? 0;
					}
			}
		if (shown) expect(`${name} ${n}`).toBe(`${name} ${sum}`);
		list.push({ name, over, value: sum, shown });
	};
	for (const [matt, [whole, part]] of Object.entries(asked))
		for (const by of placesBy)
			for (const span of spans)
				for (const cut of span.from && span.from !== '2023' ? [[]] : [[], [background]]) {
					const rows = await reader.ask(matt, { ...span, by: [...by, ...cut] });
					if (!rows || rows.some(({ utanfor }) => utanfor)) continue;
					const spots = new Map<string, Group[]>();
					for (const one of insatser) {
						const key = by
							.map((id) => one[`${id === 'overordnad' ? 'overordnad_insats' : `${id}_id`}` as 'insats_id'])
							.join();
						spots.set(key, [...(spots.get(key) ?? []), one]);
					}
					for (const [spot, inside] of spots)
						for (const value of cut.length > 0 ? values : [null]) {
							const row = rows.find(
								(r) =>
									by.map((id) => r.by[id]).join() === spot &&
									(value === null || (r.by[background] ?? '') === value)
							);
							const name = `${nr} ${background} ${matt} ${spot} ${span.from ?? ''}-${span.to ?? ''} ${value ?? '*'}`;
							const shown = row?.status !== 'skyddad';
							const n = row?.namnare ?? row?.taljare ?? 0;
							figure(`${name} n`, whole, inside, span, value, shown, n);
							if (part) figure(`${name} t`, part, inside, span, value, shown, row?.taljare ?? 0);
						}
				}
}

/** What a row tells of people: its figures, and for a share about persons those that are left. */
function sides(matt: string, { n, taljare, namnare }: MeasureRow): number[] {
	const { skydd, enhet } = measureOf(matt)!;
	if (enhet === 'kronor_per' || enhet === 'manader') return [namnare ?? 0];
	if (namnare === null)
		return ['personer', 'deltaganden', 'antal'].includes(enhet) ? [taljare ?? 0] : [n ?? 0];
	if (enhet !== 'andel' || skydd === 'svar') return [namnare];
	return [namnare, taljare ?? 0, namnare - (taljare ?? 0)];
}

beforeAll(async () => {
	highs = await loadSolver();
	at = place('stegvis-slapp');
	const people = new Population({ pace: 9, seed: 20261122 });
	for (let nr = 0; nr < RELEASES; nr++) {
		if (nr > 0) people.move();
		at.send(people.files());
		const report = await at.load();
		expect(report.errors).toEqual([]);
		expect(report.published).toBe(true);
		const reader = await new Reader(at.warehouse).open();
		for (const background of ['kon', 'utbildning']) await reckon(reader, nr, background);
		const shown = new Map<string, number>();
		for (const matt of ['deltagare', 'nya', 'avslutade', 'avslut_arbete_studier', 'tackning'])
			for (const by of placesBy)
				for (const more of [[], ['ar'], ['halvar'], ['manad'], ['kon']])
					for (const row of (await reader.ask(matt, { by: [...by, ...more] })) ?? [])
						if (row.status === 'visas')
							for (const [i, x] of sides(matt, row).entries())
								shown.set(`${matt} ${i} ${JSON.stringify(row.by)}`, x);
		shownBefore.push(shown);
		if (nr === RELEASES - 1) last = reader;
		else await reader.close();
	}
});
afterAll(async () => {
	await last?.close();
	at?.remove();
});

it.each(['kon', 'utbildning'])(
	'no hidden figure is reckoned out of all that can be asked, by %s',
	(background) => {
		const published = told.get(background)!;
		// That nobody has one value of several is no secret, see `Figure.loose`.
		const hidden = unseen(published).filter(
			({ name, value }) => value > 0 || !/ avslut_(arbete|studier) .* t$/.test(name)
		);
		expect(hidden.length).toBeGreaterThan(100);
		expect(published.length - hidden.length).toBeGreaterThan(100);
		expect(attack(highs, published, hidden, K)).toEqual({ exact: [], narrow: [] });
	}
);

it('the difference between what two releases show is nobody or enough people', () => {
	const narrow = shownBefore.flatMap((now, i) =>
		shownBefore.slice(0, i).flatMap((old, j) =>
			[...now].flatMap(([key, n]) => {
				const was = old.get(key);
				return was !== undefined && isPrimary(Math.abs(n - was)) ? [`${j}→${i} ${key}: ${was}→${n}`] : [];
			})
		)
	);
	expect(narrow).toEqual([]);
});

const times: Partial<Cut>[] = [
	{},
	{ by: ['ar'] },
	{ from: '2023', to: '2025' },
	{ by: ['halvar'] },
	{ by: ['manad'] },
	{ from: '2024-H1', to: '2024-H1' }
];
const dims = [null, ...backgrounds, 'avslutsorsak', 'fullfoljt', 'samtycke'];

it('whatever is shown is true, and is about nobody or enough people', async () => {
	const wrong: string[] = [];
	let shown = 0;
	for (const { matt } of measures)
		for (const by of placesBy)
			for (const { by: time = [], ...span } of times)
				for (const dim of time.length > 0 || span.from === '2024-H1' ? [null] : dims) {
					if (time.includes('manad') && !fineOf(matt)) continue;
					const cut = { ...span, by: [...by, ...time, ...(dim ? [dim] : [])] };
					for (const { row, truth } of await last.compare(matt, cut)) {
						if (row.status !== 'visas') continue;
						shown++;
						const name = `${matt} ${JSON.stringify(cut)} ${JSON.stringify(row.by)}`;
						if (truth?.varde !== row.varde || truth.taljare !== row.taljare || truth.namnare !== row.namnare)
							wrong.push(`${name}: ${row.taljare}/${row.namnare}, sant ${truth?.taljare}/${truth?.namnare}`);
						const measure = measureOf(matt)!;
						if (measure.skydd === 'ingen' || isOpen(measure)) continue;
						if (sides(matt, row).some(isPrimary)) wrong.push(`${name}: ${row.taljare}/${row.namnare} är få`);
					}
				}
	expect(wrong).toEqual([]);
	expect(shown).toBeGreaterThan(500);
});

it('no filter and no narrower reader brings out what is hidden', async () => {
	const out: string[] = [];
	for (const matt of [
		'deltagare',
		'nya',
		'avslutade',
		'avslut_arbete_studier',
		'tackning',
		'kostnad_per_avslutad'
	])
		for (const dim of [null, 'kon', 'utbildning', 'remittent'])
			for (const time of [[], ['ar']]) {
				const rows = await last.ask(matt, { by: ['insats', ...time, ...(dim ? [dim] : [])] });
				for (const { by, status, utanfor } of rows ?? []) {
					if (status !== 'skyddad' || utanfor) continue;
					const span = by.ar ? { from: by.ar, to: by.ar } : {};
					const where = { insats: [by.insats!], ...(dim ? { [dim]: [by[dim] ?? 'ej_angivet'] } : {}) };
					const own: Viewer = { role: 'styrgrupp', insatser: [by.insats!], forbund: null };
					const { insats: _, ...rest } = where;
					for (const [viewer, cut] of [
						[undefined, { ...span, where }],
						[undefined, { ...span, by: ['insats'], where }],
						[own, { ...span, where: rest }],
						[own, { ...span, by: ['insats', ...(dim ? [dim] : [])], where: rest }],
						[own, { ...span, by: ['forbund', 'overordnad'], where: rest }]
					] as [Viewer | undefined, Partial<Cut>][])
						for (const row of (await last.ask(matt, cut, viewer)) ?? [])
							if (row.status === 'visas')
								out.push(`${matt} ${JSON.stringify(by)} genom ${JSON.stringify(cut)}: ${row.n}`);
				}
			}
	expect(out).toEqual([]);
});

it('the file itself holds nothing of a hidden figure, and nobody’s row', async () => {
	const columns = await last.openQuery<{ t: string; c: string; type: string }>(
		`select schema_name || '.' || table_name as t, column_name as c, data_type as type from duckdb_columns() where database_name = current_database() and not internal`
	);
	const people = await last.query<{ id: string }>(
		'select deltagande_id as id from marts.deltagande union select deltagare from marts.deltagande'
	);
	const ids = people.map(({ id }) => `'${id}'`).join(', ');
	const found: string[] = [];
	for (const { t, c, type } of columns) {
		if (type !== 'VARCHAR') continue;
		const [hit] = await last.openQuery<{ n: number }>(
			`select count(*) as n from ${t} where "${c}" in (${ids})`
		);
		if (Number(hit!.n) > 0) found.push(`${t}.${c}`);
	}
	expect(found).toEqual([]);
	for (const { t, c } of columns.filter(({ c }) => ['deltagande_id', 'deltagare', 'person'].includes(c)))
		expect([t, await last.openQuery(`select 1 from ${t} where ${c} is not null limit 1`)]).toEqual([t, []]);
	expect(await last.openQuery('select * from slapp.figur where not visas and n is not null')).toEqual([]);
	expect(await last.openQuery('select * from slapp.figur where visas and n > 0 and n < 5')).toEqual([]);
	expect(
		await last.openQuery(
			'select * from slapp.harlett where not visas and (taljare is not null or namnare is not null)'
		)
	).toEqual([]);
});

it('frozen goals say no more than the measures', async () => {
	const goals = await last.openQuery<{ mal: string }>('select mal from slapp.mal');
	expect(goals.length).toBeGreaterThan(10);
	const out: string[] = [];
	for (const { mal } of goals) {
		const goal = JSON.parse(mal) as {
			mal_id: string;
			insats_id: string;
			matt: string[];
			taljare: number | null;
			namnare: number | null;
			period: string | null;
			trend: unknown[];
		};
		const [matt] = goal.matt;
		if (!matt || goal.taljare === null) continue;
		const name = `${goal.mal_id} ${goal.taljare}/${goal.namnare}`;
		for (const x of goal.namnare === null
			? [goal.taljare]
			: [goal.taljare, goal.namnare, goal.namnare - goal.taljare])
			if (isPrimary(x)) out.push(name);
		if (goal.period !== 'hela tiden') continue;
		const [row] = (await last.ask(matt, { where: { insats: [goal.insats_id] } })) ?? [];
		if (row?.status === 'skyddad' && !row.utanfor) out.push(`${name}: måttet är skyddat`);
	}
	expect(out).toEqual([]);
});
