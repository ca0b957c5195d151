import type { OmvarldRow, YearValue } from './types.ts';

const PARTS: Readonly<Record<string, number>> = { Q: 4, M: 12 };
const kindOf = (period: string): 'Y' | 'Q' | 'M' =>
	period.length === 4 ? 'Y' : period.includes('Q') ? 'Q' : 'M';

/** Years of which only some months or quarters are loaded: they make no year, and somebody may wonder where they went. */
export function unfinishedYears(
	rows: readonly OmvarldRow[]
): { kalla: string; year: string; antal: number; av: number }[] {
	const parts = new Map<string, Set<string>>();
	for (const { kalla, period, varde } of rows) {
		const kind = kindOf(period);
		if (kind === 'Y' || varde === null) continue;
		const key = `${kalla}|${period.slice(0, 4)}|${kind}`;
		parts.set(key, (parts.get(key) ?? new Set()).add(period));
	}
	return [...parts].flatMap(([key, periods]) => {
		const [kalla, year, kind] = key.split('|') as [string, string, string];
		const whole = rows.some((row) => row.kalla === kalla && row.period === year && row.varde !== null);
		return whole || periods.size === PARTS[kind]
			? []
			: [{ kalla, year, antal: periods.size, av: PARTS[kind]! }];
	});
}

/** The rows of the table that was fetched last, where several tables tell the same thing; then by the table's name. */
function latestTable(rows: readonly OmvarldRow[]): OmvarldRow[] {
	const rank = ({ hamtad, tabell }: OmvarldRow) => `${hamtad ?? ''}|${tabell}`;
	const best = rows.reduce((a, b) => (rank(b) > rank(a) ? b : a), rows[0]!);
	return rows.filter(({ tabell }) => tabell === best.tabell);
}

/**
 * One measure of one area, year by year, first to last. A published year stands as it is; else the mean of its twelve months or
 * four quarters, when all of them are there. `rows` are of one source, measure, area, age and ersättning.
 */
export function yearsOf(rows: readonly OmvarldRow[]): YearValue[] {
	const years = [...new Set(rows.map(({ period }) => Number(period.slice(0, 4))))].sort((a, b) => a - b);
	return years.flatMap((year): YearValue[] => {
		const own = rows.filter(({ period, varde }) => period.startsWith(String(year)) && varde !== null);
		const of = (kind: string) => own.filter(({ period }) => kindOf(period) === kind);
		const whole = of('Y');
		if (whole.length > 0) {
			const { varde, summa_delar } = latestTable(whole)[0]!;
			return [{ year, varde: varde!, medel: false, summaDelar: summa_delar }];
		}
		for (const kind of ['M', 'Q']) {
			const parts = of(kind).length > 0 ? latestTable(of(kind)) : [];
			if (parts.length === PARTS[kind]) {
				const sum = parts.reduce((total, { varde }) => total + varde!, 0);
				return [{ year, varde: sum / parts.length, medel: true, summaDelar: null }];
			}
		}
		return [];
	});
}
