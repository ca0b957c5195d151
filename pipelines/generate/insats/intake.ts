import { addDays, DATA_END, day, iso, SEASON, workday } from '../dates.ts';
import type { Random } from '../random.ts';

export interface Spell {
	start: string;
	slut: string | null;
}

/** A start day between two dates, following the seasons, on a working day. */
export function drawStart(rng: Random, from: string, to: string): string {
	const [first, last] = [day(from), day(to)];
	for (;;) {
		const start = workday(rng.int(first, last));
		const month = Number(iso(start).slice(5, 7)) - 1;
		if (start <= last && rng.next() * 1.35 < (SEASON[month] as number)) return iso(start);
	}
}

/** The end of a spell that lasts `days`; null when that is after the data's or the insats' last day. */
export function endAfter(start: string, days: number, last: string = DATA_END): string | null {
	const slut = workday(day(start) + days);
	return slut <= day(last) ? iso(slut) : null;
}

/** `places` chairs, each taken again some days after it was left: never more at once than there are places. */
export function drawPlaces(
	rng: Random,
	places: number,
	from: string,
	to: string,
	stay: () => number,
	gap: () => number
): Spell[] {
	const spells: Spell[] = [];
	for (let place = 0; place < places; place++) {
		let free = addDays(from, rng.int(0, 75));
		while (free <= to) {
			const start = iso(workday(day(free)));
			if (start > to) break;
			const slut = endAfter(start, stay(), to);
			spells.push({ start, slut });
			if (slut === null) break;
			free = addDays(slut, gap());
		}
	}
	return spells.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
}
