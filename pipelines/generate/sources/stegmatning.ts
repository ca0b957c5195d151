import { addDays, DATA_END, min } from '../dates.ts';
import type { Random } from '../random.ts';
import type { Deltagande, Row } from '../types.ts';
import { INSTRUMENT, type Instrument } from './instrument.ts';

export interface Matplan {
	/** Share of the spells that get a start measurement, per instrument. */
	start: Readonly<Record<string, number>>;
	/** Share of those measured at start, and ended, that are measured at the end too. */
	avslut: number;
	/** Share measured in between as well. */
	under: number;
	/** Mean movement from start to end as a share of the scale. */
	rorelse: number;
	/** Measurements without deltagande_id, per measured spell. */
	anonyma: number;
}

const clamp = (value: number, item: Instrument): number =>
	Math.min(item.to, Math.max(item.from, Math.round(value)));

function answers(rng: Random, item: Instrument, level: number): number[] {
	const width = item.to - item.from;
	return Array.from({ length: item.fragor }, (_, i) => {
		if (rng.chance(0.025)) return rng.pick([96, 97, 97, 98, 99]);
		const value = clamp(item.from + width * level + rng.normal(0, width * 0.13), item);
		return i + 1 === item.omvand ? item.from + item.to - value : value;
	});
}

/**
 * Measurements of one insats' spells: at start, in between, at the end. Some lack the end, some answers are missing
 * codes, some are anonymous and can never be paired (their bedomare_id is the sheet of paper, not a person).
 */
export function stegmatning(
	rng: Random,
	rows: readonly Deltagande[],
	plan: Matplan,
	id: (prefix: string) => string
): Row[] {
	const out: Row[] = [];
	const write = (
		row: Deltagande,
		item: Instrument,
		tillfalle: string,
		datum: string,
		level: number,
		bedomare_id: string | null,
		anonym = false
	): void => {
		answers(rng, item, level).forEach((varde, i) =>
			out.push({
				insats_id: row.insats_id,
				instrument: item.instrument,
				version: item.version,
				fraga: `q${i + 1}`,
				tillfalle,
				datum,
				bedomare: item.bedomare,
				varde,
				deltagande_id: anonym ? null : row.deltagande_id,
				bedomare_id
			})
		);
	};
	for (const row of rows) {
		if (row.samtycke === 'nej' || row.avslutsorsak === 'felregistrering') continue;
		const last = row.slut ?? DATA_END;
		for (const item of INSTRUMENT) {
			if (!rng.chance(plan.start[item.instrument] ?? 0)) continue;
			const handledare = item.bedomare === 'handledare' ? `H${rng.int(11, 49)}` : null;
			const level = Math.min(0.75, Math.max(0.1, rng.normal(0.38, 0.14)));
			const move = rng.normal(plan.rorelse, 0.13);
			const first = min(addDays(row.start, rng.int(0, 12)), last);
			const anonym = rng.chance(plan.anonyma);
			write(row, item, 'start', first, level, anonym ? id('F') : handledare, anonym);
			const half = addDays(row.start, 95 + rng.int(0, 12));
			if (!anonym && half < last && rng.chance(plan.under))
				write(row, item, 'under', half, level + move / 2, handledare);
			if (row.slut === null || !rng.chance(plan.avslut)) continue;
			const end = addDays(row.slut, -rng.int(0, 9));
			if (end > first) write(row, item, 'avslut', end, level + move, anonym ? id('F') : handledare, anonym);
		}
	}
	return out;
}
