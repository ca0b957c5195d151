import { chosen, counted, figureOf, rowsFor, type Days } from './ask.ts';
import type { Question } from './evidence.ts';
import type { Figure, Part, Point } from './types.ts';

/** Has anything of the kind been registered for the insats, ever? Nothing at all is missing data, not zero. */
export async function registered({ ask, who }: Question, part: Part): Promise<boolean> {
	if (!part.kraver) return true;
	for (const matt of ['handelser', 'handelser_deltagande']) {
		const rows = await rowsFor(ask, who, { namn: '', matt }, null);
		if (rows.some((row) => row.by.handelsetyp === part.kraver)) return true;
	}
	return false;
}

const point = (period: string, figure: Figure): Point => ({
	period,
	taljare: figure.taljare,
	namnare: figure.namnare,
	varde: figure.varde,
	status: figure.status
});

/** The same by calendar year, for what is followed over time. */
export async function trendOf(
	q: Question,
	parts: readonly Part[],
	days: Days,
	add: boolean
): Promise<Point[]> {
	const years = new Map<string, Figure[]>();
	for (const part of parts) {
		const rows = counted(chosen(await rowsFor(q.ask, q.who, part, days, ['ar']), part), part);
		for (const ar of new Set(rows.map((row) => row.by.ar))) {
			if (!ar) continue;
			const own = rows.filter((row) => row.by.ar === ar);
			years.set(ar, [...(years.get(ar) ?? []), figureOf(part.namn, own, add)]);
		}
	}
	return [...years]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([ar, figures]) =>
			point(
				ar,
				figures.length === 1
					? figures[0]!
					: figureOf(
							'',
							figures.map((one) => ({ ...one, by: {}, n: one.taljare })),
							add
						)
			)
		);
}
