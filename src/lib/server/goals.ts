import { asOf, judgeAll, type JudgedGoal, type Mal } from '../goals/index.ts';
import { MeasureError, seesRows } from '../measures/run.ts';
import { isEmptyScope } from '../measures/scope.ts';
import type { Viewer } from '../measures/types.ts';
import type { Lager } from './lager.ts';
import type { Warehouse } from './warehouse.ts';

const GOALS = `
select
	m.forbund_id, m.mal_id, m.insats_id, m.overordnad_insats, m.galler, m.text, m.population, m.matt, m.jamforelse,
	m.varde, m.varde_till, m.enhet, m.fonster, m.kalla, m.giltig_fran, m.giltig_till, m.anmarkning,
	i.start, i.slut, i.platser, i.parter
from marts.mal m
join marts.insats i
	on i.forbund_id = m.forbund_id and i.insats_id = m.insats_id
order by
	m.forbund_id nulls last, m.mal_id nulls last, m.insats_id nulls last, m.giltig_fran nulls first`;

const PARTS = `
select forbund_id, insats_id, overordnad_insats from marts.insats
where overordnad_insats <> insats_id
order by forbund_id nulls last, insats_id nulls last`;

const everything: Viewer = { role: 'kansli', insatser: null, forbund: null };

interface Place {
	forbund_id: string;
	insats_id: string;
	overordnad_insats: string;
}

const sees = (viewer: Viewer, place: Place): boolean =>
	(viewer.forbund === null || viewer.forbund.includes(place.forbund_id)) &&
	(viewer.insatser === null ||
		viewer.insatser.includes(place.insats_id) ||
		viewer.insatser.includes(place.overordnad_insats));

/** Goals of the insatser a viewer may see, as they are decided. */
async function readMal(warehouse: Warehouse, viewer: Viewer): Promise<Mal[]> {
	if (isEmptyScope(viewer)) return [];
	const rows = await warehouse.query<Mal & Place>(GOALS);
	return rows.filter((row) => sees(viewer, row)).map(({ overordnad_insats: _, ...goal }) => goal);
}

export interface GoalQuestion {
	/** Only the goals of this insats and of those under it. */
	insats?: string;
	forbund?: string;
	/** As of this day; the last day of the data when not given. */
	per?: string;
}

/** A goal that several insatser share stands once more, judged together: for those who see all of them. */
const isTogether = (goal: JudgedGoal): boolean => goal.insats_id.includes('*');

/** The goals as they were judged when the version was published, for those who see the release. */
async function frozen(
	warehouse: Warehouse,
	wanted: readonly Mal[],
	all: readonly Mal[]
): Promise<JudgedGoal[]> {
	const rows = await warehouse.query<{ mal: string }>(
		'select mal from slapp.mal order by ordning nulls last'
	);
	const key = (goal: Mal, insats = goal.insats_id) => JSON.stringify([goal.forbund_id, goal.mal_id, insats]);
	const own = new Set(wanted.map((goal) => key(goal)));
	return rows
		.map(({ mal }) => JSON.parse(mal) as JudgedGoal)
		.filter((one) =>
			isTogether(one)
				? all
						.filter(
							(goal) =>
								goal.mal_id === one.mal_id &&
								goal.galler === one.goal.galler &&
								goal.forbund_id === one.forbund_id
						)
						.every((goal) => own.has(key(goal)))
				: own.has(key(one.goal, one.insats_id))
		);
}

/**
 * Judges the goals a viewer may see, through the same answers as every page. Who sees the release gets them as they were
 * frozen with it, as of the last day of the data: another day would be another cut of the same people.
 */
export async function judgeGoals(
	{ warehouse, viewer, ask, meta }: Pick<Lager, 'warehouse' | 'viewer' | 'ask' | 'meta'>,
	{ insats, forbund, per }: GoalQuestion = {}
): Promise<JudgedGoal[]> {
	const under = await warehouse.query<Place>(PARTS);
	const goals = await readMal(warehouse, viewer);
	const own = (id: string, in_: string) =>
		id === insats ||
		under.some((p) => p.forbund_id === in_ && p.insats_id === id && p.overordnad_insats === insats);
	const wanted = goals.filter(
		(goal) => (!insats || own(goal.insats_id, goal.forbund_id)) && (!forbund || goal.forbund_id === forbund)
	);
	if (!seesRows(viewer)) {
		if (per && per !== meta.dataPer)
			throw new MeasureError([
				`För styrelse och styrgrupp är målen bedömda per ${meta.dataPer}, när uppgifterna publicerades. Utelämna dagen.`
			]);
		return isEmptyScope(viewer) ? [] : frozen(warehouse, wanted, await readMal(warehouse, everything));
	}
	const parts = (in_: string, id: string) =>
		under.filter((p) => p.forbund_id === in_ && p.overordnad_insats === id).map((p) => p.insats_id);
	const at = asOf(async (matt, cut) => (await ask(matt, cut)).rows, meta.dataPer, per);
	return judgeAll(wanted, at, parts);
}
