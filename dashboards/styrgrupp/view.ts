import { formatRange, sentence } from '#lib/format/index.ts';
import type { JudgedGoal } from '#lib/goals/index.ts';
import type { Insats } from '#lib/server/catalog/index.ts';
import type { Scope } from '#lib/server/scope.ts';
import type { FigureView, FilterView, Link, StatView, TableView } from '#lib/ui/types.ts';
import { about, type About } from '../insats/about.ts';
import { shownOnce } from '../mal/view.ts';
import { compareFigure } from '../shared/compare.ts';
import { filterBar } from '../shared/filterBar.ts';
import { goalsNote, goalsSentence } from '../shared/goals.ts';
import { missingData, type MissingData } from '../shared/missing.ts';
import { byVerdict, verdictLine, type VerdictLine } from '../shared/verdicts.ts';
import { goalsClause } from '../styrelse/lead.ts';
import { budgetFigure } from './budget.ts';
import { dashboard } from './dashboard.ts';
import { events } from './events.ts';
import { flowFigure } from './flow.ts';
import { rhythm } from './rhythm.ts';
import { surveyFigure } from './survey.ts';
import { timeFigure } from './time.ts';
import { placesFigure } from './volume.ts';

export interface StyrgruppView {
	title: string;
	lead: string;
	filter: FilterView;
	structural: string | null;
	parts: Link[];
	goals: { title: string; lines: VerdictLine[]; note: string; link: Link };
	people: FigureView[];
	rhythm: StatView[];
	events: { title: string; table: TableView | null };
	money: FigureView;
	survey: FigureView | null;
	teams: FigureView[];
	missing: MissingData[];
	links: Link[];
}

/** What teams are set beside each other on. */
const TEAM_MEASURES = ['avslut_arbete_studier', 'stegforflyttning_framat', 'kostnad_per_deltagare'];

/** Team against team, through the same comparison as the page Jämför: who may be compared, and what may be said. */
const teamFigures = (one: About): Promise<FigureView[]> => {
	const scope: Scope = { ...one.scope, insatser: one.parts, ask: (matt, cut) => one.ask(matt, cut) };
	return Promise.all(TEAM_MEASURES.map((matt) => compareFigure(scope, matt, one.period)));
};

function goalsView(scope: Scope, insats: Insats, goals: readonly JudgedGoal[]): StyrgruppView['goals'] {
	const once = shownOnce(goals);
	const href = scope.link(`/insats/${insats.insats_id}/mal`);
	const told = once.filter(({ status }) => status !== 'kan_ej_utvarderas');
	return {
		title:
			once.length > 0 ? goalsSentence(once).replace(/\.$/, '') : 'Inga mål är inlästa för den här insatsen',
		lines: told.map((goal) => verdictLine(goal, href)).sort(byVerdict),
		note:
			once.length > 0
				? goalsNote(scope.meta.dataPer)
				: 'Målen lämnas i målfilen av kansliet, när de är beslutade.',
		link: { text: 'Målen med hela motiveringen', href }
	};
}

/** Everything a styrgrupp goes through for one insats. Goals are those of the insats and of the teams under it. */
export async function view(
	scope: Scope,
	insats: Insats,
	goals: readonly JudgedGoal[]
): Promise<StyrgruppView> {
	const one = about(scope, insats);
	const structural = insats.inriktning !== 'individinriktad';
	const [places, flow, time, duties, happened, money, survey, teams] = await Promise.all([
		structural ? null : placesFigure(one),
		structural ? null : flowFigure(one),
		structural ? null : timeFigure(one),
		rhythm(one),
		events(one),
		budgetFigure(one),
		surveyFigure(one),
		one.parts.length > 1 ? teamFigures(one) : []
	]);
	const people = [places, flow, time].filter((figure): figure is FigureView => figure !== null);
	const lead = [places?.title, goalsClause(shownOnce(goals)), money.title].filter(
		(text): text is string => !!text
	);
	const years = insats.fran && insats.till ? formatRange(String(insats.fran), String(insats.till)) : '';
	return {
		title: `Styrgrupp: ${insats.namn}`,
		lead: lead.map((text) => `${sentence(text)}.`).join(' '),
		filter: filterBar(one.scope, { fields: dashboard.filters, period: one.period }),
		structural: structural
			? 'Insatsen är strukturövergripande: den har inga egna deltagare. Här visas det som ändå går att följa.'
			: null,
		parts: one.parts.map((part) => ({ text: part.namn, href: scope.link(`/styrgrupp/${part.insats_id}`) })),
		goals: goalsView(scope, insats, goals),
		people,
		rhythm: duties.stats,
		events: { title: happened.title, table: happened.table },
		money,
		survey,
		teams,
		missing: [
			...missingData(shownOnce(goals), scope.catalog.codes),
			...duties.missing,
			...happened.missing,
			...(survey
				? []
				: [
						{
							goal: 'Enkäter',
							what: 'svaren i enkätfilerna (källorna enkat, enkatsvar och utskick), från kansliet.'
						}
					])
		],
		links: [
			{
				text: `Allt om ${insats.namn}${years ? `, ${years}` : ''}`,
				href: scope.link(`/insats/${insats.insats_id}`)
			},
			{
				text: 'Lägesrapporten, med plats för era egna ord',
				href: scope.link('/rapport/lagesrapport', { insats: [insats.insats_id], fran: null, till: null })
			},
			{ text: 'Styrgrupper för andra insatser', href: scope.link('/styrgrupp') }
		]
	};
}
