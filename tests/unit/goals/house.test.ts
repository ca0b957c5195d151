import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MeasureError, runMeasure } from '#lib/measures/run.ts';
import { judgeGoals } from '#lib/server/goals.ts';
import type { Viewer } from '#lib/measures/types.ts';
import { del } from '../models/fixture.ts';
import { buildHouse, letOut, type House } from '../models/house.ts';
import type { Fixture } from '../models/tables.ts';
import { base, event, goals, many, place } from './folder.ts';

const kansli: Viewer = { role: 'kansli', insatser: null, forbund: null };
const board: Viewer = { role: 'styrelse', insatser: null, forbund: null };

const houses: House[] = [];
const house = async (fixture: Fixture, dataPer = '2024-12-31') => {
	const built = await buildHouse(fixture, dataPer);
	houses.push(built);
	return built;
};
afterAll(() => houses.forEach((one) => one.close()));

const judge = (from: House, viewer: Viewer, per?: string, dataPer = '2024-12-31') =>
	judgeGoals(
		{
			warehouse: from,
			viewer,
			ask: (matt, cut = {}) => runMeasure(from, viewer, matt, cut),
			meta: { version: 'prov', dataPer, laddad: '', syntetisk: true, k: 5 }
		},
		per ? { per } : {}
	);

let small: House;
beforeAll(async () => {
	small = await house({ ...base, mal: goals });
	await letOut(small);
});

const glance = async (from: House, viewer = kansli, per?: string, dataPer?: string) =>
	Object.fromEntries(
		(await judge(from, viewer, per, dataPer)).map((one) => [
			one.insats_id === 'stig' ? one.mal_id : `${one.mal_id} ${one.insats_id}`,
			[one.status, one.sakerhet, one.taljare, one.namnare]
		])
	);

describe('an own folder, written in the words of the documents', () => {
	it('comes out, counted by hand', async () => {
		expect(await glance(small)).toEqual({
			p1: ['natt', 'sakert_natt', 117, 133],
			p2: ['ej_natt', 'osakert', 75, 95],
			p3: ['ej_natt', 'sakert_ej_natt', 179, 271],
			p4: ['natt', 'osakert', 68, 179],
			// 3/40: 2.6 % to 19.9 %
			p5: ['natt', 'osakert', 3, 40],
			// 8/20: 21.9 % to 61.3 %
			a1: ['natt', 'osakert', 8, 20],
			a2: ['natt', 'osakert', 14, 20],
			a3: ['natt', 'osakert', 12, 20],
			c1: ['natt', 'sakert_natt', 23, null],
			// 230 000 kr on 23 people is 10 000 kr each.
			k1: ['ej_natt', 'sakert_ej_natt', 230_000, 23],
			'k2 kurs': ['kan_ej_utvarderas', null, null, null],
			h1: ['ej_natt', 'sakert_ej_natt', 15, 18],
			h2: ['natt', 'sakert_natt', 5, null],
			// One of two came within a month of the period's end.
			h3: ['ej_natt', 'for_litet_underlag', 1, 2],
			// The decision on 2024 came in time; the one on 2025 did not, and that is the latest due.
			d1: ['ej_natt', 'sakert_ej_natt', 0, null],
			i1: ['natt', 'sakert_natt', 15, null],
			't1 lag_a': ['natt', 'sakert_natt', 15, 30],
			// 2/20: 2.8 % to 30.1 %
			't1 lag_b': ['ej_natt', 'osakert', 2, 20],
			// 17/50: 22.4 % to 47.8 %
			't1 lag_*': ['natt', 'osakert', 17, 50],
			't2 lag_a': ['natt', 'sakert_natt', 30, null],
			't2 lag_b': ['ej_natt', 'sakert_ej_natt', 20, null],
			't2 lag_*': ['ej_natt', 'sakert_ej_natt', 1, 2],
			x1: ['kan_ej_utvarderas', null, null, null],
			x2: ['kan_ej_utvarderas', null, null, null],
			x3: ['kan_ej_utvarderas', null, null, null]
		});
	});

	it('says what is missing, from whom, and what to write instead', async () => {
		const found = Object.fromEntries((await judge(small, kansli)).map((one) => [one.mal_id, one.saknas]));
		expect(found.x1).toContain('Skriv ett mått');
		expect(found.x2).toContain('Skriv kalenderår');
		expect(found.x3).toBe('händelser av slaget ”avvikelse”, från insatsen');
		expect(found.k2).toContain('inte tillämpligt');
		expect(found.p1).toBeNull();
	});

	it('counts those whose window is open, and says when', async () => {
		const h1 = (await judge(small, kansli)).find((one) => one.mal_id === 'h1');
		expect(h1).toMatchObject({ oppna: 2, namnare: 18 });
		const early = (await judge(small, kansli, '2024-07-10')).find((one) => one.mal_id === 'h1');
		expect(early).toMatchObject({ status: 'for_tidigt', oppna: 18, kan_sagas: '2024-08-01' });
	});

	it('goes back in time: nothing later than the day counts', async () => {
		const then = await glance(small, kansli, '2024-03-31');
		// 20 + nobody of the three who came in September; the year runs.
		expect(then.c1).toEqual(['for_tidigt', null, 20, null]);
		expect(then.p1).toEqual(['natt', 'sakert_natt', 117, 133]);
		expect(then.p2![0]).toBe('for_tidigt');
		expect(then.h2).toEqual(['for_tidigt', null, 2, null]);
		expect(then.a1![0]).toBe('for_tidigt');
		expect(then.d1![0]).toBe('natt');
	});

	it('a reached count is met though the year runs', async () => {
		const reached = await glance(small, kansli, '2024-10-31');
		expect(reached.c1).toEqual(['natt', 'sakert_natt', 23, null]);
	});
});

describe('protected readers', () => {
	it('get the verdicts as they are, or nothing but their place, and none that gives away the rest', async () => {
		const [seen, truth] = [await glance(small, board), await glance(small)];
		const shown = Object.keys(seen).filter((name) => seen[name]![0] !== 'skyddad');
		// Published figures, the insats' own facts and what happened to nobody in particular are open to all.
		expect(shown).toEqual(
			expect.arrayContaining(['p1', 'p2', 'p3', 'p4', 'p5', 'h2', 'h3', 'd1', 'i1', 'k2 kurs', 'x1'])
		);
		for (const name of shown) expect([name, seen[name]]).toEqual([name, truth[name]]);
		// 2 of 20 is hidden, and so is its sister or both together: 17 of 50 less 15 of 30 would tell.
		expect(shown).not.toContain('t1 lag_b');
		expect(shown.filter((name) => name === 't1 lag_a' || name === 't1 lag_*').length).toBeLessThan(2);
		// Three exceptions of eighteen.
		expect(shown).not.toContain('h1');
		// 23 have begun and 20 of them ended: whoever saw both would know that 3 are there.
		expect(shown.filter((name) => name === 'c1' || name === 'a3').length).toBeLessThan(2);
		for (const one of await judge(small, board))
			if (one.status === 'skyddad')
				expect([one.varde, one.lag, one.hog, one.oppna, one.trend, /\d/.test(one.sentence)]).toEqual([
					null,
					null,
					null,
					null,
					[],
					false
				]);
	});
	it('get them as of the day of the release, and are told so when they ask for another', async () => {
		expect(await glance(small, board, '2024-12-31')).toEqual(await glance(small, board));
		const other = judge(small, board, '2024-10-31');
		await expect(other).rejects.toThrow(MeasureError);
		await expect(other).rejects.toThrow(
			'För styrelse och styrgrupp är målen bedömda per 2024-12-31, när uppgifterna publicerades. Utelämna dagen.'
		);
	});
	it('see their own insats only; nobody sees anything without a scope', async () => {
		const own = await judge(small, { role: 'styrgrupp', insatser: ['lag_a'], forbund: null });
		expect([...new Set(own.map(({ insats_id }) => insats_id))]).toEqual(['lag_a']);
		const lag = await judge(small, { role: 'styrgrupp', insatser: ['lag'], forbund: null });
		expect([...new Set(lag.map(({ insats_id }) => insats_id))].sort()).toEqual(['lag_*', 'lag_a', 'lag_b']);
		expect(await judge(small, { role: 'styrgrupp', insatser: [], forbund: null })).toEqual([]);
		expect(await judge(small, { role: 'kansli', insatser: null, forbund: [] })).toEqual([]);
	});
});

describe('rows that do not belong', () => {
	it('change nothing: other insatser, another förbund, later days, felregistrering', async () => {
		const more: Fixture = {
			...base,
			mal: goals,
			insatser: [
				...base.insatser!,
				place('annan'),
				{ ...place('stig'), forbund_id: 'b', forbund: 'Förbund B' }
			],
			deltagande: [
				...base.deltagande!,
				...many(9, (i) =>
					del('annan', `x${i}`, '2024-02-01', { slut: '2024-05-01', sysselsattning_efter: 'studier' })
				),
				...many(9, (i) =>
					del('stig', `s${i}`, '2024-02-01', {
						forbund_id: 'b',
						slut: '2024-05-01',
						sysselsattning_efter: 'arbete_osubventionerat'
					})
				),
				del('stig', 'fel', '2024-02-01', { slut: '2024-03-01', avslutsorsak: 'felregistrering' }),
				del('stig', 'sen', '2025-02-01')
			],
			handelser: [
				...base.handelser!,
				event('styrgruppsmote', '2024-05-05', { insats_id: 'annan' }),
				event('styrgruppsmote', '2024-05-05', { forbund_id: 'b' }),
				event('styrgruppsmote', '2025-05-05')
			]
		};
		const crowded = await house(more);
		expect(await glance(crowded, kansli, '2024-12-31')).toEqual(await glance(small, kansli, '2024-12-31'));
	});
	it('nor does the order of rows', async () => {
		const turned = await house({
			...base,
			mal: [...goals].reverse(),
			deltagande: [...base.deltagande!].reverse(),
			handelser: [...base.handelser!].reverse()
		});
		expect(await glance(turned)).toEqual(await glance(small));
	});
	it('nor what a goal is called', async () => {
		const renamed = await house({
			...base,
			mal: goals.map((one, index) => ({ ...one, mal_id: `Ö${String(index).padStart(2, '0')}` }))
		});
		const statuses = async (from: House) =>
			(await judge(from, kansli))
				.map(({ status, sakerhet, varde }) => JSON.stringify([status, sakerhet, varde]))
				.sort();
		expect(await statuses(renamed)).toEqual(await statuses(small));
	});
});
