import { wilson } from '../stats/wilson.ts';
import type { Known, Measure, MeasureRow } from './types.ts';

/** One line of a compiled query's answer: `d0` … and the sums. */
export interface RawRow {
	[dimension: `d${number}`]: string | null;
	taljare: number | null;
	namnare: number | null;
	/** How many of the insatser behind the row take participants; null when that was not asked. */
	tillampliga: number | null;
	/** How many of them that any participant has been registered for; null when that was not asked. */
	registrerade: number | null;
}

type Figures = Omit<MeasureRow, 'by'>;

const nothing: Figures = {
	taljare: null,
	namnare: null,
	varde: null,
	lag: null,
	hog: null,
	n: null,
	status: 'data_saknas'
};

/** Öre to kronor with two decimals. */
const kronor = (ore: number) => Math.round(ore) / 100;

function share(measure: Measure, taljare: number | null, namnare: number | null): Figures {
	// A published count without a denominator is a fact of its own, though it is no share.
	if (namnare === null && taljare !== null) return { ...nothing, taljare, n: taljare, status: 'visas' };
	const x = taljare ?? 0;
	const n = namnare ?? 0;
	if (n === 0) return { ...nothing, taljare: x, namnare: n, n };
	const whole = Number.isInteger(x) && Number.isInteger(n) && x >= 0 && x <= n;
	const interval = measure.intervall === 'wilson' && whole ? wilson(x, n) : null;
	return {
		taljare: x,
		namnare: n,
		varde: x / n,
		lag: interval?.lag ?? null,
		hog: interval?.hog ?? null,
		n,
		status: 'visas'
	};
}

function ratio(measure: Measure, taljare: number | null, namnare: number | null): Figures {
	const money = measure.enhet === 'kronor_per';
	const x = taljare === null ? null : money ? kronor(taljare) : taljare;
	const figures = { ...nothing, taljare: x, namnare, n: namnare };
	if (taljare === null || !namnare) return figures;
	if (measure.minst !== undefined && namnare < measure.minst)
		return { ...figures, status: 'for_litet_underlag' };
	const varde = money ? Math.round(taljare / namnare) / 100 : taljare / namnare;
	return { ...figures, varde, status: 'visas' };
}

function figuresOf(measure: Measure, { taljare, namnare, tillampliga, registrerade }: RawRow): Figures {
	if (!measure.strukturovergripande && tillampliga === 0) return { ...nothing, status: 'ej_tillampligt' };
	switch (measure.enhet) {
		case 'andel':
			return share(measure, taljare, namnare);
		case 'kronor_per':
		case 'manader':
		case 'procentenheter':
			return ratio(measure, taljare, namnare);
		// A median stands for itself: there is no numerator to show, only how many it rests on.
		case 'skalsteg':
			if (taljare === null || !namnare) return { ...nothing, n: namnare };
			return { ...nothing, varde: taljare, n: namnare, status: 'visas' };
		case 'kronor': {
			if (taljare === null) return nothing;
			const kr = kronor(taljare);
			return { ...nothing, taljare: kr, varde: kr, status: 'visas' };
		}
		default: {
			const count = taljare ?? 0;
			// Nobody has been registered there, ever: how many there were is not known to be none.
			if (count === 0 && registrerade === 0 && measure.taljare.relation === 'marts.deltagande')
				return nothing;
			return { ...nothing, taljare: count, varde: count, n: count, status: 'visas' };
		}
	}
}

/** The answer of a compiled query as rows: value, interval and status. Nothing is protected yet. */
export function toRows(measure: Measure, by: readonly string[], raw: readonly RawRow[]): MeasureRow[] {
	return raw.map((row) => ({
		by: Object.fromEntries(by.map((id, index) => [id, row[`d${index}`] ?? null])),
		...figuresOf(measure, row)
	}));
}

function compareText(a: string, b: string): number {
	const [x, y] = [Number(a), Number(b)];
	if (a !== '' && b !== '' && Number.isFinite(x) && Number.isFinite(y) && x !== y) return x - y;
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Codes in their list's order, all else by text, nothing last. By the cut alone, never by a figure. */
export function sortRows(rows: readonly MeasureRow[], by: readonly string[], known: Known): MeasureRow[] {
	const ranks = by.map((id) => new Map(known.values[id]?.map(({ varde }, index) => [varde, index])));
	const compare = (a: MeasureRow, b: MeasureRow): number => {
		for (const [index, id] of by.entries()) {
			const [x, y] = [a.by[id] ?? null, b.by[id] ?? null];
			if (x === y) continue;
			if (x === null || y === null) return x === null ? 1 : -1;
			const rank = ranks[index]!;
			const order = (rank.get(x) ?? Infinity) - (rank.get(y) ?? Infinity);
			return Number.isNaN(order) || order === 0 ? compareText(x, y) : order;
		}
		return 0;
	};
	return [...rows].sort(compare);
}
