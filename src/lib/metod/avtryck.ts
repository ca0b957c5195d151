import { createHash } from 'node:crypto';
import type { Measure } from '../measures/types.ts';

/** What of a measure decides its figures: everything that reaches the SQL, the rows or the protection; no words. */
function bearing(measure: Measure): unknown {
	const count = (one: Measure['namnare']) =>
		one && { relation: one.relation, aggregate: one.aggregate, filter: one.filter ?? null, time: one.time };
	return {
		taljare: count(measure.taljare),
		namnare: count(measure.namnare) ?? null,
		namnare_plus: count(measure.namnare_plus) ?? null,
		enhet: measure.enhet,
		intervall: measure.intervall,
		alltid: measure.alltid ?? [],
		strukturovergripande: measure.strukturovergripande,
		skydd: measure.skydd,
		samma_tid: measure.samma_tid ?? false,
		minst: measure.minst ?? null
	};
}

/** Keys in order, so that the same definition gives the same text however it was written. */
const ordered = (_key: string, value: unknown): unknown =>
	value && typeof value === 'object' && !Array.isArray(value)
		? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
		: value;

/** A measure's fingerprint, 12 hexadecimal digits: two definitions that count the same way have the same. */
export const avtryckOf = (measure: Measure): string =>
	createHash('sha256')
		.update(JSON.stringify(bearing(measure), ordered))
		.digest('hex')
		.slice(0, 12);

/** The fingerprints as they are kept: by measure, with the version they belong to. */
export type Avtryck = Record<string, { version: string; avtryck: string }>;

/** The fingerprints of these measures, by id. */
export const avtryckAv = (measures: readonly Measure[]): Avtryck =>
	Object.fromEntries(
		[...measures]
			.sort((a, b) => (a.matt < b.matt ? -1 : 1))
			.map((measure) => [measure.matt, { version: measure.version, avtryck: avtryckOf(measure) }])
	);

/** What to do about fingerprints that do not agree: one Swedish sentence a measure, none when all agree. */
export function avvikelser(now: Avtryck, kept: Avtryck): string[] {
	const command = 'node --import tsx scripts/metodAvtryck.mjs';
	const ids = [...new Set([...Object.keys(now), ...Object.keys(kept)])].sort();
	return ids.flatMap((id) => {
		const [a, b] = [now[id], kept[id]];
		if (!a) return [`${id} finns inte längre. Skriv det i src/lib/metod/andringar.ts och kör: ${command}`];
		if (!b) return [`${id} är nytt. Kör: ${command}`];
		if (a.avtryck === b.avtryck && a.version === b.version) return [];
		return a.version === b.version
			? [
					`${id} räknas på ett nytt sätt men har samma version (${a.version}). Höj version i biblioteket, skriv varför i src/lib/metod/andringar.ts och kör: ${command}`
				]
			: [
					`${id} har gått från version ${b.version} till ${a.version}. Skriv varför i src/lib/metod/andringar.ts och kör: ${command}`
				];
	});
}
