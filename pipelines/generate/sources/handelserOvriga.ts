import { addDays, DATA_END, min } from '../dates.ts';
import { random, type Random } from '../random.ts';
import type { Deltagande, Row } from '../types.ts';
import { event, events, monthly, reports, spread } from './handelser.ts';
import { personal } from './personal.ts';

/** A plan at the end, for nearly all; the goals say all. */
function plans(rng: Random, rows: readonly Deltagande[], share: number): Row[] {
	return rows.flatMap((row) =>
		row.slut && row.avslutsorsak !== 'felregistrering' && rng.chance(share)
			? event(row, 'plan', addDays(row.slut, -rng.int(0, 10)))
			: []
	);
}

/** KRUS and its project (K1, K3, K9, K10, K13, K17). */
export function krusHandelser(seed: number, rows: readonly Deltagande[]): Row[] {
	const rng = random(seed, 'krus handelser');
	const projekt = rows.filter((row) => row.insats_id === 'krus_projekt');
	const krus = rows.filter((row) => row.insats_id === 'krus');
	const team = (month: number) => (month === 7 ? 1 : rng.int(2, 6));
	return [
		...plans(rng, krus, 0.95),
		...plans(rng, projekt, 0.97),
		...projekt.flatMap((row) =>
			rng.chance(0.96) ? event(row, 'erbjuden_samtalsterapeut', addDays(row.start, rng.int(7, 28))) : []
		),
		...monthly('krus', 'arende', '2019-09-01', DATA_END, team),
		...monthly('krus', 'konsultation', '2019-09-01', DATA_END, team),
		...monthly('krus', 'friskvard', '2019-09-01', DATA_END, (month) => (month === 7 ? 4 : rng.int(7, 9))),
		...[2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026].flatMap((y) =>
			events('krus', 'styrgruppsmote', spread(rng, y, y === 2022 ? 3 : 4, '2019-09-01', DATA_END))
		),
		...personal((insats) => insats === 'krus')
	];
}

/** Steget vidare 2.0 (S13, S15, S16): work training begins and ends, a steering group every sixth week, two reports a year. */
export function stegetVidare2Handelser(seed: number, rows: readonly Deltagande[]): Row[] {
	const rng = random(seed, 'steget vidare 2 handelser');
	const slut = '2016-12-31';
	const training = rows.flatMap((row) => {
		if (!row.slut || !rng.chance(0.45)) return [];
		const from = addDays(row.start, rng.int(30, 120));
		const to = min(addDays(from, rng.int(30, 175)), row.slut);
		return from < to
			? [...event(row, 'arbetstraning_start', from), ...event(row, 'arbetstraning_slut', to)]
			: [];
	});
	const meetings: string[] = [];
	for (let date = '2014-01-20'; date <= slut; date = addDays(date, 42))
		if (date.slice(5, 7) !== '07') meetings.push(date);
	return [
		...training,
		...events('steget_vidare_2', 'styrgruppsmote', meetings),
		...[2014, 2015, 2016]
			.flatMap((y) => reports(rng, 'steget_vidare_2', y))
			.filter(({ datum }) => (datum as string) <= slut)
	];
}

/** Samsyn och samhandling (W2, W9, W10, W12, W13): plans made, people trained, deviations, the two dated promises. */
export function samsynHandelser(seed: number): Row[] {
	const rng = random(seed, 'samsyn handelser');
	const [id, from, to] = ['samsyn_samhandling', '2019-01-01', '2020-12-31'];
	return [
		...monthly(id, 'samsip', from, to, (month) => (month === 7 ? 0 : rng.int(1, 5))),
		...monthly(id, 'utbildade', from, to, (month) => ([3, 5, 9, 11].includes(month) ? rng.int(14, 32) : 0)),
		...monthly(id, 'avvikelse', from, to, (month) => (month % 4 === 2 ? rng.int(1, 2) : 0)),
		...events(id, 'styrgruppsmote', [...spread(rng, 2019, 5, from, to), ...spread(rng, 2020, 5, from, to)]),
		...events(id, 'genomlysning', ['2019-11-14']),
		{ ...(events(id, 'beslut', ['2020-11-17'])[0] as Row), avser_period: '2021' },
		...[2019, 2020].flatMap((y) => reports(rng, id, y)).filter(({ datum }) => (datum as string) <= to)
	];
}
