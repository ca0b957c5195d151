import { formatNumber, speak } from '#lib/format/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import type { Insats } from '#lib/server/catalog/index.ts';
import { measureOf, type Scope } from '#lib/server/scope.ts';
import type { FigureView, FilterView, Link, StatView } from '#lib/ui/types.ts';
import { about, type About } from '../insats/about.ts';
import { filterBar } from '../shared/filterBar.ts';
import { incomeFigure, occupationFigure } from './change.ts';
import { dashboard } from './dashboard.ts';
import { flowFigure } from './flow.ts';
import { SPREADS, spreadFigure } from './spread.ts';

export interface SusView {
	title: string;
	lead: string;
	filter: FilterView;
	/** Set for a strukturövergripande insats: why there is no before and after. */
	structural: string | null;
	stats: StatView[];
	/** `beside`: the tables are narrow enough to stand beside their pictures. */
	sections: { id: string; title: string; beside: boolean; figures: FigureView[] }[];
	back: Link;
}

const STATS = [
	'avslutade',
	'tackning',
	'sus_arbetar_studerar_efter',
	'borjat_eller_okat',
	'tid_i_insats'
] as const;

function statOf({ scope, rakning }: About, matt: string, row: MeasureRow | undefined): StatView {
	const { namn, enhet } = measureOf(matt);
	const said = speak(row, enhet, scope.meta.k);
	return {
		label: namn,
		href: scope.link(`/matt/${matt}`),
		value: said.text,
		sub: [said.interval, said.interval || enhet === 'manader' ? said.n : ''].filter(Boolean).join(', '),
		muted: !said.shown,
		rakning: rakning(matt)
	};
}

/** The standard report of one insats as SUS gave it: before, after, the flow between, who they were and how it ended. */
export async function view(scope: Scope, insats: Insats): Promise<SusView> {
	const one = about(scope, insats);
	const base = {
		title: `Före och efter: ${insats.namn}`,
		filter: filterBar(one.scope, {
			fields: dashboard.filters.filter((name) => name !== 'forbund'),
			period: one.period
		}),
		back: { text: `Tillbaka till ${insats.namn}`, href: scope.link(`/insats/${insats.insats_id}`) }
	};
	if (insats.inriktning !== 'individinriktad')
		return {
			...base,
			lead: '',
			structural:
				'Insatsen är strukturövergripande: den har inga egna deltagare, och därför finns inget före och efter.',
			stats: [],
			sections: []
		};
	const span = { by: [], from: one.period.from, to: one.period.to };
	const rows = await Promise.all(STATS.map(async (matt) => (await one.ask(matt, span))[0]));
	const [ended] = rows;
	const [occupation, income, flow, spreads] = await Promise.all([
		occupationFigure(one),
		incomeFigure(one),
		flowFigure(one),
		Promise.all(SPREADS.map((spread) => spreadFigure(one, spread, ended)))
	]);
	const count = speak(ended, 'deltaganden', scope.meta.k);
	const figuresOf = (...ids: string[]) => spreads.filter(({ id }) => ids.includes(id));
	return {
		...base,
		lead: count.shown
			? `${formatNumber(ended?.varde)} deltaganden avslutades ${one.period.text}. Andelarna gäller dem som har båda uppgifterna; täckningen visar hur många av de avslutade som har ett registrerat utfall.`
			: '',
		structural: null,
		stats: STATS.map((matt, index) => statOf(one, matt, rows[index])),
		sections: [
			{ id: 'fore-efter', title: 'Före och efter', beside: false, figures: [occupation, income, flow] },
			{
				id: 'tid-och-avslut',
				title: 'Tid i insatsen och avslut',
				beside: true,
				figures: figuresOf('tid', 'avslutsorsak')
			},
			{
				id: 'bakgrund',
				title: 'Vilka de var',
				beside: true,
				figures: figuresOf('alder', 'utbildning', 'offentlig-forsorjning')
			}
		]
	};
}
