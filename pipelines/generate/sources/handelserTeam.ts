import { addDays, DATA_END, max, year } from '../dates.ts';
import { random } from '../random.ts';
import type { Deltagande, Row } from '../types.ts';
import { TEAMS } from '../insats/vastmanlandMix.ts';
import { budgetDecision, event, events, reports, requisitions, spread } from './handelser.ts';
import { personal as staff } from './personal.ts';
import { OVERORDNAD } from './insatser.ts';

const START = '2024-03-28';

/** Västmanland (goals V10, V11, V13-V17): documentation at the end, follow-up at least every third month, the team's year. */
export function vastmanlandHandelser(seed: number, rows: readonly Deltagande[]): Row[] {
	const rng = random(seed, 'vastmanland handelser');
	const personal = rows.flatMap((row) => {
		if (row.avslutsorsak === 'felregistrering') return [];
		const out: Row[] = [];
		if (row.slut && rng.chance(0.96))
			out.push(
				...event(
					row,
					'slutdokumentation',
					addDays(row.slut, rng.chance(0.95) ? rng.int(0, 17) : rng.int(24, 45))
				)
			);
		const last = row.slut ?? DATA_END;
		for (
			let next = addDays(row.start, rng.int(55, 88));
			next < last;
			next = addDays(next, rng.chance(0.93) ? rng.int(58, 88) : rng.int(95, 140))
		)
			out.push(...event(row, 'uppfoljning', next).filter(({ datum }) => (datum as string) <= last));
		return out;
	});
	const team = TEAMS.flatMap(({ insats_id }) => [
		...[2024, 2025, 2026].flatMap((y) => [
			...events(insats_id, 'styrgruppsmote', spread(rng, y, y === 2024 ? 6 : rng.int(4, 6), START, DATA_END)),
			...reports(rng, insats_id, y),
			...events(insats_id, 'uppfoljning', [addDays(`${y}-09-08`, rng.int(0, 30))])
		]),
		...requisitions(rng, insats_id, START, DATA_END)
	]);
	const beslut = [2025, 2026].map((y) => budgetDecision(rng, OVERORDNAD, y));
	return [...personal, ...team, ...beslut, ...staff((insats) => insats.startsWith('samordningsteam_'))];
}

/** Rådgivande team (R1, R2): an offered meeting, most often held within two months; anonymous consultations by month. */
export function radgivandeHandelser(seed: number, rows: readonly Deltagande[]): Row[] {
	const rng = random(seed, 'radgivande handelser');
	const personal = rows.flatMap((row) => {
		if (row.avslutsorsak === 'felregistrering') return [];
		const erbjudet = max(addDays(row.start, rng.int(0, 6)), row.start);
		const held = rng.chance(0.93)
			? event(row, 'mote', addDays(erbjudet, rng.chance(0.97) ? rng.int(7, 52) : rng.int(64, 95)))
			: [];
		return [...event(row, 'erbjudet_mote', erbjudet), ...held];
	});
	const years = Array.from({ length: year(DATA_END) - 2015 }, (_, i) => 2016 + i);
	return [
		...personal,
		...years.flatMap((y) => [
			...events('radgivande_team', 'styrgruppsmote', spread(rng, y, 4, '2016-08-31', DATA_END)),
			...events(
				'radgivande_team',
				'anonym_konsultation',
				spread(rng, y, rng.int(18, 34), '2016-08-31', DATA_END)
			)
		])
	];
}
