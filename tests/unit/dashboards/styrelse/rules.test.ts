import { describe, expect, it } from 'vitest';
import {
	chooseSince,
	chooseYear,
	presetForbund,
	spansOf,
	threeMonthsBefore,
	versionAt
} from '#dashboards/styrelse/choose.ts';
import { sumOf, type Figures } from '#dashboards/styrelse/figures.ts';
import { bestSpan, placeOf, sharedName } from '#dashboards/styrelse/insatser.ts';
import { titleOf } from '#dashboards/styrelse/indikatorer.ts';
import { goalsClause, leadOf } from '#dashboards/styrelse/lead.ts';
import { deviation, partOf, shortMoney } from '#dashboards/styrelse/money.ts';
import { countChange, goalChanges, shareChange } from '#dashboards/styrelse/since.ts';
import { changeText, surveyLines, surveyName } from '#dashboards/shared/enkat.ts';
import { withoutCodes } from '#dashboards/shared/missing.ts';
import { foundOf, markOf } from '#dashboards/shared/verdicts.ts';
import type { JudgedGoal } from '#lib/goals/index.ts';
import type { LoadEntry } from '#lib/server/catalog/index.ts';
import { readScope } from '#lib/server/scope.ts';
import { wilson } from '#lib/stats/wilson.ts';
import { fakeLager, insats, row } from '../fake.ts';

const S = '\u00a0';
const plainly = (text: string) => text.replaceAll(S, ' ');
const count = (n: number) => row({}, { taljare: n, varde: n, n });
const share = (x: number, n: number, by: Record<string, string> = {}) => {
	const { lag, hog } = wilson(x, n)!;
	return row(by, { taljare: x, namnare: n, varde: x / n, lag, hog, n });
};
const hidden = row({}, { status: 'skyddad' });
const money = (inriktning: string, kr: number) => row({ inriktning }, { taljare: kr, varde: kr });

const nothing: Figures = {
	deltagare: undefined,
	deltagareBefore: undefined,
	nya: undefined,
	avslutade: undefined,
	avslutadeBefore: undefined,
	pagaende: undefined,
	resultat: { row: undefined, span: { text: '2026' } },
	resultatYear: undefined,
	resultatBefore: undefined,
	tackning: undefined,
	steg: [],
	stegSpan: { text: '2026' },
	budget: [],
	utfall: [],
	utfallBefore: [],
	prognos: [],
	takt: [],
	kapital: undefined,
	years: { deltagare: [], avslut_arbete_studier: [], utfall: [] },
	oppna: undefined
};

const goal = (mal_id: string, more: Partial<JudgedGoal>): JudgedGoal =>
	({
		mal_id,
		forbund_id: 'a',
		insats_id: 'p',
		text: 'till arbete',
		status: 'natt',
		natt: true,
		sakerhet: 'sakert_natt',
		...more
	}) as JudgedGoal;

describe('which förbund, which year, which meeting', () => {
	const scope = (search: string) =>
		readScope(
			fakeLager([
				insats('a', 'p', 2024, 2026),
				insats('b', 'q', 2024, 2026),
				insats('b', 'r', 2025, 2026),
				insats('c', 's', 2008, 2016),
				insats('c', 't', 2008, 2016),
				insats('c', 'u', 2008, 2016)
			]),
			new URL(`http://s.example/styrelse${search}`)
		);

	it('is the one with most insatser among those with the latest data', async () => {
		expect(presetForbund((await scope('')).catalog)?.forbund_id).toBe('b');
	});
	it('is the latest year, or the year of the period asked for, and says so', async () => {
		expect(chooseYear(await scope('?forbund=b'))).toMatchObject({ year: '2026', note: null });
		expect(chooseYear(await scope('?forbund=c')).year).toBe('2016');
		const half = chooseYear(await scope('?forbund=b&fran=2024&till=2025-H1'));
		expect(half).toMatchObject({ year: '2025', note: 'Sidan visar ett år i taget: 2025.' });
	});
	it('three months before is a day of the calendar', () => {
		expect(threeMonthsBefore('2026-10-31')).toBe('2026-07-31');
		expect(threeMonthsBefore('2026-05-31')).toBe('2026-02-28');
		expect(threeMonthsBefore('2026-02-10')).toBe('2025-11-10');
	});
	it('a day that is none is said and not used', () => {
		const meta = { dataPer: '2026-10-31', version: 'ccc' };
		expect(chooseSince('2026-09-15', meta, [])).toEqual({ day: '2026-09-15', note: null });
		expect(chooseSince('i våras', meta, []).day).toBe('2026-07-31');
		expect(chooseSince('2026-02-30', meta, []).note).toContain('gick inte att läsa');
	});
	it('without a day it is three months before, or the day of the version before where nothing is that old', () => {
		const meta = { dataPer: '2026-10-31', version: 'ccc' };
		const load = (tid: string, version: string, publicerad = true) =>
			({ id: 1, tid, version, publicerad }) as LoadEntry;
		const later = [load('2026-10-01T08:00:00Z', 'bbb'), load('2026-11-02T08:00:00Z', 'ccc')];
		expect(chooseSince(null, meta, [load('2026-07-01T08:00:00Z', 'aaa'), ...later]).day).toBe('2026-07-31');
		expect(chooseSince(null, meta, later).day).toBe('2026-10-01');
		expect(chooseSince(null, meta, later.slice(1)).day).toBe('2026-07-31');
		expect(chooseSince(null, meta, [load('2026-11-02T07:00:00Z', 'bbb'), later[1]!]).day).toBe('2026-07-31');
	});
	it('a year that is over has no three latest years of a release', async () => {
		expect(spansOf(await scope(''), '2026').map(({ text }) => text)).toEqual([
			'2026',
			'2024–2026',
			'hela tiden'
		]);
		expect(spansOf(await scope(''), '2016').map(({ text }) => text)).toEqual(['2016', 'hela tiden']);
	});
});

describe('the sentence on top', () => {
	it('is made of what is shown, with the interval', () => {
		const figures = {
			...nothing,
			deltagare: count(412),
			resultat: { row: share(38, 100), span: { from: '2026', to: '2026', text: '2026' } },
			budget: [money('individinriktad', 5_000_000), money('administration', 800_000)],
			utfall: [money('individinriktad', 3_500_000), money('administration', 618_000)]
		};
		const goals = [
			goal('1', {}),
			goal('2', { sakerhet: 'osakert' }),
			goal('3', { status: 'ej_natt', natt: false, sakerhet: 'sakert_ej_natt' }),
			goal('4', { status: 'foljs', natt: null, sakerhet: null })
		];
		// 4 118 / 5 800 = 71 %; Wilson's 95 % of 38 of 100 is 29.1–47.8.
		expect(plainly(leadOf(figures, goals, { year: '2026', ongoing: true }))).toBe(
			'412 personer har deltagit hittills 2026, 38 % av avsluten med känt utfall gick till arbete eller studier (troligen 29–48 %), två av tre bedömda mål är nådda (ett av beskeden är osäkert) och 71 % av budgeten är använd.'
		);
	});
	it('says which years a share is of when the year itself is not shown, and nothing of what is hidden', () => {
		const figures = {
			...nothing,
			deltagare: hidden,
			resultat: { row: share(31, 76), span: { from: '2024', to: '2026', text: '2024–2026' } }
		};
		const said = plainly(leadOf(figures, [], { year: '2026', ongoing: true }));
		expect(said).toMatch(
			/^41 % av avsluten med känt utfall 2024–2026 gick till arbete eller studier \(troligen 30–52 %\)\.$/
		);
		expect(leadOf(nothing, [], { year: '2026', ongoing: true })).toContain('inga siffror att visa');
	});
	it('counts goals as one says them', () => {
		expect(goalsClause([])).toBe('');
		expect(goalsClause([{ natt: false, sakerhet: 'sakert_ej_natt' }])).toBe(
			'det enda bedömda målet är inte nått'
		);
		expect(
			goalsClause([
				{ natt: false, sakerhet: 'osakert' },
				{ natt: false, sakerhet: 'osakert' }
			])
		).toBe('inget av två bedömda mål är nått (två av beskeden är osäkra)');
	});
});

describe('goals', () => {
	it('have a shape for each verdict; too little is neither met nor missed', () => {
		expect(markOf({ status: 'natt', sakerhet: 'sakert_natt' })).toBe('natt');
		expect(markOf({ status: 'natt', sakerhet: 'osakert' })).toBe('osakert');
		expect(markOf({ status: 'ej_natt', sakerhet: 'for_litet_underlag' })).toBe('osakert');
		expect(markOf({ status: 'ej_natt', sakerhet: null })).toBe('ej_natt');
		expect(markOf({ status: 'skyddad', sakerhet: null })).toBe('saknas');
	});
	it('say what was found without saying the verdict twice', () => {
		expect(foundOf({ sentence: '2025: 94 ärenden; målet är minst 70 ärenden. Målet är nått.' })).toBe(
			'2025: 94 ärenden'
		);
		expect(foundOf({ sentence: 'Från 2019: 1,73 tillfällen per vecka; målet är cirka 2.' })).toBe(
			'Från 2019: 1,73 tillfällen per vecka'
		);
		expect(foundOf({ sentence: '2 477 av 2 725 (90,9 %, intervall 89,8–91,9 %). 248 undantag.' })).toBe(
			'2 477 av 2 725 (90,9 %, intervall 89,8–91,9 %)'
		);
	});
	it('that lack data name no code', () => {
		const codes = new Map([
			['instrument', [{ kod: 'arbetsformaga', etikett: 'Arbetsförmåga 0–10', ordning: 1 }]]
		]);
		expect(withoutCodes('mätningar finns i arbetsformaga, eget_matt', codes)).toBe(
			'mätningar finns i arbetsförmåga 0–10, eget matt'
		);
	});
});

describe('insatser', () => {
	it('are drawn only where they are shown', () => {
		expect(placeOf(share(1, 4))).toMatchObject({ at: 25 });
		expect(placeOf(hidden)).toBeNull();
		expect(placeOf(undefined)).toBeNull();
	});
	it('are told of the shortest time in which most are shown', () => {
		const told = [
			{ name: 'year', rows: [hidden, share(5, 10)] },
			{ name: 'three', rows: [share(5, 10), share(5, 10)] },
			{ name: 'all', rows: [share(5, 10), share(5, 10)] }
		];
		expect(bestSpan(told).name).toBe('three');
	});
	it('share the words that their names begin with', () => {
		expect(sharedName(['Samordningsteam FNS', 'Samordningsteam Sala'])).toBe('Samordningsteam');
		expect(sharedName(['KRUS'])).toBe('');
	});
});

describe('money', () => {
	it('is added from what is shown, and a forecast is given and reckoned parts together', () => {
		const figures = {
			...nothing,
			budget: [money('individinriktad', 100), money('administration', 20)],
			utfall: [money('individinriktad', 60), money('administration', 10)],
			prognos: [money('individinriktad', 110)],
			takt: [money('administration', 12)]
		};
		expect(partOf(figures, true, () => true)).toEqual({ budget: 120, utfall: 70, prognos: 122 });
		expect(partOf(figures, false, () => true).prognos).toBeNull();
		expect(sumOf([hidden])).toBeNull();
	});
	it('is over or under the budget, or as it', () => {
		expect(plainly(deviation(102, 100))).toBe('2 % över budgeten');
		expect(plainly(deviation(90, 100))).toBe('10 % under budgeten');
		expect(deviation(100.4, 100)).toBe('som budgeten');
		expect(plainly(shortMoney(4_118_000, 5_800_000))).toBe('4,1 av 5,8 Mkr');
	});
});

describe('since the last meeting', () => {
	const load = (id: number, tid: string, version: string | null, publicerad = true) =>
		({ id, tid, version, publicerad }) as LoadEntry;
	const history = [
		load(1, '2026-03-01T08:00:00Z', 'aaa'),
		load(2, '2026-06-01T08:00:00Z', 'bbb'),
		load(3, '2026-06-02T08:00:00Z', null, false),
		load(4, '2026-09-20T08:00:00Z', 'ccc')
	];
	it('the version is the one that was current that evening', () => {
		expect(versionAt(history, '2026-06-01')?.version).toBe('bbb');
		expect(versionAt(history, '2026-09-19')?.version).toBe('bbb');
		expect(versionAt(history, '2026-02-28')).toBeNull();
	});
	it('a change by fewer than five persons is not told by its size', () => {
		const words: [string, string] = ['deltagare', 'deltagare'];
		expect(plainly(countChange(count(48), count(36), words, 5))).toBe('48 deltagare, +12 sedan dess');
		expect(plainly(countChange(count(48), count(46), words, 5))).toBe(
			'48 deltagare, en ändring med färre än 5'
		);
		expect(plainly(countChange(count(48), count(48), words, 5))).toBe('48 deltagare, som då');
		expect(countChange(count(48), hidden, words, 5)).toBe('');
	});
	it('two shares are told apart only when the interval of their difference says so', () => {
		// Newcombe's interval of 444/1242 − 50/160 is −0.03 to 0.12; of 40/100 − 10/100 it is 0.18 to 0.41.
		expect(plainly(shareChange(share(444, 1242), share(50, 160), '2024'))).toMatch(
			/36 % \(n 1 242\) mot 31 % \(n 160\) 2024: går inte att skilja åt$/
		);
		expect(shareChange(share(9, 24), share(9, 24), 'då')).toBe('');
		expect(shareChange(share(40, 100), share(10, 100), 'då')).toMatch(/: högre$/);
		expect(shareChange(share(10, 100), share(40, 100), 'då')).toMatch(/: lägre$/);
	});
	it('a goal is told when its verdict is another, never when either is hidden', () => {
		const then = [
			goal('1', { sakerhet: 'osakert' }),
			goal('2', { status: 'skyddad', natt: null, sakerhet: null }),
			goal('3', {})
		];
		const now = [goal('1', {}), goal('2', {}), goal('3', {})];
		expect(goalChanges(now, then)).toEqual(['Till arbete: nått, säkert (var: nått, osäkert)']);
	});
});

describe('indicators against the year before', () => {
	const at = (ar: string, indikator: string, x: number, n: number, version = '1') =>
		share(x, n, { ar, enkat: 'e', version, indikator });
	it('are compared within form, version and indicator; the level is shared out', () => {
		const found = surveyLines(
			[
				at('2025', 'a', 40, 100),
				at('2026', 'a', 80, 100),
				at('2025', 'b', 40, 100),
				at('2026', 'b', 52, 100),
				at('2025', 'c', 5, 9),
				at('2026', 'c', 5, 9, '2')
			],
			null
		);
		expect(found?.year).toBe('2026');
		expect(found?.lines.map(({ change }) => change)).toEqual(['hogre', 'lika', 'annan_version']);
		expect(titleOf(found!.lines, '2026', '2025').replaceAll(S, ' ')).toBe(
			'Av 2 indikatorer är en högre än 2025; en går inte att skilja åt'
		);
	});
	it('the year is the latest no later than the page speaks of', () => {
		const rows = [at('2024', 'a', 5, 10), at('2025', 'a', 6, 10), at('2026', 'a', 7, 10)];
		expect(surveyLines(rows, '2025')?.year).toBe('2025');
		expect(surveyLines(rows, '2020')).toBeNull();
	});
	it('a hidden share is never said to differ', () => {
		const rows = [at('2025', 'a', 40, 100), { ...at('2026', 'a', 80, 100), status: 'skyddad' as const }];
		expect(surveyLines(rows, null)?.lines[0]?.change).toBe('visas_inte');
		expect(titleOf([{ change: 'lika' }, { change: 'lika' }], '2026', '2025')).toContain('Ingen av de två');
		expect(changeText('lagre', '2025')).toBe('lägre än 2025');
		expect(surveyName('egen_enkat')).toBe('egen enkat');
	});
});
