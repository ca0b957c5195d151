import type { Evidence, Place, Shown, Side, Subject } from '#lib/compare/index.ts';
import { sideOf } from '#lib/compare/index.ts';
import { measureOf } from '#lib/measures/library/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import { wilson } from '#lib/stats/index.ts';

/** Sides and rows by hand, for the comparison's tests. */

export const place = (namn: string, more: Partial<Place> = {}): Place => ({
	forbund: 'f',
	insats: namn.toLocaleLowerCase('sv'),
	namn,
	inriktning: 'individinriktad',
	start: '2024-01-01',
	slut: null,
	fran: 2024,
	till: 2026,
	...more
});

export const row = (
	name: string,
	x: number | null,
	n: number | null,
	by: Record<string, string | null> = {},
	status: MeasureRow['status'] = x === null ? 'skyddad' : 'visas'
): MeasureRow => ({
	by: { forbund: 'f', insats: name.toLocaleLowerCase('sv'), ...by },
	taljare: x,
	namnare: n,
	varde: x === null || !n ? null : x / n,
	lag: x === null || !n ? null : wilson(x, n)!.lag,
	hog: x === null || !n ? null : wilson(x, n)!.hog,
	n,
	status
});

/** A count of deltaganden. */
export const count = (
	name: string,
	n: number | null,
	by: Record<string, string | null> = {}
): MeasureRow => ({
	...row(name, n, n, by),
	namnare: null,
	varde: n,
	lag: null,
	hog: null
});

export const side = (name: string, x: number | null, n: number | null, more: Partial<Place> = {}): Side =>
	sideOf(place(name, more), row(name, x, n));

export const shown = (name: string, x: number, n: number): Shown => side(name, x, n) as Shown;

export const subject = (places: readonly Place[], more: Partial<Subject> = {}): Subject => ({
	measure: measureOf('avslut_arbete_studier')!,
	places,
	from: '2024',
	to: '2026',
	dataPer: '2026-10-31',
	label: (_, value) => value,
	k: 5,
	...more
});

export const evidence = (more: Partial<Evidence> = {}): Evidence => ({
	subject: subject([]),
	years: [],
	coverage: [],
	limit: { matt: 'tackning', text: 'andelen avslut med känt utfall är', least: 0.6 },
	block: '',
	...more
});
