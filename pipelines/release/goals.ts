/** Judges every goal for aggregated viewers, from figures they may see, and freezes the verdicts. */
import type { JudgedGoal } from '#lib/goals/index.ts';
import { measureOf } from '#lib/measures/library/index.ts';
import { runMeasure } from '#lib/measures/run.ts';
import type { Cut, Measure, MeasureRow, Viewer } from '#lib/measures/types.ts';
import { hidden } from '#lib/protection/outside.ts';
import { uniformOf } from '#lib/protection/lattice.ts';
import { isPrimary, isUniform } from '#lib/protection/primary.ts';
import type { Database } from '#lib/server/duckdb.ts';
import { judgeGoals } from '#lib/server/goals.ts';
import type { Meta } from '#lib/server/lager.ts';
import { remember, type Warehouse } from '#lib/server/warehouse.ts';

const owner: Viewer = { role: 'kansli', insatser: null, forbund: null };
const board: Viewer = { role: 'styrelse', insatser: null, forbund: null };

const keyOf = ({ by }: Pick<MeasureRow, 'by'>) =>
	JSON.stringify(Object.entries(by).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The three figures of a row that someone could subtract from another. */
const figures = ({ n, taljare, namnare }: MeasureRow): number[] =>
	[n, taljare, namnare !== null && taljare !== null ? namnare - taljare : null].map((x) => x ?? 0);

/** A figure of its own that is about too few, or says the same of everybody. */
function isDelicate(row: MeasureRow, measure: Measure, k: number): boolean {
	if (isPrimary(row.n ?? 0, k)) return true;
	if (measure.enhet !== 'andel' || row.taljare === null || row.namnare === null) return false;
	if (uniformOf(measure) !== 'never' && isUniform(row.taljare, row.namnare)) return true;
	if (measure.skydd === 'svar') return false;
	return isPrimary(row.taljare, k) || isPrimary(row.namnare - row.taljare, k);
}

/** Whole years around a span and inside it: what it is most easily subtracted from. Null when it is whole years itself. */
function yearsAround({ from, to }: Partial<Cut>): Partial<Cut>[] | null {
	const first = from?.slice(0, 4);
	const last = to?.slice(0, 4);
	const wholeFrom = !from || from.length === 4 || from.endsWith('-01-01');
	const wholeTo = !to || to.length === 4 || to.endsWith('-12-31');
	if (wholeFrom && wholeTo) return null;
	const bound = (a?: string, b?: string): Partial<Cut> => ({ ...(a && { from: a }), ...(b && { to: b }) });
	const inner = [
		wholeFrom || !first ? first : String(Number(first) + 1),
		wholeTo || !last ? last : String(Number(last) - 1)
	];
	const around = [bound(first, last)];
	if (!(inner[0] && inner[1] && inner[0] > inner[1])) around.push(bound(inner[0], inner[1]));
	return around;
}

/** A survey's year is told by the release as the year of its answers: the same question in its words, or null. */
function inYears({ by = [], where = {}, ...span }: Partial<Cut>): Partial<Cut> | null {
	const years = where.matar;
	if ((!years && !by.includes('matar')) || (years && years.length !== 1)) return null;
	const { matar: _, ...rest } = where;
	const renamed = by.map((id) => (id === 'matar' ? 'ar' : id));
	return { ...span, by: renamed, where: rest, ...(years && { from: years[0]!, to: years[0]! }) };
}

/** Answers as a board may have them: from the release where it has the question, and else only what stands by itself. */
export function guardedAsk(warehouse: Warehouse, k: number) {
	const ask = async (viewer: Viewer, matt: string, cut: Partial<Cut>) =>
		(await runMeasure(warehouse, viewer, matt, cut)).rows;
	return async (matt: string, cut: Partial<Cut> = {}): Promise<{ rows: MeasureRow[] }> => {
		const measure = measureOf(matt)!;
		const rows = await ask(owner, matt, cut);
		if (measure.skydd === 'ingen') return { rows };
		const released = new Map((await ask(board, matt, cut)).map((row) => [keyOf(row), row]));
		const renamed = inYears(cut);
		const hiddenYears = new Set(
			(renamed ? await ask(board, matt, renamed) : [])
				.filter(({ status, utanfor }) => status === 'skyddad' && !utanfor)
				.map(({ by: { ar, ...by } }) => keyOf({ by: { ...by, ...(ar && { matar: ar }) } }))
		);
		const spans = yearsAround(cut) ?? [];
		const { from: _, to: __, ...rest } = cut;
		const beside = await Promise.all(
			spans.map(
				async (span) =>
					new Map((await ask(owner, matt, { ...rest, ...span })).map((row) => [keyOf(row), row]))
			)
		);
		const near = (row: MeasureRow) =>
			beside.some((other) => {
				const same = other.get(keyOf(row));
				const there = same ? figures(same) : [0, 0, 0];
				return figures(row).some((x, i) => isPrimary(Math.abs(x - there[i]!), k));
			});
		return {
			rows: rows.map((row) => {
				const known = released.get(keyOf(row));
				if (known && !known.utanfor) return known.status === 'skyddad' ? hidden(row.by) : row;
				if (row.status === 'ej_tillampligt' || (row.n ?? 0) === 0) return row;
				const isHidden = isDelicate(row, measure, k) || near(row) || hiddenYears.has(keyOf(row));
				return isHidden ? hidden(row.by) : row;
			})
		};
	};
}

/** Every goal judged as of the last day of the data, for those who see the release. */
export async function releaseGoals(db: Database, meta: Meta): Promise<JudgedGoal[]> {
	const warehouse: Warehouse = {
		version: meta.version,
		query: (sql, params) => db.query(sql, params),
		once: remember()
	};
	const ask = guardedAsk(warehouse, meta.k);
	const answered = new Map<string, ReturnType<typeof ask>>();
	return judgeGoals({
		warehouse,
		meta,
		viewer: owner,
		ask: async (matt, cut) => {
			const key = JSON.stringify([matt, cut]);
			const rows = answered.get(key) ?? ask(matt, cut);
			answered.set(key, rows);
			return { matt, version: meta.version, ...(await rows) };
		}
	});
}
