import { afterAll, beforeAll, expect, it } from 'vitest';
import { runMeasure } from '#lib/measures/run.ts';
import { judgeGoals } from '#lib/server/goals.ts';
import { del } from '../models/fixture.ts';
import { buildHouse, type House } from '../models/house.ts';
import type { Fixture } from '../models/tables.ts';

/** Goals on the other sources: counts without persons, steps, surveys, follow-up. Twelve people, counted by hand. */

const many = <T>(times: number, make: (index: number) => T): T[] =>
	Array.from({ length: times }, (_, i) => make(i));
const here = { forbund_id: 'a', insats_id: 'stig' };
const mal = (mal_id: string, more: NonNullable<Fixture['mal']>[number]) => ({
	...here,
	mal_id,
	text: 'ett mål',
	jamforelse: '>=',
	enhet: 'procent',
	...more
});

const step = (i: number, bedomare: string, tillfalle: string, varde: number) => ({
	...here,
	instrument: 'steg',
	version: '1',
	fraga: 'f1',
	tillfalle,
	datum: tillfalle === 'start' ? '2024-01-15' : '2024-06-01',
	bedomare,
	varde: String(varde),
	deltagande_id: `d${i}`
});

const answer = (i: number, matar: number, fraga: string, svar: number) => ({
	...here,
	svar_id: `${matar}-${i}`,
	enkat: 'var_enkat',
	version: '1',
	respondentgrupp: 'deltagare',
	fraga,
	svar: String(svar),
	datum: `${matar}-10-01`,
	matar
});

const fixture: Fixture = {
	insatser: [
		{ ...here, forbund: 'Förbund A', namn: 'Stigen', inriktning: 'individinriktad', start: '2023-01-01' }
	],
	deltagande: many(12, (i) =>
		del('stig', `p${i}`, '2024-01-10', {
			deltagande_id: `d${i}`,
			slut: '2024-06-10',
			sysselsattning_efter: 'arbetslivsinriktad_rehabilitering'
		})
	),
	// Ten are reached after three months: six of them in work. The eleventh is reached too late for the phase's own day.
	uppfoljning: many(11, (i) => ({
		forbund_id: 'a',
		deltagande_id: `d${i}`,
		datum: i < 10 ? '2024-09-08' : '2024-10-20',
		sysselsattning: i < 6 ? 'arbete_osubventionerat' : 'ingen'
	})),
	antal: [
		{
			...here,
			period: '2024',
			period_fran: '2024-01-01',
			period_till: '2024-12-31',
			kategori: 'intresseanmalningar',
			antal: 44
		},
		{
			...here,
			period: '2024',
			period_fran: '2024-01-01',
			period_till: '2024-12-31',
			kategori: 'anonyma',
			antal: 7
		}
	],
	instrument: many(6, (i) => ({
		forbund_id: 'a',
		instrument: 'steg',
		version: '1',
		fraga: 'f1',
		skalvarde: String(i + 1),
		ordning: i + 1,
		riktning: 1
	})),
	// The participants say nine of twelve forward, the staff three of twelve.
	stegmatning: many(12, (i) => [
		step(i, 'deltagare', 'start', 2),
		step(i, 'deltagare', 'avslut', i < 9 ? 4 : 2),
		step(i, 'handledare', 'start', 2),
		step(i, 'handledare', 'avslut', i < 3 ? 4 : 2)
	]).flat(),
	enkat: ['f1', 'f2'].flatMap((fraga) =>
		many(5, (i) => ({
			forbund_id: 'a',
			enkat: 'var_enkat',
			version: '1',
			fraga,
			indikator: fraga === 'f1' ? 'gott_bemotande' : 'inflytande_over_planen',
			skalvarde: String(i + 1),
			ordning: i + 1,
			positivt: i >= 3 ? 'ja' : 'nej'
		}))
	),
	utskick: [2023, 2024].map((matar) => ({ ...here, enkat: 'var_enkat', version: '1', matar, antal: 40 })),
	// 2023: 10 of 20 and 10 of 20; 2024: 18 of 20 and 8 of 20.
	enkatsvar: many(20, (i) => [
		answer(i, 2023, 'f1', i < 10 ? 5 : 1),
		answer(i, 2023, 'f2', i < 10 ? 5 : 1),
		answer(i, 2024, 'f1', i < 18 ? 5 : 1),
		answer(i, 2024, 'f2', i < 8 ? 5 : 1)
	]).flat(),
	mal: [
		mal('n1', {
			matt: 'antal',
			text: 'intresseanmälningar',
			varde: 40,
			enhet: 'personer',
			fonster: '2024',
			kalla: 'antal'
		}),
		mal('s1', { matt: 'andel', text: 'stegförflyttning framåt, deltagare', varde: 50, kalla: 'stegmätning' }),
		mal('s2', {
			matt: 'andel',
			text: 'stegförflyttning framåt, handledare',
			varde: 50,
			kalla: 'stegmätning'
		}),
		mal('s3', { matt: 'andel', text: 'stegförflyttning framåt', varde: 50, kalla: 'stegmätning' }),
		mal('e1', {
			matt: 'andel',
			text: 'upplever gott bemötande',
			population: 'svarande',
			varde: 60,
			kalla: 'enkät'
		}),
		mal('e2', {
			matt: 'andel',
			text: 'gott bemötande OCH inflytande över planen',
			varde: 60,
			kalla: 'enkät'
		}),
		mal('e3', {
			matt: 'andel',
			text: 'gott bemötande och inflytande över planen',
			anmarkning: 'två villkor',
			varde: 60,
			kalla: 'enkät'
		}),
		mal('e4', { matt: 'förändring', text: 'gott bemötande', varde: 10, kalla: 'enkät' }),
		mal('e5', { matt: 'andel', text: 'gott bemötande', varde: 60, fonster: '2023', kalla: 'enkät' }),
		mal('e6', { matt: 'andel', text: 'trygghet i lokalen', varde: 60, kalla: 'enkät' }),
		mal('u1', {
			matt: 'andel',
			text: 'i arbete',
			population: 'avslutade',
			varde: 30,
			fonster: '90 dagar efter avslut',
			kalla: 'uppföljning'
		}),
		mal('u2', {
			matt: 'andel',
			text: 'i arbete',
			population: 'i arbetslivsinriktad rehabilitering',
			varde: 30,
			fonster: '3 månader efter avslut',
			kalla: 'uppföljning'
		})
	]
};

let house: House;
beforeAll(async () => {
	house = await buildHouse(fixture, '2024-12-31');
});
afterAll(() => house.close());

async function judged(per?: string) {
	const viewer = { role: 'kansli', insatser: null, forbund: null } as const;
	const found = await judgeGoals(
		{
			warehouse: house,
			viewer,
			ask: (matt, cut = {}) => runMeasure(house, viewer, matt, cut),
			meta: { version: 'prov', dataPer: '2024-12-31', laddad: '', syntetisk: true, k: 5 }
		},
		per ? { per } : {}
	);
	return new Map(found.map((one) => [one.mal_id, one]));
}

it('every source comes out, counted by hand', async () => {
	const found = await judged();
	const short = [...found].map(([id, { status, sakerhet, taljare, namnare }]) => [
		id,
		status,
		sakerhet,
		taljare,
		namnare
	]);
	expect(short).toEqual([
		// 18/20: 69.9 % to 97.2 %
		['e1', 'natt', 'sakert_natt', 18, 20],
		// 8/20: 21.9 % to 61.3 %
		['e2', 'ej_natt', 'osakert', 8, 20],
		['e3', 'ej_natt', 'osakert', 8, 20],
		// From 10 to 18 of 20: 40 points, Newcombe 12 to 61.
		['e4', 'natt', 'sakert_natt', 18, 20],
		// 10/20: 29.9 % to 70.1 %
		['e5', 'ej_natt', 'osakert', 10, 20],
		['e6', 'kan_ej_utvarderas', null, null, null],
		['n1', 'natt', 'sakert_natt', 44, null],
		// 9/12: 46.8 % to 91.1 %
		['s1', 'natt', 'osakert', 9, 12],
		// 3/12: 8.9 % to 53.2 %
		['s2', 'ej_natt', 'osakert', 3, 12],
		['s3', 'kan_ej_utvarderas', null, null, null],
		// 6/11: 28.0 % to 78.7 %
		['u1', 'natt', 'osakert', 6, 11],
		['u2', 'natt', 'osakert', 6, 11]
	]);
});

it('says the response rate, and the years of the same form', async () => {
	const e1 = (await judged()).get('e1');
	expect(e1?.sentence).toContain('Svarsfrekvens 50');
	expect(e1?.trend.map(({ period, taljare }) => [period, taljare])).toEqual([
		['2023', 10],
		['2024', 18]
	]);
	expect(e1?.period).toBe('mätåret 2024');
});

it('a follow-up made after the day is not known on the day', async () => {
	expect((await judged('2024-09-30')).get('u1')).toMatchObject({ taljare: 6, namnare: 10 });
	// Nobody's three months have passed: twelve wait.
	expect((await judged('2024-08-31')).get('u1')).toMatchObject({ status: 'for_tidigt', oppna: 12 });
});
