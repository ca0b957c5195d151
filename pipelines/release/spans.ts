/** The places and times of a release, and which are sums of which. */
import { fineYears, place, time, type Fine } from '#lib/protection/lattice.ts';
import type { Sum } from '#lib/protection/input.ts';

export interface InsatsPlace {
	forbund_id: string;
	insats_id: string;
	overordnad_insats: string;
}

export interface Places {
	/** Every place an insats belongs to, itself first. */
	of: Map<string, string[]>;
	sums: Sum[];
}

/** All förbund together are no place of their own: they are the sum of what each shows. */
export function placesOf(insatser: readonly InsatsPlace[]): Places {
	const of = new Map<string, string[]>();
	const sums = new Map<string, Set<string>>();
	const add = (whole: string, part: string) => sums.set(whole, (sums.get(whole) ?? new Set()).add(part));
	const groups = new Set(
		insatser
			.filter((i) => i.overordnad_insats !== i.insats_id)
			.map((i) => place.overordnad(i.forbund_id, i.overordnad_insats))
	);
	for (const { forbund_id, insats_id, overordnad_insats } of insatser) {
		const own = place.insats(forbund_id, insats_id);
		const whole = place.forbund(forbund_id);
		const chain = [own];
		const group = place.overordnad(forbund_id, overordnad_insats);
		if (groups.has(group)) {
			chain.push(group);
			add(group, own);
			add(whole, group);
		} else add(whole, own);
		chain.push(whole);
		of.set(own, chain);
	}
	return { of, sums: [...sums].map(([whole, parts]) => ({ whole, parts: [...parts] })) };
}

export interface Times {
	years: number[];
	/** The last three years; absent when there are fewer. */
	latest: string | null;
	/** Three years running for persons, who do not add up: the last three of every insats that has ended, and of all. */
	runs: [from: number, to: number][];
	sums: Sum[];
	/** What is left of all time beside the last three years, and beside the years. Shown to nobody. */
	hidden: readonly string[];
	/** Half-years of the latest years. */
	halves: readonly string[];
	/** The times a year or a month (or nothing, when a date is missing) belongs to. */
	ofDate(when: string | null, yearly: boolean, fine?: Fine): string[];
	/** The times that hold a span of days. */
	ofSpan(fran: string, till: string, yearly: boolean): string[];
}

const REST = 'övrigt';
const UNDATED = 'odaterat';

/** `lastYears` are the years in which insatser have their last data. */
export function timesOf(first: number, last: number, lastYears: readonly number[]): Times {
	const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
	const latest = years.length > 2 ? time.run(String(last - 2), String(last)) : null;
	const inside = (year: number) => year >= first && year <= last;
	const isLatest = (year: number) => inside(year) && year > last - 3;
	const runs = [...new Set([...lastYears, last])]
		.filter((to) => inside(to) && inside(to - 2))
		.sort((a, b) => a - b)
		.map((to): [number, number] => [to - 2, to]);
	/** All time, and what of it the last three years are or are not. */
	const broad = (recent: boolean) => [time.alla, ...(latest ? [recent ? latest : REST] : [])];
	const isFine = (year: number, fine: Fine) => inside(year) && year > last - fineYears[fine];
	const fineOnes = (fine: Fine) => years.filter((year) => isFine(year, fine));
	const halves = fineOnes('halvar').flatMap((year) => [`${year}-H1`, `${year}-H2`]);
	const months = (year: number, half: number) =>
		Array.from({ length: 6 }, (_, i) => `${year}-${String(6 * (half - 1) + i + 1).padStart(2, '0')}`);
	return {
		years,
		latest,
		runs,
		halves,
		sums: [
			{ whole: time.alla, parts: [...years.map(String), UNDATED] },
			...(latest
				? [
						{ whole: time.alla, parts: [latest, REST] },
						{ whole: latest, parts: years.slice(-3).map(String) }
					]
				: []),
			...fineOnes('halvar').map((year) => ({ whole: String(year), parts: [`${year}-H1`, `${year}-H2`] })),
			...fineOnes('manad').flatMap((year) =>
				[1, 2].map((half) => ({ whole: `${year}-H${half}`, parts: months(year, half) }))
			)
		],
		hidden: [REST, UNDATED],
		ofDate(when, yearly, fine) {
			const year = when === null ? Number.NaN : Number(when.slice(0, 4));
			const found = broad(isLatest(year));
			if (!yearly) return found;
			found.push(inside(year) ? String(year) : UNDATED);
			if (fine && isFine(year, 'halvar')) found.push(`${year}-H${Number(when!.slice(5)) > 6 ? 2 : 1}`);
			if (fine === 'manad' && isFine(year, 'manad')) found.push(when!);
			return found;
		},
		ofSpan(fran, till, yearly) {
			const [a, b] = [Number(fran.slice(0, 4)), Number(till.slice(0, 4))];
			const found = broad(isLatest(a) && isLatest(b));
			return yearly ? [...found, a === b && inside(a) ? String(a) : UNDATED] : found;
		}
	};
}
