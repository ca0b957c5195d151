import { dimensionOf } from '../measures/dimensions.ts';
import type { Measure, MeasureRow, Viewer } from '../measures/types.ts';

/** K may be set per förbund, but never below this. */
export const smallestK = 3;

const unprotected: readonly Viewer['role'][] = ['kansli', 'utvarderare'];

const between = (value: number | null, k: number) => value !== null && value > 0 && value < k;

/** Is the row itself about too few? Both sides of a share of persons, the respondents of a survey, the people behind a cost. */
export function isSmall(row: MeasureRow, measure: Measure, k: number): boolean {
	if (measure.skydd === 'ingen') return false;
	if (between(row.n, k)) return true;
	if (measure.skydd === 'svar' || measure.enhet !== 'andel') return false;
	const { taljare, namnare } = row;
	if (taljare === null || namnare === null) return false;
	return between(taljare, k) || between(namnare - taljare, k);
}

const hidden = (row: MeasureRow): MeasureRow => ({
	by: row.by,
	taljare: null,
	namnare: null,
	varde: null,
	lag: null,
	hog: null,
	n: null,
	status: 'skyddad'
});

/** The dimensions along which rows add up to a figure that may be seen elsewhere. */
function additive(measure: Measure, by: readonly string[]): string[] {
	const inTime = measure.taljare.time.kind === 'datum' || measure.taljare.time.kind === 'inom';
	return by.filter((id) => {
		if (measure.alltid?.includes(id)) return false;
		return inTime || !dimensionOf(id)?.tid;
	});
}

const keyOf = (row: MeasureRow, by: readonly string[]) => JSON.stringify(by.map((id) => row.by[id] ?? null));

/** The rows' indices by their place in the cut, so that what is hidden does not hang on the order they came in. */
function inOrder(rows: readonly MeasureRow[], by: readonly string[]): number[] {
	const keys = rows.map((row) => keyOf(row, by));
	return rows
		.map((_, index) => index)
		.sort((a, b) => (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : 0));
}

/** Rows that share everything but `dimension`: together they make up one parent. */
function families(rows: readonly MeasureRow[], by: readonly string[], dimension: string): number[][] {
	const rest = by.filter((id) => id !== dimension);
	const found = new Map<string, number[]>();
	for (const index of inOrder(rows, by)) {
		const key = keyOf(rows[index]!, rest);
		found.set(key, [...(found.get(key) ?? []), index]);
	}
	return [...found.values()];
}

/**
 * The smallest-group rule of day one. Hides rows about 0 < n < k (for shares of persons also the numerator and
 * what is left), and where exactly one row of a parent is hidden also the smallest other one, so that it cannot
 * be had by subtraction. A hidden row keeps nothing but its place in the cut. Kansli and utvärderare see all.
 * The full release lattice is a later room; this is a rule within one answer.
 */
export function protect(
	rows: readonly MeasureRow[],
	measure: Measure,
	by: readonly string[],
	viewer: Viewer,
	k: number
): MeasureRow[] {
	if (unprotected.includes(viewer.role) || measure.skydd === 'ingen') return [...rows];
	const limit = Math.max(smallestK, k);
	const gone = rows.map((row) => isSmall(row, measure, limit));
	const cuts = additive(measure, by).map((dimension) => families(rows, by, dimension));

	const size = (index: number) => rows[index]!.n ?? 0;
	for (let changed = true; changed;) {
		changed = false;
		for (const family of cuts.flat()) {
			if (family.filter((index) => gone[index]).length !== 1) continue;
			const others = family.filter((index) => !gone[index] && size(index) > 0);
			if (others.length === 0) continue;
			const smallest = others.reduce((best, index) => (size(index) < size(best) ? index : best));
			gone[smallest] = true;
			changed = true;
		}
	}
	return rows.map((row, index) => (gone[index] ? hidden(row) : row));
}
