/** Which counts a release holds, how each is asked for, and what it is for. Made from the measures and the lattice. */
import { adds } from '#lib/measures/batch.ts';
import { measures } from '#lib/measures/library/index.ts';
import type { Count, Measure } from '#lib/measures/types.ts';
import {
	countKey,
	cuts,
	fineness,
	fineOf,
	isToldIn,
	isYear,
	isYearly,
	uniformOf,
	type Address,
	type Fine
} from '#lib/protection/lattice.ts';
import type { Rule } from '#lib/protection/primary.ts';

export interface PlannedCount {
	nr: number;
	key: string;
	/** Absent for a count that is the sum of others. */
	count?: Count;
	/** Numbers of the counts it is the sum of. */
	of: readonly number[];
	apart: readonly string[];
	/** Cuts it is counted by besides the whole: dimensions joined by `+`. */
	cuts: Set<string>;
	/** Told year by year, besides all time and the last three years. */
	yearly: boolean;
	/** Told by half-year, or by half-year and month, of the latest years. */
	fine?: Fine;
}

export interface Plan {
	counts: PlannedCount[];
	rules: Rule[];
	/** Measures that are no counts: asked as they are, and shown where what they rest on is. */
	derived: Measure[];
}

/** Persons, or what stands on a day: asked place by place. */
export const stands = ({ aggregate, time }: Count): boolean =>
	(aggregate === 'count(*)' || aggregate === 'count(distinct person)') &&
	(time.kind === 'overlapp' || time.kind === 'vid_slut');

const counted = (count: Count): boolean => adds(count) || stands(count);

/** A share of people or answers, or a count of them: not money, a mean or a median. */
const isCount = ({ enhet, namnare }: Measure): boolean =>
	enhet === 'andel' || (!namnare && ['personer', 'deltaganden', 'antal'].includes(enhet));

/** A measure that is made of other measures' figures at the same place, and needs no figure of its own. */
export const isMadeOfOthers = ({ enhet, taljare }: Measure): boolean =>
	enhet === 'procentenheter' || taljare.time.kind === 'vid_start';

class Planner {
	readonly counts: PlannedCount[] = [];
	readonly #byKey = new Map<string, PlannedCount>();

	add(key: string, apart: readonly string[], own: Partial<PlannedCount>): PlannedCount {
		const known = this.#byKey.get(key);
		if (known) return known;
		const made = {
			nr: this.counts.length,
			key,
			of: [],
			apart,
			cuts: new Set<string>(),
			yearly: false,
			...own
		};
		this.counts.push(made);
		this.#byKey.set(key, made);
		return made;
	}

	count(count: Count, apart: readonly string[]): PlannedCount {
		return this.add(JSON.stringify([countKey(count), apart]), apart, { count });
	}

	/** The denominator, with what comes from another relation added to it. */
	whole(measure: Measure, apart: readonly string[]): PlannedCount {
		const first = this.count(measure.namnare ?? measure.taljare, apart);
		if (!measure.namnare_plus) return first;
		const more = this.count(measure.namnare_plus, apart);
		return this.add(JSON.stringify(['summa', first.key, more.key]), apart, { of: [first.nr, more.nr] });
	}
}

/** The measures whose figures are guarded at all. */
export const guarded = (measure: Measure): boolean => measure.skydd !== 'ingen';

export function plan(): Plan {
	const planner = new Planner();
	const rules: Rule[] = [];
	const derived: Measure[] = [];
	for (const measure of measures) {
		if (!guarded(measure) || isMadeOfOthers(measure)) continue;
		const { taljare, namnare, matt, skydd } = measure;
		const apart = measure.alltid ?? [];
		const base = namnare ?? taljare;
		const plain = isCount(measure) && counted(taljare) && (!namnare || counted(namnare));
		if (!plain) derived.push(measure);
		if (!counted(base)) continue;
		const whole = planner.whole(measure, apart);
		const part = plain && namnare ? planner.count(taljare, apart) : undefined;
		const own = plain ? (cuts[matt] ?? []).map((ids) => ids.join('+')) : [];
		const byYear = plain && isYearly(matt);
		const fine = plain ? fineOf(matt) : undefined;
		const used = [whole, ...whole.of.map((nr) => planner.counts[nr]!), ...(part ? [part] : [])];
		for (const one of used) {
			for (const cut of own) one.cuts.add(cut);
			one.yearly ||= byYear;
			if (fine && one.fine !== 'manad') one.fine = fine;
		}
		const allowed = new Set(['', ...own]);
		rules.push({
			whole: whole.nr,
			...(part ? { part: part.nr } : {}),
			skydd: skydd === 'svar' ? 'svar' : 'person',
			uniform: uniformOf(measure),
			covers: ({ cut, time }: Address) =>
				allowed.has(cut) &&
				((byYear && cut === '') || !(isYear(time) || fineness(time))) &&
				(fineness(time) === undefined || (fine !== undefined && isToldIn(fine, time)))
		});
	}
	return { counts: planner.counts, rules, derived };
}
