/** Makes the release of a version: counts, decides what may be shown, freezes it. */
import { tells, topOf } from '#lib/protection/lattice.ts';
import { decide, type Release } from '#lib/protection/release.ts';
import type { Database } from '#lib/server/duckdb.ts';
import { readMeta } from '#lib/server/lager.ts';
import type { ReleaseReport } from '#lib/server/report.ts';
import { derivedRows } from './derived.ts';
import { flows } from './flow.ts';
import { releaseGoals } from './goals.ts';
import { gather } from './gather.ts';
import { readHistory } from './history.ts';
import { keepOf } from './keep.ts';
import { linkedCounts } from './linked.ts';
import { plan } from './plan.ts';
import { solve } from './solve/index.ts';
import { placesOf, timesOf, type InsatsPlace } from './spans.ts';
import { supported } from './support.ts';
import { fill, writeFigures } from './write.ts';

const PERSONS = 'count(distinct person)';

interface Options {
	k: number;
	workspace: string;
	/** The version before is attached as `forra`. */
	previous: boolean;
	/** Files of versions that were seen and undone. */
	undone?: readonly string[];
}

/** Questions under way side by side: most are about so little that one alone leaves a machine half idle. */
const CONNECTIONS = 4;

/** Writes the schema `slapp` of the version being built. Reads marts and meta, which must be finished and committed. */
export async function buildRelease(db: Database, options: Options): Promise<ReleaseReport> {
	const side = await db.beside(CONNECTIONS);
	try {
		return await release(db, side, options);
	} finally {
		side.close();
	}
}

/** `side`: connections that only read. */
async function release(
	db: Database,
	side: Database,
	{ k, workspace, previous, undone = [] }: Options
): Promise<ReleaseReport> {
	const started = performance.now();
	const planned = plan();
	const insatser = await db.query<InsatsPlace>(
		`select forbund_id, insats_id, overordnad_insats from marts.insats where inriktning <> 'administration' order by forbund_id nulls last, insats_id nulls last`
	);
	const [span] = await db.query<{ data_per: string; forsta: number | null }>(
		`select (select max(data_per) from meta.version) as data_per, (select cast(extract(year from min(fran)) as integer) from marts.period) as forsta`
	);
	const dataPer = String(span!.data_per).slice(0, 10);
	const last = Number(dataPer.slice(0, 4));
	const places = placesOf(insatser);
	const ends = await db.query<{ till: number }>(
		'select distinct till from marts.insats_ar order by till nulls last'
	);
	const times = timesOf(
		Math.min(span!.forsta ?? last, last),
		last,
		ends.map(({ till }) => till)
	);
	const figures = await gather(side, planned, places, times, dataPer);
	const history = await readHistory(db, planned.counts, previous, undone);
	const decided = await decide(
		{
			k,
			figures,
			rules: planned.rules,
			places: places.sums,
			times: times.sums,
			unseen: times.hidden,
			overlapping: new Set(
				planned.counts.filter(({ count }) => count?.aggregate === PERSONS).map(({ nr }) => nr)
			),
			linked: await linkedCounts(side, planned.counts),
			balances: flows(planned, places, times, dataPer),
			earlier: history.earlier,
			keep: keepOf(planned),
			tells,
			top: topOf
		},
		solve
	);
	const known = new Set([...places.of.values()].flat());
	const derived = await derivedRows(side, planned.derived, times, known);
	const byMatt = new Map(planned.derived.map((measure) => [measure.matt, measure]));
	await writeFigures(
		db,
		workspace,
		decided,
		derived.map((row) => ({ ...row, shown: supported(row, byMatt.get(row.matt)!, planned, decided, k) })),
		history,
		planned.counts,
		times.years
	);
	const goals = await releaseGoals(side, await readMeta({ query: (sql) => side.query(sql) }));
	await fill(
		db,
		workspace,
		'slapp.mal',
		goals.map((goal, ordning) => ({ ordning, mal: JSON.stringify(goal) }))
	);
	return report(decided, performance.now() - started);
}

/** A hidden figure may be nobody: it is one of those the release holds, told or not. */
function report({ figures, helpers, audit }: Release, ms: number): ReleaseReport {
	return {
		figures: figures.length,
		hidden: figures.filter(({ shown }) => !shown).length,
		helpers,
		exposed: audit.exposed.length,
		seconds: Math.round(ms) / 1000
	};
}
