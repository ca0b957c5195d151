/** Who was there, who came and who left: sums that hold between counts and from one day to another. */
import { measureOf } from '#lib/measures/library/index.ts';
import { parsePeriod } from '#lib/measures/period.ts';
import { countKey, time, type Address } from '#lib/protection/lattice.ts';
import type { Balance } from '#lib/protection/input.ts';
import { days } from './gather.ts';
import type { Plan } from './plan.ts';
import type { Places, Times } from './spans.ts';

const dayBefore = (fran: string): string =>
	fran.endsWith('-07-01') ? `${fran.slice(0, 4)}-06-30` : `${Number(fran.slice(0, 4)) - 1}-12-31`;

/** Pågående in + nya = avslutade + pågående ut, and deltagare = pågående in + nya where nobody came twice. */
export function flows(plan: Plan, places: Places, times: Times, dataPer: string): Balance[] {
	const number = (matt: string) => {
		const key = countKey(measureOf(matt)!.taljare);
		return plan.counts.find(({ count }) => count && countKey(count) === key)!.nr;
	};
	const [stand, came, left, persons] = ['pagaende', 'nya', 'avslutade', 'deltagare'].map(number) as [
		number,
		number,
		number,
		number
	];
	const known = new Set(days(times, dataPer));
	const all = new Set([...places.of.values()].flat());
	const found: Balance[] = [];
	for (const at of all) {
		const address = (count: number, when: string): Address => ({
			count,
			apart: '',
			place: at,
			time: when,
			cut: '',
			value: ''
		});
		const add = (name: string, parts: readonly string[], fran: string, till: string) => {
			const before = address(stand, time.day(dayBefore(fran)));
			const end = till > dataPer ? dataPer : till;
			const arrivals = parts.map((part) => address(came, part));
			if (known.has(end))
				found.push({
					plus: [before, ...arrivals],
					minus: [...parts.map((part) => address(left, part)), address(stand, time.day(end))]
				});
			found.push({ plus: [address(persons, name)], minus: [before, ...arrivals] });
		};
		found.push({ plus: [address(persons, time.alla)], minus: [address(came, time.alla)] });
		for (const [from, to] of times.runs)
			add(
				time.run(String(from), String(to)),
				[from, from + 1, to].map(String),
				`${from}-01-01`,
				`${to}-12-31`
			);
		for (const year of times.years) {
			add(String(year), [String(year)], `${year}-01-01`, `${year}-12-31`);
		}
		for (const half of times.halves) {
			const { fran, till } = parsePeriod(half)!;
			add(half, [half], fran, till);
		}
	}
	return found;
}
