import { formatDate } from '../format/index.ts';
import type { For } from './ask.ts';
import { calendarDay, type Understood } from './evidence.ts';
import { gather } from './gather.ts';
import { MeasureError } from '../measures/run.ts';
import { interpret } from './interpret.ts';
import { sentenceOf, togetherText } from './sentence.ts';
import { together, verdict } from './verdict.ts';
import { validity } from './windows.ts';
import type { Ask, Mal, Plan, Point, Verdict } from './types.ts';

/** A goal as it came out for one insats, or (`galler` with a wildcard) for all of them together. */
export interface JudgedGoal extends Verdict {
	mal_id: string;
	insats_id: string;
	forbund_id: string;
	text: string;
	/** What is aimed at: `minst 80 %`. */
	mal: string;
	/** The verdict in words. */
	sentence: string;
	/** What was judged: `2025`, `hela tiden`, `mätåret 2025`. */
	period: string | null;
	trend: Point[];
	/** Measures the verdict rests on, for the definitions. */
	matt: string[];
	/** The row of the table of rules that read it. */
	regel: string | null;
	goal: Mal;
}

/** Who is asked and as of when. */
export interface AsOf {
	ask: Ask;
	per: string;
	utsatt: boolean;
	kalender: string;
}

/** As of a day that was asked for, or else of the last day of the data. */
export const asOf = (ask: Ask, dataPer: string, per?: string): AsOf => ({
	ask,
	per: per ?? dataPer,
	utsatt: per !== undefined,
	kalender: calendarDay(per, dataPer)
});

const nothing: Omit<Verdict, 'status'> = {
	natt: null,
	sakerhet: null,
	taljare: null,
	namnare: null,
	varde: null,
	lag: null,
	hog: null,
	saknas: null,
	oppna: null,
	kan_sagas: null
};

const about = (goal: Mal, insats_id: string) => ({
	mal_id: goal.mal_id,
	insats_id,
	forbund_id: goal.forbund_id,
	text: goal.text,
	goal
});

function measuresOf(plan: Plan): string[] {
	switch (plan.form) {
		case 'andel':
			return [...plan.delar, ...(plan.visa ?? [])].map(({ matt }) => matt);
		case 'antal':
			return plan.delar.map(({ matt }) => matt);
		case 'riktmarke':
			return [plan.andel.matt, plan.medel.matt];
		case 'aggregat':
			return ['aggregat'];
		case 'platser':
		case 'saknas':
			return [];
		default:
			return [plan.del.matt];
	}
}

/** One goal that cannot be asked must not take the others with it. */
async function judgeRead(goal: Mal, read: Understood, who: For, at: AsOf): Promise<JudgedGoal> {
	try {
		return await judgeFound(goal, read, who, at);
	} catch (error) {
		if (!(error instanceof MeasureError)) throw error;
		return unread(goal, who.insatser.length === 1 ? who.insatser[0]! : goal.galler, error.messages.join(' '));
	}
}

async function judgeFound(goal: Mal, read: Understood, who: For, at: AsOf): Promise<JudgedGoal> {
	const insats_id = who.insatser.length === 1 ? who.insatser[0]! : goal.galler;
	const base = {
		...about(goal, insats_id),
		matt: [...new Set(measuresOf(read.plan))],
		regel: read.regel,
		trend: [] as Point[],
		period: null
	};
	const found = await gather({ goal, read, who, ...at });
	if ('tidigast' in found)
		return {
			...base,
			...nothing,
			status: 'for_tidigt',
			kan_sagas: found.tidigast,
			mal: read.avsett,
			sentence: `För tidigt att säga. Målet gäller från ${formatDate(found.tidigast)}.`
		};
	const result = verdict(read.mal, found);
	const hidden = result.status === 'skyddad';
	const target = found.slag === 'datum' && found.datum ? `senast ${formatDate(found.datum)}` : read.avsett;
	return {
		...base,
		...result,
		mal: target,
		sentence: sentenceOf(read.mal, target, found, result),
		period: found.period,
		trend: hidden ? [] : found.trend
	};
}

const unread = (goal: Mal, insats_id: string, fel: string): JudgedGoal => ({
	...about(goal, insats_id),
	...nothing,
	status: 'kan_ej_utvarderas',
	saknas: fel,
	mal: '',
	sentence: `Målet kan inte utvärderas. ${fel}`,
	period: null,
	trend: [],
	matt: [],
	regel: null
});

/** Counts have a target for each insats; shares and what is only followed can be said of all together. */
const eachForItself = (read: Understood): boolean =>
	read.mal.slag !== 'foljs' && !['andel', 'riktmarke', 'forandring'].includes(read.plan.form);

/** One goal, for one insats. `parts` are the insatser under it: then it is judged on all of them. */
export async function judgeOne(goal: Mal, at: AsOf, parts: readonly string[] = []): Promise<JudgedGoal> {
	const read = interpret(goal);
	if (!read.ok) return unread(goal, goal.insats_id, read.fel);
	const own = [goal.insats_id];
	const who: For = {
		forbund: goal.forbund_id,
		insatser: own,
		ensam: parts.length === 0,
		delar: [...own, ...parts]
	};
	return judgeRead(goal, read, who, at);
}

/** A goal written for several insatser (`samordningsteam_*`): each of them, and all together last. */
export async function judgeTogether(goals: readonly Mal[], at: AsOf): Promise<JudgedGoal[]> {
	const [first] = goals;
	if (!first) return [];
	const each: JudgedGoal[] = [];
	for (const goal of goals) each.push(await judgeOne(goal, at));
	const read = interpret(first);
	if (!read.ok) return [...each, unread(first, first.galler, read.fel)];
	const insatser = goals.map(({ insats_id }) => insats_id);
	if (!eachForItself(read)) {
		const who: For = { forbund: first.forbund_id, insatser, ensam: false, delar: insatser };
		return [...each, { ...(await judgeRead(first, read, who, at)), insats_id: first.galler }];
	}
	const result = together(each);
	return [
		...each,
		{
			...each[0]!,
			...result,
			insats_id: first.galler,
			trend: [],
			sentence: togetherText(result, goals.length)
		}
	];
}

/** Of a goal's versions, the one that holds on the day; the last that did, when none does any more. */
export function inForce(goals: readonly Mal[], per: string): Mal | undefined {
	const begun = goals.filter((goal) => (goal.giltig_fran ?? '') <= per);
	const holds = begun.filter((goal) => (validity(goal).till ?? '') >= per);
	const latest = (list: readonly Mal[]) =>
		[...list].sort((a, b) => ((a.giltig_fran ?? '') < (b.giltig_fran ?? '') ? 1 : -1))[0];
	return latest(holds) ?? latest(begun) ?? goals[0];
}

/** Every goal as of a day, by förbund, goal and insats. `parts` gives the insatser under an insats. */
export async function judgeAll(
	goals: readonly Mal[],
	at: AsOf,
	parts: (forbund: string, insats: string) => readonly string[]
): Promise<JudgedGoal[]> {
	const groups = new Map<string, Mal[]>();
	for (const goal of goals) {
		const key = JSON.stringify([goal.forbund_id, goal.mal_id, goal.galler]);
		groups.set(key, [...(groups.get(key) ?? []), goal]);
	}
	const judged = [...groups.values()].map(async (group) => {
		const insatser = [...new Set(group.map(({ insats_id }) => insats_id))];
		const current = insatser.flatMap(
			(id) =>
				inForce(
					group.filter(({ insats_id }) => insats_id === id),
					at.per
				) ?? []
		);
		const [first] = current;
		if (!first) return [];
		if (first.galler.includes('*') && current.length > 1) return judgeTogether(current, at);
		return Promise.all(current.map((goal) => judgeOne(goal, at, parts(goal.forbund_id, goal.insats_id))));
	});
	const found = (await Promise.all(judged)).flat();
	// By förbund, then K2 before K10; the sort is stable, so a goal's insatser keep their order, all together last.
	const order = (a: string, b: string) => a.localeCompare(b, 'sv', { numeric: true });
	return found.sort((a, b) => order(a.forbund_id, b.forbund_id) || order(a.mal_id, b.mal_id));
}
