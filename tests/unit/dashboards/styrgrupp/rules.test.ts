import { describe, expect, it } from 'vitest';
import { leftSentence } from '#dashboards/styrgrupp/budget.ts';
import { eventsTitle, isStaff } from '#dashboards/styrgrupp/events.ts';
import { volumeFigure } from '#dashboards/insats/volume.ts';
import { finest, flowFigure, hiddenNote, letOut, type Flow } from '#dashboards/styrgrupp/flow.ts';
import { listView } from '#dashboards/styrgrupp/list.ts';
import { lateText, rhythm } from '#dashboards/styrgrupp/rhythm.ts';
import { responseText } from '#dashboards/styrgrupp/survey.ts';
import { withinMeasure, withinSentence } from '#dashboards/styrgrupp/time.ts';
import { placesOf, placesSentence } from '#dashboards/styrgrupp/volume.ts';
import { view } from '#dashboards/styrgrupp/view.ts';
import { about } from '#dashboards/insats/about.ts';
import { measureOf } from '#lib/measures/library/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import { readScope } from '#lib/server/scope.ts';
import { wilson } from '#lib/stats/wilson.ts';
import { fakeLager, insats, row, type Answer } from '../fake.ts';

const S = '\u00a0';
const plainly = (text: string) => text.replaceAll(S, ' ');
const count = (by: Record<string, string>, n: number) => row(by, { taljare: n, varde: n, n });
const hidden = (by: Record<string, string>, utanfor = false): MeasureRow =>
	row(by, { status: 'skyddad', ...(utanfor && { utanfor }) });
const share = (x: number, n: number) =>
	row({}, { taljare: x, namnare: n, varde: x / n, ...wilson(x, n)!, n });

const team = (id: string, platser: number | null) => ({
	...insats('a', id, 2024, 2026),
	overordnad_insats: 'alla',
	platser
});
const open = async (answer: Answer = () => [], places = [insats('a', 'p', 2024, 2026)]) => {
	const scope = await readScope(fakeLager(places, answer), new URL('http://s.example/styrgrupp/p'));
	return {
		scope,
		one: about(
			scope,
			scope.catalog.insatser.find(({ insats_id }) => insats_id === places[0]!.insats_id)!
		)
	};
};

describe('volume against places', () => {
	it('places are the insats own, else those of all its teams, never of some of them', () => {
		const own = insats('a', 'p', 2024, 2026);
		expect(placesOf({ insats: { ...own, platser: 15 }, parts: [] })).toBe(15);
		expect(placesOf({ insats: own, parts: [team('t', 8), team('u', 12)] })).toBe(20);
		expect(placesOf({ insats: own, parts: [team('t', 8), team('u', null)] })).toBeNull();
		expect(placesOf({ insats: own, parts: [] })).toBeNull();
	});
	it('is said with the day', () => {
		expect(plainly(placesSentence(13, 15, '2026-10-31'))).toBe(
			'13 deltaganden pågick 31 oktober 2026 på 15 platser, 87 %'
		);
		expect(placesSentence(13, null, '2026-10-31')).toContain('inte angivet');
	});
});

describe('flow', () => {
	const flow = (grain: Flow['grain'], rows: MeasureRow[]): Flow => ({ grain, nya: rows, avslutade: rows });
	const months = flow('manad', [
		hidden({ manad: '2026-01' }),
		hidden({ manad: '2026-02' }),
		count({ manad: '2026-03' }, 6)
	]);
	const halves = flow('halvar', [hidden({ halvar: '2026-H1' }, true)]);
	const years = flow('ar', [count({ ar: '2025' }, 30), count({ ar: '2026' }, 29)]);
	it('is drawn in the finest periods of which most are shown', () => {
		expect(finest([months, halves, years])).toBe(years);
		const shown = flow('manad', [
			count({ manad: '2026-01' }, 6),
			count({ manad: '2026-02' }, 6),
			hidden({ manad: '2026-03' })
		]);
		expect(finest([shown, years])).toBe(shown);
	});
	it('is told of the periods that are let out: the others are neither rows nor reasons to draw years', () => {
		const some = flow('halvar', [
			hidden({ halvar: '2023-H2' }, true),
			count({ halvar: '2024-H1' }, 12),
			hidden({ halvar: '2024-H2' })
		]);
		expect(letOut(some).nya.map(({ by }) => by.halvar)).toEqual(['2024-H1', '2024-H2']);
		expect(letOut(halves)).toEqual(halves);
	});
	it('tells earlier years year by year under the finer periods', async () => {
		const { one } = await open((_, cut) =>
			cut?.by?.[0] === 'ar'
				? ['2024', '2025', '2026'].map((ar) => count({ ar }, 30))
				: cut?.by?.[0] === 'halvar'
					? [
							hidden({ halvar: '2024-H2' }, true),
							...['2025-H1', '2025-H2', '2026-H1', '2026-H2'].map((halvar) => count({ halvar }, 15))
						]
					: []
		);
		const { table, notes } = await flowFigure(one);
		expect(table.rows.map(({ heading, cells }) => heading ?? cells.period?.text)).toEqual([
			'Andra halvåret 2026',
			'Första halvåret 2026',
			'Andra halvåret 2025',
			'Första halvåret 2025',
			'Tidigare, per år',
			'2024'
		]);
		expect(notes?.join(' ')).toContain('tidigare år står per år');
	});
	it('a month when people only left, or only came, is there', async () => {
		const { one } = await open((matt, cut) =>
			cut?.by?.[0] !== 'manad'
				? []
				: matt === 'nya'
					? [count({ manad: '2024-02' }, 8)]
					: [count({ manad: '2024-09' }, 7)]
		);
		const { table, title } = await flowFigure(one);
		expect(
			table.rows.map(({ cells }) => ['period', 'nya', 'avslutade'].map((key) => cells[key]?.text))
		).toEqual([
			['September 2024', '0', '7'],
			['Februari 2024', '8', '0']
		]);
		expect(plainly(title)).toBe('0 började och 7 avslutades september 2024');
	});
	it('a year when nobody left has 0 of them, not missing data', async () => {
		const { one } = await open((matt, cut) =>
			cut?.by?.[0] === 'ar' && matt !== 'avslutade' ? [count({ ar: '2026' }, 8)] : []
		);
		const { table } = await volumeFigure(one);
		expect(
			table.rows.map(({ cells }) => [cells.deltagare?.text, cells.nya?.text, cells.avslutade?.text])
		).toEqual([['8', '8', '0']]);
	});
	it('says why it is not finer: not let out, or too small', () => {
		const said = hiddenNote([months, halves, years], years);
		expect(said).toContain('släpps inte per halvår');
		expect(said).toContain('Per månad är de flesta talen för små');
		expect(hiddenNote([years], years)).toBe('');
	});
	it('leaves what is hidden empty in picture and table, and counts none of it', async () => {
		const { one } = await open((matt, cut) =>
			cut?.by?.[0] !== 'ar'
				? []
				: matt === 'nya'
					? [count({ ar: '2025' }, 30), count({ ar: '2026' }, 29)]
					: [count({ ar: '2025' }, 21), hidden({ ar: '2026' })]
		);
		const figure = await flowFigure(one);
		expect(plainly(figure.title)).toBe('30 började och 21 avslutades 2025');
		expect(figure.table.rows[0]?.cells.avslutade).toEqual({
			text: `visas inte: skyddar färre än${S}5`,
			muted: true
		});
		expect(figure.drawn?.wide).not.toMatch(/färre/);
		expect(figure.notes).toContain('En punkt markerar ett tal som inte visas.');
	});
});

describe('in time', () => {
	it('those that were late are a count of what both sides show', () => {
		expect(plainly(lateText(share(8352, 8714), 'kom senare'))).toBe('362 av 8 714 kom senare.');
		expect(plainly(lateText(share(12, 12), 'kom senare'))).toBe('Alla 12 i tid.');
		expect(lateText(hidden({}), 'kom senare')).toBe('');
	});
	it('events that nobody has registered are missing data, not 0 of 216 in time', async () => {
		const { one } = await open((matt) =>
			matt === 'handelser_deltagande'
				? [count({ handelsetyp: 'uppfoljning' }, 40)]
				: matt.startsWith('handelse') || matt.startsWith('intervall')
					? [share(90, 100)]
					: []
		);
		const { stats, missing } = await rhythm(one);
		expect(stats.map(({ label }) => label)).toEqual(['Uppföljning minst var tredje månad']);
		expect(missing.map(({ goal }) => goal)).toEqual([
			'Slutdokumentation inom tre veckor',
			'Rekvisition inom en månad'
		]);
		expect(missing[0]?.what).toMatch(/i händelsefilen, från insatsen/);
	});
	it('time against the riktmärke is a measure there is', () => {
		expect(measureOf(withinMeasure(12))?.namn).toContain('högst 12 månader');
		// Wilson's 95 % of 308 of 339: 87.3–93.5.
		expect(plainly(withinSentence(share(308, 339), 12))).toBe(
			'90,9 % av dem som har avslutats var kvar högst 12 månader (intervall 87,3–93,5 %, n 339)'
		);
		expect(withinSentence(hidden({}), 12)).toBe('');
	});
});

describe('events, money, surveys', () => {
	it('staff is known by the kind of event', () => {
		expect(['vakans', 'nyanstalld_personal', 'sjukfranvaro'].every(isStaff)).toBe(true);
		expect(['styrgruppsmote', 'friskvard', 'rekvisition'].some(isStaff)).toBe(false);
		const rows = [
			count({ ar: '2026', handelsetyp: 'styrgruppsmote' }, 4),
			count({ ar: '2026', handelsetyp: 'friskvard' }, 74)
		];
		expect(eventsTitle(rows, '2026')).toBe('2026: styrgruppsmöte (4) och friskvård (74)');
	});
	it('money left is what the budget has beyond the utfall', () => {
		expect(plainly(leftSentence(2_093_240, 2_552_000, '2026'))).toBe(
			'2026: 2,1 Mkr av 2,6 Mkr har använts, 82 %; 458 760 kr är kvar'
		);
		expect(plainly(leftSentence(110_000, 100_000, '2025'))).toContain('10 000 kr över budgeten');
		expect(leftSentence(null, null, '2025')).toBe('Ingen ekonomi är inläst för 2025');
	});
	it('who answered stands beside, also when nobody knows', () => {
		expect(plainly(responseText(share(21, 34)))).toBe('svarsfrekvens 62 % (21 av 34)');
		expect(responseText(undefined)).toBe('svarsfrekvensen är inte känd');
	});
});

describe('the page', () => {
	it('says which files are missing and from whom when there is nothing but the insats', async () => {
		const { scope } = await open();
		const page = await view(scope, scope.catalog.insatser[0]!, []);
		expect(page.missing.map(({ goal }) => goal)).toEqual([
			'Uppföljning minst var tredje månad',
			'Slutdokumentation inom tre veckor',
			'Rekvisition inom en månad',
			'Personalläge',
			'Aktiviteter',
			'Enkäter'
		]);
		expect(page.missing.every(({ what }) => /från (insatsen|kansliet)\.$/.test(what))).toBe(true);
		expect(page.people.every(({ drawn, empty }) => drawn !== null || empty)).toBe(true);
	});
	it('of a strukturövergripande insats asks for no participants', async () => {
		const asked: string[] = [];
		const { scope } = await open(
			(matt) => {
				asked.push(matt);
				return [];
			},
			[{ ...insats('a', 'p', 2024, 2026), inriktning: 'strukturovergripande' }]
		);
		const page = await view(scope, scope.catalog.insatser[0]!, []);
		expect(page.people).toEqual([]);
		expect(page.structural).toContain('strukturövergripande');
		expect(asked).not.toContain('deltagare');
	});
	it('the list has teams under their insats', async () => {
		const { scope } = await open(() => [], [insats('a', 'alla', null, null), team('t', 8), team('u', 8)]);
		const [group] = listView(scope).groups;
		expect(group?.links.map(({ text, parts }) => [text, parts.length])).toEqual([['ALLA', 2]]);
	});
});
