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
	return groupsOf(shifts, ({ ar, typ }) => `${ar}|${typ}`).flatMap((year) => {
		const moved = traced(year);
		if (moved) return moved;
		// What goes even within an insats stayed in it, whatever else the mapping placed.
		const insatser = groupsOf(year, ({ insats_id }) => insats_id).map((group) => ({
			group,
			own: traced(group)
		}));
		const rest = insatser.flatMap(({ group, own }) => (own ? [] : group));
		const half = (one: Shift) => (one.ore < 0 ? move(one, null, one.ore) : move(null, one, one.ore));
		return [
			...insatser.flatMap(({ own }) => own ?? []),
			...(traced(rest) ??
				[...rest.filter(({ ore }) => ore < 0), ...rest.filter(({ ore }) => ore > 0)].map(half))
		];
	});
}

function groupsOf(shifts: readonly Shift[], keyOf: (shift: Shift) => string): Shift[][] {
	const groups = new Map<string, Shift[]>();
	for (const shift of shifts) groups.set(keyOf(shift), [...(groups.get(keyOf(shift)) ?? []), shift]);
	return [...groups.values()];
}

function move(fran: Shift | null, till: Shift | null, ore: number): MovedMoney {
	const place = (one: Shift | null) => one && `${one.insats_id} · ${one.kostnadsslag}`;
	const { ar, typ } = (fran ?? till)!;
	return { ar, typ, fran: place(fran), till: place(till), kr: Math.abs(ore) / 100 };
}

/** The moves of shifts that go even and where one place lost it all, or one got it all; else null. */
function traced(shifts: readonly Shift[]): MovedMoney[] | null {
	const from = shifts.filter(({ ore }) => ore < 0);
	const to = shifts.filter(({ ore }) => ore > 0);
	if (shifts.reduce((sum, { ore }) => sum + ore, 0) !== 0) return null;
	if (from.length === 1) return to.map((one) => move(from[0]!, one, one.ore));
	if (to.length === 1) return from.map((one) => move(one, to[0]!, one.ore));
	return null;
}

/** Insatser that the version before knew by another name, and new ones that name those they took over after. */
const INSATSER = `select n.insats_id, f.namn as fore, n.namn as efter, case when f.insats_id is null then regexp_replace(n.ersatter, '\\s*[|]\\s*', ', ', 'g') end as ersatter
from inlast.insatser as n left join forra.inlast.insatser as f on f.insats_id = n.insats_id
where trim(f.namn) <> trim(n.namn) or (f.insats_id is null and n.ersatter is not null) order by n.insats_id asc nulls last`;

/**
 * What this load moved in years that the version before (attached as `forra`) already spoke of: figures with both values,
 * corrections as counts, money that another mapping put elsewhere. Null when nothing moved.
 */
export async function movedBy(db: Database): Promise<Moved | null> {
	const figures = await db.query<Moved['figures'][number]>(read('moved'));
	const corrected = await db.query<Moved['corrected'][number]>(read('corrected'));
	const money = movesOf(await db.query<Shift>(read('remapped')));
	const insatser = await db.query<NonNullable<Moved['insatser']>[number]>(INSATSER);
	if (figures.length + corrected.length + money.length + insatser.length === 0) return null;
	const kronor = figures.map((one) =>
		one.matt === 'utfall' || one.matt === 'budget'
			? { ...one, fore: one.fore / 100, efter: one.efter / 100 }
			: one
	);
	return {
		figures: kronor.slice(0, MOST),
		corrected: corrected.slice(0, MOST),
		money: money.slice(0, MOST),
		...(insatser.length > 0 ? { insatser: insatser.slice(0, MOST) } : {}),
		more: [kronor, corrected, money, insatser].reduce((sum, list) => sum + Math.max(0, list.length - MOST), 0)
	};
}
