import { addDays, addMonths, DATA_END } from '../dates.ts';
import { worksOrStudies } from '../background.ts';
import { drawOutcome } from '../outcome.ts';
import type { Random } from '../random.ts';
import type { Deltagande, Row } from '../types.ts';

export interface Uppfoljningsplan {
	/** Months after slut, and the share that is reached then. */
	tillfallen: readonly (readonly [months: number, reached: number])[];
	/** Share of those without work or studies who have found it since the last time. */
	nya: number;
	/** Share of those with work or studies who have left it. */
	tappar: number;
}

/**
 * Follow-up rows of those who ended with consent and a known outcome: strictly after slut, never after the data's last
 * day, and fewer for each time.
 */
export function uppfoljning(rng: Random, rows: readonly Deltagande[], plan: Uppfoljningsplan): Row[] {
	return rows.flatMap((row) => {
		if (row.slut === null || row.samtycke === 'nej' || row.avslutsorsak === 'felregistrering') return [];
		if (row.avslutsorsak === 'avliden' || !row.sysselsattning_efter || row.sysselsattning_efter === 'okand')
			return [];
		let now = {
			sysselsattning_efter: row.sysselsattning_efter,
			omfattning_efter: row.omfattning_efter,
			forsorjning_efter: row.forsorjning_efter
		} as ReturnType<typeof drawOutcome>;
		const out: Row[] = [];
		for (const [months, reached] of plan.tillfallen) {
			const datum = addDays(addMonths(row.slut, months), rng.int(-4, 12));
			if (datum > DATA_END) break;
			const works = worksOrStudies(now.sysselsattning_efter);
			if (works && rng.chance(plan.tappar)) now = drawOutcome(rng, 'annat', row);
			else if (!works && rng.chance(plan.nya))
				now = drawOutcome(rng, rng.chance(0.65) ? 'arbete' : 'studier', row);
			if (!rng.chance(reached)) continue;
			out.push({
				deltagande_id: row.deltagande_id,
				datum,
				sysselsattning: now.sysselsattning_efter,
				omfattning: now.omfattning_efter,
				forsorjning: now.forsorjning_efter
			});
		}
		return out;
	});
}
