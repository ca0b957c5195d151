/** An own folder of two insatser and a team of two, with goals in the words of the documents. Small enough to count by hand. */
import { del, line } from '../models/fixture.ts';
import type { Fixture } from '../models/tables.ts';

type Mal = NonNullable<Fixture['mal']>[number];
type Event = NonNullable<Fixture['handelser']>[number];

export const place = (insats_id: string, more: object = {}) => ({
	forbund_id: 'a',
	forbund: 'Förbund A',
	insats_id,
	namn: insats_id,
	inriktning: 'individinriktad',
	start: '2023-01-01',
	...more
});

let n = 0;
const mal = (matt: string, jamforelse: string, varde: number | null, more: Mal = {}): Mal => ({
	forbund_id: 'a',
	mal_id: `M${++n}`,
	insats_id: 'stig',
	text: 'ett mål',
	matt,
	jamforelse,
	varde,
	...more
});

export const event = (typ: string, datum: string, more: Event = {}): Event => ({
	forbund_id: 'a',
	insats_id: 'stig',
	typ,
	datum,
	...more
});

export const many = <T>(times: number, make: (index: number) => T): T[] =>
	Array.from({ length: times }, (_, i) => make(i));

/** Twenty who ended in 2024: eight in work, four in studies, two in rehabilitation, six with nothing. Three are there. */
const stig = [
	...many(20, (i) =>
		del('stig', `s${i}`, '2024-01-10', {
			deltagande_id: `s${i}`,
			slut: i < 2 ? '2024-12-20' : '2024-06-30',
			sysselsattning_fore: 'ingen',
			sysselsattning_efter:
				i < 8
					? 'arbete_osubventionerat'
					: i < 12
						? 'studier'
						: i < 14
							? 'arbetslivsinriktad_rehabilitering'
							: 'ingen'
		})
	),
	...many(3, (i) => del('stig', `k${i}`, '2024-09-01', { deltagande_id: `k${i}` }))
];

export const base: Fixture = {
	insatser: [
		place('stig', { platser: 15 }),
		place('lag_a', { overordnad_insats: 'lag' }),
		place('lag_b', { overordnad_insats: 'lag' }),
		place('lag'),
		place('kurs', { inriktning: 'strukturovergripande' })
	],
	deltagande: [
		...stig,
		...many(30, (i) =>
			del('lag_a', `a${i}`, '2024-02-01', {
				deltagande_id: `a${i}`,
				slut: '2024-10-01',
				sysselsattning_efter: i < 15 ? 'studier' : 'ingen'
			})
		),
		...many(20, (i) =>
			del('lag_b', `b${i}`, '2024-02-01', {
				deltagande_id: `b${i}`,
				slut: '2024-10-01',
				sysselsattning_efter: i < 2 ? 'studier' : 'ingen'
			})
		)
	],
	handelser: [
		// Eighteen ended on 30 June: fifteen papers within three weeks (21 July is the last day), one on 22 July, two none.
		...many(15, (i) => event('slutdokumentation', '2024-07-21', { deltagande_id: `s${i + 2}` })),
		event('slutdokumentation', '2024-07-22', { deltagande_id: 's17' }),
		...many(5, (i) => event('styrgruppsmote', `2024-0${i + 2}-01`)),
		event('rekvisition', '2024-03-31', { avser_period: '2024-02' }),
		event('rekvisition', '2024-06-03', { avser_period: '2024-04' }),
		event('beslut', '2023-11-29', { insats_id: 'lag', avser_period: '2024' }),
		event('beslut', '2024-12-02', { insats_id: 'lag', avser_period: '2025' })
	],
	aggregat: [
		{ taljare: 117, namnare: 133, matt: 'nöjda', period: '2023' },
		{ taljare: 75, namnare: 95, matt: 'nöjda', period: '2024' },
		{ taljare: 179, namnare: 271, matt: 'kontakt', period: '2024' },
		{ taljare: 68, namnare: 179, matt: 'ute i arbete', period: '2024' },
		{ taljare: 3, namnare: 40, matt: 'klagomål', period: '2024' }
	].map((row) => ({
		forbund_id: 'a',
		insats_id: 'stig',
		period_fran: `${row.period}-01-01`,
		period_till: `${row.period}-12-31`,
		...row
	})),
	ekonomi: [line('stig', '2024', 'utfall', 'personal', 230_000)]
};

const percent = { enhet: 'procent' };
const published = { ...percent, kalla: 'aggregat' };
const team = {
	insats_id: 'lag_*',
	...percent,
	population: 'avslutade',
	text: 'till studier',
	kalla: 'deltagande'
};

export const goals: Mal[] = [
	mal('nöjda', '>=', 80, { mal_id: 'p1', ...published, fonster: '2023' }),
	mal('nöjda', '>=', 80, { mal_id: 'p2', ...published, fonster: '2024' }),
	mal('kontakt', '>=', 80, { mal_id: 'p3', ...published, fonster: 'kalenderår' }),
	mal('andel', '>=', 35, { mal_id: 'p4', text: 'ute i arbete', ...published }),
	mal('klagomål', '<=', 10, { mal_id: 'p5', ...published }),
	mal('andel', '>=', 25, {
		mal_id: 'a1',
		text: 'till arbete',
		population: 'avslutade',
		...percent,
		kalla: 'deltagande'
	}),
	mal('andel', '>=', 60, {
		mal_id: 'a2',
		text: 'arbetslivsinriktad rehabilitering, arbete eller studier',
		population: 'avslutade',
		...percent,
		kalla: 'deltagande'
	}),
	mal('avslut_arbete_studier', '>=', 0.5, { mal_id: 'a3', fonster: '2024' }),
	mal('deltagare', '>=', 23, { mal_id: 'c1', fonster: 'kalenderår', enhet: 'personer' }),
	mal('kostnad_per_deltagare', '<=', 9999, { mal_id: 'k1', fonster: '2024', enhet: 'kr' }),
	mal('kostnad_per_deltagare', '<=', 9999, { mal_id: 'k2', insats_id: 'kurs', enhet: 'kr' }),
	mal('andel', 'alla', 100, {
		mal_id: 'h1',
		text: 'skriftlig slutdokumentation',
		population: 'avslutade',
		...percent,
		fonster: '3 veckor efter avslut',
		kalla: 'händelser'
	}),
	mal('antal', 'intervall', 4, {
		mal_id: 'h2',
		text: 'styrgruppsmöten',
		population: 'insats',
		varde_till: 6,
		enhet: 'möten',
		fonster: 'kalenderår',
		kalla: 'händelser'
	}),
	mal('i tid', '<=', 1, {
		mal_id: 'h3',
		text: 'rekvisition',
		enhet: 'månader',
		fonster: 'efter perioden',
		kalla: 'ekonomi'
	}),
	mal('datum', '<=', null, {
		mal_id: 'd1',
		text: 'styrelsens beslut om budget',
		population: 'förbund',
		fonster: 'senast 11-30 året före',
		kalla: 'händelser'
	}),
	mal('antal', '=', 15, { mal_id: 'i1', text: 'platser', enhet: 'platser', kalla: 'insats' }),
	mal('andel', '>=', 30, { mal_id: 't1', ...team }),
	mal('antal', '>=', 25, {
		...team,
		mal_id: 't2',
		text: 'deltagare',
		population: 'deltagare',
		fonster: '2024',
		enhet: 'personer'
	}),
	mal('trivsel', '>=', 3, { mal_id: 'x1', kalla: 'känsla' }),
	mal('deltagare', '>=', 3, { mal_id: 'x2', fonster: 'när det passar' }),
	mal('plan', '>=', 3, { mal_id: 'x3', matt: 'antal', text: 'avvikelser', kalla: 'händelser' })
];
