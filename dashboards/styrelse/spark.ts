/** The five latest years of the board's main figures, as small pictures. */
import { sparkline } from '#lib/charts/index.ts';
import { formatRange, speak } from '#lib/format/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import { measureOf } from '#lib/server/scope.ts';
import type { StatView } from '#lib/ui/types.ts';
import { isShown, sumOf } from './figures.ts';

/** One row a year: parts of a year (money by inriktning) are summed. */
function yearly(rows: readonly MeasureRow[]): MeasureRow[] {
	const years = [...new Set(rows.flatMap(({ by }) => by.ar ?? []))].sort();
	return years.map((ar) => {
		const own = rows.filter(({ by }) => by.ar === ar);
		return own.length === 1 ? own[0]! : { ...(own.find(isShown) ?? own[0]!), varde: sumOf(own) };
	});
}

/** @param ongoing the latest year is not over: what is counted in it is less than a year's */
export function spark(
	matt: string,
	rows: readonly MeasureRow[],
	{ k, year, ongoing }: { k: number; year: string | null; ongoing: boolean }
): Pick<StatView, 'spark'> {
	const { namn, enhet } = measureOf(matt);
	const points = yearly(rows).map((row) => ({
		ar: row.by.ar!,
		varde: isShown(row) ? row.varde : null,
		text: speak(row, enhet, k).text,
		pagar: ongoing && row.by.ar === year
	}));
	const svg = sparkline(points, namn);
	const years = formatRange(points[0]?.ar, points.at(-1)?.ar);
	return svg ? { spark: { svg, years, pagar: points.some(({ pagar }) => pagar) } } : {};
}
