import type { MeasureRow } from '#lib/measures/types.ts';
import { wilson } from '#lib/stats/wilson.ts';

type By = MeasureRow['by'];

const none = { taljare: null, namnare: null, varde: null, lag: null, hog: null, n: null };

export const count = (by: By, n: number): MeasureRow => ({
	...none,
	by,
	taljare: n,
	varde: n,
	n,
	status: 'visas'
});

export const share = (by: By, x: number, n: number): MeasureRow => ({
	by,
	taljare: x,
	namnare: n,
	varde: x / n,
	lag: wilson(x, n)!.lag,
	hog: wilson(x, n)!.hog,
	n,
	status: 'visas'
});

export const hidden = (by: By): MeasureRow => ({ ...none, by, status: 'skyddad' });
