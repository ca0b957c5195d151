import { addDays, addMonths, DATA_END, day, iso, min, workday } from '../dates.ts';
import type { Random } from '../random.ts';
import type { Deltagande, Row } from '../types.ts';

export const onWorkday = (date: string): string => iso(workday(day(date)));

/** An event of one spell, on a working day and never after the data's last day (then there is none). */
export function event(row: Deltagande, typ: string, date: string): Row[] {
	const datum = onWorkday(date);
	return datum > DATA_END ? [] : [{ insats_id: row.insats_id, typ, datum, deltagande_id: row.deltagande_id }];
}

/** Events of the insats itself at the given days, those after the data's last day left out. */
export function events(insats_id: string, typ: string, dates: readonly string[]): Row[] {
	return dates
		.map(onWorkday)
		.filter((datum) => datum <= DATA_END)
		.map((datum) => ({ insats_id, typ, datum }));
}

/** `times` days a year, spread evenly with some days' play, inside the insats. */
export function spread(rng: Random, y: number, times: number, from: string, to: string): string[] {
	const step = 340 / times;
	const dates = Array.from({ length: times }, (_, i) =>
		addDays(`${y}-01-08`, Math.round(step * i) + rng.int(0, Math.floor(step / 3)))
	);
	return dates.filter((date) => date >= from && date <= to);
}

/** Half-year report in August, year report in February the year after; each names the period it is about. */
export function reports(rng: Random, insats_id: string, y: number): Row[] {
	return [
		{
			insats_id,
			typ: 'rapport',
			datum: onWorkday(addDays(`${y}-08-12`, rng.int(0, 14))),
			avser_period: `${y}-H1`
		},
		{
			insats_id,
			typ: 'rapport',
			datum: onWorkday(addDays(`${y + 1}-02-03`, rng.int(0, 18))),
			avser_period: `${y}`
		}
	].filter(({ datum }) => datum <= DATA_END);
}

/** The board decides on the next year's budget in November. */
export function budgetDecision(rng: Random, insats_id: string, forYear: number): Row {
	return {
		insats_id,
		typ: 'beslut',
		datum: onWorkday(`${forYear - 1}-11-${rng.int(10, 26)}`),
		avser_period: `${forYear}`
	};
}

/** Every second month's requisition, most within a month after the period; `avser_period` is its last month. */
export function requisitions(rng: Random, insats_id: string, from: string, to: string): Row[] {
	const rows: Row[] = [];
	for (
		let next = addMonths(`${from.slice(0, 7)}-01`, 2);
		next <= min(to, DATA_END);
		next = addMonths(next, 2)
	) {
		const datum = onWorkday(addDays(next, rng.chance(0.9) ? rng.int(3, 26) : rng.int(33, 50)));
		if (datum > DATA_END) break;
		rows.push({ insats_id, typ: 'rekvisition', datum, avser_period: addMonths(next, -1).slice(0, 7) });
	}
	return rows;
}

/** Many small things of one kind counted per month: one row a month with `antal`. */
export function monthly(
	insats_id: string,
	typ: string,
	from: string,
	to: string,
	antal: (month: number) => number
): Row[] {
	const rows: Row[] = [];
	for (let month = `${from.slice(0, 7)}-01`; month <= min(to, DATA_END); month = addMonths(month, 1)) {
		const datum = onWorkday(addDays(month, 19));
		const n = antal(Number(month.slice(5, 7)));
		if (n > 0 && datum >= from && datum <= min(to, DATA_END)) rows.push({ insats_id, typ, datum, antal: n });
	}
	return rows;
}
