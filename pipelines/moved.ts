import { readFileSync } from 'node:fs';
import type { Database } from '#lib/server/duckdb.ts';
import type { Moved, MovedMoney } from '#lib/server/report.ts';

/** So many of a kind are kept in the report; the rest are said to be more. */
const MOST = 200;
const read = (name: string): string => readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8');

interface Shift {
	ar: number;
	typ: string;
	insats_id: string;
	kostnadsslag: string;
	/** Öre more (or less) in this place. */
	ore: number;
}

/**
 * Says from which place to which money went, where that can be known: one place lost it or one place got it. Otherwise each
 * place is said by itself, with null on the other side. Amounts in kronor.
 */
export function movesOf(shifts: readonly Shift[]): MovedMoney[] {
	const groups = new Map<string, Shift[]>();
	for (const shift of shifts) {
		const key = `${shift.ar}|${shift.typ}`;
		groups.set(key, [...(groups.get(key) ?? []), shift]);
	}
	return [...groups.values()].flatMap((group): MovedMoney[] => {
		const { ar, typ } = group[0]!;
		const place = ({ insats_id, kostnadsslag }: Shift) => `${insats_id} · ${kostnadsslag}`;
		const from = group.filter(({ ore }) => ore < 0);
		const to = group.filter(({ ore }) => ore > 0);
		const whole = group.reduce((sum, { ore }) => sum + ore, 0) === 0;
		const move = (fran: Shift | null, till: Shift | null, ore: number): MovedMoney => ({
			...{ ar, typ, fran: fran && place(fran), till: till && place(till), kr: Math.abs(ore) / 100 }
		});
		if (whole && from.length === 1) return to.map((one) => move(from[0]!, one, one.ore));
		if (whole && to.length === 1) return from.map((one) => move(one, to[0]!, one.ore));
		return [...from.map((one) => move(one, null, one.ore)), ...to.map((one) => move(null, one, one.ore))];
	});
}

/**
 * What this load moved in years that the version before (attached as `forra`) already spoke of: figures with both values,
 * corrections as counts, money that another mapping put elsewhere. Null when nothing moved.
 */
export async function movedBy(db: Database): Promise<Moved | null> {
	const figures = await db.query<Moved['figures'][number]>(read('moved'));
	const corrected = await db.query<Moved['corrected'][number]>(read('corrected'));
	const money = movesOf(await db.query<Shift>(read('remapped')));
	if (figures.length + corrected.length + money.length === 0) return null;
	const kronor = figures.map((one) =>
		one.matt === 'utfall' || one.matt === 'budget'
			? { ...one, fore: one.fore / 100, efter: one.efter / 100 }
			: one
	);
	return {
		figures: kronor.slice(0, MOST),
		corrected: corrected.slice(0, MOST),
		money: money.slice(0, MOST),
		more: [kronor, corrected, money].reduce((sum, list) => sum + Math.max(0, list.length - MOST), 0)
	};
}
