/** Which of the derived answers may be let out: those that rest on figures that are shown. */
import type { Measure } from '#lib/measures/types.ts';
import { bookKey } from '#lib/protection/book.ts';
import { isPrimary } from '#lib/protection/primary.ts';
import type { Release } from '#lib/protection/release.ts';
import type { DerivedRow } from './derived.ts';
import type { Plan } from './plan.ts';

/**
 * True when the answer gives away nothing that is hidden. What it is divided by is a figure of the release, or differs from
 * it by nobody or by enough: a cost counted over nine months beside a year's participants would tell who came later.
 */
export function supported(
	row: DerivedRow,
	measure: Measure,
	plan: Plan,
	release: Pick<Release, 'at'>,
	k: number
): boolean {
	const base = measure.namnare ?? measure.taljare;
	const n = row.namnare ?? row.taljare ?? 0;
	if (n === 0) return true;
	if (isPrimary(n, k)) return false;
	const key = bookKey(base, measure.alltid ?? [], measure.namnare_plus);
	const count = plan.counts.find((planned) => planned.key === key);
	if (!count) return true;
	const { apart, place, time } = row;
	const figure = release.at({ count: count.nr, apart, place, time, cut: '', value: '' });
	return figure?.shown !== false && !isPrimary(Math.abs((figure?.n ?? 0) - n), k);
}
