/** What a figure is set against: another period, or all the others; and what may be said of the difference. */
import { adds } from '../measures/batch.ts';
import { parsePeriod, periodType } from '../measures/period.ts';
import { toRows } from '../measures/rows.ts';
import type { Measure, MeasureRow } from '../measures/types.ts';
import { holm, newcombe, newcombeP } from '../stats/index.ts';

export interface Span {
	from: string;
	to: string;
}

const ALPHA = 0.05;
const PARTS = { ar: 1, halvar: 2, tertial: 3, kvartal: 4, manad: 12 } as const;
const LETTER = { halvar: 'H', tertial: 'T', kvartal: 'Q' } as const;

/** The period's number on its own scale: 2024-H2 → 4049. */
function ordinal(text: string): { type: keyof typeof PARTS; at: number } | null {
	const type = periodType(text);
	if (!type) return null;
	const year = Number(text.slice(0, 4));
	const part = type === 'ar' ? 0 : Number(text.slice(type === 'manad' ? 5 : 6)) - 1;
	return { type, at: year * PARTS[type] + part };
}

function periodAt(type: keyof typeof PARTS, at: number): string {
	const year = Math.floor(at / PARTS[type]);
	const part = (at % PARTS[type]) + 1;
	if (type === 'ar') return String(year);
	return type === 'manad' ? `${year}-${String(part).padStart(2, '0')}` : `${year}-${LETTER[type]}${part}`;
}

/** The period of the same length that ends where this begins: 2024–2025 → 2022–2023. Null when it has no such. */
export function previous({ from, to }: Span): Span | null {
	const [first, last] = [ordinal(from), ordinal(to)];
	if (!first || !last || first.type !== last.type || last.at < first.at) return null;
	const length = last.at - first.at + 1;
	const span = {
		from: periodAt(first.type, first.at - length),
		to: periodAt(first.type, last.at - length)
	};
	return parsePeriod(span.from) ? span : null;
}

/** Can the rest be told by taking a part from the whole? Persons may be in several parts, so not theirs. */
export const hasRest = (measure: Measure): boolean =>
	[measure.taljare, measure.namnare, measure.namnare_plus].every((count) => !count || adds(count)) &&
	!measure.samma_tid &&
	(measure.enhet === 'andel' || (measure.enhet === 'deltaganden' && !measure.namnare));

const blank = (by: MeasureRow['by'], status: MeasureRow['status']): MeasureRow => ({
	by,
	taljare: null,
	namnare: null,
	varde: null,
	lag: null,
	hog: null,
	n: null,
	status
});

/**
 * All but one part. Told only where whole and part are let out, and where what is left is no small group and no single hidden
 * one: the rest is then a figure that the release has already weighed.
 *
 * @param others the answers of all the other parts
 * @param k the smallest group that is shown
 */
export function restOf(
	measure: Measure,
	whole: MeasureRow | undefined,
	part: MeasureRow,
	others: readonly MeasureRow[],
	k: number,
	open: boolean
): MeasureRow {
	if (part.status !== 'visas') return blank(part.by, part.status);
	if (!whole || whole.status !== 'visas') return blank(part.by, whole?.status ?? 'data_saknas');
	const hidden = others.filter(({ status }) => status === 'skyddad').length;
	if (hidden === 1) return blank(part.by, 'skyddad');
	const left = (side: 'taljare' | 'namnare') =>
		whole[side] === null || part[side] === null ? null : whole[side] - part[side];
	const [x, n] = [left('taljare'), left('namnare')];
	if (x === null || x < 0 || (n !== null && (n < 0 || x > n))) return blank(part.by, 'data_saknas');
	const small = (value: number | null) => value !== null && value > 0 && value < k;
	if (!open && (small(x) || small(n) || small(n === null ? null : n - x))) return blank(part.by, 'skyddad');
	const [row] = toRows(measure, [], [{ taljare: x, namnare: n, tillampliga: 1, registrerade: null }]);
	return { ...(row ?? blank(part.by, 'data_saknas')), by: part.by };
}

export interface Set {
	/** The figure minus what it is set against: a fraction for shares, else in the measure's own unit. */
	difference: number | null;
	lag: number | null;
	hog: number | null;
	/** Told apart when adjusted for how many are looked at; null where there is no interval to tell by. */
	skild: boolean | null;
}

const counts = (row: MeasureRow | undefined): row is MeasureRow & { taljare: number; namnare: number } =>
	row?.status === 'visas' && row.taljare !== null && row.namnare !== null && row.namnare > 0;

/** Every figure against its other side. Shares by Newcombe's interval, with Holm over all of them; amounts as they are. */
export function setAgainst(
	measure: Measure,
	pairs: readonly { here: MeasureRow; there: MeasureRow | undefined }[]
): Set[] {
	const share = measure.enhet === 'andel' && measure.intervall === 'wilson';
	const raw = pairs.map(({ here, there }) => {
		const both =
			here.status === 'visas' && there?.status === 'visas' && here.varde !== null && there.varde !== null;
		if (!both) return { difference: null, lag: null, hog: null, p: null };
		if (!share || !counts(here) || !counts(there))
			return { difference: here.varde! - there.varde!, lag: null, hog: null, p: null };
		const gap = newcombe(here.taljare, here.namnare, there.taljare, there.namnare);
		const p = newcombeP(here.taljare, here.namnare, there.taljare, there.namnare);
		return { difference: gap?.difference ?? null, lag: gap?.lag ?? null, hog: gap?.hog ?? null, p };
	});
	const judged = raw.filter(({ p }) => p !== null);
	const adjusted = new Map(holm(judged.map(({ p }) => p!)).map((p, at) => [judged[at]!, p]));
	return raw.map((one) => ({
		difference: one.difference,
		lag: one.lag,
		hog: one.hog,
		skild: one.p === null ? null : adjusted.get(one)! < ALPHA
	}));
}
