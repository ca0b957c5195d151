/** How much a reader misses a figure: wholes before cuts, förbund before insats, all time before a year. */
import { fineness, time, type Address } from '#lib/protection/lattice.ts';
import type { Plan } from './plan.ts';

const PLACES: Record<string, number> = { f: 4, o: 3, i: 2 };

/** Less than nothing: a year is told rather than its months, whatever they are of. */
const FINE = { halvar: -4, manad: -9 };

const placeWorth = (at: string): number => PLACES[at[0]!] ?? 1;

function timeWorth(when: string): number {
	if (when === time.alla) return 6;
	if (when.includes('..')) return 5;
	const fine = fineness(when);
	return fine ? FINE[fine] : 1;
}

const cutWorth = (cut: string): number => (cut === '' ? 6 : cut.includes('+') ? 0 : 2);

/** A denominator stands under many figures, a numerator under one; what is told year by year is what readers come for. */
export function keepOf({ rules, counts }: Plan): (address: Address) => number {
	const whole = new Set(rules.map(({ whole: nr }) => nr));
	const worth = counts.map(({ nr, yearly }) => (whole.has(nr) ? 3 : 0) + (yearly ? 9 : 0));
	return ({ count, place, time: when, cut }) =>
		cutWorth(cut) + placeWorth(place) + timeWorth(when) + (cut === '' ? (worth[count] ?? 0) : 0);
}
